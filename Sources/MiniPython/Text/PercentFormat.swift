// The `%` operator of str: printf-style formatting, pulling its arguments from whoever knows the objects.

/// A value that `%` formats as a number.
package enum PercentNumber {
  case integer(Int)
  case bigInteger(BigInt)
  case float(Double)
}

/// The right operand of `%`: what it hands out, and how its objects read as text and numbers.
package protocol PercentArguments {
  associatedtype Value
  /// The next positional argument, nil when all are used.
  mutating func next() -> Value?
  /// The value of a mapping's key; nil when the operand is no mapping.
  mutating func value(forKey key: [UInt8]) throws -> Value?
  /// Whether positional arguments are left over; false for a mapping.
  var hasUnused: Bool { get }
  /// Appends `str`, `repr` or `ascii` of a value (conversion `s`, `r` or `a`).
  func appendText(_ value: Value, conversion: UInt8, to result: inout [UInt8]) throws
  /// The value as a number: its `__index__` when `requiresIndex`, else an int, a float or what `int()` makes of it;
  /// nil when it is no number.
  func number(_ value: Value, requiresIndex: Bool) throws -> PercentNumber?
  /// What `float()` makes of a number; nil when it is none (`must be real number`).
  func real(_ value: Value) throws -> Double?
  /// The int or one-character string behind `%c`, nil for anything else.
  func character(_ value: Value) throws -> PercentCharacter?
  func typeName(_ value: Value) -> String
  /// Whether bytes are made: `%b` is there, and errors say so.
  var formatsBytes: Bool { get }
}

extension PercentArguments {
  package var formatsBytes: Bool { false }
}

/// What `%c` accepts.
package enum PercentCharacter {
  case integer(BigInt)
  /// The bytes of one character.
  case text([UInt8])
}

