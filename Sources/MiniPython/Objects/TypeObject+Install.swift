// How native types and modules are filled: one line a method.

extension TypeObject {
  /// Adds a method; `body` gets the instance as its first argument.
  package func method(
    _ name: String, _ parameters: NativeFunction.Parameters, _ documentation: String? = nil,
    quick: NativeFunction.Quick = .none, body: @escaping NativeFunction.Body
  ) {
    let isSlot = name == "__abs__" || name == "__divmod__" || name == "__rdivmod__"
    let function = NativeFunction(
      name, parameters, bindsSelf: true, owner: self, type: isSlot ? Types.slotWrapper : nil, body: body)
    function.documentation = documentation
    function.quick = quick
    namespace.set(function.name, .object(function))
  }

  /// Has a method show as the function of Python's that it is where it comes from.
  package func showAsPython(_ name: String) {
    let own = namespace[StringObject.intern(name)]
    let function = (own.asObject as? MethodWrapper)?.function ?? own
    function.object(.native, as: NativeFunction.self)?.pythonName = "\(self.name).\(name)"
  }

  /// Adds a method with a Python signature (without `self`): `"(key, default=None, /)"`.
  package func method(
    _ name: String, _ signature: String, _ documentation: String? = nil, body: @escaping NativeFunction.Body
  ) {
    method(name, .signature(NativeSignature(signature)), documentation, body: body)
  }

  /// Adds a class method; `body` gets the class as its first argument.
  package func classMethod(
    _ name: String, _ parameters: NativeFunction.Parameters, body: @escaping NativeFunction.Body
  ) {
    let function = NativeFunction(name, parameters, bindsSelf: true, owner: Types.type, body: body)
    namespace.set(function.name, .object(MethodWrapper(.classMethod, .object(function), type: Types.classMethod)))
  }

  /// Adds a static method.
  package func staticMethod(
    _ name: String, _ parameters: NativeFunction.Parameters, body: @escaping NativeFunction.Body
  ) {
    let function = NativeFunction(name, parameters, owner: self, body: body)
    namespace.set(function.name, .object(MethodWrapper(.staticMethod, .object(function), type: Types.staticMethod)))
  }

  /// Adds an attribute that Swift computes; without `set` it is read-only.
  @discardableResult
  package func property(
    _ name: String, get: @escaping (Value) throws -> Value, set: ((Value, Value) throws -> Void)? = nil
  ) -> PropertyObject {
    let property = PropertyObject(native: name, get: get, set: set)
    property.owner = self
    let key = property.name ?? StringObject.intern(name)
    // What stood there before may have been looked up.
    if namespace[key].isUndef { namespace.set(key, .object(property)) } else { setOwnAttribute(key, .object(property)) }
    return property
  }

  package func constant(_ name: String, _ value: Value) { namespace.set(StringObject.intern(name), value) }
}

extension ModuleObject {
  /// Adds a function.
  @discardableResult
  package func function(
    _ name: String, _ parameters: NativeFunction.Parameters, _ documentation: String? = nil,
    body: @escaping NativeFunction.Body
  ) -> NativeFunction {
    let function = NativeFunction(name, parameters, body: body)
    function.module = self.name
    function.documentation = documentation
    namespace.set(function.name, .object(function))
    return function
  }

  package func function(
    _ name: String, _ signature: String, _ documentation: String? = nil, body: @escaping NativeFunction.Body
  ) {
    function(name, .signature(NativeSignature(signature)), documentation, body: body)
  }

  package func set(_ name: String, _ value: Value) { namespace.set(StringObject.intern(name), value) }
  package func add(_ type: TypeObject) { set(type.shortName, .object(type)) }
}
