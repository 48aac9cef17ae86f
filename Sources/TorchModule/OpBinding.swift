// Operations as Python functions and methods: made from their declarations when first asked for.

import MiniPython
import MiniTorch

enum OpBinding {
  /// `torch.name`, `.undef` when no operation has it.
  ///
  /// - Parameter calledIn: what messages call the function instead.
  static func function(_ name: StringObject, place: Op.Places = .function, calledIn: String? = nil) -> Value {
    guard let op = Op.named(name.text), op.places.contains(place) else { return inPlaceFunction(name) }
    let text = name.text
    let called = calledIn ?? (text == op.name ? nil : text)
    let form = place == .function ? PythonForm.function(text) : nil
    func itself() throws -> Value { try Operations.getAttribute(.object(Modules.module("torch")), name) }
    let function = NativeFunction(text, .any) { arguments in
      do {
        return try TensorSubclass.around(itself(), "torch.\(text)", arguments) {
          let result: OpResult
          if form == nil, arguments.count == 1, arguments.keywords == nil, let x = arguments[0].asTensor {
            result = try op.call(x, as: called)
          } else {
            result = try op.call(form?.bind(arguments) ?? CallArguments(arguments), as: called)
          }
          if SavedTensorHooks.hasFailed { try ErrorMapping.rethrow() }
          return result.value
        }
      } catch let error as TensorError {
        if error.kind == .type, let answer = try TensorSubclass.foreign(itself(), "torch.\(text)", arguments) {
          return answer
        }
        if error.kind == .type, let answer = try ComplexSource.call(text, arguments) { return answer }
        if error.kind == .type && place == .functional, let form = PythonForm.functional(text) {
          return try ErrorMapping.python { try op.call(form.bindingFlags(arguments), as: called) }.value
        }
        throw ErrorMapping.translated(error)
      }
    }
    function.documentation = op.documentation
    function.signatureText = op.signatures.first?.description
    function.module = "torch"
    return .object(function)
  }

  /// `torch.relu_(x)`: the method of the first argument as a function.
  private static func inPlaceFunction(_ name: StringObject) -> Value {
    let text = name.text
    guard text.hasSuffix("_"), let op = Op.named(String(text.dropLast())), op.places.contains(.inPlace),
      KnownNames.has(text, in: "torch")
    else { return .undef }
    let function = NativeFunction(text, .any) { arguments in
      try ErrorMapping.python { try op.callInPlaceFunction(CallArguments(arguments), as: text) }.value
    }
    function.documentation = op.documentation
    return .object(function)
  }

  /// The method `name` of tensors, in place when it ends in `_`; `.undef` when no operation has it.
  static func method(_ name: StringObject) -> Value {
    let text = name.text
    if let op = Op.named(text), op.places.contains(.method) {
      let called = text == op.name ? nil : text
      return method(text, op) { try op.callMethod($0, $1, as: called) }
    }
    if text.hasSuffix("_"), let op = Op.named(String(text.dropLast())), op.places.contains(.inPlace) {
      let called = text.dropLast() == op.name ? nil : text
      return method(text, op) { try op.callInPlace($0, $1, as: called) }
    }
    return .undef
  }

  private static func method(
    _ name: String, _ op: Op, _ call: @escaping (Tensor, CallArguments) throws -> OpResult
  ) -> Value {
    let form = PythonForm.method(name)
    let function = NativeFunction(name, .any, bindsSelf: true, owner: TensorType.tensor) { arguments in
      guard let receiver = arguments[0].asTensor else { throw Raised.type("a Tensor is required") }
      return try TensorSubclass.around(
        Operations.getAttribute(.object(TensorType.tensor), StringObject.intern(name)), "torch.Tensor.\(name)",
        arguments
      ) {
        if form == nil, arguments.count == 1, arguments.keywords == nil {
          return try ErrorMapping.python { try call(receiver, CallArguments([])) }.value
        }
        let bound: CallArguments
        if let form {
          var whole = try form.bind(arguments)
          whole.positional.removeFirst()
          bound = whole
        } else {
          bound = CallArguments(arguments, dropping: 1)
        }
        do { return try call(receiver, bound).value } catch let error as TensorError {
          if error.kind == .type, let answer = try ComplexSource.call(name, arguments) { return answer }
          throw ErrorMapping.translated(error)
        }
      }
    }
    function.documentation = op.documentation
    if form != nil { function.pythonName = "Tensor.\(name)" }
    return .object(function)
  }

  /// Calls an operation by name.
  static func call(_ name: String, _ arguments: [Argument]) throws -> Value {
    guard let op = Op.named(name) else {
      throw Raised(Exceptions.notImplementedError, "torch.\(name) is not supported by this runner")
    }
    return try ErrorMapping.python { try op.call(CallArguments(arguments)) }.value
  }

  /// Calls an operation in place on its first argument.
  static func callInPlace(_ name: String, _ receiver: Tensor, _ arguments: [Argument]) throws -> Value {
    guard let op = Op.named(name) else {
      throw Raised(Exceptions.notImplementedError, "Tensor.\(name)_ is not supported by this runner")
    }
    return try ErrorMapping.python { try op.callInPlace(receiver, CallArguments(arguments)) }.value
  }
}
