// torch.utils and torch.utils.data.

import MiniPython
import MiniTorch

enum DataModule {
  static func register() {
    Modules.makers["torch.utils"] = {
      let module = ModuleObject("torch.utils")
      module.answer(
        from: [],
        unsupported: "benchmark bottleneck checkpoint cpp_extension dlpack mobile_optimizer model_zoo tensorboard")
      return module
    }
    Modules.makers["torch.utils.data"] = {
      let module = try PythonPart(module: "torch.utils.data", names: [], text: DataSource.text).load()
      module.answer(
        from: [],
        unsupported: """
          DFIterDataPipe DataChunk DistributedSampler IterDataPipe MapDataPipe datapipes distributed functional_datapipe
          """)
      return module
    }
  }
}
