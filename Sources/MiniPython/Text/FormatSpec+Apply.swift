// Applying a format specification to text, integers, floats and complex numbers.

extension FormatSpec {
  /// Appends text formatted as `str.__format__` does.
  package func append(
    text: UnsafeBufferPointer<UInt8>, typeName: String = "str", to result: inout [UInt8]
  ) throws(PythonTextError) {
    if type == nil { try checkSeparator(0x73) }
    if type != nil && type != 0x73 { throw unknownType(typeName) }
    if let sign {
      throw .value("\(sign == 0x20 ? "Space" : "Sign") not allowed in string format specifier")
    }
    if dropsNegativeZero { throw .value("Negative zero coercion (z) not allowed in string format specifier") }
    if isAlternate { throw .value("Alternate form (#) not allowed in string format specifier") }
    if alignment == 0x3D { throw .value("'=' alignment not allowed in string format specifier") }
    try checkWidth()
    var bytes = text.count
    if precision != nil || width != nil {
      var count = WTF8.count(text)
      if let precision, count > precision {
        count = precision
        bytes = WTF8.offset(text, ofScalar: precision)
      }
      let (left, right) = padding(count, alignment ?? 0x3C)
      appendFill(left, to: &result)
      result.append(contentsOf: UnsafeBufferPointer(rebasing: text[0..<bytes]))
      appendFill(right, to: &result)
    } else {
      result.append(contentsOf: text)
    }
  }

  /// Appends an integer formatted as `int.__format__` does; `typeName` is `bool` for one.
  package func append(integer: Int, typeName: String = "int", to result: inout [UInt8]) throws(PythonTextError) {
    if type == nil || type == 0x64, width == nil, separator == nil, sign == nil, precision == nil,
      !dropsNegativeZero
    {
      IntegerText.append(integer, to: &result)
      return
    }
    if type == nil || type == 0x64, separator == nil, precision == nil, !dropsNegativeZero {
      try checkWidth()
      return appendDecimal(integer, to: &result)
    }
    if let notation = floatNotation {
      try append(float: Double(integer), notation, to: &result)
      return
    }
    try append(
      negative: integer < 0, typeName, code: integer,
      digits: { base, uppercase in
        base == 10
          ? IntegerText.decimal(integer).drop { $0 == 0x2D }
          : BigInt(integer).text(base: base, uppercase: uppercase).drop { $0 == 0x2D }
      }, to: &result)
  }

  /// Appends a decimal integer with its sign, padded: what most specifications of integers ask for.
  private func appendDecimal(_ integer: Int, to result: inout [UInt8]) {
    let signByte: UInt8? = integer < 0 ? 0x2D : sign == 0x2B || sign == 0x20 ? sign : nil
    var count = signByte == nil ? 1 : 2
    var rest = integer.magnitude / 10
    while rest != 0 {
      count += 1
      rest /= 10
    }
    let alignment = alignment ?? (isZeroPadded ? 0x3D : 0x3E)
    let (left, right) = alignment == 0x3D ? (0, 0) : padding(count, alignment)
    appendFill(left, to: &result)
    if let signByte { result.append(signByte) }
    if alignment == 0x3D { appendFill((width ?? 0) - count, to: &result) }
    IntegerText.append(integer.magnitude, to: &result)
    appendFill(right, to: &result)
  }

  /// Appends a big integer formatted as `int.__format__` does.
  package func append(integer: BigInt, typeName: String = "int", to result: inout [UInt8]) throws(PythonTextError) {
    if let small = integer.asInt {
      try append(integer: small, typeName: typeName, to: &result)
      return
    }
    if let notation = floatNotation {
      guard let value = integer.asDouble else { throw .overflow("int too large to convert to float") }
      try append(float: value, notation, to: &result)
      return
    }
    let isDecimal = type == nil || type == 0x64 || type == 0x6E
    if isDecimal && precision == nil && !dropsNegativeZero { _ = try integer.limitedDecimalText() }
    try append(
      negative: integer.isNegative, typeName, code: nil,
      digits: { base, uppercase in integer.text(base: base, uppercase: uppercase).drop { $0 == 0x2D } }, to: &result)
  }

  /// The float notation that an integer with this type takes, nil for an integer's own.
  private var floatNotation: UInt8? {
    switch type {
    case 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x25: type.map { UInt8(truncatingIfNeeded: $0) }
    default: nil
    }
  }

