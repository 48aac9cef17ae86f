// The standard library modules there are.

enum StandardModules {
  static func register() {
    Modules.makers["builtins"] = { ModuleObject("builtins", namespace: Interpreter.builtins) }
    Modules.makers["math"] = MathModule.make
  }
}
