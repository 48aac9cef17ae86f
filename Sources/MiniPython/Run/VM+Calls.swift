// Calls: binding arguments to parameters, entering functions from Swift, generators.

extension VM {
  /// Calls a Python function from Swift.
  package func call(_ function: FunctionObject, _ arguments: Arguments) throws -> Value {
    let code = function.code
    try code.complete()
    if code.isGenerator { return try makeGenerator(function, arguments) }
    let window = top
    try ensure(window, code.registerCount)
    if arguments.keywords == nil && arguments.count == function.entry.pointee.plainCount {
      for i in 0..<arguments.count { (window + i).copy(arguments.base + i) }
      var i = arguments.count
      while i < code.freeBase {
        (window + i).clear()
        i &+= 1
      }
      for k in 0..<function.capturedCount { (window + i + k).copy(function.captured + k) }
    } else {
      try bind(function, arguments, into: window)
    }
    return try run(code, window, globals: function.globals)
  }

  /// Calls a function of one plain argument; nil when it is anything else.
  func callPlain(_ callee: Object, _ argument: Value) throws -> Value? {
    guard callee.kind == .function else { return nil }
    let function = unsafeDowncast(callee, to: FunctionObject.self)
    guard function.entry.pointee.plainCount == 1 else { return nil }
    let window = top
    try ensure(window, max(1, function.entry.pointee.registerCount))
    window.set(argument)
    return try run(function, window, 1)
  }

  /// The same with two arguments.
  func callPlain(_ callee: Object, _ first: Value, _ second: Value) throws -> Value? {
    guard callee.kind == .function else { return nil }
    let function = unsafeDowncast(callee, to: FunctionObject.self)
    guard function.entry.pointee.plainCount == 2 else { return nil }
    let window = top
    try ensure(window, max(2, function.entry.pointee.registerCount))
    window.set(first)
    (window + 1).set(second)
    return try run(function, window, 2)
  }

  /// Runs a function whose plain arguments are in place.
  private func run(_ function: FunctionObject, _ window: Register, _ count: Int) throws -> Value {
    let localCount = function.entry.pointee.localCount
    var i = count
    while i < localCount {
      (window + i).clear()
      i &+= 1
    }
    if function.capturedCount > 0 { VM.placeCaptured(.passUnretained(function), window + localCount) }
    return try run(function.code, window, globals: function.globals)
  }

  /// Binds the arguments of a call that is not plain in place; gives the generator when the function makes one.
  @inline(never) func prepareCall(_ function: Unmanaged<FunctionObject>, _ arguments: Arguments) throws -> Value? {
    let function = function.takeUnretainedValue()
    try function.code.complete()
    if function.code.isGenerator { return try makeGenerator(function, arguments) }
    try ensure(arguments.base, function.code.registerCount)
    try bind(function, arguments, into: arguments.base)
    return nil
  }

  /// A generator that holds the bound arguments.
  func makeGenerator(_ function: FunctionObject, _ arguments: Arguments) throws -> Value {
    let code = function.code
    let generator = GeneratorObject(code: code, globals: function.globals, name: function.name)
    try bind(function, arguments, into: generator.registers)
    return .object(generator)
  }

  /// Places arguments, defaults and the variables of enclosing functions in the first registers of a frame, which may
  /// overlap the arguments; other locals become unassigned.
  /// - Throws: TypeError when the arguments do not fit.
  func bind(_ function: FunctionObject, _ arguments: Arguments, into window: Register) throws {
    let code = function.code
    let given = arguments.count
    let missing = code.positionalCount - given
    if arguments.keywords == nil && missing >= 0 && missing <= function.defaults.count && code.keywordOnlyCount == 0
      && !code.hasVariadic && !code.hasKeywordVariadic
    {
      if window != arguments.base { for i in 0..<given { (window + i).set(arguments[i]) } }
      let firstDefault = function.defaults.count - missing
      for i in 0..<missing { (window + given + i).set(function.defaults[firstDefault + i]) }
    } else if let names = arguments.keywords?.names, !code.hasVariadic && !code.hasKeywordVariadic,
      given + names.count <= code.registerCount
    {
      let total = given + names.count
      if window != arguments.base { for i in 0..<total { (window + i).set(arguments.base[i]) } }
      if !placeKeywords(function, names, window, given) {
        let values = try bound(function, Arguments(window, given, keywords: arguments.keywords))
        for i in values.indices { (window + i).set(values[i]) }
      }
    } else if try !placeVariadic(function, arguments, window) {
      let values = try bound(function, arguments)
      for i in values.indices { (window + i).set(values[i]) }
    }
    var i = code.parameterNames.count
    while i < code.freeBase {
      (window + i).clear()
      i += 1
    }
    let free = window + code.freeBase
    for i in 0..<function.capturedCount { (free + i).copy(function.captured + i) }
  }

