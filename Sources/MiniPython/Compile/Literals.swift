// Constants that need objects.

enum Literals {
  static func bigInt(_ digits: String, _ radix: Int) -> Value {
    guard let value = BigInt(digits: digits.utf8, base: radix) else { preconditionFailure("no digits: \(digits)") }
    return .integer(value)
  }
  static func imaginary(_ value: Double) -> Value { .object(ComplexObject(Complex(0, value))) }
  static func bytes(_ bytes: [UInt8]) -> Value { .object(BytesObject(bytes)) }

  /// The text of a repr with all but ASCII escaped.
  static func ascii(_ text: StringObject) -> StringObject {
    if text.isASCII { return text }
    var result: [UInt8] = []
    for scalar in text.text.unicodeScalars {
      if scalar.value < 128 {
        result.append(UInt8(scalar.value))
        continue
      }
      let (mark, width) = scalar.value < 256 ? ("\\x", 2) : scalar.value < 65536 ? ("\\u", 4) : ("\\U", 8)
      let digits = String(scalar.value, radix: 16)
      result += Array((mark + String(repeating: "0", count: width - digits.count) + digits).utf8)
    }
    return StringObject(result)
  }
}
