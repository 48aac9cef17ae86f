// Building and taking apart: displays, unpacking, f-strings.

extension VM {
  static func iterator(_ source: Register, delegating: Bool) throws -> Value {
    switch source.kind {
    case .list where source.isPlainList: return .object(ListIterator(source.borrow(ListObject.self) { $0 }))
    case .tuple where source.isPlainTuple: return .object(TupleIterator(source.borrow(TupleObject.self) { $0 }))
    case .range: return .object(RangeIterator(source.borrow(RangeObject.self) { $0 }))
    case .generator where delegating: return source.pointee
    default: return try Operations.iterate(source.pointee)
    }
  }

  /// The iterator of `range(...)` at the start of a loop, when that is the built-in one of integers; else nil.
  static func rangeIterator(_ callee: Register, _ arguments: Register, _ count: Int) -> RangeIterator? {
    guard callee.kind == .type, callee.unretained.toOpaque() == Unmanaged.passUnretained(Types.range).toOpaque(),
      1...3 ~= count
    else { return nil }
    guard let first = arguments.asInt else { return nil }
    if count == 1 { return RangeIterator(start: 0, count: RangeObject.count(0, first, 1), step: 1) }
    guard let stop = (arguments + 1).asInt else { return nil }
    if count == 2 { return RangeIterator(start: first, count: RangeObject.count(first, stop, 1), step: 1) }
    guard let step = (arguments + 2).asInt, step != 0 else { return nil }
    return RangeIterator(start: first, count: RangeObject.count(first, stop, step), step: step)
  }

  static func unpack(_ source: Register, _ targets: Register, _ count: Int) throws {
    if source.isPlainTuple {
      let isDone = source.borrow(TupleObject.self) { tuple in
        if tuple.count != count { return false }
        for i in 0..<count { (targets + i).copy(tuple.elements + i) }
        return true
      }
      if isDone { return }
    }
    let value = source.pointee
    if let tuple = value.asTuple, tuple.count == count {
      for i in 0..<count { (targets + i).set(tuple[i]) }
      return
    }
    if let list = value.asList, list.count == count {
      let values = list.values
      for i in 0..<count { (targets + i).set(values[i]) }
      return
    }
    let iterator = try unpackable(value)
    for i in 0..<count {
      let element = try Operations.next(iterator)
      if element.isUndef { throw Raised.value("not enough values to unpack (expected \(count), got \(i))") }
      (targets + i).set(element)
    }
    if try !Operations.next(iterator).isUndef {
      throw Raised.value("too many values to unpack (expected \(count))")
    }
  }

  private static func unpackable(_ value: Value) throws -> Value {
    if value.type.slots.iterate == nil && value.type.slots.getItem == nil {
      throw Raised.type("cannot unpack non-iterable \(value.type.name) object")
    }
    return try Operations.iterate(value)
  }

  static func unpackStar(_ value: Value, _ targets: Register, before: Int, after: Int) throws {
    _ = try unpackable(value)
    let values = try Operations.array(value)
    if values.count < before + after {
      throw Raised.value("not enough values to unpack (expected at least \(before + after), got \(values.count))")
    }
    for i in 0..<before { (targets + i).set(values[i]) }
    (targets + before).set(.list(Array(values[before..<values.count - after])))
    for i in 0..<after { (targets + before + 1 + i).set(values[values.count - after + i]) }
  }

  static func buildSet(_ values: Register, _ count: Int) throws -> Value {
    let set = SetObject()
    for i in 0..<count { try set.add(values[i]) }
    return .object(set)
  }

  static func setAdd(_ set: Value, _ value: Value) throws {
    guard let set = set.object(.set, as: SetObject.self) else { preconditionFailure("no set to add to") }
    try set.add(value)
  }

  static func setUpdate(_ set: Value, _ iterable: Value) throws {
    guard let set = set.object(.set, as: SetObject.self) else { preconditionFailure("no set to add to") }
    try set.update(from: iterable)
  }

  static func buildDict(_ pairs: Register, _ count: Int) throws -> Value {
    let dict = DictObject()
    for i in 0..<count { try dict.set(pairs[2 * i], pairs[2 * i + 1]) }
    return .object(dict)
  }

  static func listExtend(_ list: Value, _ iterable: Value, forCall callee: Value?) throws {
    guard let list = list.asList else { preconditionFailure("no list to extend") }
    if let tuple = iterable.asTuple, tuple.type === Types.tuple {
      return try list.append(copying: tuple.elements, count: tuple.count)
    }
    if iterable.type.slots.iterate == nil && iterable.type.slots.getItem == nil {
      throw Raised.type(
        callee.map { callableName($0) + " argument after * must be an iterable, not \(iterable.type.name)" }
          ?? "Value after * must be an iterable, not \(iterable.type.name)")
    }
    if iterable.type.isHeap { return try ListType.extend(list, iterable) }
    try Operations.forEach(iterable) { try list.append($0) }
  }

