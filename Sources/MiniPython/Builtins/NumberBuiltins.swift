// Built-in functions about numbers: sum, min, max, abs, round, pow, divmod, bin, oct, hex.

enum NumberBuiltins {
  nonisolated(unsafe) private static let absName = StringObject.intern("__abs__")
  nonisolated(unsafe) private static let powName = StringObject.intern("__pow__")

  static func install(_ table: BuiltinFunctions.Table) {
    table.function("sum", "(iterable, /, start=0)", "Return the sum of a 'start' value plus an iterable.") { a in
      try sum(a[0], start: a.value(1) ?? .int(0))
    }
    table.function("min", .any, "Return the smallest item.", quick: .least) { try extreme($0, "min", .less) }
    table.function("max", .any, "Return the largest item.", quick: .greatest) { try extreme($0, "max", .greater) }
    table.function("abs", .positional(1...1), "Return the absolute value of the argument.", quick: .absolute) { a in
      switch a[0] {
      case .float(let d): return .float(d.magnitude)
      case .int(let i) where i > Int.min: return .int(Swift.abs(i))
      default:
        guard let method = try Operations.specialMethod(a[0], absName) else {
          throw Raised.type("bad operand type for abs(): '\(a[0].type.name)'")
        }
        return try Operations.call(method, [])
      }
    }
    table.function("round", "(number, ndigits=None)", "Round a number to a given precision in decimal digits.") { a in
      guard let method = try Operations.specialMethod(a[0], Names.round_) else {
        throw Raised.type("type \(a[0].type.name) doesn't define __round__ method")
      }
      guard let digits = a.value(1), !digits.isNone else { return try Operations.call(method, []) }
      return try Operations.call(method, digits)
    }
    table.function("pow", "(base, exp, mod=None)", "Equivalent to base**exp, or base**exp % mod.") { a in
      guard let modulus = a.value(2), !modulus.isNone else { return try Operations.binary(.power, a[0], a[1]) }
      return try power(a[0], a[1], modulus)
    }
    table.function("divmod", .positional(2...2), "Return the tuple (x//y, x%y).") { try divMod($0[0], $0[1]) }
    for (name, radix, prefix) in [("bin", 2, "0b"), ("oct", 8, "0o"), ("hex", 16, "0x")] {
      table.function(name, .positional(1...1)) { a in
        let integer = try integer(a[0])
        let sign = integer.isNegative ? "-" : ""
        let digits = integer.magnitude.text(base: radix)
        return .string(Array((sign + prefix).utf8) + digits)
      }
    }
  }

  /// - Throws: TypeError for a value that is no integer.
  private static func integer(_ value: Value) throws -> BigInt {
    if let integer = value.asBigInt { return integer }
    guard let index = value.type.slots.index, let integer = try index(value).asBigInt else {
      throw Raised.type("'\(value.type.name)' object cannot be interpreted as an integer")
    }
    return integer
  }

  private static func divMod(_ a: Value, _ b: Value) throws -> Value {
    let result = try Arithmetic.divMod(a, b)
    if !result.isNotImplemented { return result }
    if let method = try Operations.specialMethod(a, Names.divmod_) {
      let result = try Operations.call(method, b)
      if !result.isNotImplemented { return result }
    }
    if let method = try Operations.specialMethod(b, Names.rdivmod_) {
      let result = try Operations.call(method, a)
      if !result.isNotImplemented { return result }
    }
    throw Raised.type("unsupported operand type(s) for divmod(): '\(a.type.name)' and '\(b.type.name)'")
  }

  /// Adds from left to right, as CPython 3.11 does: integers and floats in machine words while they fit.
  static func sum(_ iterable: Value, start: Value) throws -> Value {
    if let string = start.asObject, string.kind == .string || string.kind == .bytes {
      let (what, join) = string.kind == .string ? ("strings", "''") : ("bytes", "b''")
      throw Raised.type("sum() can't sum \(what) [use \(join).join(seq) instead]")
    }
    var total = start
    try Operations.forEach(iterable) { value in
      switch (total, value) {
      case (.int(let x), .int(let y)):
        let (result, overflow) = x.addingReportingOverflow(y)
        total = overflow ? try Operations.binary(.add, total, value) : .int(result)
      case (.int(let x), .bool(let y)) where x < .max: total = .int(x + (y ? 1 : 0))
      case (.float(let x), .float(let y)): total = .float(x + y)
      case (.float(let x), .int(let y)): total = .float(x + Double(y))
      default: total = try Operations.binary(.add, total, value)
      }
    }
    return total
  }

  private static func extreme(_ a: Arguments, _ name: String, _ op: CompareOperator) throws -> Value {
    if a.count == 0 { throw Raised.type("\(name) expected at least 1 argument, got 0") }
    var key = Value.none
    var missing = Value.undef
    for (keyword, value) in a.pairs {
      switch keyword.text {
      case "key": key = value
      case "default": missing = value
      default: throw IterationBuiltins.invalidKeyword(keyword, name)
      }
    }
    if a.count > 1 && !missing.isUndef {
      throw Raised.type("Cannot specify a default for \(name)() with multiple positional arguments")
    }
    var best = Value.undef
    var bestKey = Value.undef
    try Operations.forEach(a.count == 1 ? a[0] : .tuple(a.positional)) { value in
      let valueKey = key.isNone ? value : try Operations.call(key, value)
      if try best.isUndef || isBefore(op, valueKey, bestKey) {
        best = value
        bestKey = valueKey
      }
    }
    if !best.isUndef { return best }
    if missing.isUndef { throw Raised.value("\(name)() arg is an empty sequence") }
    return missing
  }

  @inline(__always) private static func isBefore(_ op: CompareOperator, _ a: Value, _ b: Value) throws -> Bool {
    switch (a, b) {
    case (.int(let x), .int(let y)):
      try Depth.touch(" in comparison")
      return Operations.ordered(op, x, y)
    case (.float(let x), .float(let y)):
      try Depth.touch(" in comparison")
      return Operations.ordered(op, x, y)
    default: return try Operations.isTrue(Operations.compare(op, a, b))
    }
  }

  /// `pow(base, exponent, modulus)`.
  static func power(_ base: Value, _ exponent: Value, _ modulus: Value) throws -> Value {
    if base.isInteger && exponent.isInteger && modulus.isInteger {
      return try Arithmetic.power(base, exponent, modulo: modulus)
    }
    if base.type.isHeap, let method = try Operations.specialMethod(base, powName) {
      return try Operations.call(method, exponent, modulus)
    }
    for value in [base, exponent, modulus] {
      if value.unboxed.asFloat != nil {
        throw Raised.type("pow() 3rd argument not allowed unless all arguments are integers")
      }
      if value.type.isSubtype(of: Types.complex) { throw Raised.value("complex modulo") }
    }
    let names = [base, exponent, modulus].map { "'\($0.type.name)'" }
    throw Raised.type("unsupported operand type(s) for ** or pow(): \(names.joined(separator: ", "))")
  }
}
