// Floating-point numbers as text, digit for digit as Python and C print them.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Texts of `Double` values: a fixed number of decimals, scientific, or the shortest that reads back the same.
package enum FloatText {
  /// The text of Python's `f"{value:.{decimals}f}"`.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    nonFinite(value) ?? print("%.*f", value, decimals)
  }

  /// The text of Python's `f"{value:.{decimals}e}"`.
  package static func scientific(_ value: Double, decimals: Int) -> String {
    nonFinite(value) ?? print("%.*e", value, decimals)
  }

  /// Six digits at most, as C++ streams print a number: `2`, `0.5`, `1e+10`.
  package static func short(_ value: Double) -> String { nonFinite(value) ?? print("%.*g", value, 6) }

  /// The text of Python's `repr(value)`: the shortest digits that read back as `value`.
  package static func repr(_ value: Double) -> String {
    if let text = nonFinite(value) { return text }
    // Swift finds the same shortest digits but turns to exponents at other magnitudes.
    var digits: [UInt8] = []
    var exponent = 0
    var pointAt: Int?
    var text = Array(value.description.utf8)[...]
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative { text.removeFirst() }
    if let e = text.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(String(decoding: text[(e + 1)...], as: UTF8.self)) ?? 0
      text = text[..<e]
    }
    for byte in text {
      if byte == UInt8(ascii: ".") { pointAt = digits.count } else { digits.append(byte) }
    }
    var point = (pointAt ?? digits.count) + exponent
    let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leadingZeros)
    point -= leadingZeros
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.isEmpty { return isNegative ? "-0.0" : "0.0" }
    let body = String(decoding: pythonForm(digits, point: point), as: UTF8.self)
    return isNegative ? "-" + body : body
  }

  /// Significant digits, of which the first `point` stand before the decimal point, in Python's layout.
  private static func pythonForm(_ digits: [UInt8], point: Int) -> [UInt8] {
    let zero = UInt8(ascii: "0")
    let dot = UInt8(ascii: ".")
    var out: [UInt8] = []
    if point > 16 || point < -3 {
      out.append(digits[0])
      if digits.count > 1 {
        out.append(dot)
        out += digits[1...]
      }
      let power = point - 1
      out += [UInt8(ascii: "e"), UInt8(ascii: power < 0 ? "-" : "+")]
      if abs(power) < 10 { out.append(zero) }
      out += Array(String(abs(power)).utf8)
    } else if point <= 0 {
      out += [zero, dot]
      out += [UInt8](repeating: zero, count: -point)
      out += digits
    } else if digits.count <= point {
      out += digits
      out += [UInt8](repeating: zero, count: point - digits.count)
      out += [dot, zero]
    } else {
      out += digits[..<point]
      out.append(dot)
      out += digits[point...]
    }
    return out
  }

  private static func nonFinite(_ value: Double) -> String? {
    if value.isFinite { return nil }
    return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }

  /// The text that C's `printf` gives for a format with a precision argument.
  private static func print(_ format: StaticString, _ value: Double, _ decimals: Int) -> String {
    let decimals = CInt(clamping: max(0, decimals))
    let format = UnsafeRawPointer(format.utf8Start).assumingMemoryBound(to: CChar.self)
    func attempt(_ capacity: Int) -> (text: String, length: Int) {
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
        guard let start = buffer.baseAddress else { return ("", 0) }
        let length = Int(withVaList([decimals, value]) { vsnprintf(start, capacity, format, $0) })
        guard length >= 0, length < capacity else { return ("", max(0, length)) }
        let bytes = UnsafeRawBufferPointer(start: start, count: length)
        return (String(decoding: bytes, as: UTF8.self), length)
      }
    }
    let first = attempt(64)
    return first.length < 64 ? first.text : attempt(first.length + 1).text
  }
}
