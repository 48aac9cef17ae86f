// torch.nn and its parts: functional, init, utils, parameter.

import MiniPython
import MiniTorch

enum NNModule {
  static func register() {
    Modules.makers["torch.nn"] = make
    Modules.makers["torch.nn.functional"] = makeFunctional
    Modules.makers["torch.nn.init"] = { try PythonPart(module: "torch.nn.init", names: [], text: InitSource.text).load() }
    Modules.makers["torch.nn.utils"] = makeUtils
    Modules.makers["torch.nn.parameter"] = {
      let module = ModuleObject("torch.nn.parameter")
      module.add(ParameterType.parameter)
      return module
    }
    Modules.makers["torch.nn.modules"] = {
      let module = ModuleObject("torch.nn.modules")
      module.answer(from: parts, unsupported: unsupported)
      return module
    }
    Modules.makers["torch.nn.utils.rnn"] = {
      try PythonPart(module: "torch.nn.utils.rnn", names: [], text: SequenceSource.text).load()
    }
    for part in parts where Modules.makers[part.module] == nil { Modules.makers[part.module] = part.load }
  }

  /// The classes of torch.nn, by the files that PyTorch has them in.
  nonisolated(unsafe) static let parts: [PythonPart] = [
    PythonPart(module: "torch.nn.modules.module", names: ["Module"], text: ModuleSource.text, prepare: ModuleCalls.add),
    part("container", ContainerSource.names, ContainerSource.text),
    part("linear", LinearSource.names, LinearSource.text),
    part("activation", ActivationSource.names, ActivationSource.text),
    part("dropout", DropoutSource.names, DropoutSource.text),
    part("normalization", NormalizationSource.names, NormalizationSource.text),
    part("batchnorm", BatchNormSource.names, BatchNormSource.text),
    part("sparse", EmbeddingSource.names, EmbeddingSource.text),
    part("flatten", ShapeSource.names, ShapeSource.text),
    part("conv", ConvolutionSource.names, ConvolutionSource.text),
    part("loss", LossSource.names, LossSource.text),
    part("pooling", PoolingSource.names, PoolingSource.text),
    part("rnn", RecurrentSource.names, RecurrentSource.text),
    part("activation", AttentionSource.names, AttentionSource.text),
    part("transformer", TransformerSource.names, TransformerSource.text),
  ]

  private static func part(_ file: String, _ names: [String], _ text: String) -> PythonPart {
    PythonPart(module: "torch.nn.modules.\(file)", names: names, text: text) { namespace in
      for name in ["nn", "F", "init"] {
        let path = name == "nn" ? "torch.nn" : name == "F" ? "torch.nn.functional" : "torch.nn.init"
        namespace.set(name, .object(try Modules.module(path)))
      }
      namespace.set("linear", OpBinding.function(StringObject.intern("linear"), place: .functional))
    }
  }

  private static func make() throws -> ModuleObject {
    let module = ModuleObject("torch.nn")
    module.add(ParameterType.parameter)
    module.answer(from: parts, unsupported: unsupported)
    return module
  }

  private static func makeFunctional() throws -> ModuleObject {
    let module = ModuleObject("torch.nn.functional")
    func part(_ names: [String], _ text: String) -> PythonPart {
      PythonPart(module: "torch.nn.functional", names: names, text: text) { $0.set("raw", .object(rawOperations())) }
    }
    module.answer(
      from: [
        part(FunctionalSource.lossNames, FunctionalSource.losses),
        part(FunctionalSource.layerNames, FunctionalSource.layers),
        part(FunctionalSource.poolingNames, FunctionalSource.pooling),
      ], unsupported: unsupportedFunctions
    ) { OpBinding.function($0, place: .functional) }
    return module
  }

  /// Operations that only the Python text calls, by their names.
  private static func rawOperations() -> ModuleObject {
    let module = ModuleObject("torch._C._nn")
    module.fallback = { [unowned module] name in
      let found = OpBinding.function(name, place: [])
      if !found.isUndef { module.namespace.set(name.interned, found) }
      return found
    }
    return module
  }

