// float: its slots, constructor and methods.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum FloatType {
  static func install() {
    let type = Types.float
    type.binaryOperators = [.add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power]
    type.unaryOperators = [.negative, .positive]
    type.slots.binary = Arithmetic.binary
    type.slots.unary = Arithmetic.unary
    type.slots.compare = Arithmetic.compare
    type.slots.hash = { value in
      let double = try double(value)
      guard double.isNaN, case .object(let o) = value else { return NumberHash.hash(double) }
      return Operations.identityHash(o)
    }
    type.slots.truth = { try double($0) != 0 }
    type.slots.repr = { StringObject(FloatText.repr(try double($0))) }
    type.slots.format = { value, spec in try NumberFormat.format(float: value, spec) }
    type.slots.int = { try truncated(double($0)) }
    type.slots.float = { .float(try double($0)) }
    type.slots.construct = construct
    type.slots.initialize = { _, _ in }
    installMethods(type)
  }

  /// A float or instance of a subclass.
  static func double(_ value: Value) throws -> Double {
    guard case .float(let d) = value.unboxed else {
      throw Raised.type("descriptor requires a 'float' object but received a '\(value.type.name)'")
    }
    return d
  }

  // MARK: Construction

  private static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    // A class with an `__init__` of its own may take what it likes by name.
    let hasOwnInit = type.isHeap && type.lookup(Names.init_).object(.function, as: FunctionObject.self) != nil
    if !hasOwnInit { try arguments.refuseKeywords("float") }
    try Arguments(arguments.base, arguments.count).expect("float", 0...1)
    guard let x = arguments.value(0) else { return Value.float(0).boxed(as: type) }
    return Value.float(try convert(x)).boxed(as: type)
  }

  nonisolated(unsafe) private static var nanCount: UInt64 = 0

  /// A nan that is no other nan: containers tell them apart by identity, for which a float has its bits here.
  private static func another(_ nan: Double) -> Double {
    nanCount = (nanCount + 1) & 0xFFFFFF
    return Double(bitPattern: nan.bitPattern | nanCount)
  }

  /// `float(x)`.
  /// - Throws: TypeError, ValueError, OverflowError.
  static func convert(_ x: Value) throws -> Double {
    if case .float(let d) = x { return d }
    let slots = x.type.slots
    if let float = slots.float {
      let result = try float(x)
      guard case .float(let d) = result.unboxed else {
        throw Raised.type("\(x.type.name).__float__ returned non-float (type \(result.type.name))")
      }
      return d
    }
    if let index = slots.index { return try Arithmetic.double(index(x)) }
    if let text = StringBytes(x) {
      guard let value = FloatParser.parse(text.bytes) else {
        throw Raised.value("could not convert string to float: \(try Operations.repr(x).text)")
      }
      return value.isNaN ? another(value) : value
    }
    throw Raised.type("float() argument must be a string or a real number, not '\(x.type.name)'")
  }

  /// The whole number a double is after its fraction is dropped.
  /// - Throws: OverflowError for infinities, ValueError for nan.
  static func truncated(_ value: Double) throws -> Value {
    if value.isNaN { throw Raised.value("cannot convert float NaN to integer") }
    let whole = trunc(value)
    if let small = Int(exactly: whole) { return .int(small) }
    guard let big = BigInt(whole) else { throw Raised.overflow("cannot convert float infinity to integer") }
    return .integer(big)
  }

  // MARK: Methods

  private static func installMethods(_ type: TypeObject) {
    type.method("is_integer", .positional(0...0)) { .bool(FloatText.isInteger(try double($0[0]))) }
    type.method("as_integer_ratio", .positional(0...0)) { a in
      let value = try double(a[0])
      guard let (numerator, denominator) = FloatText.integerRatio(value) else {
        if value.isNaN { throw Raised.value("cannot convert NaN to integer ratio") }
        throw Raised.overflow("cannot convert Infinity to integer ratio")
      }
      return .tuple([.integer(numerator), .integer(denominator)])
    }
    type.method("hex", .positional(0...0)) { .string(FloatText.hex(try double($0[0]))) }
    type.classMethod("fromhex", .positional(1...1)) { a in
      guard let text = a[1].asString else { throw Raised.type("bad argument type for built-in operation") }
      let value = Value.float(
        try Raised.fromText { () throws(PythonTextError) in try FloatParser.hexadecimal(text.utf8) })
      guard let type = a[0].asType, type !== Types.float else { return value }
      return try Operations.call(a[0], [value])
    }
    type.method("conjugate", .positional(0...0)) { .float(try double($0[0])) }
    type.property("real", get: { .float(try double($0)) })
    type.property("imag", get: { _ in .float(0) })
    type.method("__trunc__", .positional(0...0)) { try truncated(double($0[0])) }
    type.method("__floor__", .positional(0...0)) { try truncated(floor(double($0[0]))) }
    type.method("__ceil__", .positional(0...0)) { try truncated(ceil(double($0[0]))) }
    type.method("__abs__", .positional(0...0)) { try Arithmetic.absolute($0[0]) }
    type.method("__divmod__", .positional(1...1)) { try Arithmetic.divMod($0[0], $0[1]) }
    type.method("__rdivmod__", .positional(1...1)) { try Arithmetic.divMod($0[1], $0[0]) }
    type.method("__round__", .positional(0...1)) { a in
      let value = try double(a[0])
      guard let places = a.value(1), !places.isNone else {
        return try truncated(value.rounded(.toNearestOrEven))
      }
      guard let rounded = FloatText.rounded(value, places: try Operations.index(places)) else {
        throw Raised.overflow("rounded value too large to represent")
      }
      return .float(rounded)
    }
    type.classMethod("__getformat__", .positional(1...1)) { a in
      guard let kind = a[1].asString else { throw Raised.badArgument("__getformat__", nil, "str", a[1]) }
      guard ["double", "float"].contains(kind.text) else {
        throw Raised.value("__getformat__() argument 1 must be 'double' or 'float'")
      }
      return .string("IEEE, little-endian")
    }
    type.method("__getnewargs__", .positional(0...0)) { .tuple([.float(try double($0[0]))]) }
  }
}
