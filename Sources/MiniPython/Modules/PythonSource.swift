// Modules written in Python: their text is compiled when they are first imported.

/// Makes modules from Python text; its frames are not among those that an error reports.
package enum PythonSource {
  /// Whether the bodies of functions wait for their first call (`DeferredBody`); a test has all of them compiled.
  package nonisolated(unsafe) static var defersBodies = true

  /// - Parameters:
  ///   - text: the module's source.
  ///   - prepare: adds what Swift gives the text to build on.
  /// - Throws: what running the text raises.
  package static func module(
    _ name: String, _ text: String, prepare: (ModuleObject) throws -> Void = { _ in }
  ) throws -> ModuleObject {
    let module = ModuleObject(name)
    try prepare(module)
    // A part of a package may import the package while it is made.
    Modules.loaded[name] = module
    do { try run(text, in: module) } catch {
      Modules.loaded[name] = nil
      throw error
    }
    return module
  }

  /// Runs a text in a module's namespace.
  static func run(_ text: String, in module: ModuleObject) throws {
    let code: CodeObject
    do {
      code = try Compiler.compile(
        Parser.parseModule(Array(text.utf8), defersBodies: defersBodies), cellNumber: CodeObject.noCell, showsLast: false)
    } catch let failure as SyntaxFailure {
      throw Raised(
        failure.exceptionType, "\(failure.message) (module \(module.name), line \(failure.span.line))")
    }
    let vm = VM.current
    let window = vm.top
    try vm.ensure(window, code.registerCount)
    _ = try vm.run(code, window, globals: module.namespace)
  }

  /// Lets messages speak of classes and functions as of those that CPython writes in C: they name classes with their
  /// module, which `__name__` leaves out, and word differently what is wrong with arguments.
  ///
  /// - Parameter isParsedByName: whether what takes named arguments tells the parser of arguments its name.
  static func nameAsNative(
    _ names: [String], in module: ModuleObject, as moduleName: String? = nil, isParsedByName: Bool = false
  ) {
    for name in names {
      let value = module.namespace[StringObject.intern(name)]
      if let function = value.object(.function, as: FunctionObject.self) {
        function.code.nativeName = ("\(moduleName ?? module.name).\(name)", isParsedByName ? name : "", false)
      }
      guard let type = value.asType else { continue }
      type.name = "\(moduleName ?? module.name).\(name)"
      type.isNamedWithModule = true
      for (_, member) in type.namespace.pairs {
        guard case .object(var o) = member else { continue }
        if o.kind == .classMethod || o.kind == .staticMethod,
          case .object(let inner) = unsafeDowncast(o, to: MethodWrapper.self).function
        {
          o = inner
        }
        if o.kind == .function {
          let code = unsafeDowncast(o, to: FunctionObject.self).code
          let method = code.name.text
          code.nativeName = ("\(name).\(method)", isParsedByName && !method.hasPrefix("__") ? method : "", true)
        }
      }
    }
  }
}

extension NativeSignature {
  /// Looks whether the arguments of a call fit a Python function that stands for one in C.
  /// - Throws: TypeError in the words of the latter.
  static func check(
    _ arguments: Arguments, of function: FunctionObject, _ native: (full: String, parsed: String, isMethod: Bool)
  ) throws {
    let label = native.full
    let code = function.code
    if code.hasKeywordVariadic { return }
    if code.hasVariadic {
      if code.keywordOnlyCount == 0 { try arguments.refuseKeywords(label) }
      return
    }
    let name = code.name.text
    // Methods count their arguments without the receiver.
    let skip = native.isMethod ? 1 : 0
    guard arguments.count >= skip else {
      if code.positionalCount == 0 { return }
      throw Raised.type("unbound method \(label)() needs an argument")
    }
    let given = Arguments(arguments.base + skip, arguments.count - skip, keywords: arguments.keywords)
    let count = code.positionalCount - skip
    if code.positionalOnlyCount == code.positionalCount || count == 0 && code.keywordOnlyCount == 0 {
      let least = count - function.defaults.count
      // Functions of several arguments take a tuple in C.
      try given.refuseKeywords(count > 1 && least == count ? name : label)
      if given.count >= least && given.count <= count { return }
      if count == 0 { throw Raised.type("\(label)() takes no arguments (\(given.count) given)") }
      if least == 1 && count == 1 { throw Raised.type("\(label)() takes exactly one argument (\(given.count) given)") }
      if least == count { throw Raised.type("function takes exactly \(count) arguments (\(given.count) given)") }
      try given.expect(name, least...count)
    }
    var parts: [String] = []
    for i in skip..<code.positionalCount {
      let isOptional = i >= code.positionalCount - function.defaults.count
      parts.append(code.parameterNames[i].text + (isOptional ? "=None" : ""))
      if i + 1 == code.positionalOnlyCount { parts.append("/") }
    }
    if code.keywordOnlyCount > 0 { parts.append("*") }
    for i in code.positionalCount..<code.positionalCount + code.keywordOnlyCount {
      let isOptional = !(function.keywordDefaults?[code.parameterNames[i]].isUndef ?? true)
      parts.append(code.parameterNames[i].text + (isOptional ? "=None" : ""))
    }
    _ = try NativeSignature("(\(parts.joined(separator: ", ")))").bind(native.parsed, given, receiver: false) { _ in
      .none
    }
  }
}

extension CodeObject {
  /// The cell number of code that stands in no cell.
  package static let noCell = 0
}
