// The hash of a str.

package enum StringHash {
  package static func hash(_ string: StringObject) -> Int {
    PythonHash.string(string.utf8, isASCII: string.isASCII)
  }
}