  private static func makeUtils() throws -> ModuleObject {
    let module = try PythonPart(module: "torch.nn.utils", names: [], text: UtilsSource.text).load()
    module.answer(from: [], unsupported: unsupportedUtilities)
    return module
  }

  /// What PyTorch 2.13 has; of these names, those that nothing above answers are refused.
  private static let unsupported = """
    AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveLogSoftmaxWithLoss AdaptiveMaxPool1d
    AdaptiveMaxPool2d AdaptiveMaxPool3d AlphaDropout AvgPool1d AvgPool2d AvgPool3d BCELoss BCEWithLogitsLoss
    BatchNorm1d BatchNorm2d BatchNorm3d Bilinear Buffer CELU CTCLoss ChannelShuffle CircularPad1d CircularPad2d
    CircularPad3d ConstantPad1d ConstantPad2d ConstantPad3d Container Conv1d Conv2d Conv3d ConvTranspose1d
    ConvTranspose2d ConvTranspose3d CosineEmbeddingLoss CosineSimilarity CrossEntropyLoss CrossMapLRN2d DataParallel
    Dropout Dropout1d Dropout2d Dropout3d ELU Embedding EmbeddingBag FeatureAlphaDropout Flatten Fold
    FractionalMaxPool2d FractionalMaxPool3d GELU GLU GRU GRUCell GaussianNLLLoss GroupNorm Hardshrink Hardsigmoid
    Hardswish Hardtanh HingeEmbeddingLoss HuberLoss Identity InstanceNorm1d InstanceNorm2d InstanceNorm3d KLDivLoss
    L1Loss LPPool1d LPPool2d LPPool3d LSTM LSTMCell LayerNorm LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d
    LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d LazyInstanceNorm1d
    LazyInstanceNorm2d LazyInstanceNorm3d LazyLinear LeakyReLU Linear LinearCrossEntropyLoss
    LinearCrossEntropyOptions LocalResponseNorm LogSigmoid LogSoftmax MSELoss MarginRankingLoss MaxPool1d MaxPool2d
    MaxPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d Mish Module ModuleDict ModuleList MultiLabelMarginLoss
    MultiLabelSoftMarginLoss MultiMarginLoss MultiheadAttention NLLLoss NLLLoss2d PReLU PairwiseDistance Parameter
    ParameterDict ParameterList PixelShuffle PixelUnshuffle PoissonNLLLoss RMSNorm RNN RNNBase RNNCell RNNCellBase
    RReLU ReLU ReLU6 ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d
    ReplicationPad3d SELU Sequential SiLU Sigmoid SmoothL1Loss SoftMarginLoss Softmax Softmax2d Softmin Softplus
    Softshrink Softsign SyncBatchNorm Tanh Tanhshrink Threshold Transformer TransformerDecoder
    TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer TripletMarginLoss
    TripletMarginWithDistanceLoss Unflatten Unfold UninitializedBuffer UninitializedParameter Upsample
    UpsamplingBilinear2d UpsamplingNearest2d ZeroPad1d ZeroPad2d ZeroPad3d
    """

  private static let unsupportedFunctions = """
    adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool1d_with_indices
    adaptive_max_pool2d adaptive_max_pool2d_with_indices adaptive_max_pool3d adaptive_max_pool3d_with_indices
    affine_grid alpha_dropout assert_int_or_pair avg_pool1d avg_pool2d avg_pool3d batch_norm bilinear
    binary_cross_entropy binary_cross_entropy_with_logits boolean_dispatch celu celu_ channel_shuffle conv1d conv2d
    conv3d conv_tbc conv_transpose1d conv_transpose2d conv_transpose3d cosine_embedding_loss cosine_similarity
    cross_entropy ctc_loss dropout dropout1d dropout2d dropout3d elu elu_ embedding embedding_bag
    feature_alpha_dropout fold fractional_max_pool2d fractional_max_pool2d_with_indices fractional_max_pool3d
    fractional_max_pool3d_with_indices gaussian_nll_loss gelu glu grid_sample group_norm grouped_mm gumbel_softmax
    hardshrink hardsigmoid hardswish hardtanh hardtanh_ hinge_embedding_loss huber_loss instance_norm interpolate
    kl_div l1_loss layer_norm leaky_relu leaky_relu_ linear linear_cross_entropy local_response_norm log_softmax
    logsigmoid lp_pool1d lp_pool2d lp_pool3d margin_ranking_loss max_pool1d max_pool1d_with_indices max_pool2d
    max_pool2d_with_indices max_pool3d max_pool3d_with_indices max_unpool1d max_unpool2d max_unpool3d mish mse_loss
    multi_head_attention_forward multi_margin_loss multilabel_margin_loss multilabel_soft_margin_loss
    native_channel_shuffle nll_loss normalize one_hot pad pairwise_distance pdist pixel_shuffle pixel_unshuffle
    poisson_nll_loss prelu relu relu6 relu_ rms_norm rrelu rrelu_ scaled_dot_product_attention scaled_grouped_mm
    scaled_mm selu selu_ sigmoid silu smooth_l1_loss soft_margin_loss softmax softmin softplus softshrink softsign
    tanh tanhshrink threshold threshold_ triplet_margin_loss triplet_margin_with_distance_loss unfold upsample
    upsample_bilinear upsample_nearest
    """

