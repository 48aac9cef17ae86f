// The text types: what str and bytes can do, installed once.

package enum StringTypes {
  package static func install() {
    UnicodeErrors.install()
    StringType.install()
    BytesType.install()
    ByteArrayType.install()
  }
}

/// Walks a str by its characters.
final class StringIterator: IteratorObject {
  nonisolated(unsafe) static let pythonType = TypeObject("str_iterator", layout: .iterator, isBase: false)
  nonisolated(unsafe) static let asciiType = TypeObject("str_ascii_iterator", layout: .iterator, isBase: false)
  private let string: StringObject
  private var offset = 0

  init(_ string: StringObject) {
    self.string = string
    // The characters of an instance of a subclass stand apart from it, as CPython has them.
    let isPlain = string.type === Types.str && string.isASCII
    super.init(type: isPlain ? StringIterator.asciiType : StringIterator.pythonType, form: .string)
  }

  /// Puts the next character into a register; false at the end.
  @inline(__always) func advance(_ d: Register) -> Bool {
    if offset >= string.byteCount { return false }
    let first = string.bytes[offset]
    if first < 0x80 {
      offset &+= 1
      d.set(StringObject.characterReference(first))
    } else {
      d.set(next())
    }
    return true
  }

  override func next() -> Value {
    if offset >= string.byteCount { return .undef }
    let start = offset
    offset += StringObject.length(ofCharacterAt: string.bytes[start])
    return .object(string.character(at: start, length: offset - start))
  }

  override func lengthHint() -> Int? { string.count - WTF8.count(Bytes(start: string.bytes, count: offset)) }
}

/// Walks a bytes object by its bytes.
final class BytesIterator: IteratorObject {
  nonisolated(unsafe) static let pythonType = TypeObject("bytes_iterator", layout: .iterator, isBase: false)
  nonisolated(unsafe) static let changingType = TypeObject("bytearray_iterator", layout: .iterator, isBase: false)
  private let object: BytesObject
  private var index = 0

  init(_ object: BytesObject) {
    self.object = object
    super.init(
      type: object.type.isSubtype(of: Types.byteArray) ? BytesIterator.changingType : BytesIterator.pythonType)
  }

  override func next() -> Value {
    if index >= object.count { return .undef }
    index += 1
    return .int(Int(object.bytes[index - 1]))
  }

  override func lengthHint() -> Int? { object.count - index }
}
