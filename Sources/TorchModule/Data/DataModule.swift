// torch.utils and torch.utils.data.

import MiniPython
import MiniTorch

enum DataModule {
  /// torch.utils.data by the files that PyTorch has it in.
  nonisolated(unsafe) private static let parts: [PythonPart] = [
    part("dataset", DatasetSource.names, DatasetSource.text),
    part("sampler", SamplerSource.names, SamplerSource.text),
    part("_utils.collate", CollateSource.names, CollateSource.text),
    part("dataloader", LoaderSource.names, LoaderSource.text),
    part("distributed", DistributedSource.names, DistributedSource.text),
  ]

  private static func part(_ file: String, _ names: [String], _ text: String) -> PythonPart {
    PythonPart(module: "torch.utils.data.\(file)", names: names, text: text) {
      $0.set("data", .object(try Modules.module("torch.utils.data")))
    }
  }

  static func register() {
    Modules.makers["torch.utils"] = {
      let module = ModuleObject("torch.utils")
      module.answer(from: [])
      return module
    }
    Modules.makers["torch.utils.data"] = {
      let module = ModuleObject("torch.utils.data")
      module.answer(from: parts)
      module.set("__all__", .list(parts.flatMap(\.names).filter { $0.first != "_" }.map { .string($0) }))
      return module
    }
    Modules.makers["torch.utils.data._utils"] = {
      let module = ModuleObject("torch.utils.data._utils")
      module.answer(from: [])
      return module
    }
    for part in parts { Modules.makers[part.module] = part.load }
    Modules.makers["torch.utils.checkpoint"] = {
      try PythonPart(module: "torch.utils.checkpoint", names: [], text: CheckpointSource.text).load()
    }
  }
}

/// torch.utils.checkpoint: recomputation saves memory and changes no number, so nothing is recomputed here.
enum CheckpointSource {
  static let text = #"""
    def checkpoint(function, *args, use_reentrant=None, **kwargs):
        if use_reentrant is None:
            warn(
                "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. Starting in PyTorch 2.9, "
                "calling checkpoint without use_reentrant will raise an exception. use_reentrant=False is recommended, but "
                "if you need to preserve the current default behavior, you can pass use_reentrant=True. Refer to docs for "
                "more details on the differences between the two variants.")
        if use_reentrant is not False:
            raise NotImplementedError("use_reentrant=True of torch.utils.checkpoint is not supported by this runner")
        for name in kwargs:
            if name in ("preserve_rng_state", "context_fn", "determinism_check", "debug", "early_stop"):
                raise NotImplementedError(f"{name} of torch.utils.checkpoint is not supported by this runner")
        return function(*args, **kwargs)
    """#
}
