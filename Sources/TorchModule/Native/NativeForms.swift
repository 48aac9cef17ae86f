// Functions of torch and methods of tensors that are Python text behind a native signature, which refuses arguments in
// PyTorch's words.

import MiniPython
import MiniTorch

enum NativeForms {
  /// Adds the decorators `native` and `method` to a text's namespace.
  ///
  /// `@native("orgqr(Tensor input, Tensor input2)")` makes the function a built-in one, whose text gets one value a
  /// parameter. `@method("lu_solve(Tensor LU_data, Tensor LU_pivots)")` makes it a method of tensors, whose text gets the
  /// tensor first. Of several signatures the first that fits is taken; parameters that it lacks have their defaults. What a
  /// parameter `out` is given is not for the text: the result is written to it.
  static func add(to namespace: ModuleObject) {
    for isMethod in [false, true] {
      namespace.function(isMethod ? "method" : "native", .positional(1...4)) { a in
        let signatures = try a.positional.map { Signature(try Operations.str($0).text) }
        return .object(
          NativeFunction("native", .positional(1...1)) { .object(make(signatures, isMethod: isMethod, of: $0[0])) })
      }
    }
    addRecording(to: namespace)
  }

  /// Adds `record(result, name, inputs, saved, gradient)`, which gives a result its node, whose formula is
  /// `gradient(i, g, *saved)`, `become(tensor, f)`, which changes a tensor in place into `f` of it, and
  /// `adopt(tensor, view)`, which gives a tensor the memory and strides of a view.
  private static func addRecording(to namespace: ModuleObject) {
    namespace.function("record", .positional(5...5)) { a in
      let (result, gradient) = (try TensorType.receiver(a[0]), a[4])
      let inputs = try Operations.array(a[2]).map(TensorType.receiver)
      // What is saved, by the names that PyTorch has for it.
      let saved = a[3].asDict?.pairs ?? []
      let made = try ErrorMapping.python {
        try result.recorded(
          as: try Operations.str(a[1]).text, from: inputs, saving: try saved.map { try TensorType.receiver($0.value) },
          names: try saved.map { try Operations.str($0.key).text }
        ) { input, g, saved in
          try Operations.call(gradient, [.int(input), .tensor(g)] + saved.map { .tensor($0) }).asTensor
        }
      }
      return .tensor(made)
    }
    namespace.function("adopt", .positional(2...2)) { a in
      try TensorType.receiver(a[0]).adopt(TensorType.receiver(a[1]))
      return a[0]
    }
    namespace.function("become", .positional(2...2)) { a in
      let (tensor, body) = (try TensorType.receiver(a[0]), a[1])
      return try ErrorMapping.python {
        .tensor(try tensor.become { try TensorType.receiver(Operations.call(body, [.tensor($0)])) })
      }
    }
  }

  private static func make(_ signatures: [Signature], isMethod: Bool, of function: Value) -> NativeFunction {
    let name = signatures[0].name
    let own = isMethod ? TensorType.tensor : nil
    let made = NativeFunction(name, .any, bindsSelf: isMethod, owner: own) { arguments in
      if isMethod { _ = try TensorType.receiver(arguments[0]) }
      let home = isMethod ? Value.object(TensorType.tensor) : .object(try Modules.module("torch"))
      let path = isMethod ? "torch.Tensor.\(name)" : "torch.\(name)"
      return try TensorSubclass.around(Operations.getAttribute(home, StringObject.intern(name)), path, arguments) {
        let call = CallArguments(arguments, dropping: isMethod ? 1 : 0)
        let (overload, values) = try ErrorMapping.python { try Signature.bind(call, to: signatures) }
        var positional: [Value] = isMethod ? [arguments[0]] : []
        var keywords: [(StringObject, Value)] = []
        var out: Tensor?
        for (parameter, value) in zip(signatures[overload].parameters, values) {
          if parameter.name == "out" {
            if case .tensor(let tensor) = value { out = tensor }
          } else if overload > 0 || !keywords.isEmpty || parameter.isKeywordOnly {
            keywords.append((StringObject.intern(parameter.name), value.pythonValue))
          } else {
            positional.append(value.pythonValue)
          }
        }
        let result = try Operations.call(function, positional, keywords: keywords)
        guard let out, let tensor = result.asTensor else { return result }
        return .tensor(try ErrorMapping.python { try Op.write(tensor, of: name, to: out) })
      }
    }
    if case .object(let o) = function { made.documentation = (o as? FunctionObject)?.documentation.asString?.text }
    made.signatureText = signatures[0].description
    made.module = isMethod ? nil : "torch"
    return made
  }
}