  private static let unsupportedUtilities = """
    clip_grad clip_grad_norm clip_grad_norm_ clip_grad_value_ clip_grads_with_norm_
    convert_conv2d_weight_memory_format convert_conv3d_weight_memory_format convert_parameters fuse_conv_bn_eval
    fuse_conv_bn_weights fuse_linear_bn_eval fuse_linear_bn_weights fusion get_total_norm init memory_format
    parameters_to_vector parametrizations parametrize remove_spectral_norm remove_weight_norm rnn skip_init
    spectral_norm stateless vector_to_parameters weight_norm
    """
}

/// What modules do natively: calls, and the attributes that are parameters, buffers and modules.
enum ModuleCalls {
  nonisolated(unsafe) private static let hookTables = [
    "_forward_pre_hooks", "_forward_hooks", "_backward_hooks", "_backward_pre_hooks",
  ].map { StringObject.intern($0) }
  nonisolated(unsafe) private static let memberTables = ["_parameters", "_buffers", "_modules"].map { StringObject.intern($0) }
  nonisolated(unsafe) private static let forward = StringObject.intern("forward")
  nonisolated(unsafe) private static let callWithHooks = StringObject.intern("_call_with_hooks")

  static func add(_ namespace: ModuleObject) {
    func method(_ name: String, _ pythonName: String, _ body: @escaping NativeFunction.Body) {
      namespace.set(name, .object(NativeFunction(pythonName, .any, bindsSelf: true, body: body)))
    }
    method("module_call", "__call__") { a in
      guard case .object(let o) = a[0] else { throw Raised.type("a Module is required") }
      let state = Operations.instanceDict(o)
      for table in hookTables {
        guard let hooks = state[table].asDict, hooks.count > 0 else { continue }
        let keywords = DictObject()
        for (name, value) in a.pairs { keywords.set(name, value) }
        return try Operations.call(
          Operations.getAttribute(a[0], callWithHooks), [.tuple(a.dropFirst.positional), .object(keywords)])
      }
      return try Operations.call(Operations.getAttribute(a[0], forward), a.dropFirst)
    }
    method("module_getattr", "__getattr__") { a in
      guard a.count == 2, case .object(let o) = a[0], let name = a[1].asString else {
        throw Raised.type("__getattr__() takes exactly one argument")
      }
      let state = Operations.instanceDict(o)
      for table in memberTables {
        guard let members = state[table].asDict else { continue }
        let found = members[name]
        if !found.isUndef { return found }
      }
      throw Raised(Exceptions.attributeError, "'\(o.type.name)' object has no attribute '\(name.text)'")
    }
    namespace.function("backward_hooks", .positional(5...5), body: withBackwardHooks)
    namespace.function("collected_parameters", .positional(2...2)) { a in
      .list(try parameters(of: a[0], recursing: Operations.isTrue(a[1])))
    }
  }

