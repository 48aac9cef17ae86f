// ExceptionGroup: several exceptions raised as one, and the parts that `except*` takes of them.

/// What `BaseExceptionGroup` and `ExceptionGroup` can do, and the steps of a `try` with `except*`.
enum ExceptionGroup {
  static func install() {
    let base = Exceptions.baseExceptionGroup
    base.slots.construct = construct
    base.slots.str = { value in
      let group = try ExceptionTypes.exception(value)
      let count = members(of: group).count
      return StringObject("\(try message(of: group)) (\(count) sub-exception\(count == 1 ? "" : "s"))")
    }
    base.property("message", get: { .string(try message(of: try ExceptionTypes.exception($0))) })
    base.property("exceptions", get: { .tuple(members(of: try ExceptionTypes.exception($0))) })
    base.method("derive", .positional(1...1)) { a in
      let group = try ExceptionTypes.exception(a[0])
      return try Operations.call(.object(base), [.string(try message(of: group)), a[1]])
    }
    base.method("split", .positional(1...1)) { a in
      let group = try ExceptionTypes.exception(a[0])
      let parts = try split(group, Condition(a[1]))
      return .tuple([value(parts.match), value(parts.rest)])
    }
    base.method("subgroup", .positional(1...1)) { a in
      value(try split(try ExceptionTypes.exception(a[0]), Condition(a[1])).match)
    }
    base.classMethod("__class_getitem__", .positional(1...1)) { a in
      .object(GenericAlias(origin: a[0], a[1]))
    }
    Exceptions.exceptionGroup.adoptSlots(of: base)
  }

  private static func value(_ exception: ExceptionObject?) -> Value { exception.map { .object($0) } ?? .none }

  static func members(of group: ExceptionObject) -> [Value] { group.members?.values ?? [] }

  private static func message(of group: ExceptionObject) throws -> String {
    try Operations.str(group.arguments.values.first ?? .none).text
  }

