// Modules whose names are made by parts in Python text, each compiled when one of its names is first asked for.

import MiniPython
import MiniTorch

/// One part: the module of PyTorch that its classes say they are from, its text and the names that it makes.
struct PythonPart {
  let module: String
  let names: [String]
  let text: String
  /// Adds what the text builds on besides the common names.
  var prepare: (ModuleObject) throws -> Void = { _ in }

  /// The part as a module, compiled once a notebook.
  func load() throws -> ModuleObject {
    if let known = Modules.loaded[key] { return known }
    // Several parts may say that they are from the same module, which is imported as a whole.
    let whole = Modules.loaded[module]
    let made = try PythonSource.module(module, text) { namespace in
      try PythonPart.addCommonNames(namespace)
      try prepare(namespace)
    }
    if made.fallback == nil { made.refuseOthers() }
    if key != module { Modules.loaded[module] = whole }
    Modules.loaded[key] = made
    return made
  }

  private var key: String { names.first.map { "\(module):\($0)" } ?? module }

  nonisolated(unsafe) private static let sizeName = StringObject.intern("size")

  /// What every text of torch finds: `torch`, `nn`, `F`, `init`, `Parameter`, `Tensor` and a few natives.
  static func addCommonNames(_ namespace: ModuleObject) throws {
    namespace.set("torch", .object(try Modules.module("torch")))
    namespace.set("Tensor", .object(TensorType.tensor))
    namespace.set("Parameter", .object(ParameterType.parameter))
    namespace.set("no_grad", .object(GradModes.noGrad))
    namespace.set("enable_grad", .object(GradModes.enableGrad))
    // warn(text, level=2, category=UserWarning): once for each text and place, `level` frames up from here.
    namespace.function("warn", .positional(1...3)) { a in
      let level = a.count > 1 ? try Operations.index(a[1]) : 2
      let category = a.count > 2 ? a[2].asType ?? Exceptions.userWarning : Exceptions.userWarning
      try Warnings.warn(category, Operations.str(a[0]).text, line: VM.current.warningPlace(level: level))
      return .none
    }
    namespace.function("sizes_differ", .positional(2...2)) { a in
      if let input = a[0].asTensor, let target = a[1].asTensor { return .bool(input.sizes != target.sizes) }
      let (theirs, mine) = (try Operations.callMethod(a[1], sizeName), try Operations.callMethod(a[0], sizeName))
      return .bool(try Operations.repr(theirs).text != Operations.repr(mine).text)
    }
    // through_node(result, name, input=None): the result takes the memory format of the input.
    namespace.function("through_node", .positional(2...3)) { a in
      let tensor = try TensorType.receiver(a[0])
      let name = try Operations.str(a[1]).text
      if a.count > 2, let source = a[2].asTensor {
        return try ErrorMapping.python { .tensor(try tensor.throughNode(name, inFormatOf: source)) }
      }
      return try ErrorMapping.python { .tensor(try tensor.throughNode(name)) }
    }
    // own_init(cls) and its like: give a class a method of its base under its own name, which messages say.
    for (name, method) in [("own_init", "__init__"), ("own_forward", "forward"), ("own_step", "step")] {
      let methodName = StringObject.intern(method)
      namespace.function(name, .positional(1...1)) { a in
        guard let type = a[0].asType, case .object(let o) = type.lookup(methodName), let inherited = o as? FunctionObject
        else { throw Raised.type("\(name) expects a class whose \(method) is a function") }
        let own = FunctionObject(copying: inherited)
        own.qualifiedName = StringObject("\(type.name).\(method)")
        try Operations.setAttribute(a[0], methodName, .object(own))
        return a[0]
      }
    }
    // @parsed(signature): a function that PyTorch has in C++, whose arguments are looked at first in the words of that.
    namespace.function("parsed", .positional(1...1)) { a in
      let signature = Signature(try Operations.str(a[0]).text)
      return .object(
        NativeFunction("parsed", .positional(1...1)) { b in
          let function = b[0]
          return .object(
            NativeFunction(signature.name, .any) { arguments in
              try ErrorMapping.python { _ = try signature.bind(ComplexSource.asReal(arguments)) }
              return try Operations.call(function, arguments)
            })
        })
    }
    // unlisted(cls): a class that PyTorch lacks, which the order of its subclasses passes over.
    namespace.function("unlisted", .positional(1...1)) { try UnlistedClasses.add($0[0]) }
    // flash_attention(query, key, value, mask, is_causal, scale): None for what PyTorch's kernel does not take.
    namespace.function("flash_attention", .positional(6...6)) { a in
      let (query, key, value) = (
        try TensorType.receiver(a[0]), try TensorType.receiver(a[1]), try TensorType.receiver(a[2])
      )
      let mask = a[3].asTensor
      guard Op.takesFlashAttention(query, key, value, mask), case .float(let scale) = a[5] else { return .none }
      let isCausal = try Operations.isTrue(a[4])
      return .tensor(
        try ErrorMapping.python {
          try Op.flashAttention(query, key, value, mask: mask, isCausal: isCausal, scale: scale)
        })
    }
    namespace.function("type_text", .positional(1...1)) { .string(try typeText($0[0])) }
    namespace.function("zero_gradient", .positional(2...2)) { a in
      let tensor = try TensorType.receiver(a[0])
      if try Operations.isTrue(a[1]) {
        try ErrorMapping.python { try tensor.setGrad(nil) }
      } else if let gradient = tensor.grad {
        _ = try ErrorMapping.python { try gradient.detachInPlace().fillInPlace(.int(0)) }
      }
      return .none
    }
  }

  /// `torch.typename(value)`.
  static func typeText(_ value: Value) throws -> String {
    if let tensor = value.asTensor { return tensor.typeName }
    if case .object(let o) = value, let function = o as? NativeFunction {
      return function.module == "torch" ? "torch._VariableFunctionsClass.\(function.name.text)" : function.name.text
    }
    var text = ""
    if let module = try Operations.findAttribute(value, StringObject.intern("__module__"))?.asString?.text,
      module != "builtins"
    {
      text = module + "."
    }
    if let name = try Operations.findAttribute(value, StringObject.intern("__qualname__"))?.asString?.text {
      return text + name
    }
    return text + value.type.name
  }
}

extension ModuleObject {
  /// Refuses what PyTorch has in this module and this engine has not.
  func refuseOthers() {
    let place = name
    fallback = { try Refusals.attribute($0, of: place) }
  }

  /// Answers names from the parts that make them, and refuses those that PyTorch has and this engine has not.
  ///
  /// - Parameters:
  ///   - hiding: modules below this one that are no attributes of it.
  ///   - more: what else answers a name.
  func answer(
    from parts: [PythonPart], hiding: Set<String> = [], more: @escaping (StringObject) throws -> Value = { _ in .undef }
  ) {
    var table: [String: PythonPart] = [:]
    for part in parts { for name in part.names { table[name] = part } }
    fallback = { [unowned self] name in
      let text = name.text
      if let part = table[text] {
        let value = try part.load().namespace[name.interned]
        namespace.set(name.interned, value)
        return value
      }
      let path = "\(self.name).\(text)"
      if Modules.makers[path] != nil, !hiding.contains(text) { return .object(try Modules.module(path)) }
      let found = try more(name)
      if !found.isUndef {
        namespace.set(name.interned, found)
        return found
      }
      return try Refusals.attribute(name, of: self.name)
    }
  }
}
