// Which build of the kernels this process runs, for those who ask.

import MiniTorchKernels

public enum Kernels {
  /// What PyTorch calls the instructions that the kernels use: `AVX512`, `AVX2` or `DEFAULT`.
  public static var capability: String { Processor.capability }
}
