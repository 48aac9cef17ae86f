// The format mini-language against CPython.
import MiniPython
import Testing

struct FormatSpecTests {
  @Test func agreesWithCPython() throws {
    try checkRecorded("format") { recorded in
      let kind = recorded.text(0)
      var result: [UInt8] = []
      let spec = try FormatSpec(parsing: recorded.fields[2], typeName: kind)
      switch kind {
      case "float": try spec.append(float: RecordedCase.double(recorded.text(1)), to: &result)
      case "int": try spec.append(integer: RecordedCase.integer(recorded.text(1)), to: &result)
      case "bool": try spec.append(integer: Int(recorded.text(1)) ?? 0, typeName: "bool", to: &result)
      case "str":
        try recorded.fields[1].withUnsafeBufferPointer { try spec.append(text: $0, to: &result) }
      case "complex":
        let parts = recorded.text(1).split(separator: ",").map { RecordedCase.double($0) }
        try spec.append(real: parts[0], imaginary: parts[1], to: &result)
      default: return nil
      }
      return result
    }
  }
}
