// Functions that PyTorch writes in Python: they refuse arguments in the words of Python functions.

import MiniPython

extension ModuleObject {
  /// Adds a function whose argument errors are those of a Python function.
  func pythonFunction(_ name: String, _ signature: String, body: @escaping NativeFunction.Body) {
    let parameters = PythonParameters(name, signature)
    function(name, .any) { try parameters.bind($0, body) }
  }
}

extension TypeObject {
  /// Adds a method whose argument errors are those of a Python method; the signature starts with `self`.
  func pythonMethod(_ name: String, _ signature: String, body: @escaping NativeFunction.Body) {
    let parameters = PythonParameters("\(self.name).\(name)", signature)
    method(name, .any) { try parameters.bind($0, body) }
    showAsPython(name)
  }

  /// Has a method show as the function of Python's that it is in PyTorch.
  func showAsPython(_ name: String) {
    let own = namespace[StringObject.intern(name)]
    let function = (own.asObject as? MethodWrapper)?.function ?? own
    let made = function.object(.native, as: NativeFunction.self)
    made?.pythonName = "\(self.name).\(name)"
  }
}