  /// Puts the values of keywords, which stand behind the positional ones, where their parameters are, and the defaults
  /// of those not given; false when anything does not fit, and then nothing was moved.
  private func placeKeywords(
    _ function: FunctionObject, _ names: [StringObject], _ window: Register, _ given: Int
  ) -> Bool {
    let code = function.code
    let count = names.count
    let named = code.positionalCount + code.keywordOnlyCount
    if given > code.positionalCount || given + count > named { return false }
    let firstDefault = code.positionalCount - function.defaults.count
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: count) { places in
      for k in 0..<count {
        guard let place = code.parameterNames.firstIndex(where: { $0 === names[k] }) else { return false }
        if place >= named || place < given || place < code.positionalOnlyCount { return false }
        for earlier in 0..<k where places[earlier] == place { return false }
        places[k] = place
      }
      for i in given..<named where !places[0..<count].contains(i) {
        if i < code.positionalCount ? i < firstDefault : function.keywordDefaults == nil { return false }
        if i >= code.positionalCount, function.keywordDefaults?[code.parameterNames[i]].isUndef ?? true { return false }
      }
      return withUnsafeTemporaryAllocation(of: TakenValue.self, capacity: count) { values in
        for k in 0..<count { values[k] = (window + given + k).take() }
        for i in given..<named {
          if let k = places[0..<count].firstIndex(of: i) {
            (window + i).put(values[k])
          } else if i < code.positionalCount {
            (window + i).set(function.defaults[i - firstDefault])
          } else {
            (window + i).set(function.keywordDefaults?[code.parameterNames[i]] ?? .undef)
          }
        }
        return true
      }
    }
  }

  /// Places the arguments of a function with `*args` or `**kwargs`; false when anything does not fit, and then nothing
  /// was moved.
  private func placeVariadic(_ function: FunctionObject, _ arguments: Arguments, _ window: Register) throws -> Bool {
    let code = function.code
    let (given, names) = (arguments.count, arguments.keywords?.names ?? [])
    let named = code.positionalCount + code.keywordOnlyCount
    if code.nativeName != nil || given > code.positionalCount && !code.hasVariadic { return false }
    let firstDefault = code.positionalCount - function.defaults.count
    return try withUnsafeTemporaryAllocation(of: Int.self, capacity: names.count) { places in
      for (k, name) in names.enumerated() {
        guard name.isInterned else { return false }
        let place = code.parameterNames[..<named].firstIndex { $0 === name }
        if let place, place < given || place < code.positionalOnlyCount { return false }
        if place == nil && !code.hasKeywordVariadic { return false }
        if let place { for earlier in 0..<k where places[earlier] == place { return false } }
        places[k] = place ?? -1
      }
      for i in min(given, code.positionalCount)..<named where !places.contains(i) {
        if i < code.positionalCount {
          if i < firstDefault { return false }
        } else if function.keywordDefaults?[code.parameterNames[i]].isUndef ?? true {
          return false
        }
      }
      var rest = Value.undef
      if code.hasVariadic {
        let count = max(0, given - code.positionalCount)
        rest = .object(
          count == 0 ? TupleObject.empty : TupleObject(copying: arguments.base + code.positionalCount, count: count))
      }
      var extra: DictObject?
      if code.hasKeywordVariadic {
        let dict = DictObject()
        for (k, name) in names.enumerated() where places[k] < 0 { dict.set(name, arguments.base[given + k]) }
        extra = dict
      }
      // The arguments may stand where the parameters come to stand.
      try withUnsafeTemporaryAllocation(of: TakenValue.self, capacity: names.count) { values in
        for k in names.indices {
          let source = arguments.base + given + k
          if window == arguments.base {
            values[k] = source.take()
            if places[k] < 0 { _ = values[k].value() }
          }
        }
        if window == arguments.base {
          for i in min(given, code.positionalCount)..<max(given, code.positionalCount) { (window + i).clear() }
        } else {
          for i in 0..<min(given, code.positionalCount) { (window + i).copy(arguments.base + i) }
        }
        for i in min(given, code.positionalCount)..<named {
          if let k = places.firstIndex(of: i) {
            if window == arguments.base {
              (window + i).put(values[k])
            } else {
              (window + i).copy(arguments.base + given + k)
            }
          } else if i < code.positionalCount {
            (window + i).set(function.defaults[i - firstDefault])
          } else {
            (window + i).set(function.keywordDefaults?[code.parameterNames[i]] ?? .undef)
          }
        }
      }
      var next = named
      if code.hasVariadic {
        (window + next).set(rest)
        next += 1
      }
      if let extra { (window + next).set(.object(extra)) }
      return true
    }
  }

  private func bound(_ function: FunctionObject, _ arguments: Arguments) throws -> [Value] {
    let code = function.code
    if let name = code.nativeName { try NativeSignature.check(arguments, of: function, name) }
    var values = [Value](repeating: .undef, count: code.parameterNames.count)
    let named = code.positionalCount + code.keywordOnlyCount
    for i in 0..<min(arguments.count, code.positionalCount) { values[i] = arguments[i] }
    if code.hasVariadic {
      let rest = arguments.count > code.positionalCount ? Array(code.positionalCount..<arguments.count) : []
      values[named] = .tuple(rest.map { arguments[$0] })
    }
    var extra: DictObject?
    if code.hasKeywordVariadic {
      let dict = DictObject()
      extra = dict
      values[named + (code.hasVariadic ? 1 : 0)] = .object(dict)
    }
    for (name, value) in arguments.pairs {
      let found = (0..<named).first { code.parameterNames[$0] === name || code.parameterNames[$0].equals(name) }
      if let index = found, index >= code.positionalOnlyCount {
        if !values[index].isUndef {
          throw Raised.type("\(function.qualifiedName.text)() got multiple values for argument '\(name.text)'")
        }
        values[index] = value
      } else if let extra {
        extra.set(name, value)
      } else if found != nil {
        let label = function.qualifiedName.text
        throw Raised.type(
          "\(label)() got some positional-only arguments passed as keyword arguments: '\(name.text)'")
      } else {
        throw Raised.type("\(function.qualifiedName.text)() got an unexpected keyword argument '\(name.text)'")
      }
    }
    if arguments.count > code.positionalCount && !code.hasVariadic {
      throw tooMany(function, arguments.count, values)
    }
    let firstDefault = code.positionalCount - function.defaults.count
    for i in 0..<code.positionalCount where values[i].isUndef && i >= firstDefault {
      values[i] = function.defaults[i - firstDefault]
    }
    let missing = (0..<code.positionalCount).filter { values[$0].isUndef }
    if !missing.isEmpty { throw self.missing(function, "positional", missing.map { code.parameterNames[$0].text }) }
    var missingKeywords: [String] = []
    for i in code.positionalCount..<named where values[i].isUndef {
      let value = function.keywordDefaults?[code.parameterNames[i]] ?? .undef
      if value.isUndef { missingKeywords.append(code.parameterNames[i].text) } else { values[i] = value }
    }
    if !missingKeywords.isEmpty { throw self.missing(function, "keyword-only", missingKeywords) }
    return values
  }

  private func missing(_ function: FunctionObject, _ kind: String, _ names: [String]) -> Raised {
    let quoted = names.map { "'\($0)'" }
    let list: String
    switch quoted.count {
    case 1: list = quoted[0]
    case 2: list = "\(quoted[0]) and \(quoted[1])"
    default: list = quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "")
    }
    let plural = names.count == 1 ? "" : "s"
    return .type("\(function.qualifiedName.text)() missing \(names.count) required \(kind) argument\(plural): \(list)")
  }

  private func tooMany(_ function: FunctionObject, _ given: Int, _ values: [Value]) -> Raised {
    let code = function.code
    let most = code.positionalCount
    let least = most - function.defaults.count
    let takes = least == most ? "\(most)" : "from \(least) to \(most)"
    let plural = (least == most ? most : most) == 1 && least == most ? "" : "s"
    let keywordOnly = (most..<most + code.keywordOnlyCount).filter { !values[$0].isUndef }.count
    var gave = "\(given)"
    if keywordOnly > 0 {
      gave += " positional argument\(given == 1 ? "" : "s") (and \(keywordOnly) keyword-only "
      gave += "argument\(keywordOnly == 1 ? "" : "s"))"
    }
    let verb = given == 1 && keywordOnly == 0 ? "was" : "were"
    let label = function.qualifiedName.text
    return .type("\(label)() takes \(takes) positional argument\(plural) but \(gave) \(verb) given")
  }

  func makeFunction(_ ins: UnsafeMutablePointer<Instruction>, _ regs: Register, _ consts: Register) -> FunctionObject {
    let code = consts + Int(ins.d)
    precondition(code.kind == .code, "no code")
    let function = FunctionObject(
      code: .fromOpaque(code.unretained.toOpaque()), globals: frame.pointee.globals, capturing: regs)
    var next = regs + Int(ins.b)
    if ins.x & 1 != 0 {
      function.defaults = next.pointee.asTuple?.values ?? []
      next += 1
    }
    if ins.x & 2 != 0 {
      function.keywordDefaults = next.pointee.asDict
      next += 1
    }
    if ins.x & 4 != 0 { function.annotations = next.pointee.asDict }
    return function
  }

  /// Calls `callee` with the list and the dict of gathered arguments behind it; true when it has entered a function for
  /// that, whose result is the call's.
  @inline(never) func callSpread(_ callee: Register, _ target: Register, asGiven: Bool) throws -> Bool {
    if asGiven { try VM.gather(callee) }
    let (first, given) = VM.elements(callee + 1)
    let dict = callee[2].asDict
    var function = callee
    var receiver = Value.undef
    var made: InstanceObject?
    var initializer = Value.undef
    switch callee.kind {
    case .boundMethod:
      receiver = callee.borrow(BoundMethod.self) { $0.receiver }
      function = callee.borrow(BoundMethod.self) { method in withUnsafeMutablePointer(to: &method.function) { $0 } }
    case .type:
      let type = Unmanaged<TypeObject>.fromOpaque(callee.unretained.toOpaque())
      guard case .initialize(let found) = type._withUnsafeGuaranteedRef({ $0.construction }) else { break }
      if CycleCollector.isDue { CycleCollector.collect() }
      let instance = InstanceObject(of: type)
      made = instance
      receiver = .object(instance)
      initializer = .object(found.takeUnretainedValue())
    default: break
    }
    let called = initializer.isUndef ? function.pointee : initializer
    guard case .object(let o) = called, o.kind == .function else {
      let positional = Array(UnsafeBufferPointer(start: first, count: given))
      let named = try dict.map { dict in Array(zip(try VM.keywordNames(dict), dict.pairs.map(\.value))) } ?? []
      target.set(try Operations.call(callee.pointee, positional, keywords: named))
      return false
    }
    // The method's object may go while the function runs.
    heldFunction = o
    let base = top
    let skip = receiver.isUndef ? 0 : 1
    let count = skip + given
    try ensure(base, count + (dict?.count ?? 0))
    if skip == 1 { base.set(receiver) }
    for i in 0..<given { (base + skip + i).copy(first + i) }
    var names: KeywordNames?
    if let dict, dict.count > 0 {
      names = KeywordNames(try VM.keywordNames(dict))
      var next = base + count
      var position = dict.next(from: 0)
      while let at = position {
        next.copy(dict.valuePointer(at: at))
        next += 1
        position = dict.next(from: at + 1)
      }
    }
    let entered = Unmanaged.passUnretained(unsafeDowncast(o, to: FunctionObject.self))
    if let result = try prepareCall(entered, Arguments(base, count, keywords: names)) {
      target.set(result)
      return false
    }
    if made != nil { try Depth.touchConstruction() }
    try push(
      entered._withUnsafeGuaranteedRef { $0.entry }, base,
      entered._withUnsafeGuaranteedRef { .passUnretained($0.globals) })
    if let made {
      // The call counts besides the frame.
      Depth.current &+= 1
      frame.pointee.completion = .construct
      frame.pointee.constructed = .passRetained(made)
    }
    if interrupt.pointee != 0 { throw Interrupted() }
    return true
  }

  private static func keywordNames(_ dict: DictObject) throws -> [StringObject] {
    var names: [StringObject] = []
    names.reserveCapacity(dict.count)
    var position = dict.next(from: 0)
    while let at = position {
      guard let name = dict.keyPointer(at: at).pointee.asString else { throw Raised.type("keywords must be strings") }
      names.append(name)
      position = dict.next(from: at + 1)
    }
    return names
  }

  /// Makes a list of what stood behind `*` and a dict of what stood behind `**` where they are anything but a plain tuple
  /// and dict.
  private static func gather(_ callee: Register) throws {
    if !(callee + 2).isUndef && !(callee + 2).isPlainDict {
      let dict = Value.object(DictObject())
      try dictMerge(dict, callee[2], callee: callee[0])
      (callee + 2).set(dict)
    }
    if !(callee + 1).isUndef && !(callee + 1).isPlainTuple {
      let list = Value.object(ListObject())
      try listExtend(list, callee[1], forCall: callee[0])
      (callee + 1).set(list)
    }
  }

  /// The values of a tuple or list; none of an unassigned register.
  private static func elements(_ register: Register) -> (Register, Int) {
    switch register.kind {
    case .tuple: register.borrow(TupleObject.self) { ($0.elements, $0.count) }
    case .list: register.borrow(ListObject.self) { ($0.elements, $0.count) }
    default: (register, 0)
    }
  }

  // MARK: Names

  /// Where a global or built-in name has its value, nil when the cache does not know.
  @inline(__always) func cachedGlobal(_ cacheIndex: Int) -> Register? {
    let cache = frame.pointee.entry.pointee.caches + cacheIndex
    let (version, entries) = frame.pointee.globals._withUnsafeGuaranteedRef { ($0.keysVersion, $0.entries) }
    if cache.pointee.tag != version { return nil }
    let position = Int(cache.pointee.position)
    if position >= 0 { return DictObject.valuePointer(entries, at: position) }
    return builtins._withUnsafeGuaranteedRef {
      cache.pointee.builtinsTag == $0.keysVersion ? $0.valuePointer(at: -2 - position) : nil
    }
  }

  /// Finds a global or built-in name and remembers where it stands.
  /// - Throws: NameError.
  @inline(never) func findGlobal(_ nameIndex: Int, _ cacheIndex: Int) throws -> Register {
    let code = frame.pointee.code.takeUnretainedValue()
    let dict = frame.pointee.globals.takeUnretainedValue()
    let name = code.names[nameIndex]
    let cache = code.caches + cacheIndex
    let position = dict.position(of: name)
    if position >= 0 {
      cache.pointee.tag = dict.keysVersion
      cache.pointee.position = Int32(truncatingIfNeeded: position)
      return dict.valuePointer(at: position)
    }
    let known = Interpreter.builtins.position(of: name)
    if known < 0 { throw undefinedName(name) }
    cache.pointee.tag = dict.keysVersion
    cache.pointee.builtinsTag = Interpreter.builtins.keysVersion
    cache.pointee.position = Int32(truncatingIfNeeded: -2 - known)
    return Interpreter.builtins.valuePointer(at: known)
  }

  /// Makes an instruction read or write the global where it has just been found.
  @inline(never) func specializeGlobal(_ ins: UnsafeMutablePointer<Instruction>, as op: Opcode) {
    let cache = frame.pointee.entry.pointee.caches[Int(ins.e)]
    if cache.position < 0 { return }
    frame.pointee.code._withUnsafeGuaranteedRef { $0.keepCompiled() }
    ins.pointee.op = op
    ins.pointee.e = cache.tag
    ins.setBC(Int(cache.position))
  }

  /// The same for an instruction that calls a global function.
  @inline(never) func specializeCall(_ ins: UnsafeMutablePointer<Instruction>) {
    let cache = frame.pointee.entry.pointee.caches[Int(ins.e)]
    if cache.position < 0 { return }
    frame.pointee.code._withUnsafeGuaranteedRef { $0.keepCompiled() }
    ins.pointee.op = .callGlobalAt
    ins.pointee.d = cache.position
    ins.pointee.e = cache.tag
  }

  /// The NameError that what is raised at an instruction comes to: an earlier name of the source is not there.
  func missingGlobal(_ code: CodeObject, _ index: Int) -> ExceptionObject? {
    if code.guards.isEmpty { return nil }
    let globals = frame.pointee.globals.takeUnretainedValue()
    // The guards of what stands around others come later.
    for found in code.guards.reversed() where found.start <= index && index < found.end {
      let name = code.names[found.name]
      if globals.position(of: name) >= 0 || Interpreter.builtins.position(of: name) >= 0 { continue }
      let exception = undefinedName(name).exception
      exception.traceback.append(.init(code: code, span: found.span))
      if let active = handled.last { exception.context = .object(active) }
      return exception
    }
    return nil
  }

  @inline(never) static func notCallable(_ value: Value) -> Raised {
    .type("'\(value.type.name)' object is not callable")
  }

  @inline(never) static func initializerReturned(_ value: Value) -> Raised {
    .type("__init__() should return None, not '\(value.type.name)'")
  }

  @inline(never) func storeGlobal(_ ins: UnsafeMutablePointer<Instruction>, _ regs: Register) {
    let code = frame.pointee.code.takeUnretainedValue()
    let dict = frame.pointee.globals.takeUnretainedValue()
    let name = code.names[Int(ins.d)]
    dict.set(name, regs[Int(ins.a)])
    code.caches[Int(ins.e)].tag = dict.keysVersion
    code.caches[Int(ins.e)].position = Int32(truncatingIfNeeded: dict.position(of: name))
  }

  func loadName(_ ins: UnsafeMutablePointer<Instruction>, _ regs: Register) throws {
    let name = frame.pointee.code.takeUnretainedValue().names[Int(ins.d)]
    for dict in [currentNamespace, currentGlobals, Interpreter.builtins] {
      if let value = dict?[name], !value.isUndef { return (regs + Int(ins.a)).set(value) }
    }
    throw undefinedName(name)
  }

  func storeName(_ name: StringObject, _ value: Value) throws {
    let dict = (frame.pointee.namespace ?? frame.pointee.globals).takeUnretainedValue()
    // A metaclass's __prepare__ may give a mapping with a __setitem__ of its own.
    if dict.type === Types.dict {
      dict.set(name, value)
    } else {
      try Operations.setItem(.object(dict), .object(name), value)
    }
  }

  func loadClassCell(_ ins: UnsafeMutablePointer<Instruction>, _ regs: Register) throws {
    let name = frame.pointee.code.takeUnretainedValue().names[Int(ins.d)]
    if let value = currentNamespace?[name], !value.isUndef {
      return (regs + Int(ins.a)).set(value)
    }
    let value = (regs + Int(ins.b)).borrow(CellObject.self) { $0.value }
    if value.isUndef { throw unassignedCell(ins) }
    (regs + Int(ins.a)).set(value)
  }

  func undefinedName(_ name: StringObject) -> Raised {
    .init(Exceptions.nameError, "name '\(name.text)' is not defined", about: name)
  }

  func unassignedLocal(_ ins: UnsafeMutablePointer<Instruction>) -> Raised {
    let name = frame.pointee.code.takeUnretainedValue().names[Int(ins.d)].text
    return Raised(
      Exceptions.unboundLocalError, "cannot access local variable '\(name)' where it is not associated with a value")
  }

  func unassignedCell(_ ins: UnsafeMutablePointer<Instruction>) -> Raised {
    if ins.x == 0 && ins.op != .loadClassCell { return unassignedLocal(ins) }
    let name = frame.pointee.code.takeUnretainedValue().names[Int(ins.d)].text
    return Raised(
      Exceptions.nameError,
      "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope")
  }

  // MARK: Exceptions

  func raised(_ ins: UnsafeMutablePointer<Instruction>, _ regs: Register) throws -> Raised {
    if ins.x == 0 {
      guard let active = handled.last else { return .runtime("No active exception to reraise") }
      return Raised(active)
    }
    let exception = try VM.exception(from: regs[Int(ins.a)])
    if ins.x == 2 {
      let cause = regs[Int(ins.b)]
      if cause.isNone {
        exception.cause = .none
      } else if cause.asType?.isSubtype(of: Exceptions.baseException) == true || cause.asException != nil {
        exception.cause = .object(try VM.exception(from: cause))
      } else {
        return .type("exception causes must derive from BaseException")
      }
      exception.suppressesContext = true
    }
    return Raised(exception)
  }

  /// The exception that `raise value` raises.
  static func exception(from value: Value) throws -> ExceptionObject {
    if let exception = value.asException { return exception }
    if let type = value.asType, type.isSubtype(of: Exceptions.baseException) {
      if let exception = try Operations.call(value, []).asException { return exception }
    }
    throw Raised.type("exceptions must derive from BaseException")
  }

  static func matches(_ exception: Value, _ types: Value) throws -> Bool {
    if let tuple = types.asTuple {
      // All of them must be classes of exceptions, also those behind one that matches.
      return try tuple.values.map { try matches(exception, $0) }.contains(true)
    }
    guard let type = types.asType, type.isSubtype(of: Exceptions.baseException) else {
      throw Raised.type("catching classes that do not inherit from BaseException is not allowed")
    }
    return exception.type.isSubtype(of: type)
  }

  @inline(never) static func takeException(_ part: Register, _ types: Value) throws {
    let (match, rest) = try ExceptionGroup.take(types, from: part[1])
    part.set(match)
    (part + 1).set(rest)
  }

  /// Begins a `with`: finds `__exit__` and calls `__enter__`; true when it has entered that, whose result is `entered`.
  @inline(never) func enterContext(_ manager: Register, _ exit: Register, _ entered: Register) throws -> Bool {
    if manager.kind == .instance, let enter = VM.method(of: manager, Names.enter_, 1),
      let found = try Operations.specialMethod(manager.pointee, Names.exit_)
    {
      exit.set(found)
      try self.enter(enter, giving: .store, manager)
      return true
    }
    let (found, result) = try VM.enterContext(manager.pointee)
    exit.set(found)
    entered.set(result)
    return false
  }

  /// Ends a `with` in which nothing was raised, so that it does not matter what `__exit__` gives; true when it has entered
  /// that.
  @inline(never) func leaveContext(_ exit: Register, _ target: Register) throws -> Bool {
    target.setBool(false)
    guard exit.kind == .boundMethod, let method = exit.pointee.object(.boundMethod, as: BoundMethod.self),
      case .object(let o) = method.function, o.kind == .function
    else {
      target.set(try VM.exitContext(exit.pointee, .none))
      return false
    }
    let base = top
    try ensure(base, 4)
    base.set(method.receiver)
    for i in 1...3 { (base + i).set(.none) }
    let function = Unmanaged.passUnretained(unsafeDowncast(o, to: FunctionObject.self))
    if try prepareCall(function, Arguments(base, 4)) != nil { return false }
    try push(
      function._withUnsafeGuaranteedRef { $0.entry }, base,
      function._withUnsafeGuaranteedRef { .passUnretained($0.globals) })
    frame.pointee.completion = .discard
    if interrupt.pointee != 0 { throw Interrupted() }
    return true
  }

  static func enterContext(_ manager: Value) throws -> (exit: Value, entered: Value) {
    guard let enter = try Operations.specialMethod(manager, Names.enter_) else {
      throw Raised.type("'\(manager.type.name)' object does not support the context manager protocol")
    }
    guard let exit = try Operations.specialMethod(manager, Names.exit_) else {
      throw Raised.type(
        "'\(manager.type.name)' object does not support the context manager protocol (missed __exit__ method)")
    }
    return (exit, try Operations.call(enter, []))
  }

  /// Calls `__exit__`, and says whether it swallowed the exception.
  static func exitContext(_ exit: Value, _ exception: Value) throws -> Value {
    if exception.isNone {
      _ = try Operations.call(exit, [.none, .none, .none])
      return .bool(false)
    }
    let traceback = exception.asException.map { TracebackObject.value(of: $0) } ?? .none
    let swallowed = try Operations.call(exit, [.object(exception.type), exception, traceback])
    return .bool(try Operations.isTrue(swallowed))
  }
}
