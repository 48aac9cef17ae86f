// torch.nn and its parts: functional, init, utils, parameter.

import MiniPython
import MiniTorch

enum NNModule {
  static func register() {
    Modules.makers["torch.nn"] = make
    Modules.makers["torch.nn.functional"] = makeFunctional
    Modules.makers["torch.nn.init"] = {
      try PythonPart(module: "torch.nn.init", names: [], text: InitSource.text).load()
    }
    registerUtilities()
    Modules.makers["torch.nn.parameter"] = {
      let module = ModuleObject("torch.nn.parameter")
      for type in [ParameterType.parameter, UninitializedType.parameter, UninitializedType.buffer] { module.add(type) }
      module.answer(from: [BufferSource.part])
      return module
    }
    Modules.makers["torch.nn.modules"] = {
      let module = ModuleObject("torch.nn.modules")
      module.answer(from: parts)
      return module
    }
    for (module, parts) in Dictionary(grouping: parts, by: \.module) where Modules.makers[module] == nil {
      Modules.makers[module] = {
        // All names of the module, whichever part makes them.
        let first = try parts[0].load()
        first.answer(from: Array(parts.dropFirst()))
        return first
      }
    }
  }

  /// The classes of torch.nn, by the files that PyTorch has them in.
  nonisolated(unsafe) static let parts: [PythonPart] = [
    PythonPart(module: "torch.nn.modules.module", names: ["Module"], text: ModuleSource.text, prepare: ModuleCalls.add),
    part("container", ["Sequential"], ContainerSource.sequential, after: ContainerSource.shared),
    part("container", ContainerSource.names, ContainerSource.text, after: ContainerSource.shared),
    part("container", ParameterContainerSource.names, ParameterContainerSource.text, after: ContainerSource.shared),
    part("linear", LinearSource.names, LinearSource.text),
    part("activation", ActivationSource.names, ActivationSource.text),
    part("dropout", DropoutSource.names, DropoutSource.text),
    part("normalization", NormalizationSource.names, NormalizationSource.text),
    part("batchnorm", BatchNormSource.names, BatchNormSource.text),
    part("instancenorm", InstanceNormSource.names, InstanceNormSource.text),
    part("sparse", EmbeddingSource.names, EmbeddingSource.text),
    part("flatten", FlattenSource.names, FlattenSource.text),
    part("distance", DistanceSource.names, DistanceSource.text),
    part("pixelshuffle", PixelSource.names, PixelSource.text),
    part("channelshuffle", ChannelShuffleSource.names, ChannelShuffleSource.text),
    part("padding", PaddingSource.names, PaddingSource.text),
    part("upsampling", UpsamplingSource.names, UpsamplingSource.text),
    part("fold", FoldSource.names, FoldSource.text),
    part("conv", ConvolutionSource.names, ConvolutionSource.text),
    part("loss", LossSource.names, LossSource.text),
    part("adaptive", AdaptiveSoftmaxSource.names, AdaptiveSoftmaxSource.text),
    part("pooling", PoolingSource.names, PoolingSource.text),
    part("rnn", RecurrentSource.names, RecurrentSource.text),
    part("activation", AttentionSource.names, AttentionSource.text),
    part("transformer", TransformerSource.names, TransformerSource.text),
    part("lazy", LazySource.names, LazySource.text),
    PythonPart(
      module: "torch.nn.parallel.data_parallel", names: DataParallelSource.names, text: DataParallelSource.text
    ) {
      $0.set("nn", .object(try Modules.module("torch.nn")))
    },
    BufferSource.part,
  ]

  private static func part(
    _ file: String, _ names: [String], _ text: String, after shared: String = ""
  ) -> PythonPart {
    PythonPart(module: "torch.nn.modules.\(file)", names: names, text: shared + text) { namespace in
      for name in ["nn", "F", "init"] {
        let path = name == "nn" ? "torch.nn" : name == "F" ? "torch.nn.functional" : "torch.nn.init"
        namespace.set(name, .object(try Modules.module(path)))
      }
      namespace.set("gates_of", OpBinding.function(StringObject.intern("_gates"), place: []))
      namespace.set("linear", OpBinding.function(StringObject.intern("linear"), place: .functional))
    }
  }

  private static func make() throws -> ModuleObject {
    let module = ModuleObject("torch.nn")
    for type in [ParameterType.parameter, UninitializedType.parameter, UninitializedType.buffer] { module.add(type) }
    module.answer(from: parts)
    return module
  }

  private static func makeFunctional() throws -> ModuleObject {
    let module = ModuleObject("torch.nn.functional")
    func part(_ names: [String], _ text: String) -> PythonPart {
      PythonPart(module: "torch.nn.functional", names: names, text: text) { $0.set("raw", .object(rawOperations())) }
    }
    module.answer(
      from: [
        part(LossFunctions.names, LossFunctions.text),
        part(ActivationFunctions.names, ActivationFunctions.text),
        part(LayerFunctions.names, LayerFunctions.text),
        part(PoolingFunctions.names, PoolingFunctions.text),
        part(VolumeFunctions.names, VolumeFunctions.text),
        part(DropoutFunctions.names, DropoutFunctions.text),
        part(PaddingFunctions.names, PaddingFunctions.text),
        part(AttentionFunctions.names, AttentionFunctions.text),
        part(ImageFunctions.names, ImageFunctions.text),
        part(InterpolationFunctions.names, InterpolationFunctions.text),
      ]
    ) { KnownNames.has($0.text, in: "torch.nn.functional") ? OpBinding.function($0, place: .functional) : .undef }
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

  nonisolated(unsafe) private static let utilities = PythonPart(
    module: "torch.nn.utils.clip_grad", names: UtilsSource.names, text: UtilsSource.text)
  nonisolated(unsafe) private static let weightNorms = PythonPart(
    module: "torch.nn.utils.weight_norm", names: WeightNormSource.names, text: WeightNormSource.text)

  nonisolated(unsafe) private static let fusion = PythonPart(
    module: "torch.nn.utils.fusion", names: FusionSource.names, text: FusionSource.text)

  private static func registerUtilities() {
    Modules.makers["torch.nn.utils.fusion"] = fusion.load
    Modules.makers["torch.nn.utils"] = {
      let module = ModuleObject("torch.nn.utils")
      module.answer(from: [utilities, weightNorms, fusion])
      return module
    }
    Modules.makers["torch.nn.utils.clip_grad"] = utilities.load
    Modules.makers["torch.nn.utils.convert_parameters"] = utilities.load
    for (name, text) in [
      ("rnn", SequenceSource.text), ("parametrize", ParametrizeSource.text),
      ("parametrizations", ParametrizeSource.known + "\n\n\n" + OrthogonalSource.text), ("prune", PruneSource.text),
    ] {
      Modules.makers["torch.nn.utils.\(name)"] = {
        try PythonPart(module: "torch.nn.utils.\(name)", names: [], text: text) { module in
          for shared in ["joined", "norm_except"] where name == "parametrizations" {
            module.set(shared, try weightNorms.load().namespace[StringObject.intern(shared)])
          }
        }.load()
      }
    }
  }
}
