// operator: the operators as functions, and the callables that get items, attributes and call methods.

enum OperatorModule {
  static func make() -> ModuleObject {
    let module = ModuleObject("operator")
    for type in [OperatorGetter.itemGetter, OperatorGetter.attributeGetter, OperatorGetter.methodCaller] {
      module.add(type)
    }
    addOperators(to: module)
    addComparisons(to: module)
    addItems(to: module)
    return module
  }

  /// Adds a function under its name and, when there is one, its dunder name.
  private static func add(
    _ module: ModuleObject, _ name: String, _ count: Int, dunder: Bool = true, _ body: @escaping NativeFunction.Body
  ) {
    let function = NativeFunction(name, .positional(count...count), body: body)
    function.module = "_operator"
    module.namespace.set(function.name, .object(function))
    if dunder {
      let plain = name.hasSuffix("_") ? String(name.dropLast()) : name
      module.set("__\(plain)__", module.namespace[StringObject.intern(name)])
    }
  }

  private static func addOperators(to module: ModuleObject) {
    for op in BinaryOperator.allCases {
      let keyword = op == .bitAnd || op == .bitOr
      add(module, keyword ? op.stem + "_" : op.stem, 2) { try Operations.binary(op, $0[0], $0[1]) }
      add(module, "i" + op.stem, 2) { try Operations.inPlace(op, $0[0], $0[1]) }
    }
    add(module, "neg", 1) { try Operations.unary(.negative, $0[0]) }
    add(module, "pos", 1) { try Operations.unary(.positive, $0[0]) }
    for name in ["inv", "invert"] { add(module, name, 1) { try Operations.unary(.invert, $0[0]) } }
    add(module, "not_", 1) { .bool(try !Operations.isTrue($0[0])) }
    add(module, "truth", 1, dunder: false) { .bool(try Operations.isTrue($0[0])) }
    let absolute = Interpreter.builtins[StringObject.intern("abs")]
    add(module, "abs", 1) { try Operations.call(absolute, $0[0]) }
    add(module, "index", 1) { .integer(try MathModule.integer($0[0])) }
    module.function("call", .any) { a in
      guard a.count > 0 else { throw Raised.type("call expected at least 1 argument, got 0") }
      return try Operations.call(a[0], a.dropFirst)
    }
  }

  private static func addComparisons(to module: ModuleObject) {
    let comparisons: [(String, CompareOperator)] = [
      ("lt", .less), ("le", .lessEqual), ("eq", .equal), ("ne", .notEqual), ("gt", .greater), ("ge", .greaterEqual),
    ]
    for (name, op) in comparisons { add(module, name, 2) { try Operations.compare(op, $0[0], $0[1]) } }
    add(module, "is_", 2, dunder: false) { .bool($0[0].isIdentical(to: $0[1])) }
    add(module, "is_not", 2, dunder: false) { .bool(!$0[0].isIdentical(to: $0[1])) }
  }

  private static func addItems(to module: ModuleObject) {
    add(module, "contains", 2) { .bool(try Operations.contains($0[0], $0[1])) }
    add(module, "getitem", 2) { try Operations.getItem($0[0], $0[1]) }
    add(module, "setitem", 3) { a in
      try Operations.setItem(a[0], a[1], a[2])
      return .none
    }
    add(module, "delitem", 2) { a in
      try Operations.setItem(a[0], a[1], .undef)
      return .none
    }
    for (name, apply) in [("concat", Operations.binary), ("iconcat", Operations.inPlace)] {
      add(module, name, 2) { a in
        if a[0].type.slots.getItem == nil || a[0].asDict != nil {
          throw Raised.type("'\(a[0].type.name)' object can't be concatenated")
        }
        return try apply(.add, a[0], a[1])
      }
    }
    func iterate(_ value: Value) throws -> Value {
      do { return try Operations.iterate(value) } catch let error as Raised
        where error.exception.type.isSubtype(of: Exceptions.typeError)
      {
        throw Raised.type("argument of type '\(value.type.name)' is not iterable")
      }
    }
    add(module, "countOf", 2, dunder: false) { a in
      var count = 0
      try Operations.forEach(iterate(a[0])) { if try Operations.same($0, a[1]) { count += 1 } }
      return .int(count)
    }
    add(module, "indexOf", 2, dunder: false) { a in
      let iterator = try iterate(a[0])
      var position = 0
      while true {
        let value = try Operations.next(iterator)
        if value.isUndef { throw Raised.value("sequence.index(x): x not in sequence") }
        if try Operations.same(value, a[1]) { return .int(position) }
        position += 1
        try Interrupt.poll()
      }
    }
    module.function("length_hint", .positional(1...2)) { a in
      let fallback = try a.value(1).map(Operations.index) ?? 0
      if a[0].type.slots.length != nil { return .int(try Operations.length(a[0])) }
      guard let hint = try Operations.specialMethod(a[0], Names.length_hint_) else { return .int(fallback) }
      let length = try Operations.call(hint, [])
      return length.isNotImplemented ? .int(fallback) : length
    }
  }
}