  private static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard arguments.count == 2 else {
      throw Raised.type("BaseExceptionGroup.__new__() takes exactly 2 arguments (\(arguments.count) given)")
    }
    guard arguments[0].asString != nil else {
      throw Raised.badArgument("BaseExceptionGroup.__new__", "1", "str", arguments[0])
    }
    guard arguments[1].type.slots.getItem != nil, arguments[1].asDict == nil else {
      throw Raised.type("second argument (exceptions) must be a sequence")
    }
    let members = try Operations.array(arguments[1])
    if members.isEmpty { throw Raised.value("second argument (exceptions) must be a non-empty sequence") }
    for (i, member) in members.enumerated() where member.asException == nil {
      throw Raised.value("Item \(i) of second argument (exceptions) is not an exception")
    }
    let areOrdinary = members.allSatisfy { $0.type.isSubtype(of: Exceptions.exception) }
    var made = type
    if type === Exceptions.baseExceptionGroup {
      if areOrdinary { made = Exceptions.exceptionGroup }
    } else if !areOrdinary && type.isSubtype(of: Exceptions.exception) {
      let name = type === Exceptions.exceptionGroup ? "an ExceptionGroup" : "'\(type.name)'"
      throw Raised.type("Cannot nest BaseExceptions in \(name)")
    }
    return .object(group(made, arguments.positional, members))
  }

  private static func group(_ type: TypeObject, _ arguments: [Value], _ members: [Value]) -> ExceptionObject {
    let group = ExceptionObject(type: type, arguments: TupleObject(arguments))
    group.members = TupleObject(members)
    return group
  }

  /// A group of these exceptions without a message.
  private static func unnamed(_ members: [ExceptionObject], asTuple: Bool = false) -> ExceptionObject {
    let areOrdinary = members.allSatisfy { $0.type.isSubtype(of: Exceptions.exception) }
    let values = members.map { Value.object($0) }
    return group(
      areOrdinary ? Exceptions.exceptionGroup : Exceptions.baseExceptionGroup,
      [.object(StringObject.empty), asTuple ? .tuple(values) : .list(values)], values)
  }

  // MARK: Splitting

  /// Which exceptions a part of a group is made of.
  private enum Condition {
    case types(Value)
    case predicate(Value)
    case identities(Set<ObjectIdentifier>)

    init(_ value: Value) throws {
      func isClass(_ value: Value) -> Bool { value.asType?.isSubtype(of: Exceptions.baseException) ?? false }
      if case .object(let o) = value, o.kind == .function {
        self = .predicate(value)
      } else if isClass(value) || value.asTuple?.values.allSatisfy(isClass) ?? false {
        self = .types(value)
      } else {
        throw Raised.type("expected a function, exception type or tuple of exception types")
      }
    }

    init(identities: Set<ObjectIdentifier>) { self = .identities(identities) }

    func holds(for exception: ExceptionObject) throws -> Bool {
      switch self {
      case .types(let types): try VM.matches(.object(exception), types)
      case .predicate(let function): try Operations.isTrue(try Operations.call(function, [.object(exception)]))
      case .identities(let known): known.contains(ObjectIdentifier(exception))
      }
    }
  }

  private typealias Parts = (match: ExceptionObject?, rest: ExceptionObject?)

  private static func split(_ exception: ExceptionObject, _ condition: Condition) throws -> Parts {
    if try condition.holds(for: exception) { return (exception, nil) }
    guard exception.members != nil else { return (nil, exception) }
    var matching: [Value] = []
    var others: [Value] = []
    for member in members(of: exception) {
      guard let member = member.asException else { continue }
      let parts = try Depth.counted(" in exceptiongroup_split_recursive") { try split(member, condition) }
      if let match = parts.match { matching.append(.object(match)) }
      if let rest = parts.rest { others.append(.object(rest)) }
    }
    return (try part(of: exception, matching), try part(of: exception, others))
  }

  /// A group of some of a group's exceptions, with the history of the whole; nil without any.
  private static func part(of whole: ExceptionObject, _ members: [Value]) throws -> ExceptionObject? {
    if members.isEmpty { return nil }
    let derive = try Operations.getAttribute(.object(whole), StringObject.intern("derive"))
    guard let part = try Operations.call(derive, [.list(members)]).asException, part.members != nil else {
      throw Raised.type("derive must return an instance of BaseExceptionGroup")
    }
    part.traceback = whole.traceback
    part.context = whole.context
    part.cause = whole.cause
    part.suppressesContext = whole.suppressesContext
    if let notes = whole.notes {
      let own = ListObject(notes.values)
      part.notes = own
      Operations.instanceDict(part).set(StringObject.intern("__notes__"), .object(own))
    }
    return part
  }

  // MARK: except*

  /// One `except*` of what is left of an exception: the part that its types take and what is left then, None for
  /// neither.
  static func take(_ types: Value, from rest: Value) throws -> (match: Value, rest: Value) {
    for type in types.asTuple?.values ?? [types] {
      guard let type = type.asType, type.isSubtype(of: Exceptions.baseException) else {
        throw Raised.type("catching classes that do not inherit from BaseException is not allowed")
      }
      if type.isSubtype(of: Exceptions.baseExceptionGroup) {
        throw Raised.type("catching ExceptionGroup with except* is not allowed. Use except instead.")
      }
    }
    guard let exception = rest.asException else { return (.none, .none) }
    if try VM.matches(rest, types) {
      return (exception.members == nil ? .object(unnamed([exception], asTuple: true)) : rest, .none)
    }
    if exception.members == nil { return (.none, rest) }
    let parts = try split(exception, try Condition(types))
    return (value(parts.match), value(parts.rest))
  }

  /// What goes on when all `except*` of a `try` are done, None for nothing: what they raised and what nobody took.
  static func remainder(of original: Value, raised: Value, rest: Value) throws -> Value {
    guard let original = original.asException else { return .none }
    let found = (try Operations.array(raised) + [rest]).compactMap(\.asException)
    // An exception alone is taken by one handler, or by none.
    if original.members == nil { return value(found.first) }
    // A part that was raised again as it was goes back to its place in the whole.
    let again = found.filter { hasHistory($0, of: original) }
    let new = found.filter { !hasHistory($0, of: original) }
    var leaves: Set<ObjectIdentifier> = []
    for part in again { collectLeaves(of: part, into: &leaves) }
    let left = leaves.isEmpty ? nil : try split(original, Condition(identities: leaves)).match
    let all = new + (left.map { [$0] } ?? [])
    return all.count < 2 ? value(all.first) : .object(unnamed(all))
  }

  private static func hasHistory(_ part: ExceptionObject, of whole: ExceptionObject) -> Bool {
    func isSame(_ a: ExceptionObject.TracebackEntry, _ b: ExceptionObject.TracebackEntry) -> Bool {
      a.code === b.code && a.span == b.span
    }
    return part.members != nil && part.cause.isIdentical(to: whole.cause)
      && part.context.isIdentical(to: whole.context) && part.notes?.values.count == whole.notes?.values.count
      && part.traceback.elementsEqual(whole.traceback, by: isSame)
  }

  private static func collectLeaves(of exception: ExceptionObject, into leaves: inout Set<ObjectIdentifier>) {
    var work = [exception]
    while let next = work.popLast() {
      if next.members == nil { leaves.insert(ObjectIdentifier(next)) }
      work += members(of: next).compactMap(\.asException)
    }
  }
}
