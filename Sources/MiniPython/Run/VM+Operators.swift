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
  @inline(__always) static func quickAdd(_ d: Register, _ a: Register, _ b: Register) -> Bool {
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

  @inline(__always) static func quickSubtract(_ d: Register, _ a: Register, _ b: Register) -> Bool {
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

  @inline(__always) static func quickMultiply(_ d: Register, _ a: Register, _ b: Register) -> Bool {
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

  @inline(__always) static func quickDivide(_ d: Register, _ a: Register, _ b: Register) -> Bool {
    guard let x = a.asFloat, let y = b.asFloat, y != 0 else { return false }
    d.setFloat(x / y)
    return true
  }

  @inline(__always) static func quickModulo(_ d: Register, _ a: Register, _ b: Register) -> Bool {
    guard let x = a.asInt, let y = b.asInt, y > 0 else { return false }
    let r = x % y
    d.setInt(r < 0 ? r &+ y : r)
    return true
  }

  /// An operator on a float and an integer; false when it takes more than hardware arithmetic.
  @inline(__always) private static func quickMixed(
    _ op: BinaryOperator, _ d: Register, _ a: Register, _ b: Register
  ) -> Bool {
    let x: Double
    let y: Double
    if let i = a.asFloat, let j = b.asInt {
      (x, y) = (i, Double(j))
    } else if let i = a.asInt, let j = b.asFloat {
      (x, y) = (Double(i), j)
    } else {
      return false
    }
    switch op {
    case .add: d.setFloat(x + y)
    case .subtract: d.setFloat(x - y)
    case .multiply: d.setFloat(x * y)
    case .divide where y != 0: d.setFloat(x / y)
    default: return false
    }
    return true
  }

  /// Lets a native type apply an operator to the registers that hold its object; false when it leaves that to its other
  /// slots. It costs no counting of references, which took a third of a small tensor operation.
  @inline(__always) private static func operateNatively(
    _ op: BinaryOperator, isInPlace: Bool, _ d: Register, _ a: Register, _ b: Register
  ) throws -> Bool {
    let holder = a.kind == .foreign ? a : b
    guard holder.kind == .foreign else { return false }
    let slots = holder.unretained._withUnsafeGuaranteedRef { $0.typeReference._withUnsafeGuaranteedRef { $0.slots } }
    guard let operate = slots.operate else { return false }
    return try operate(op, isInPlace, d, a, b)
  }

  @inline(never) static func binary(_ op: BinaryOperator, _ d: Register, _ a: Register, _ b: Register) throws {
    if quickMixed(op, d, a, b) { return }
    if try operateNatively(op, isInPlace: false, d, a, b) { return }
    if let x = a.asInt, let y = b.asInt {
      switch op {
      case .bitAnd: return d.setInt(x & y)
      case .bitOr: return d.setInt(x | y)
      case .bitXor: return d.setInt(x ^ y)
      case .modulo where y > 0:
        let r = x % y
        return d.setInt(r < 0 ? r &+ y : r)
      case .floorDivide where y > 0:
        let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
        return d.setInt(remainder < 0 ? quotient &- 1 : quotient)
      case .divide where y != 0 && x.magnitude < 1 << 53 && y.magnitude < 1 << 53:
        return d.setFloat(Double(x) / Double(y))
      default: break
      }
    }
    if op == .add, let joined = try concatenation(a, b) { return d.set(.object(joined)) }
    if a.isTrivial && b.isTrivial {
      let result = try Arithmetic.binary(op, a.pointee, b.pointee)
      if !result.isNotImplemented { return d.set(result) }
    }
    d.set(try Operations.binary(op, a.pointee, b.pointee))
  }

  /// The two strings as one, nil when they are something else.
  private static func concatenation(_ a: Register, _ b: Register) throws -> StringObject? {
    guard a.isPlainString && b.isPlainString else { return nil }
    return try a.borrow(StringObject.self) { a in
      try b.borrow(StringObject.self) { b in
        if a.byteCount == 0 { return b }
        return b.byteCount == 0 ? a : try a.concatenated(b)
      }
    }
  }

  @inline(never) static func inPlace(_ op: BinaryOperator, _ d: Register, _ a: Register, _ b: Register) throws {
    if quickMixed(op, d, a, b) { return }
    if try operateNatively(op, isInPlace: true, d, a, b) { return }
    if a.isTrivial && b.isTrivial {
      let result = try Arithmetic.binary(op, a.pointee, b.pointee)
      if !result.isNotImplemented { return d.set(result) }
    }
    if op == .add, let joined = try concatenation(a, b) { return d.set(.object(joined)) }
    d.set(try Operations.inPlace(op, a.pointee, b.pointee))
  }

  static func unary(_ op: UnaryOperator, _ d: Register, _ a: Register) throws {
    if op == .not { return d.setBool(try !isTrue(a)) }
    if op == .negative {
      if let x = a.asFloat { return d.setFloat(-x) }
      if let x = a.asInt, x != .min { return d.setInt(-x) }
    }
    d.set(try Operations.unary(op, a.pointee))
  }

  /// The truth of a value in a register.
  static func isTrue(_ a: Register) throws -> Bool {
    switch a.kind {
    case .immediate:
      if let b = a.asBool { return b }
      if let i = a.asInt { return i != 0 }
      if let d = a.asFloat { return d != 0 }
      return false
    case .string where a.isPlainString: return a.borrow(StringObject.self) { $0.byteCount != 0 }
    case .list where a.isPlainList: return a.borrow(ListObject.self) { $0.count != 0 }
    case .dict where a.isPlainDict: return a.borrow(DictObject.self) { $0.count != 0 }
    default: return try Operations.isTrue(a.pointee)
    }
  }

  /// The length of a plain container, nil for what else has one.
  static func length(_ a: Register) -> Int? {
    switch a.kind {
    case .list where a.isPlainList: a.borrow(ListObject.self) { $0.count }
    case .string where a.isPlainString: a.borrow(StringObject.self) { $0.count }
    case .tuple where a.isPlainTuple: a.borrow(TupleObject.self) { $0.count }
    case .dict where a.isPlainDict: a.borrow(DictObject.self) { $0.count }
    default: nil
    }
  }

  /// Whether a value is an instance of the class in another register; nil when that is no plain class.
  static func isInstance(_ a: Register, of type: Register) -> Bool? {
    if type.isPlainTuple {
      return type.borrow(TupleObject.self) { types in
        for i in 0..<types.count {
          guard types.elements[i].asType != nil, let answer = isInstance(a, of: types.elements + i) else { return nil }
          if answer { return true }
        }
        return false
      }
    }
    if type.kind != .type { return nil }
    return type.borrow(TypeObject.self) { type in
      if !a.isTrivial, a.unretained._withUnsafeGuaranteedRef({ $0.type === type }) { return true }
      guard type.type === Types.type else { return nil }
      let own = a.pointee.type
      return own.isSubtype(of: type) || own.standsFor === type ? true : own.saysClass ? nil : false
    }
  }

  // MARK: Comparison

  /// For each comparison the outcomes that satisfy it: 1 less, 2 equal, 4 greater, 8 unordered.
  private static let outcomes: UInt64 = 0x6_4_D_2_3_1

  /// The outcomes that satisfy the operator of a jump, for the instruction's `c`; 0 for those that do not order.
  static func outcomes(_ x: UInt8) -> UInt64 {
    if x & 15 >= 6 { return 0 }
    let wanted = outcomes >> (UInt64(x & 7) * 4) & 15
    return x & 64 == 0 ? wanted : ~wanted & 15
  }

  /// Whether the comparison of a jump holds for two numbers of a kind, nil when it takes more than that.
  @inline(__always) static func quickHolds(
    _ ins: UnsafeMutablePointer<Instruction>, _ a: Register, _ b: Register
  ) -> Bool? {
    let wanted = ins.c
    if wanted != 0 {
      if let i = a.asInt, let j = b.asInt { return wanted & (i < j ? 1 : i == j ? 2 : 4) != 0 }
      if let i = a.asFloat, let j = b.asFloat { return wanted & (i < j ? 1 : i == j ? 2 : i > j ? 4 : 8) != 0 }
    }
    return nil
  }

  /// Where a jump that compares anything else goes; nil when it has entered a method that decides.
  @inline(never) func jumpSlowly(
    _ ins: UnsafeMutablePointer<Instruction>, _ a: Register, _ b: Register
  ) throws -> UnsafeMutablePointer<Instruction>? {
    if a.kind == .instance || b.kind == .instance, try enterComparison(ins.x, a, b) { return nil }
    let holds = try VM.holdsSlowly(CompareOperator(code: ins.x & 15), a, b) != (ins.x & 64 != 0)
    return holds ? ins + 1 : ins + Int(ins.d)
  }

  @inline(__always) private static func satisfies(_ x: UInt8, _ outcome: UInt64) -> Bool {
    ((outcomes >> (UInt64(x & 7) &* 4)) & outcome != 0) != (x & 64 != 0)
  }

  /// Whether a comparison holds, or does not when `x` is 64 more than its operator.
  @inline(__always) static func holds(_ x: UInt8, _ a: Register, _ b: Register) throws -> Bool {
    if x & 15 < 6 {
      if let i = a.asInt, let j = b.asInt { return satisfies(x, i < j ? 1 : i == j ? 2 : 4) }
      if let i = a.asFloat, let j = b.asFloat { return satisfies(x, i < j ? 1 : i == j ? 2 : i > j ? 4 : 8) }
    }
    return try holdsSlowly(CompareOperator(code: x & 15), a, b) != (x & 64 != 0)
  }

  @inline(never) private static func holdsSlowly(_ op: CompareOperator, _ a: Register, _ b: Register) throws -> Bool {
    if op == .equal, a.isPlainString && b.isPlainString {
      return a.borrow(StringObject.self) { a in b.borrow(StringObject.self) { a.equals($0) } }
    }
    switch op {
    case .is: return a.isIdentical(to: b)
    case .isNot: return !a.isIdentical(to: b)
    case .in: return try contains(b, a)
    case .notIn: return try !contains(b, a)
    case .equal, .notEqual:
      if a.isPlainString && b.isPlainString {
        return a.borrow(StringObject.self) { a in b.borrow(StringObject.self) { a.equals($0) } } == (op == .equal)
      }
      return try Operations.isTrue(Operations.compare(op, a.pointee, b.pointee))
    default: return try Operations.isTrue(Operations.compare(op, a.pointee, b.pointee))
    }
  }

  /// Puts the outcome of a comparison into a register; true when it has entered a method for that.
  func compare(_ x: UInt8, _ d: Register, _ a: Register, _ b: Register) throws -> Bool {
    if a.kind == .instance || b.kind == .instance, try enterComparison(x, a, b) { return true }
    let op = CompareOperator(code: x)
    // Only the comparison of numbers and strings, and of identity and membership, is surely a bool.
    if x >= 6 || a.asInt != nil && b.asInt != nil || a.asFloat != nil && b.asFloat != nil
      || a.isPlainString && b.isPlainString
    {
      d.setBool(try VM.holds(x, a, b))
    } else {
      d.set(try Operations.compare(op, a.pointee, b.pointee))
    }
    return false
  }

  private static func contains(_ container: Register, _ item: Register) throws -> Bool {
    if container.isPlainString && item.isPlainString {
      return container.borrow(StringObject.self) { text in
        item.borrow(StringObject.self) { part in
          if part.byteCount != 1 { return ByteSearch.first(part.utf8, in: text.utf8, from: 0) != nil }
          let byte = part.bytes[0]
          var at = 0
          while at < text.byteCount {
            if text.bytes[at] == byte { return true }
            at &+= 1
          }
          return false
        }
      }
    }
    if container.isPlainSet, item.asInt != nil || item.isPlainString {
      return try container.borrow(SetObject.self) { try $0.contains(item.pointee) }
    }
    if item.kind == .instance && container.isPlainSet {
      // Its methods may let go of the set.
      let set = container.borrow(SetObject.self) { $0 }
      return try set.contains(item.pointee)
    }
    if container.isPlainDict { return try container.borrow(DictObject.self) { try $0.position(ofKeyIn: item) >= 0 } }
    return try Operations.contains(container.pointee, item.pointee)
  }

  // MARK: Items

  /// Puts an item into a register; true when it has entered a method for that.
  @inline(__always) func getItem(_ d: Register, _ container: Register, _ key: Register) throws -> Bool {
    if container.isPlainList, let i = key.asInt {
      let found = container.borrow(ListObject.self) { list in
        let j = i < 0 ? i &+ list.count : i
        if UInt(bitPattern: j) >= UInt(bitPattern: list.count) { return false }
        d.copy(list.elements + j)
        return true
      }
      if found { return false }
    }
    return try getItemSlowly(d, container, key)
  }

  @inline(never) private func getItemSlowly(_ d: Register, _ container: Register, _ key: Register) throws -> Bool {
    if container.kind == .instance, try enterGetItem(container, key) { return true }
    try VM.getItemSlowly(d, container, key)
    return false
  }

  private static func getItemSlowly(_ d: Register, _ container: Register, _ key: Register) throws {
    if container.isPlainDict, let hash = key.plainHash {
      let found = try container.borrow(DictObject.self) { dict in
        let position = try dict.position(ofPlain: key, hash: hash)
        if position < 0 { return false }
        d.copy(dict.valuePointer(at: position))
        return true
      }
      if found { return }
      throw Raised.key(key.pointee)
    }
    if container.isPlainList && key.kind == .slice {
      return d.set(try container.borrow(ListObject.self) { try ListType.getItem($0, key.pointee) })
    }
    if let i = key.asInt {
      if container.kind == .tuple {
        let found = container.borrow(TupleObject.self) { tuple in
          let j = i < 0 ? i &+ tuple.count : i
          if UInt(bitPattern: j) >= UInt(bitPattern: tuple.count) { return false }
          d.copy(tuple.elements + j)
          return true
        }
        if found && container.isPlainTuple { return }
      } else if container.isPlainString {
        let found = container.borrow(StringObject.self) { string -> StringObject? in
          let j = i < 0 ? i &+ string.count : i
          if !string.isASCII || UInt(bitPattern: j) >= UInt(bitPattern: string.count) { return nil }
          return StringObject.character(string.bytes[j])
        }
        if let found { return d.set(.object(found)) }
      }
    }
    if container.kind == .foreign {
      let slots = container.unretained._withUnsafeGuaranteedRef {
        $0.typeReference._withUnsafeGuaranteedRef { $0.slots }
      }
      if let item = slots.item, try item(d, container, key) { return }
    }
    d.set(try Operations.getItem(container.pointee, key.pointee))
  }

  /// Stores an item; true when it has entered a method for that.
  @inline(__always) func setItem(_ container: Register, _ key: Register, _ value: Register) throws -> Bool {
    if container.isPlainList, let i = key.asInt {
      let stored = container.borrow(ListObject.self) { list in
        let j = i < 0 ? i &+ list.count : i
        if UInt(bitPattern: j) >= UInt(bitPattern: list.count) { return false }
        (list.elements + j).copy(value)
        return true
      }
      if stored { return false }
    }
    return try setItemSlowly(container, key, value)
  }

  @inline(never) private func setItemSlowly(_ container: Register, _ key: Register, _ value: Register) throws -> Bool {
    if container.isPlainDict, let hash = key.plainHash {
      try container.borrow(DictObject.self) { try $0.set(plain: key, hash: hash, value) }
      return false
    }
    if container.kind == .instance, try enterSetItem(container, key, value) { return true }
    try Operations.setItem(container.pointee, key.pointee, value.pointee)
    return false
  }

  // MARK: Iteration

  /// Puts the next element into a register; false at the end.
  ///
  /// The iterators of ranges and lists are advanced in place, without a call.
  @inline(__always) static func forNext(_ iterator: Register, _ d: Register) throws -> Bool {
    return try iterator.borrow(IteratorObject.self) { native in
      // One test after the other: a table of jumps is one more jump to guess.
      if native.form == .range {
        let range = unsafeDowncast(native, to: RangeIterator.self)
        if range.remaining == 0 { return false }
        d.setInt(range.current)
        range.current &+= range.step
        range.remaining &-= 1
        return true
      }
      if native.form == .list, let element = unsafeDowncast(native, to: ListIterator.self).advance() {
        d.copy(element)
        return true
      }
      return try VM.nextOfNative(native, d)
    }
  }

  /// The same for an iterator that native code holds.
  static func next(of iterator: inout Value, _ d: Register) throws -> Bool {
    try withUnsafeMutablePointer(to: &iterator) {
      $0.kind == .iterator ? try forNext($0, d) : try nextOfAny($0, d)
    }
  }

  @inline(never) private static func nextOfNative(_ iterator: IteratorObject, _ d: Register) throws -> Bool {
    if iterator.form == .string { return unsafeDowncast(iterator, to: StringIterator.self).advance(d) }
    if iterator.form == .tuple, let element = unsafeDowncast(iterator, to: TupleIterator.self).advance() {
      d.copy(element)
      return true
    }
    let value = try iterator.next()
    if value.isUndef { return false }
    d.set(value)
    return true
  }

  @inline(never) static func nextOfAny(_ iterator: Register, _ d: Register) throws -> Bool {
    let value = try Operations.next(iterator.pointee)
    if value.isUndef { return false }
    d.set(value)
    return true
  }
}

extension CompareOperator {
  /// The operator of a raw value that an instruction holds. A table or `init(rawValue:)` would be a call each time.
  @inline(__always) init(code: UInt8) { self = unsafeBitCast(code, to: CompareOperator.self) }
}

extension BinaryOperator {
  @inline(__always) init(code: UInt8) { self = unsafeBitCast(code, to: BinaryOperator.self) }
}

extension UnsafeMutablePointer where Pointee == Value {
  /// Whether an object of a built-in type itself is here, not of a class derived from it.
  @inline(__always) func isPlain(_ kind: Kind) -> Bool {
    if isTrivial { return false }
    return unretained._withUnsafeGuaranteedRef { $0.typeReference._withUnsafeGuaranteedRef { $0.plainKind == kind } }
  }
  @inline(__always) func isIdentical(to other: Register) -> Bool {
    if !isTrivial { return !other.isTrivial && unretained.toOpaque() == other.unretained.toOpaque() }
    if other.isNone { return isNone }
    return pointee.isIdentical(to: other.pointee)
  }
  /// The hash of an integer, a string or a tuple of them: to find it in a dict runs no code of a cell, which might let
  /// go of the dict, unless other keys do.
  @inline(__always) var plainHash: Int? {
    if let i = asInt { return NumberHash.hash(i) }
    if isPlainString { return borrow(StringObject.self) { $0.hash } }
    return isPlainTuple ? borrow(TupleObject.self) { $0.plainHash } : nil
  }
  @inline(__always) var isPlainDict: Bool { isPlain(.dict) }
  @inline(__always) var isPlainString: Bool { isPlain(.string) }
  @inline(__always) var isPlainSet: Bool { isPlain(.set) }
  @inline(__always) var isPlainList: Bool { isPlain(.list) }
  @inline(__always) var isPlainTuple: Bool { isPlain(.tuple) }
}