  static func dictUpdate(_ dict: Value, _ mapping: Value) throws {
    guard let dict = dict.asDict else { preconditionFailure("no dict to update") }
    try eachPair(mapping, or: "'\(mapping.type.name)' object is not a mapping") { try dict.set($0, $1) }
  }

  static func dictMerge(_ dict: Value, _ mapping: Value, callee: Value) throws {
    guard let dict = dict.asDict else { preconditionFailure("no dict to update") }
    try eachPair(
      mapping, or: "\(callableName(callee)) argument after ** must be a mapping, not \(mapping.type.name)"
    ) { key, value in
      guard let text = key.asString else { throw Raised.type("keywords must be strings") }
      if try dict.count > 0 && !dict.get(key).isUndef {
        throw Raised.type("\(callableName(callee)) got multiple values for keyword argument '\(text.text)'")
      }
      try dict.set(key, value)
    }
  }

  /// A callable as CPython's `_PyObject_FunctionStr` names it: with its module, unless that is builtins.
  private static func callableName(_ callee: Value) -> String {
    func named(_ module: Value, _ name: String) -> String {
      guard let module = module.asString?.text, module != "builtins" else { return "\(name)()" }
      return "\(module).\(name)()"
    }
    guard case .object(let o) = callee else { return (try? Operations.str(callee).text) ?? callee.type.name }
    switch o.kind {
    case .function:
      let function = unsafeDowncast(o, to: FunctionObject.self)
      return named(function.module, function.qualifiedName.text)
    case .native:
      let native = unsafeDowncast(o, to: NativeFunction.self)
      if let owner = native.owner { return "\(owner.name).\(native.name.text)()" }
      return named(native.module.map { .string($0) } ?? .none, native.name.text)
    case .boundMethod: return callableName(unsafeDowncast(o, to: BoundMethod.self).function)
    case .type:
      let type = unsafeDowncast(o, to: TypeObject.self)
      return named(.string(type.module), type.qualifiedName)
    default: return (try? Operations.str(callee).text) ?? o.type.name
    }
  }

  /// Calls the body with each key and value of a mapping: a dict, or an object with `keys()`.
  static func eachPair(
    _ mapping: Value, or refusal: @autoclosure () -> String, _ body: (Value, Value) throws -> Void
  ) throws {
    if let dict = mapping.asDict, dict.type === Types.dict {
      for (key, value) in dict.pairs { try body(key, value) }
      return
    }
    guard let keys = try Operations.findAttribute(mapping, StringObject.intern("keys")) else {
      throw Raised.type(refusal())
    }
    try Operations.forEach(Operations.call(keys, [])) { try body($0, Operations.getItem(mapping, $0)) }
  }

  /// Puts the text of an f-string's field into a register; numbers without a specification stay what they are, for
  /// `join` writes them in place.
  static func format(_ d: Register, _ value: Register, conversion: UInt8, _ spec: StringObject?) throws {
    if conversion == 0 {
      if let spec {
        if let text = QuickFormat.text(of: value, spec) {
          try Depth.touch(Depth.calling)
          return d.set(.object(text))
        }
      } else if value.isPlainString {
        return d.copyUnlessSame(value)
      } else if value.asInt != nil {
        try Depth.touch(" while getting the str of an object")
        return d.copyUnlessSame(value)
      }
    }
    d.set(.object(try formatted(value.pointee, conversion, spec ?? StringObject.empty)))
  }

  private static func formatted(_ value: Value, _ conversion: UInt8, _ spec: StringObject) throws -> StringObject {
    switch conversion {
    case UInt8(ascii: "r"): return try Operations.format(.object(Operations.repr(value)), spec)
    case UInt8(ascii: "s"): return try Operations.format(.object(Operations.str(value)), spec)
    case UInt8(ascii: "a"):
      return try Operations.format(.object(Literals.ascii(Operations.repr(value))), spec)
    default: return try Operations.format(value, spec)
    }
  }

  /// The strings and integers of some registers, one after the other.
  static func join(_ parts: Register, _ count: Int) throws -> StringObject {
    var bytes = 0
    var scalars = 0
    for i in 0..<count {
      if let number = (parts + i).asInt {
        let digits = IntegerText.length(number)
        bytes += digits
        scalars += digits
      } else if (parts + i).kind == .string {
        (parts + i).borrow(StringObject.self) {
          bytes += $0.byteCount
          scalars += $0.count
        }
      }
    }
    if bytes >= Meter.threshold { try Meter.ask(bytes) }
    return StringObject(byteCount: bytes, scalars: scalars) { target in
      var offset = 0
      for i in 0..<count {
        if let number = (parts + i).asInt {
          offset += IntegerText.write(number, to: target + offset)
        } else if (parts + i).kind == .string {
          (parts + i).borrow(StringObject.self) { part in
            StringObject.copy(part.byteCount, from: part.bytes, to: target + offset)
            offset += part.byteCount
          }
        }
      }
    }
  }
}