  private func append(
    negative: Bool, _ typeName: String, code: Int?, digits: (Int, Bool) -> ArraySlice<UInt8>,
    to result: inout [UInt8]
  ) throws(PythonTextError) {
    var base = 10
    var prefix: UInt8?
    let isCharacter = type == 0x63
    switch type {
    case nil, 0x64, 0x6E, 0x63: break
    case 0x62: (base, prefix) = (2, 0x62)
    case 0x6F: (base, prefix) = (8, 0x6F)
    case 0x78: (base, prefix) = (16, 0x78)
    case 0x58: (base, prefix) = (16, 0x58)
    default: throw unknownType(typeName)
    }
    if precision != nil { throw .value("Precision not allowed in integer format specifier") }
    if dropsNegativeZero { throw .value("Negative zero coercion (z) not allowed in integer format specifier") }
    try checkWidth()
    var parts = NumberParts()
    if isCharacter {
      if sign != nil { throw .value("Sign not allowed with integer format specifier 'c'") }
      if isAlternate { throw .value("Alternate form (#) not allowed with integer format specifier 'c'") }
      guard let code else { throw .overflow("Python int too large to convert to C long") }
      if code < 0 || code > 0x10FFFF { throw .overflow("%c arg not in range(0x110000)") }
      var character: [UInt8] = []
      WTF8.append(UInt32(code), to: &character)
      parts.rest = character[...]
      parts.restCount = 1
    } else {
      parts.isNegative = negative
      parts.digits = digits(base, type == 0x58)
      if isAlternate, let prefix { parts.prefix = [0x30, prefix] }
      parts.groupSize = base == 10 ? 3 : 4
    }
    append(parts, to: &result)
  }

  /// Appends a float formatted as `float.__format__` does.
  package func append(float value: Double, typeName: String = "float", to result: inout [UInt8]) throws(PythonTextError)
  {
    if isEmpty {
      FloatText.appendRepr(value, to: &result)
      return
    }
    guard let type else {
      try append(float: value, nil, to: &result)
      return
    }
    guard let code = floatNotation ?? (type == 0x6E ? 0x6E : nil) else { throw unknownType(typeName) }
    try append(float: value, code, to: &result)
  }

  private func append(float value: Double, _ code: UInt8?, to result: inout [UInt8]) throws(PythonTextError) {
    let style = try floatStyle(code)
    var text: [UInt8] = []
    let shown = code == 0x25 ? value * 100 : value
    if width == nil && separator == nil && sign != 0x2B && sign != 0x20 {
      FloatText.append(shown, style, to: &result)
      if code == 0x25 { result.append(0x25) }
      return
    }
    FloatText.append(shown, style, to: &text)
    if code == 0x25 { text.append(0x25) }
    append(NumberParts(floatText: text), to: &result)
  }

  private func floatStyle(_ code: UInt8?) throws(PythonTextError) -> FloatText.Style {
    if let precision, precision > Int(Int32.max) { throw .value("precision too big") }
    try checkWidth()
    if let precision, precision > FormatSpec.maximumWidth { throw PythonTextError(kind: .memory, message: "") }
    var style: FloatText.Style
    switch code.map({ $0 | 0x20 }) {
    case nil:
      style = precision == nil ? FloatText.Style(.shortest) : FloatText.Style(.general, precision: precision ?? 0)
      style.addsPointZero = true
    case UInt8(ascii: "e"): style = FloatText.Style(.exponent, precision: precision ?? 6)
    case UInt8(ascii: "g"), UInt8(ascii: "n"): style = FloatText.Style(.general, precision: precision ?? 6)
    default: style = FloatText.Style(.fixed, precision: precision ?? 6)
    }
    style.isAlternate = isAlternate
    style.dropsNegativeZero = dropsNegativeZero
    style.isUppercase = code.map { 0x41...0x5A ~= $0 } ?? false
    return style
  }