/// `itemgetter`, `attrgetter` and `methodcaller`: what they get, and how.
final class OperatorGetter: Object {
  private enum Job {
    case items([Value])
    /// Each a dotted path.
    case attributes([[StringObject]])
    case method(StringObject)
  }

  private let job: Job
  /// The arguments as they were given, for the repr and for `methodcaller`'s call.
  private var arguments: [Value]
  private let keywords: [(StringObject, Value)]

  private init(_ job: Job, _ arguments: [Value], _ keywords: [(StringObject, Value)] = [], type: TypeObject) {
    self.job = job
    self.arguments = arguments
    self.keywords = keywords
    super.init(.foreign, type: type)
  }

  deinit { Reaper.bury(&arguments) }

  private static func make(_ name: String, _ construct: @escaping (TypeObject, Arguments) throws -> OperatorGetter)
    -> TypeObject
  {
    let type = TypeObject("operator.\(name)", module: "operator", layout: .foreign, isBase: false)
    type.slots.construct = { .object(try construct($0, $1)) }
    type.slots.initialize = { _, _ in }
    type.slots.call = { value, a in
      guard let getter = value.asObject as? OperatorGetter else { throw Raised.type("an \(name) is required") }
      try a.expect(name, 1...1)
      return try getter.get(a[0])
    }
    type.slots.repr = { value in
      guard let getter = value.asObject as? OperatorGetter else { return StringObject(name) }
      var parts = try getter.arguments.map { try Operations.repr($0).text }
      parts += try getter.keywords.map { "\($0.text)=\(try Operations.repr($1).text)" }
      return StringObject("operator.\(name)(\(parts.joined(separator: ", ")))")
    }
    return type
  }

  nonisolated(unsafe) static let itemGetter = make("itemgetter") { type, a in
    try a.refuseKeywords("itemgetter")
    if a.count == 0 { throw Raised.type("itemgetter expected 1 argument, got 0") }
    return OperatorGetter(.items(a.positional), a.positional, type: type)
  }

  nonisolated(unsafe) static let attributeGetter = make("attrgetter") { type, a in
    try a.refuseKeywords("attrgetter")
    if a.count == 0 { throw Raised.type("attrgetter expected 1 argument, got 0") }
    let paths = try a.positional.map { value -> [StringObject] in
      guard let text = value.asString?.text else { throw Raised.type("attribute name must be a string") }
      return text.split(separator: ".", omittingEmptySubsequences: false).map { StringObject.intern(String($0)) }
    }
    return OperatorGetter(.attributes(paths), a.positional, type: type)
  }

  nonisolated(unsafe) static let methodCaller = make("methodcaller") { type, a in
    guard a.count > 0 else { throw Raised.type("methodcaller needs at least one argument, the method name") }
    guard let name = a[0].asString else { throw Raised.type("method name must be a string") }
    return OperatorGetter(.method(name.interned), a.positional, a.pairs.map { ($0, $1) }, type: type)
  }

  private func get(_ object: Value) throws -> Value {
    switch job {
    case .items(let keys):
      if keys.count == 1 { return try Operations.getItem(object, keys[0]) }
      return .tuple(try keys.map { try Operations.getItem(object, $0) })
    case .attributes(let paths):
      let found = try paths.map { try $0.reduce(object) { try Operations.getAttribute($0, $1) } }
      return found.count == 1 ? found[0] : .tuple(found)
    case .method(let name):
      return try Operations.call(
        Operations.getAttribute(object, name), Array(arguments.dropFirst()), keywords: keywords)
    }
  }
}
