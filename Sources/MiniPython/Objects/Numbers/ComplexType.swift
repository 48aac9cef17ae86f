// complex: its slots, constructor and methods.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum ComplexType {
  static func install() {
    let type = Types.complex
    type.binaryOperators = [.add, .subtract, .multiply, .divide, .power]
    type.unaryOperators = [.negative, .positive]
    type.slots.binary = ComplexArithmetic.binary
    type.slots.unary = { op, value in
      let z = try complex(value)
      switch op {
      case .negative: return Complex(-z.real, -z.imaginary).value
      case .positive: return z.value
      default: return .notImplemented
      }
    }
    type.slots.compare = ComplexArithmetic.compare
    type.slots.hash = { value in
      let z = try complex(value)
      return NumberHash.hash(real: z.real, imaginary: z.imaginary)
    }
    type.slots.truth = { value in
      let z = try complex(value)
      return z.real != 0 || z.imaginary != 0
    }
    type.slots.repr = { StringObject(repr(try complex($0))) }
    type.slots.format = { value, spec in try NumberFormat.format(complex: value, spec) }
    type.slots.construct = construct
    type.slots.initialize = { _, _ in }
    type.property("real", get: { .float(try complex($0).real) })
    type.property("imag", get: { .float(try complex($0).imaginary) })
    type.method("conjugate", .positional(0...0)) { a in
      let z = try complex(a[0])
      return Complex(z.real, -z.imaginary).value
    }
    type.method("__abs__", .positional(0...0)) { .float(try ComplexArithmetic.absolute(complex($0[0]))) }
    type.method("__getnewargs__", .positional(0...0)) { a in
      let z = try complex(a[0])
      return .tuple([.float(z.real), .float(z.imaginary)])
    }
    type.method("__complex__", .positional(0...0)) { try complex($0[0]).value }
  }

  static func complex(_ value: Value) throws -> Complex {
    guard let object = value.asComplex else {
      throw Raised.type("descriptor requires a 'complex' object but received a '\(value.type.name)'")
    }
    return object.value
  }

  /// `repr`: parts without a needless `.0`, the real one only where it is not zero.
  static func repr(_ z: Complex) -> [UInt8] {
    let style = FloatText.Style(.shortest)
    var text: [UInt8] = []
    if z.real == 0 && z.real.sign == .plus {
      FloatText.append(z.imaginary, style, to: &text)
      return text + [UInt8(ascii: "j")]
    }
    text.append(UInt8(ascii: "("))
    FloatText.append(z.real, style, to: &text)
    var imaginary: [UInt8] = []
    FloatText.append(z.imaginary, style, to: &imaginary)
    if imaginary.first != UInt8(ascii: "-") { text.append(UInt8(ascii: "+")) }
    return text + imaginary + [UInt8(ascii: "j"), UInt8(ascii: ")")]
  }

  // MARK: Construction

  private static let signature = NativeSignature("(real=0, imag=0)")

  private static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    try signature.bind("complex", arguments, receiver: false) { a in
      let z = try make(a.value(0), a.value(1))
      return .object(ComplexObject(z, type: type))
    }
  }

  private static func make(_ first: Value?, _ second: Value?) throws -> Complex {
    if let text = first?.asString {
      if second != nil { throw Raised.type("complex() can't take second arg if first is a string") }
      if ComplexText.hasStrayUnderscore(text.utf8) {
        throw Raised.value("could not convert string to complex: \(try Operations.repr(.object(text)).text)")
      }
      guard let z = ComplexText.parse(text.utf8) else {
        throw Raised.value("complex() arg is a malformed string")
      }
      return z
    }
    if second?.asString != nil { throw Raised.type("complex() second arg can't be a string") }
    let a = try first.map { try part($0, "first argument must be a string or a number") }
    let b = try second.map { try part($0, "second argument must be a number") }
    var result = a?.value ?? Complex(0, 0)
    guard let b else { return result }
    // Parts that are no complex numbers keep the sign of their zeros.
    result.imaginary = (a?.isComplex ?? false) ? result.imaginary + b.value.real : b.value.real
    if b.isComplex { result.real -= b.value.imaginary }
    return result
  }

  private static func part(_ value: Value, _ expectation: String) throws -> (value: Complex, isComplex: Bool) {
    if let z = value.asComplex { return (z.value, true) }
    if let method = try Operations.specialMethod(value, NumberNames.complex_) {
      let result = try Operations.call(method, [])
      guard let z = result.asComplex else {
        throw Raised.type("__complex__ returned non-complex (type \(result.type.name))")
      }
      return (z.value, true)
    }
    let slots = value.type.slots
    guard slots.float != nil || slots.index != nil else {
      throw Raised.type("complex() \(expectation), not '\(value.type.name)'")
    }
    return (Complex(try FloatType.convert(value), 0), false)
  }
}

/// Python's reading of complex numbers.
enum ComplexText {
  /// `complex(text)`: a real part, an imaginary part, or both, optionally in parentheses; nil for other text.
  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Complex? {
    var bytes = FloatParser.asciiDigits(text)[...]
    if bytes.first == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")"), bytes.count > 1 {
      bytes = bytes.dropFirst().dropLast()
      while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
      while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    }
    let isImaginary = bytes.last.map { $0 | 0x20 == UInt8(ascii: "j") } ?? false
    if !isImaginary { return number(bytes).map { Complex($0, 0) } }
    bytes.removeLast()
    // The imaginary part starts at the last sign that is no exponent's.
    var split = bytes.endIndex
    while split > bytes.startIndex {
      split -= 1
      guard bytes[split] == UInt8(ascii: "+") || bytes[split] == UInt8(ascii: "-") else { continue }
      if split > bytes.startIndex, bytes[split - 1] | 0x20 == UInt8(ascii: "e") { continue }
      break
    }
    guard let imaginary = coefficient(bytes[split...]) else { return nil }
    if split == bytes.startIndex { return Complex(0, imaginary) }
    guard let real = number(bytes[..<split]) else { return nil }
    return Complex(real, imaginary)
  }

  /// Whether an underscore does not stand between two digits.
  static func hasStrayUnderscore(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    func isDigit(_ at: Int) -> Bool { text.indices.contains(at) && 0x30...0x39 ~= text[at] }
    return text.indices.contains { text[$0] == UInt8(ascii: "_") && !(isDigit($0 - 1) && isDigit($0 + 1)) }
  }

  /// A number before `j`: a sign alone, or nothing, is one.
  private static func coefficient(_ bytes: ArraySlice<UInt8>) -> Double? {
    if bytes.isEmpty || bytes.elementsEqual([UInt8(ascii: "+")]) { return 1 }
    if bytes.elementsEqual([UInt8(ascii: "-")]) { return -1 }
    return number(bytes)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Double? {
    if bytes.contains(UInt8(ascii: " ")) { return nil }
    return Array(bytes).withUnsafeBufferPointer { FloatParser.parse($0) }
  }
}