/// `template % arguments`.
package enum PercentFormat {
  /// Appends the formatted text.
  ///
  /// Throws `PythonTextError` with CPython's words, or what `arguments` throws.
  package static func append<Arguments: PercentArguments>(
    _ template: UnsafeBufferPointer<UInt8>, _ arguments: inout Arguments, to result: inout [UInt8]
  ) throws {
    var scanner = Scanner(text: template)
    while scanner.index < template.count {
      let start = scanner.index
      while scanner.index < template.count && template[scanner.index] != 0x25 { scanner.index += 1 }
      result.append(contentsOf: UnsafeBufferPointer(rebasing: template[start..<scanner.index]))
      if scanner.index == template.count { break }
      scanner.index += 1
      if scanner.index < template.count && template[scanner.index] == 0x25 {
        result.append(0x25)
        scanner.index += 1
        continue
      }
      var value: Arguments.Value?
      let conversion = try scanner.conversion(&arguments, &value)
      if max(conversion.width, conversion.precision ?? 0) > FormatSpec.maximumWidth {
        throw PythonTextError(kind: .memory, message: "")
      }
      guard let value = value ?? arguments.next() else { throw notEnough }
      try conversion.append(value, arguments, at: scanner.position, to: &result)
    }
    if arguments.hasUnused {
      let what = arguments.formatsBytes ? "bytes" : "string"
      throw PythonTextError.type("not all arguments converted during \(what) formatting")
    }
  }

  fileprivate static var notEnough: PythonTextError { .type("not enough arguments for format string") }

  /// Reads conversions, asking the arguments for keys and `*`.
  private struct Scanner {
    let text: UnsafeBufferPointer<UInt8>
    var index = 0

    /// The number of the last code point read, for messages.
    var position: Int { WTF8.count(UnsafeBufferPointer(rebasing: text[0..<index])) - 1 }

    private mutating func take() throws(PythonTextError) -> UInt32 {
      if index >= text.count { throw .value("incomplete format") }
      let (scalar, length) = WTF8.decode(text, at: index)
      index += length
      return scalar
    }

    mutating func conversion<Arguments: PercentArguments>(
      _ arguments: inout Arguments, _ value: inout Arguments.Value?
    ) throws -> Conversion {
      var result = Conversion()
      if index < text.count && text[index] == 0x28 {
        value = try arguments.value(forKey: try key(arguments: &arguments))
        if value == nil { throw PythonTextError.type("format requires a mapping") }
      }
      let isMapped = value != nil
      var code = try take()
      flags: while true {
        switch code {
        case 0x2D: result.isLeft = true
        case 0x2B: result.hasSign = true
        case 0x20: result.hasBlank = true
        case 0x23: result.isAlternate = true
        case 0x30: result.isZeroFilled = true
        default: break flags
        }
        code = try take()
      }
      if code == 0x2A {
        let width = try star(&arguments, isMapped, limit: Int.max, "Python int too large to convert to C ssize_t")
        if width < 0 { result.isLeft = true }
        result.width = width == Int.min ? Int.max : abs(width)
        code = try take()
      } else {
        result.width = try digits(&code, limit: Int.max, "width too big") ?? 0
      }
      if code == 0x2E {
        code = try take()
        if code == 0x2A {
          let limit = Int(Int32.max)
          let precision = try star(&arguments, isMapped, limit: limit, "Python int too large to convert to C int")
          result.precision = max(0, precision)
          code = try take()
        } else {
          result.precision = try digits(&code, limit: Int(Int32.max), "precision too big") ?? 0
        }
      }
      if code == 0x68 || code == 0x6C || code == 0x4C { code = try take() }
      result.code = code
      return result
    }

    private mutating func key<Arguments: PercentArguments>(arguments: inout Arguments) throws -> [UInt8] {
      let start = index + 1
      var depth = 0
      while index < text.count {
        if text[index] == 0x28 { depth += 1 }
        if text[index] == 0x29 { depth -= 1 }
        index += 1
        if depth == 0 { return Array(text[start..<(index - 1)]) }
      }
      // A mapping that lacks the key is one.
      let isMapping: Bool
      do { isMapping = try arguments.value(forKey: []) != nil } catch { isMapping = true }
      if !isMapping { throw PythonTextError.type("format requires a mapping") }
      throw PythonTextError.value("incomplete format key")
    }

    private mutating func star<Arguments: PercentArguments>(
      _ arguments: inout Arguments, _ isMapped: Bool, limit: Int, _ tooLarge: String
    ) throws -> Int {
      guard !isMapped, let value = arguments.next() else { throw notEnough }
      switch try arguments.number(value, requiresIndex: true) {
      case .integer(let number):
        if number.magnitude > UInt(limit) { throw PythonTextError.overflow(tooLarge) }
        return number
      case .bigInteger: throw PythonTextError.overflow(tooLarge)
      default: throw PythonTextError.type("* wants int")
      }
    }

    private mutating func digits(
      _ code: inout UInt32, limit: Int, _ tooBig: String
    ) throws(PythonTextError) -> Int? {
      var value: Int?
      while 0x30...0x39 ~= code {
        let digit = Int(code) - 0x30
        if (value ?? 0) > (limit - digit) / 10 { throw .value(tooBig) }
        value = (value ?? 0) * 10 + digit
        code = try take()
      }
      return value
    }
  }

  /// One conversion such as `%-8.3f`.
  private struct Conversion {
    var isLeft = false, hasSign = false, hasBlank = false, isAlternate = false, isZeroFilled = false
    var width = 0
    var precision: Int?
    var code: UInt32 = 0

    func append<Arguments: PercentArguments>(
      _ value: Arguments.Value, _ arguments: Arguments, at position: @autoclosure () -> Int, to result: inout [UInt8]
    ) throws {
      var shown = UInt8(exactly: code) ?? 0
      if shown == UInt8(ascii: "b") && arguments.formatsBytes { shown = UInt8(ascii: "s") }
      switch shown {
      case UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "a"):
        try appendText(value, arguments, shown, to: &result)
      case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "o"), UInt8(ascii: "x"),
        UInt8(ascii: "X"):
        try appendInteger(value, arguments, shown, to: &result)
      case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "g"),
        UInt8(ascii: "G"):
        try appendFloat(value, arguments, shown, to: &result)
      case UInt8(ascii: "c"):
        let character = try characterText(value, arguments)
        appendPadded(character, 0..<character.count, count: 1, to: &result)
      default:
        let letter = code >= 31 && code < 127 ? String(UnicodeScalar(shown)) : "?"
        throw PythonTextError.value(
          "unsupported format character '\(letter)' (0x\(String(code, radix: 16))) at index \(position())")
      }
    }

    private func appendText<Arguments: PercentArguments>(
      _ value: Arguments.Value, _ arguments: Arguments, _ conversion: UInt8, to result: inout [UInt8]
    ) throws {
      if width == 0 && precision == nil {
        try arguments.appendText(value, conversion: conversion, to: &result)
        return
      }
      var text: [UInt8] = []
      try arguments.appendText(value, conversion: conversion, to: &text)
      var (count, end) = text.withUnsafeBufferPointer { (WTF8.count($0), $0.count) }
      if let precision, count > precision {
        end = text.withUnsafeBufferPointer { WTF8.offset($0, ofScalar: precision) }
        count = precision
      }
      appendPadded(text, 0..<end, count: count, to: &result)
    }

    private func appendPadded(_ text: [UInt8], _ range: Range<Int>, count: Int, to result: inout [UInt8]) {
      let missing = max(0, width - count)
      if !isLeft { result.append(contentsOf: repeatElement(0x20, count: missing)) }
      result.append(contentsOf: text[range])
      if isLeft { result.append(contentsOf: repeatElement(0x20, count: missing)) }
    }

    private func characterText<Arguments: PercentArguments>(
      _ value: Arguments.Value, _ arguments: Arguments
    ) throws -> [UInt8] {
      switch try arguments.character(value) {
      case .text(let bytes): return bytes
      case .integer(let number):
        guard let code = number.asInt, code >= 0, code <= 0x10FFFF else {
          throw PythonTextError.overflow("%c arg not in range(0x110000)")
        }
        var bytes: [UInt8] = []
        WTF8.append(UInt32(code), to: &bytes)
        return bytes
      case nil: throw PythonTextError.type("%c requires int or char")
      }
    }

    /// Whether a number's own text is what is written.
    private var isPlain: Bool { width == 0 && !hasSign && !hasBlank }

    /// Appends the integer's sign, prefix and digits.
    private func appendInteger<Arguments: PercentArguments>(
      _ value: Arguments.Value, _ arguments: Arguments, _ conversion: UInt8, to result: inout [UInt8]
    ) throws {
      let base = conversion == 0x6F ? 8 : conversion | 0x20 == 0x78 ? 16 : 10
      let isUppercase = conversion == 0x58
      var digits: [UInt8]
      switch try arguments.number(value, requiresIndex: base != 10) {
      case .integer(let number):
        if base == 10 && isPlain && precision == nil { return IntegerText.append(number, to: &result) }
        digits = base == 10 ? IntegerText.decimal(number) : BigInt(number).text(base: base, uppercase: isUppercase)
      case .bigInteger(let number):
        digits = base == 10 ? try number.limitedDecimalText() : number.text(base: base, uppercase: isUppercase)
      case .float(let number) where base == 10:
        guard let whole = BigInt(number) else {
          throw number.isNaN
            ? PythonTextError.value("cannot convert float NaN to integer")
            : PythonTextError.overflow("cannot convert float infinity to integer")
        }
        digits = try whole.limitedDecimalText()
      default:
        let wanted = base == 10 ? "a real number" : "an integer"
        throw PythonTextError.type(
          "%\(UnicodeScalar(conversion)) format: \(wanted) is required, not \(arguments.typeName(value))")
      }
      var text = NumberText()
      if digits.first == 0x2D {
        text.isNegative = true
        digits.removeFirst()
      }
      if let precision, digits.count < precision {
        digits.insert(contentsOf: repeatElement(0x30, count: precision - digits.count), at: 0)
      }
      if isAlternate && base != 10 { text.prefix = [0x30, conversion] }
      text.digits = digits
      appendNumber(text, to: &result)
    }

    private func appendFloat<Arguments: PercentArguments>(
      _ value: Arguments.Value, _ arguments: Arguments, _ conversion: UInt8, to result: inout [UInt8]
    ) throws {
      guard let number = try arguments.real(value) else {
        throw PythonTextError.type("must be real number, not \(arguments.typeName(value))")
      }
      let notation: FloatText.Style.Notation =
        switch conversion | 0x20 {
        case 0x65: .exponent
        case 0x66: .fixed
        default: .general
        }
      var style = FloatText.Style(notation, precision: precision ?? 6)
      style.isAlternate = isAlternate
      style.isUppercase = conversion & 0x20 == 0
      if isPlain { return FloatText.append(number, style, to: &result) }
      var text = NumberText()
      FloatText.append(number, style, to: &text.digits)
      if text.digits.first == 0x2D {
        text.isNegative = true
        text.digits.removeFirst()
      }
      appendNumber(text, to: &result)
    }

    private struct NumberText {
      var isNegative = false
      var prefix: [UInt8] = []
      var digits: [UInt8] = []
    }

    private func appendNumber(_ text: NumberText, to result: inout [UInt8]) {
      let sign: UInt8? = text.isNegative ? 0x2D : hasSign ? 0x2B : hasBlank ? 0x20 : nil
      let missing = max(0, width - (sign == nil ? 0 : 1) - text.prefix.count - text.digits.count)
      if !isLeft && !isZeroFilled { result.append(contentsOf: repeatElement(0x20, count: missing)) }
      if let sign { result.append(sign) }
      result.append(contentsOf: text.prefix)
      if !isLeft && isZeroFilled { result.append(contentsOf: repeatElement(0x30, count: missing)) }
      result.append(contentsOf: text.digits)
      if isLeft { result.append(contentsOf: repeatElement(0x20, count: missing)) }
    }
  }
}
