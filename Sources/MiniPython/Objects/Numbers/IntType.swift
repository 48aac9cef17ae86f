// int: its slots and its constructor.

enum IntType {
  static func install() {
    let type = Types.int
    type.binaryOperators = OperatorSet(BinaryOperator.allCases.filter { $0 != .matrixMultiply })
    type.unaryOperators = [.negative, .positive, .invert]
    installSlots(type)
    type.slots.construct = construct
    type.slots.initialize = { _, _ in }
    installMethods(type)
    installBytes(type)
  }

  static func installSlots(_ type: TypeObject) {
    // Mixed pairs are float's, so that `(1).__add__(1.0)` is NotImplemented.
    type.slots.binary = { op, a, b in
      let isMixed = a.unboxed.asFloat != nil || b.unboxed.asFloat != nil
      return isMixed ? .notImplemented : try Arithmetic.binary(op, a, b)
    }
    type.slots.unary = Arithmetic.unary
    type.slots.compare = Arithmetic.compare
    type.slots.hash = { value in
      if case .int(let i) = value.unboxed { return NumberHash.hash(i) }
      return NumberHash.hash(try big(value))
    }
    type.slots.truth = { value in
      if case .int(let i) = value.unboxed { return i != 0 }
      return try !big(value).isZero
    }
    type.slots.repr = { value in
      if case .int(let i) = value { return .decimal(i) }
      return StringObject(try decimal(value))
    }
    type.slots.format = { value, spec in try NumberFormat.format(integer: value, spec) }
    type.slots.int = integer
    type.slots.index = integer
    type.slots.float = { .float(try Arithmetic.double($0)) }
  }

  /// An int, bool or instance of a subclass as a plain int.
  static func integer(_ value: Value) throws -> Value {
    switch value.unboxed {
    case .int(let i): return .int(i)
    case .bool(let b): return .int(b ? 1 : 0)
    case let number where number.isInteger: return number
    default: throw Raised.type("descriptor requires a 'int' object but received a '\(value.type.name)'")
    }
  }

  static func big(_ value: Value) throws -> BigInt {
    guard let big = value.asBigInt else {
      throw Raised.type("descriptor requires a 'int' object but received a '\(value.type.name)'")
    }
    return big
  }

  /// The decimal digits.
  /// - Throws: ValueError past CPython's limit of digits.
  static func decimal(_ value: Value) throws -> [UInt8] {
    switch value.unboxed {
    case .int(let i): return IntegerText.decimal(i)
    case .bool(let b): return IntegerText.decimal(b ? 1 : 0)
    default:
      let big = try big(value)
      return try Raised.fromText { () throws(PythonTextError) in try big.limitedDecimalText() }
    }
  }

  // MARK: Construction

  private static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    let given = arguments.count + arguments.keywordCount
    if given > 2 { throw Raised.type("int() takes at most 2 arguments (\(given) given)") }
    for keyword in arguments.keywords?.names ?? [] where keyword.text != "base" {
      throw Raised.type("'\(keyword.text)' is an invalid keyword argument for int()")
    }
    let base = arguments.keywordCount == 1 ? arguments.pairs[0].value : arguments.value(1)
    guard let x = arguments.value(0) else {
      if base != nil { throw Raised.type("int() missing string argument") }
      return Value.int(0).boxed(as: type)
    }
    guard let base else { return try convert(x).boxed(as: type) }
    let radix = try radix(base)
    guard let text = StringBytes(x) else { throw Raised.type("int() can't convert non-string with explicit base") }
    return try parse(text, base: radix, of: x).boxed(as: type)
  }

  private static func radix(_ base: Value) throws -> Int {
    guard base.type.slots.index != nil else {
      throw Raised.type("'\(base.type.name)' object cannot be interpreted as an integer")
    }
    let radix = try SliceObject.clampedIndex(base)
    if radix != 0 && !(2...36 ~= radix) { throw Raised.value("int() base must be >= 2 and <= 36, or 0") }
    return radix
  }

  /// `int(x)`.
  /// - Throws: TypeError, ValueError, OverflowError.
  static func convert(_ x: Value) throws -> Value {
    switch x {
    case .int: return x
    case .bool(let b): return .int(b ? 1 : 0)
    default: break
    }
    let slots = x.type.slots
    if let int = slots.int { return try checked(int(x), "__int__") }
    if let index = slots.index { return try checked(index(x), "__index__") }
    if let trunc = try Operations.specialMethod(x, NumberNames.trunc_) {
      try Warnings.warn(Exceptions.deprecationWarning, "The delegation of int() to __trunc__ is deprecated.")
      let result = try Operations.call(trunc, [])
      if result.isInteger { return try integer(result) }
      if let index = result.type.slots.index { return try index(result) }
      throw Raised.type("__trunc__ returned non-Integral (type \(result.type.name))")
    }
    if let text = StringBytes(x) { return try parse(text, base: 10, of: x) }
    throw Raised.type(
      "int() argument must be a string, a bytes-like object or a real number, not '\(x.type.name)'")
  }

  private static func checked(_ result: Value, _ name: StaticString) throws -> Value {
    if result.isInteger { return try integer(result) }
    throw Raised.type("\(name) returned non-int (type \(result.type.name))")
  }

  private static func parse(_ text: StringBytes, base: Int, of value: Value) throws -> Value {
    // The literal in the message is the repr, cut at 200 characters.
    let whole = try Operations.repr(value.asBytes.map { BytesType.plain($0) } ?? value)
    let literal = whole.slice(0, min(200, whole.count))
    return try Raised.fromText { () throws(PythonTextError) in
      .integer(try IntegerText.parse(text.bytes, base: base) { Array(literal.utf8) })
    }
  }
}

enum NumberNames {
  nonisolated(unsafe) static let trunc_ = StringObject.intern("__trunc__")
  nonisolated(unsafe) static let complex_ = StringObject.intern("__complex__")
}

/// The bytes of a `str` or `bytes`, kept alive by the value.
struct StringBytes {
  let bytes: UnsafeBufferPointer<UInt8>
  private let owner: Value

  init?(_ value: Value) {
    if let string = value.asString {
      bytes = string.utf8
    } else if let object = value.asBytes {
      bytes = object.buffer
    } else {
      return nil
    }
    owner = value
  }
}
