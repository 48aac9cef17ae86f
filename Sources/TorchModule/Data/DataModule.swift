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
    Modules.makers["torch.utils.checkpoint"] = CheckpointSource.make
  }
}
