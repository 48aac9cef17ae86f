// Modules written in Python: their text is compiled when they are first imported.

/// Makes modules from Python text; its frames are not among those that an error reports.
package enum PythonSource {
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
        Parser.parseModule(Array(text.utf8)), cellNumber: CodeObject.noCell, showsLast: false)
    } catch let failure as SyntaxFailure {
      throw Raised(
        failure.exceptionType, "\(failure.message) (module \(module.name), line \(failure.span.line))")
    }
    let vm = VM.current
    let window = vm.top
    try vm.ensure(window, code.registerCount)
    _ = try vm.run(code, window, globals: module.namespace)
  }

  /// Lets messages name classes as those that CPython writes in C: with their module, which `__name__` leaves out.
  static func nameAsNative(_ names: [String], in module: ModuleObject, as moduleName: String? = nil) {
    for name in names {
      guard let type = module.namespace[StringObject.intern(name)].asType else { continue }
      type.name = "\(moduleName ?? module.name).\(name)"
      type.isNamedWithModule = true
    }
  }
}

extension CodeObject {
  /// The cell number of code that stands in no cell.
  package static let noCell = 0
}
