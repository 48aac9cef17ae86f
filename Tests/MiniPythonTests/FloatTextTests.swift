// Floats to and from text against CPython.
import MiniPython
import Testing

struct FloatTextTests {
  @Test func agreesWithCPython() throws {
    try checkRecorded("floats") { recorded in
      let value = RecordedCase.double(recorded.text(1))
      let bits = { (value: Double) in Array(String(value.bitPattern, radix: 16).utf8) }
      switch recorded.text(0) {
      case "repr": return FloatText.repr(value)
      case "round":
        guard let result = FloatText.rounded(value, places: Int(recorded.text(2)) ?? 0) else {
          throw PythonTextError.overflow("rounded value too large to represent")
        }
        return FloatText.repr(result)
      case "hash": return PythonHash.float(value).map(IntegerText.decimal)
      case "hex": return FloatText.hex(value)
      case "ratio":
        let ratio = FloatText.integerRatio(value)
        return ratio.map { $0.numerator.text(base: 16) + [0x2F] + $0.denominator.text(base: 16) }
      case "parse":
        guard let parsed = recorded.fields[1].withUnsafeBufferPointer({ FloatParser.parse($0) }) else {
          let shown = recorded.fields[1].withUnsafeBufferPointer { StringText.repr($0) }
          throw PythonTextError.value("could not convert string to float: \(String(decoding: shown, as: UTF8.self))")
        }
        return bits(parsed)
      case "int":
        return try recorded.fields[1].withUnsafeBufferPointer { text in
          try IntegerText.parse(text, base: Int(recorded.text(2)) ?? 0) { StringText.repr(text) }.decimalText()
        }
      case "fromhex": return bits(try recorded.fields[1].withUnsafeBufferPointer { try FloatParser.hexadecimal($0) })
      default: return nil
      }
    }
  }
}
