// The format mini-language: reading a specification such as `*>+10,.2f`.

/// A format specification, read without knowing what it will be applied to.
package struct FormatSpec: Sendable, Equatable {
  /// The fill code point; nil when none was written (a space, or `0` after zero padding).
  package var fill: UInt32?
  /// `<`, `>`, `=` or `^`; nil when none was written.
  package var alignment: UInt8?
  /// `+`, `-` or a space.
  package var sign: UInt8?
  package var dropsNegativeZero = false
  package var isAlternate = false
  /// A `0` before the width without an explicit fill.
  package var isZeroPadded = false
  package var width: Int?
  /// `,` or `_`.
  package var separator: UInt8?
  package var precision: Int?
  /// The presentation type's code point; nil when none was written.
  package var type: UInt32?

  package init() {}

  /// Whether the specification was empty, when Python formats with `str()`.
  package var isEmpty: Bool { self == FormatSpec() }

  /// The widest field and the most digits that are written; more is a MemoryError, as it would be in the end.
  package static let maximumWidth = 1 << 28

  func checkWidth() throws(PythonTextError) {
    if let width, width > FormatSpec.maximumWidth { throw PythonTextError(kind: .memory, message: "") }
  }

  /// Reads a specification; `typeName` is the formatted object's type, for messages.
  ///
  /// Throws CPython 3.11's ValueErrors.
  package init(parsing text: UnsafeBufferPointer<UInt8>, typeName: @autoclosure () -> String) throws(PythonTextError) {
    if text.isEmpty { return }
    var index = 0
    func peek() -> UInt8 { index < text.count ? text[index] : 0 }
    func isAlignment(_ at: Int) -> Bool {
      guard at < text.count else { return false }
      switch text[at] {
      case 0x3C, 0x3E, 0x3D, 0x5E: return true
      default: return false
      }
    }
    let first = WTF8.decode(text, at: 0)
    if isAlignment(first.length) {
      fill = first.scalar
      alignment = text[first.length]
      index = first.length + 1
    } else if isAlignment(0) {
      alignment = text[0]
      index = 1
    }
    switch peek() {
    case 0x2B, 0x2D, 0x20:
      sign = peek()
      index += 1
    default: break
    }
    if peek() == 0x7A {
      dropsNegativeZero = true
      index += 1
    }
    if peek() == 0x23 {
      isAlternate = true
      index += 1
    }
    if fill == nil && peek() == 0x30 {
      isZeroPadded = true
      index += 1
    }
    width = try FormatSpec.integer(text, &index)
    if peek() == 0x2C {
      separator = 0x2C
      index += 1
    }
    if peek() == 0x5F {
      if separator != nil { throw .value("Cannot specify both ',' and '_'.") }
      separator = 0x5F
      index += 1
    }
    if peek() == 0x2C && separator == 0x5F { throw .value("Cannot specify both ',' and '_'.") }
    if peek() == 0x2E {
      index += 1
      precision = try FormatSpec.integer(text, &index)
      if precision == nil { throw .value("Format specifier missing precision") }
    }
    if index < text.count {
      let (scalar, length) = WTF8.decode(text, at: index)
      if index + length < text.count {
        throw .value(
          "Invalid format specifier '\(String(decoding: text, as: UTF8.self))' for object of type '\(typeName())'")
      }
      type = scalar
    }
    if separator != nil { try checkSeparator(type) }
  }

  /// Reads a specification from an array of bytes.
  package init(parsing text: [UInt8], typeName: @autoclosure () -> String) throws(PythonTextError) {
    let result = text.withUnsafeBufferPointer { buffer in
      Result { () throws(PythonTextError) in try FormatSpec(parsing: buffer, typeName: typeName()) }
    }
    self = try result.get()
  }

  private static func integer(
    _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) throws(PythonTextError) -> Int? {
    var value: Int?
    while index < text.count {
      let (scalar, length) = WTF8.decode(text, at: index)
      guard let digit = UnicodeText.decimalValue(scalar) else { break }
      let (scaled, isTooLarge) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, overflow) = scaled.addingReportingOverflow(digit)
      if isTooLarge || overflow { throw .value("Too many decimal digits in format string") }
      value = sum
      index += length
    }
    return value
  }

  /// Refuses a thousands separator with a presentation type (nil: the default one) that has none.
  func checkSeparator(_ type: UInt32?) throws(PythonTextError) {
    guard let separator, let type else { return }
    switch UInt8(exactly: type) {
    case UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "f"), UInt8(ascii: "g"), UInt8(ascii: "E"),
      UInt8(ascii: "G"), UInt8(ascii: "%"), UInt8(ascii: "F"):
      return
    case UInt8(ascii: "b"), UInt8(ascii: "o"), UInt8(ascii: "x"), UInt8(ascii: "X"):
      if separator == 0x5F { return }
    default: break
    }
    let mark = Character(Unicode.Scalar(separator))
    throw .value("Cannot specify '\(mark)' with '\(FormatSpec.shown(type, below: 128))'.")
  }

  func unknownType(_ typeName: String) -> PythonTextError {
    .value("Unknown format code '\(FormatSpec.shown(type ?? 0, below: 128))' for object of type '\(typeName)'")
  }

  /// A code as CPython's messages show it: itself when it is visible ASCII, else `\x` and its number.
  static func shown(_ scalar: UInt32, below limit: UInt32) -> String {
    if scalar > 32 && scalar < limit, let value = Unicode.Scalar(scalar) { return String(Character(value)) }
    return "\\x" + String(scalar, radix: 16)
  }

  /// The fill that is written: an explicit one, `0`, or a space.
  var writtenFill: UInt32 { fill ?? (isZeroPadded ? 0x30 : 0x20) }
}
