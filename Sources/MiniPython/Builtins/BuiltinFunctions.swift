// The built-in functions, put into a namespace.

package enum BuiltinFunctions {
  /// Adds all built-in functions and the types of iteration to a namespace.
  package static func install(into namespace: DictObject) {
    let table = Table(namespace)
    IterationBuiltins.install(table)
    NumberBuiltins.install(table)
    ObjectBuiltins.install(table)
    TextBuiltins.install(table)
    ScopeBuiltins.install(table)
    Quitter.install(into: namespace)
  }

  /// Where the functions go.
  struct Table {
    private let namespace: DictObject
    init(_ namespace: DictObject) { self.namespace = namespace }

    func function(
      _ name: String, _ parameters: NativeFunction.Parameters, _ documentation: String? = nil,
      quick: NativeFunction.Quick = .none, body: @escaping NativeFunction.Body
    ) {
      let function = NativeFunction(name, parameters, body: body)
      function.quick = quick
      if quick == .least || quick == .greatest { function.isCounted = true }
      function.module = "builtins"
      function.documentation = documentation
      namespace.set(function.name, .object(function))
    }

    func function(
      _ name: String, _ signature: String, _ documentation: String? = nil, body: @escaping NativeFunction.Body
    ) {
      function(name, .signature(NativeSignature(signature)), documentation, body: body)
    }

    func type(_ type: TypeObject) { namespace.set(StringObject.intern(type.name), .object(type)) }
  }
}