  /// Appends a complex number formatted as `complex.__format__` does; an empty specification is the caller's `str()`.
  package func append(real: Double, imaginary: Double, to result: inout [UInt8]) throws(PythonTextError) {
    var code: UInt8?
    if let type {
      guard let value = UInt8(exactly: type), "eEfFgGn".utf8.contains(value) else { throw unknownType("complex") }
      code = value
    }
    if let precision, precision > Int(Int32.max) { throw .value("precision too big") }
    if writtenFill == 0x30 { throw .value("Zero padding is not allowed in complex format specifier") }
    if alignment == 0x3D { throw .value("'=' alignment flag is not allowed in complex format specifier") }
    var style = try floatStyle(code)
    style.addsPointZero = false
    let skipsReal = code == nil && real == 0 && real.sign == .plus
    let hasParentheses = code == nil && !skipsReal
    var inner = self
    (inner.width, inner.fill, inner.alignment, inner.isZeroPadded) = (nil, nil, 0x3C, false)
    var body: [UInt8] = hasParentheses ? [0x28] : []
    func appendPart(_ value: Double, _ spec: FormatSpec) {
      var text: [UInt8] = []
      FloatText.append(value, style, to: &text)
      spec.append(NumberParts(floatText: text), to: &body)
    }
    if !skipsReal {
      appendPart(real, inner)
      inner.sign = 0x2B
    }
    appendPart(imaginary, inner)
    body.append(0x6A)
    if hasParentheses { body.append(0x29) }
    let (left, right) = padding(body.count, alignment ?? 0x3E)
    appendFill(left, to: &result)
    result.append(contentsOf: body)
    appendFill(right, to: &result)
  }

  private func padding(_ count: Int, _ alignment: UInt8) -> (left: Int, right: Int) {
    let missing = max(0, (width ?? 0) - count)
    switch alignment {
    case 0x3C: return (0, missing)
    case 0x5E: return (missing / 2, missing - missing / 2)
    default: return (missing, 0)
    }
  }

  private func appendFill(_ count: Int, to result: inout [UInt8]) {
    if count <= 0 { return }
    let fill = writtenFill
    if fill < 0x80 {
      result.append(contentsOf: repeatElement(UInt8(truncatingIfNeeded: fill), count: count))
    } else {
      for _ in 0..<count { WTF8.append(fill, to: &result) }
    }
  }

  /// A number's text cut where padding, prefix and separators go.
  private struct NumberParts {
    var isNegative = false
    var prefix: [UInt8] = []
    /// The digits before the decimal point, the only ones that are grouped.
    var digits: ArraySlice<UInt8> = []
    /// The decimal point and what follows, or all of `inf` and `nan`.
    var rest: ArraySlice<UInt8> = []
    /// The characters of `rest`, which are bytes except for a character's.
    var restCount = 0
    var groupSize = 3

    init() {}

    init(floatText text: [UInt8]) {
      isNegative = text.first == 0x2D
      let start = isNegative ? 1 : 0
      var end = start
      while end < text.count && 0x30...0x39 ~= text[end] { end += 1 }
      digits = text[start..<end]
      rest = text[end...]
      restCount = rest.count
    }
  }

  private func append(_ parts: NumberParts, to result: inout [UInt8]) {
    let alignment = alignment ?? (isZeroPadded ? 0x3D : 0x3E)
    let signByte: UInt8? = parts.isNegative ? 0x2D : sign == 0x2B || sign == 0x20 ? sign : nil
    let fixed = (signByte == nil ? 0 : 1) + parts.prefix.count + parts.restCount
    let minimum = writtenFill == 0x30 && alignment == 0x3D ? max(0, (width ?? 0) - fixed) : 0
    let grouped = parts.digits.isEmpty ? [] : group(parts.digits, size: parts.groupSize, minimum: minimum)
    let count = fixed + grouped.count
    let missing = max(0, (width ?? 0) - count)
    let (left, right) = alignment == 0x3D ? (0, 0) : padding(count, alignment)
    appendFill(left, to: &result)
    if let signByte { result.append(signByte) }
    result.append(contentsOf: parts.prefix)
    if alignment == 0x3D { appendFill(missing, to: &result) }
    result.append(contentsOf: grouped)
    result.append(contentsOf: parts.rest)
    appendFill(right, to: &result)
  }

  /// The digits with separators between groups, zeros in front up to `minimum` characters.
  private func group(_ digits: ArraySlice<UInt8>, size: Int, minimum: Int) -> [UInt8] {
    guard let separator else {
      if digits.count >= minimum { return Array(digits) }
      return [UInt8](repeating: 0x30, count: minimum - digits.count) + digits
    }
    var reversed: [UInt8] = []
    var remaining = digits.count
    var missing = minimum
    var end = digits.endIndex
    while true {
      let length = min(size, max(remaining, missing, 1))
      let taken = max(0, min(remaining, length))
      reversed.append(contentsOf: digits[(end - taken)..<end].reversed())
      reversed.append(contentsOf: repeatElement(0x30, count: max(0, length - remaining)))
      end -= taken
      remaining -= taken
      missing -= length
      if remaining <= 0 && missing <= 0 { break }
      reversed.append(separator)
      missing -= 1
    }
    reversed.reverse()
    return reversed
  }
}
