// Operators, items and attributes on registers: fast for small values, through the object protocol otherwise.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension VM {
  // MARK: Arithmetic

  /// The sum of two small integers or two floats; false when it takes more than that.
  @inline(__always) private static func quickAdd(_ d: Register, _ a: Register, _ b: Register) -> Bool {
    if let x = a.asInt, let y = b.asInt {
      let (r, overflow) = x.addingReportingOverflow(y)
      if overflow { return false }
      d.setInt(r)
      return true
    }
    guard let x = a.asFloat, let y = b.asFloat else { return false }
    d.setFloat(x + y)
    return true
  }

  @inline(__always) private static func quickSubtract(_ d: Register, _ a: Register, _ b: Register) -> Bool {
    if let x = a.asInt, let y = b.asInt {
      let (r, overflow) = x.subtractingReportingOverflow(y)
      if overflow { return false }
      d.setInt(r)
      return true
    }
    guard let x = a.asFloat, let y = b.asFloat else { return false }
    d.setFloat(x - y)
    return true
  }

  @inline(__always) private static func quickMultiply(_ d: Register, _ a: Register, _ b: Register) -> Bool {
    if let x = a.asInt, let y = b.asInt {
      let (r, overflow) = x.multipliedReportingOverflow(by: y)
      if overflow { return false }
      d.setInt(r)
      return true
    }
    guard let x = a.asFloat, let y = b.asFloat else { return false }
    d.setFloat(x * y)
    return true
  }

  @inline(__always) static func add(_ d: Register, _ a: Register, _ b: Register) throws {
    if !quickAdd(d, a, b) { try binary(.add, d, a, b) }
  }
  @inline(__always) static func subtract(_ d: Register, _ a: Register, _ b: Register) throws {
    if !quickSubtract(d, a, b) { try binary(.subtract, d, a, b) }
  }
  @inline(__always) static func multiply(_ d: Register, _ a: Register, _ b: Register) throws {
    if !quickMultiply(d, a, b) { try binary(.multiply, d, a, b) }
  }
  @inline(__always) static func inPlaceAdd(_ d: Register, _ a: Register, _ b: Register) throws {
    if !quickAdd(d, a, b) { try inPlace(.add, d, a, b) }
  }
  @inline(__always) static func inPlaceSubtract(_ d: Register, _ a: Register, _ b: Register) throws {
    if !quickSubtract(d, a, b) { try inPlace(.subtract, d, a, b) }
  }
  @inline(__always) static func inPlaceMultiply(_ d: Register, _ a: Register, _ b: Register) throws {
    if !quickMultiply(d, a, b) { try inPlace(.multiply, d, a, b) }
  }

  @inline(__always) static func divide(_ d: Register, _ a: Register, _ b: Register) throws {
    if let x = a.asFloat, let y = b.asFloat, y != 0 { return d.setFloat(x / y) }
    try binary(.divide, d, a, b)
  }

  @inline(__always) static func modulo(_ d: Register, _ a: Register, _ b: Register) throws {
    if let x = a.asInt, let y = b.asInt, y > 0 {
      let r = x % y
      return d.setInt(r < 0 ? r + y : r)
    }
    try binary(.modulo, d, a, b)
  }

  @inline(never) static func binary(_ op: BinaryOperator, _ d: Register, _ a: Register, _ b: Register) throws {
    if a.isTrivial && b.isTrivial {
      let result = try Arithmetic.binary(op, a.pointee, b.pointee)
      if !result.isNotImplemented { return d.set(result) }
    }
    d.set(try Operations.binary(op, a.pointee, b.pointee))
  }

  @inline(never) static func inPlace(_ op: BinaryOperator, _ d: Register, _ a: Register, _ b: Register) throws {
    if a.isTrivial && b.isTrivial {
      let result = try Arithmetic.binary(op, a.pointee, b.pointee)
      if !result.isNotImplemented { return d.set(result) }
    }
    d.set(try Operations.inPlace(op, a.pointee, b.pointee))
  }

  static func unary(_ op: UnaryOperator, _ d: Register, _ a: Register) throws {
    switch (op, a.pointee) {
    case (.not, .bool(let b)): d.setBool(!b)
    case (.negative, .float(let x)): d.setFloat(-x)
    case (.negative, .int(let x)) where x != .min: d.setInt(-x)
    default: d.set(try Operations.unary(op, a.pointee))
    }
  }

  // MARK: Comparison

  @inline(__always) static func isOrdered(_ x: UInt8, _ a: Register, _ b: Register) throws -> Bool {
    let op = CompareOperator(rawValue: x) ?? .equal
    if let x = a.asInt, let y = b.asInt { return Operations.ordered(op, x, y) }
    if let x = a.asFloat, let y = b.asFloat { return Operations.ordered(op, x, y) }
    return try isOrderedSlowly(op, a, b)
  }

  @inline(never) private static func isOrderedSlowly(_ op: CompareOperator, _ a: Register, _ b: Register) throws
    -> Bool
  {
    if a.kind == .string && b.kind == .string && (op == .equal || op == .notEqual) {
      return try Operations.equal(a.pointee, b.pointee) == (op == .equal)
    }
    return try Operations.isTrue(Operations.compare(op, a.pointee, b.pointee))
  }

  static func compare(_ op: CompareOperator, _ d: Register, _ a: Register, _ b: Register) throws {
    switch op {
    case .is: d.setBool(a.pointee.isIdentical(to: b.pointee))
    case .isNot: d.setBool(!a.pointee.isIdentical(to: b.pointee))
    case .in: d.setBool(try Operations.contains(b.pointee, a.pointee))
    case .notIn: d.setBool(try !Operations.contains(b.pointee, a.pointee))
    default: d.set(try Operations.compare(op, a.pointee, b.pointee))
    }
  }

  // MARK: Items

  @inline(__always) static func getItem(_ d: Register, _ container: Register, _ key: Register) throws {
    if container.kind == .list, let i = key.asInt {
      let found = container.borrow(ListObject.self) { list in
        if list.type !== Types.list { return false }
        let j = i < 0 ? i &+ list.count : i
        if UInt(bitPattern: j) >= UInt(bitPattern: list.count) { return false }
        d.copy(list.elements + j)
        return true
      }
      if found { return }
    }
    try getItemSlowly(d, container, key)
  }

  @inline(never) private static func getItemSlowly(_ d: Register, _ container: Register, _ key: Register) throws {
    d.set(try Operations.getItem(container.pointee, key.pointee))
  }

  @inline(__always) static func setItem(_ container: Register, _ key: Register, _ value: Register) throws {
    if container.kind == .list, let i = key.asInt {
      let stored = container.borrow(ListObject.self) { list in
        if list.type !== Types.list { return false }
        let j = i < 0 ? i &+ list.count : i
        if UInt(bitPattern: j) >= UInt(bitPattern: list.count) { return false }
        (list.elements + j).copy(value)
        return true
      }
      if stored { return }
    }
    try Operations.setItem(container.pointee, key.pointee, value.pointee)
  }

  // MARK: Attributes

  /// An instance's own attribute through the cache: valid while its class is as it was and the name stands at the same
  /// position in its namespace.
  @inline(__always) static func getAttribute(
    _ d: Register, _ object: Register, _ name: StringObject, _ cache: UnsafeMutablePointer<InlineCache>
  ) throws {
    if !object.isTrivial {
      let hit = object.unretained._withUnsafeGuaranteedRef { o in
        let position = Int(cache.pointee.position)
        guard position >= 0, o.type.cacheTag == cache.pointee.tag, let attributes = o.attributes else { return false }
        guard attributes.holds(name, at: position) else { return false }
        // The holder may die with the assignment when it stands in the same register.
        d.copy(attributes.valuePointer(at: position))
        return true
      }
      if hit { return }
    }
    try getAttributeSlowly(d, object, name, cache)
  }

  @inline(never) private static func getAttributeSlowly(
    _ d: Register, _ object: Register, _ name: StringObject, _ cache: UnsafeMutablePointer<InlineCache>
  ) throws {
    let value = object.pointee
    if case .object(let o) = value, o.type.slots.getAttribute == nil, let attributes = o.attributes {
      let position = attributes.position(of: name)
      if position >= 0 {
        let found = o.type.lookup(name)
        var shadowed = false
        if case .object(let descriptor) = found { shadowed = Operations.isDataDescriptor(descriptor) }
        if !shadowed {
          cache.pointee.tag = o.type.cacheTag
          cache.pointee.position = Int32(truncatingIfNeeded: position)
        }
      }
    }
    d.set(try Operations.getAttribute(value, name))
  }

  @inline(__always) static func setAttribute(
    _ object: Register, _ name: StringObject, _ value: Register, _ cache: UnsafeMutablePointer<InlineCache>
  ) throws {
    if !object.isTrivial {
      let hit = object.unretained._withUnsafeGuaranteedRef { o in
        let position = Int(cache.pointee.position)
        guard position >= 0, o.type.cacheTag == cache.pointee.tag, let attributes = o.attributes else { return false }
        guard attributes.holds(name, at: position) else { return false }
        attributes.valuePointer(at: position).copy(value)
        return true
      }
      if hit { return }
    }
    try setAttributeSlowly(object, name, value, cache)
  }

  @inline(never) private static func setAttributeSlowly(
    _ object: Register, _ name: StringObject, _ value: Register, _ cache: UnsafeMutablePointer<InlineCache>
  ) throws {
    let holder = object.pointee
    try Operations.setAttribute(holder, name, value.pointee)
    if case .object(let o) = holder, o.type.slots.setAttribute == nil, let attributes = o.attributes {
      if case .object(let descriptor) = o.type.lookup(name), Operations.isDataDescriptor(descriptor) { return }
      cache.pointee.tag = o.type.cacheTag
      cache.pointee.position = Int32(truncatingIfNeeded: attributes.position(of: name))
    }
  }

  /// Finds a method without binding it: `d` gets the function and `d + 1` the receiver.
  @inline(__always) static func loadMethod(
    _ d: Register, _ object: Register, _ name: StringObject, _ cache: UnsafeMutablePointer<InlineCache>
  ) throws {
    if !object.isTrivial, let known = cache.pointee.value {
      let hit = object.unretained._withUnsafeGuaranteedRef { o in
        guard o.type.cacheTag == cache.pointee.tag else { return false }
        if let attributes = o.attributes, attributes.position(of: name) >= 0 { return false }
        return true
      }
      if hit {
        (d + 1).copy(object)
        d.set(.object(known.takeUnretainedValue()))
        return
      }
    }
    try loadMethodSlowly(d, object, name, cache)
  }

  @inline(never) private static func loadMethodSlowly(
    _ d: Register, _ object: Register, _ name: StringObject, _ cache: UnsafeMutablePointer<InlineCache>
  ) throws {
    let value = object.pointee
    let type = value.type
    if type.slots.getAttribute == nil, case .object(let method) = type.lookup(name), method.bindsAsMethod {
      var isOwn = false
      if case .object(let o) = value, let attributes = o.attributes { isOwn = attributes.position(of: name) >= 0 }
      if !isOwn {
        cache.pointee.tag = type.cacheTag
        cache.pointee.value = .passUnretained(method)
        (d + 1).set(value)
        d.set(.object(method))
        return
      }
    }
    (d + 1).clear()
    d.set(try Operations.getAttribute(value, name))
  }
}

extension Object {
  /// Whether asking an instance for it gives a method bound to the instance.
  var bindsAsMethod: Bool {
    kind == .function || kind == .native && unsafeDowncast(self, to: NativeFunction.self).bindsSelf
  }
}

extension DictObject {
  /// Whether the entry at a position has this very name as its key.
  @inline(__always) func holds(_ name: StringObject, at position: Int) -> Bool {
    guard position < used, case .object(let key) = entries[position].key else { return false }
    return key === name
  }
}
