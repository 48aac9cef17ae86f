// torch.Tensor: what Python finds on a tensor besides operations.

import MiniPython
import MiniTorch

package enum TensorType {
  nonisolated(unsafe) package static let tensor = TypeObject(
    "Tensor", module: "torch", layout: .foreign, hasInstanceDict: true)

  static func receiver(_ value: Value) throws -> Tensor {
    guard let tensor = value.asTensor else { throw Raised.type("a Tensor is required") }
    return tensor
  }

  /// The receiver of a method without arguments.
  private static func alone(_ name: String, _ a: Arguments) throws -> Tensor {
    if a.keywords != nil { throw Raised.type("TensorBase.\(name)() takes no keyword arguments") }
    if a.count > 1 { throw Raised.type("TensorBase.\(name)() takes no arguments (\(a.count - 1) given)") }
    return try receiver(a[0])
  }

  /// The values of a method's parameters.
  private static func bind(_ signature: Signature, _ a: Arguments) throws -> [Argument] {
    try ErrorMapping.python { try signature.bind(CallArguments(a, dropping: 1)) }
  }

  static func install() {
    tensor.nativeBaseName = "torch._C.TensorBase"
    tensor.lazyAttributes = { name in
      let method = OpBinding.method(name)
      if !method.isUndef { return method }
      return (try? NativeSource.method(name)) ?? Refusals.tensorAttribute(name)
    }
    installOperators()
    installProperties()
    installConversions()
    installAutograd()
    installContainer()
    installCopies()
    TensorSubclass.install()
    StorageSource.install()
  }

  // MARK: Properties

  /// Whether a tensor is recorded for its tangent alone, which a notebook does not see.
  private static func isHidden(_ tensor: Tensor) -> Bool { ForwardMode.isUsed && !ForwardMode.sees(tensor) }

  private static func installProperties() {
    func property(_ name: String, _ get: @escaping (Tensor) throws -> Value) {
      tensor.property(
        name,
        get: { value in
          let tensor = try receiver(value)
          return try ErrorMapping.python { try get(tensor) }
        })
    }
    property("shape") { TorchTypes.makeSize($0.sizes) }
    property("dtype") { TorchTypes.value(of: $0.dtype) }
    property("device") { .object($0.isMeta ? TorchTypes.meta : TorchTypes.cpu) }
    property("is_meta") { .bool($0.isMeta) }
    property("layout") { _ in .object(TorchTypes.strided) }
    property("ndim") { .int($0.rank) }
    property("is_leaf") { .bool(try $0.validFn == nil || isHidden($0)) }
    property("grad_fn") { isHidden($0) ? .none : NodeObject.value(of: try $0.validFn) }
    property("retains_grad") { .bool($0.retainsGrad) }
    property("output_nr") { .int($0.outputIndex) }
    property("_version") { tensor in
      if tensor.isInference { throw Raised.runtime("Inference tensors do not track version counter.") }
      return .int(tensor.version)
    }
    property("_base") { .tensor($0.base) }
    property("itemsize") { .int($0.dtype.itemSize) }
    property("nbytes") { .int($0.count * $0.dtype.itemSize) }
    for name in [
      "is_cuda", "is_sparse", "is_sparse_csr", "is_quantized", "is_nested", "is_mps", "is_xpu", "is_ipu",
      "is_xla", "is_vulkan", "is_mkldnn", "is_mtia", "is_maia",
    ] { property(name) { _ in .bool(false) } }
    property("is_cpu") { .bool(!$0.isMeta) }
    property("name") { _ in .none }
    property("real") { .tensor($0) }
    property("imag") { _ in throw Raised.runtime("imag is not implemented for tensors with non-complex dtypes.") }
    property("mH") { .tensor(try $0.transposed(-2, -1)) }
    property("H") { tensor in
      guard tensor.rank == 2 || tensor.rank == 0 else {
        throw Raised.runtime(
          "tensor.H is only supported on matrices (2-D tensors). Got \(tensor.rank)-D tensor."
            + (tensor.rank > 2 ? " For batches of matrices, consider using tensor.mH" : ""))
      }
      return .tensor(try tensor.rank == 0 ? tensor : tensor.transposed(-2, -1))
    }
    property("T") { .tensor(try $0.reversedDimensions()) }
    property("mT") { .tensor(try $0.matrixTransposed()) }
    tensor.property(
      "requires_grad",
      get: { value in
        let tensor = try receiver(value)
        return .bool(tensor.requiresGrad && !isHidden(tensor))
      }
    ) { value, flag in
      guard let flag = flag.asBool else {
        throw Raised.runtime("requires_grad must be a bool")
      }
      let tensor = try receiver(value)
      if !tensor.isLeaf && flag { throw ErrorMapping.translated(TensorError.onlyLeafFlags) }
      try ErrorMapping.python { try tensor.setRequiresGrad(flag) }
    }
    tensor.property("data", get: { .tensor(try receiver($0).dataAlias()) }) { value, new in
      guard let source = new.asTensor else {
        throw Raised.type("Variable data has to be a tensor, but got \(new.type.name)")
      }
      let tensor = try receiver(value)
      try ErrorMapping.python { try tensor.setData(source) }
    }
    tensor.property("grad", get: readGrad) { value, new in
      let tensor = try receiver(value)
      if new.isNone || new.isUndef { return try ErrorMapping.python { try tensor.setGrad(nil) } }
      guard let grad = new.asTensor else {
        throw Raised.type("assigned grad expected to be a Tensor or None but got grad of type \(new.type.name)")
      }
      try ErrorMapping.python { try tensor.setGrad(grad) }
    }
  }

  private static func readGrad(_ value: Value) throws -> Value {
    let tensor = try receiver(value)
    if tensor.grad == nil && tensor.requiresGrad && !tensor.isLeaf && !tensor.retainsGrad {
      try Warnings.warn(
        Exceptions.userWarning,
        "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be "
          + "populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf "
          + "Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure "
          + "you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information.")
    }
    return .tensor(tensor.grad)
  }

  // MARK: Conversions

  private static func installConversions() {
    tensor.slots.repr = { value in
      let tensor = try receiver(value)
      let type = value.type
      if let text = try ForwardMode.text(tensor) ?? Transforms.text(tensor) { return StringObject(text) }
      if type.isHeap { return StringObject(tensor.text(prefix: type.name + "(")) }
      return try ErrorMapping.python { StringObject(try tensor.text()) }
    }
    tensor.slots.hash = { Identity.number(of: $0) }
    tensor.slots.format = { value, spec in
      let tensor = try receiver(value)
      if tensor.rank == 0 && !tensor.isMeta { return try Operations.format(tensor.item().value, spec) }
      if spec.byteCount > 0 { throw Raised.type("unsupported format string passed to Tensor.__format__") }
      return try Operations.str(value)
    }
    tensor.slots.float = { value in .float(try scalar(value).double) }
    tensor.slots.int = { value in
      switch try scalar(value) {
      case .bool(let b): return .int(b ? 1 : 0)
      case .int(let i): return .int(i)
      case .float(let d): return try Operations.call(.object(Types.int), [.float(d)])
      }
    }
    tensor.slots.index = { value in
      let tensor = try receiver(value)
      guard tensor.count == 1, tensor.dtype.isInteger || tensor.dtype == .bool else {
        throw Raised.type("only integer tensors of a single element can be converted to an index")
      }
      switch try tensor.item() {
      case .bool(let b): return .int(b ? 1 : 0)
      case .int(let i): return .int(i)
      case .float(let d): return .float(d)
      }
    }
    tensor.method("item", .any) { a in
      let tensor = try alone("item", a)
      try Transforms.checkItem()
      return try ErrorMapping.python { try tensor.item().value }
    }
    tensor.method("tolist", .any) { a in
      let tensor = try alone("tolist", a)
      if tensor.isMeta { throw Raised(Exceptions.notImplementedError, "Cannot copy out of meta tensor; no data!") }
      if tensor.rank == 0 { return try ErrorMapping.python { try tensor.item().value } }
      var scalars = tensor.scalars()[...]
      return nested(tensor.sizes, 0, &scalars)
    }
    tensor.method("numpy", .any) { a in
      if try receiver(a[0]).requiresGrad {
        throw Raised.runtime("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
      }
      throw Raised(Exceptions.notImplementedError, "Tensor.numpy() is not supported by this runner: there is no numpy")
    }
    tensor.method("__reversed__", .positional(0...0)) { a in
      let tensor = try receiver(a[0])
      if tensor.rank == 0 { return a[0] }
      return try OpBinding.call("flip", [.tensor(tensor), .list([.int(0)], isTuple: true)])
    }
  }

  /// The number of a one-element tensor, with PyTorch's warning when it is part of a graph.
  private static func scalar(_ value: Value) throws -> Scalar {
    let tensor = try receiver(value)
    try Transforms.checkItem()
    if tensor.requiresGrad { try ScalarConversion.warn() }
    if tensor.count != 1 { throw Raised.value("only one element tensors can be converted to Python scalars") }
    return try ErrorMapping.python { try tensor.item() }
  }

  private static func nested(_ sizes: Shape, _ dimension: Int, _ scalars: inout ArraySlice<Scalar>) -> Value {
    if dimension == sizes.count { return scalars.removeFirst().value }
    return .list((0..<sizes[dimension]).map { _ in nested(sizes, dimension + 1, &scalars) })
  }

  // MARK: Autograd

  private static func installAutograd() {
    let backward = PythonParameters(
      "Tensor.backward", "(self, gradient=None, retain_graph=None, create_graph=False, inputs=None)")
    tensor.method("backward", .any) { a in
      let tensor = try receiver(a[0])
      // Nearly every call.
      if a.count == 1 && a.keywords == nil {
        try ErrorMapping.python { try tensor.backward() }
        return .none
      }
      return try backward.bind(a) { a in
        try AutogradModule.backward(
          [tensor], gradients: AutogradModule.gradients(a.value(1), count: 1),
          retainGraph: AutogradModule.strictFlag(a.value(2)), createGraph: AutogradModule.strictFlag(a.value(3)) ?? false,
          inputs: AutogradModule.inputs(a.value(4)))
        return .none
      }
    }
    let requiresGrad = Signature("requires_grad_(bool requires_grad=True)")
    tensor.method("requires_grad_", .any) { a in
      let tensor = try receiver(a[0])
      var flag = true
      if case .bool(let given) = try bind(requiresGrad, a)[0] { flag = given }
      if flag && !tensor.dtype.isFloatingPoint {
        throw Raised.runtime("only Tensors of floating point dtype can require gradients")
      }
      try ErrorMapping.python { try tensor.setRequiresGrad(flag) }
      return a[0]
    }
    tensor.showAsPython("backward")
    tensor.method("retain_grad", .any) { a in
      let tensor = try alone("retain_grad", a)
      try ErrorMapping.python { try tensor.retainGrad() }
      return .none
    }
    tensor.pythonMethod("register_hook", "(self, hook)") { a in
      let tensor = try receiver(a[0])
      let hook = a[1]
      let id = try ErrorMapping.python {
        try tensor.registerHook { gradient in try Hooks.call(hook, gradient) }
      }
      return .object(HookHandle(id) { [weak tensor] in tensor?.removeHook($0) })
    }
    tensor.pythonMethod("register_post_accumulate_grad_hook", "(self, hook)") { a in
      let tensor = try receiver(a[0])
      let hook = a[1]
      let id = try ErrorMapping.python {
        try tensor.registerPostAccumulateGradHook { _ = try Operations.call(hook, [.tensor($0)]) }
      }
      return .object(HookHandle(id) { [weak tensor] in tensor?.removeHook($0) })
    }
    tensor.method("_is_view", .any) { .bool(try alone("_is_view", $0).isView) }
    tensor.method("is_inference", .any) { .bool(try alone("is_inference", $0).isInference) }
  }

  // MARK: Sizes and iteration

  private static func installContainer() {
    tensor.slots.length = { value in
      let tensor = try receiver(value)
      if tensor.rank == 0 { throw Raised.type("len() of a 0-d tensor") }
      return tensor.sizes[0]
    }
    tensor.slots.iterate = { value in
      let tensor = try receiver(value)
      if tensor.rank == 0 { throw Raised.type("iteration over a 0-d tensor") }
      let parts = try ErrorMapping.python { try tensor.unbound(0) }
      return try Operations.iterate(.list(parts.map { .tensor($0) }))
    }
    tensor.slots.contains = { value, item in
      guard item.asTensor != nil || item.asScalar != nil else {
        throw Raised.runtime(
          "Tensor.__contains__ only supports Tensor or scalar, but you passed in a <class '\(item.type.displayName)'>.")
      }
      let equal = try Operations.compare(.equal, value, item)
      return try Operations.isTrue(OpBinding.call("any", [Argument(equal)]))
    }
    tensor.slots.getItem = Indexing.get
    tensor.slots.setItem = Indexing.set
    let (size, stride) = (Signature("size(int? dim=None)"), Signature("stride(int? dim=None)"))
    tensor.method("size", .any) { a in
      let tensor = try receiver(a[0])
      guard case .int(let index) = try bind(size, a)[0] else { return TorchTypes.makeSize(tensor.sizes) }
      return try ErrorMapping.python { .int(try tensor.size(index)) }
    }
    tensor.method("stride", .any) { a in
      let tensor = try receiver(a[0])
      guard case .int(let index) = try bind(stride, a)[0] else { return .tuple(tensor.strides.map { .int($0) }) }
      return try ErrorMapping.python {
        _ = try tensor.size(index)
        return .int(tensor.strides[index < 0 ? index + tensor.rank : index])
      }
    }
    func plain(_ name: String, _ get: @escaping (Tensor) throws -> Value) {
      tensor.method(name, .any) { a in
        try get(alone(name, a))
      }
    }
    plain("dim") { .int($0.rank) }
    plain("ndimension") { .int($0.rank) }
    plain("numel") { .int($0.count) }
    plain("nelement") { .int($0.count) }
    tensor.pythonMethod("is_shared", "(self)") { _ in .bool(false) }
    plain("is_pinned") { _ in .bool(false) }
    for name in ["conj", "resolve_conj", "resolve_neg", "share_memory_"] { plain(name) { .tensor($0) } }
    for (name, dtype) in [("cfloat", 0), ("cdouble", 1)] {
      plain(name) { try ComplexSource.dispatch("to", [.tensor($0), .object(ComplexSource.dtypes[dtype])]) }
    }
    let cpu = Signature("cpu(*, memory_format memory_format=None)")
    tensor.method("cpu", .any) { a in
      let tensor = try receiver(a[0])
      if tensor.isMeta { throw Raised(Exceptions.notImplementedError, "Cannot copy out of meta tensor; no data!") }
      guard case .memoryFormat(let name) = try bind(cpu, a)[0], let format = MemoryFormat(name) else { return a[0] }
      return .tensor(try ErrorMapping.python { try tensor.to(tensor.dtype, format) })
    }
    plain("dense_dim") { .int($0.rank) }
    plain("sparse_dim") { _ in .int(0) }
    plain("pin_memory") { _ in throw Raised.runtime("Cannot access accelerator device when none is available.") }
    tensor.method("new", .any) { a in try LegacyTypes.make(try receiver(a[0]).dtype, a.dropFirst) }
    tensor.method("new_tensor", .any) { a in
      let like = try receiver(a[0])
      return try TorchFunctions.makeTensor(a.dropFirst, like: like)
    }
    plain("element_size") { .int($0.dtype.itemSize) }
    plain("storage_offset") { .int($0.offset) }
    plain("data_ptr") { .int($0.isMeta ? 0 : $0.storageIdentity) }
    let contiguous = Signature("is_contiguous(*, memory_format memory_format=None)")
    tensor.method("is_contiguous", .any) { a in
      if case .memoryFormat(let name) = try bind(contiguous, a)[0], let format = MemoryFormat(name) {
        return .bool(try receiver(a[0]).isContiguous(format))
      }
      return .bool(try receiver(a[0]).isContiguous)
    }
    plain("get_device") { _ in .int(-1) }
  }
}

/// The warning about turning part of a graph into a number, given once a notebook.
enum ScalarConversion {
  nonisolated(unsafe) static var wasGiven = false
  static func warn() throws {
    if wasGiven && !Warning.repeats { return }
    wasGiven = true
    try Warnings.warn(
      Exceptions.userWarning,
      "Converting a tensor with requires_grad=True to a scalar may lead to unexpected behavior.\n"
        + "Consider using tensor.detach() first.")
  }
}

extension Tensor {
  /// The node that made this tensor.
  ///
  /// - Throws: PyTorch's error for a view whose base changed in a way that autograd cannot follow.
  fileprivate var validFn: Node? {
    get throws {
      let fn = gradFn
      if let invalid = fn as? InvalidViewNode { throw invalid.error }
      return fn
    }
  }
}