  /// The parameters of a module and, if `recursing`, of the modules in it, each once, in the order of registration.
  private static func parameters(of module: Value, recursing: Bool) throws -> [Value] {
    var found: [Value] = []
    var seen: Set<ObjectIdentifier> = []
    var waiting = [module]
    while let next = waiting.popLast() {
      guard case .object(let o) = next, seen.insert(ObjectIdentifier(o)).inserted else { continue }
      let state = Operations.instanceDict(o)
      for (_, value) in state[memberTables[0]].asDict?.pairs ?? [] {
        if case .object(let parameter) = value, seen.insert(ObjectIdentifier(parameter)).inserted {
          found.append(value)
        }
      }
      if !recursing { break }
      for (_, value) in (state[memberTables[2]].asDict?.pairs ?? []).reversed() where !value.isNone {
        waiting.append(value)
      }
    }
    return found
  }

  /// `forward`, with nodes around it that tell the hooks of gradients: (module, pre-hooks, hooks, args, kwargs).
  private static func withBackwardHooks(_ a: Arguments) throws -> Value {
    let module = a[0]
    let (before, after) = (try Operations.array(a[1]), try Operations.array(a[2]))
    let notes = GradientNotes()
    func tupled(_ value: Value) -> (values: [Value], isTuple: Bool) {
      if let tuple = value.asTuple { return (tuple.values, true) }
      return ([value], false)
    }
    func marked(_ values: [Value], _ hook: @escaping (Int, Tensor) throws -> Tensor?) throws -> [Value] {
      try values.enumerated().map { i, value in
        guard let tensor = value.asTensor, tensor.requiresGrad, GradMode.isEnabled else { return value }
        let mark = try ErrorMapping.python { try tensor.throughNode("BackwardHookFunctionBackward") }
        _ = try ErrorMapping.python { try mark.registerHook { try hook(i, $0) } }
        return .tensor(mark)
      }
    }
    func callHooks(_ inputs: [Value], _ outputs: [Value]) throws -> [Value]? {
      var current = inputs
      var isChanged = false
      for hook in after {
        let answer = try Operations.call(hook, [module, .tuple(current), .tuple(outputs)])
        if answer.isNone { continue }
        current = tupled(answer).values
        isChanged = true
      }
      return isChanged ? current : nil
    }
    let arguments = try Operations.array(a[3])
    let watched = arguments.indices.filter { arguments[$0].asTensor?.requiresGrad == true && GradMode.isEnabled }
    notes.inputs = Array(repeating: .none, count: arguments.count)
    let inner = try marked(arguments) { i, g in
      notes.inputs[i] = .tensor(g)
      notes.seen += 1
      guard notes.seen == watched.count else { return nil }
      let changed = try callHooks(notes.inputs, notes.outputs)
      notes.seen = 0
      guard let changed, i < changed.count else { return nil }
      return changed[i].asTensor
    }
    var keywords: [(StringObject, Value)] = []
    if let dict = a[4].asDict { for (key, value) in dict.pairs { if let name = key.asString { keywords.append((name, value)) } } }
    let result = try Operations.call(Operations.getAttribute(module, forward), inner, keywords: keywords)
    let (results, isTuple) = tupled(result)
    notes.outputs = Array(repeating: .none, count: results.count)
    let outer = try marked(results) { i, g in
      var gradient = g
      notes.outputs[i] = .tensor(g)
      for hook in before {
        let answer = try Operations.call(hook, [module, .tuple(notes.outputs)])
        if answer.isNone { continue }
        if let tensor = tupled(answer).values[i].asTensor { gradient = tensor }
      }
      if watched.isEmpty {
        try Warnings.warn(
          Exceptions.userWarning,
          "Full backward hook is firing when gradients are computed with respect to module outputs since no inputs require "
            + "gradients. See https://docs.pytorch.org/docs/main/generated/torch.nn.Module.html#torch.nn.Module."
            + "register_full_backward_hook for more details.")
        _ = try callHooks(notes.inputs, notes.outputs)
      }
      return gradient === g ? nil : gradient
    }
    return isTuple ? .tuple(outer) : outer[0]
  }

  /// The gradients of one pass through a module.
  private final class GradientNotes {
    var inputs: [Value] = []
    var outputs: [Value] = []
    var seen = 0
  }
}
