// Which build of the hot kernels this process runs.
#if arch(x86_64)
  import CProcessor
#endif

/// The processor at hand, asked once.
package enum Processor {
  /// The levels of x86-64 that kernels are built for.
  enum Level { case baseline, v3, v4 }

  #if arch(x86_64)
    /// The processor's level, or a lower one that the environment variable `NOTEBOOK_RUNNER_KERNELS` names.
    static let level: Level =
      switch processor_level() {
      case 4: .v4
      case 3: .v3
      default: .baseline
      }
  #else
    /// The only build there is multiplies and adds in one step, as those for the higher levels do.
    static let level = Level.v4
  #endif

  /// What PyTorch calls the instructions that the kernels use: `AVX512`, `AVX2` or `DEFAULT`.
  package static var capability: String {
    #if arch(x86_64)
      switch level {
      case .v4: "AVX512"
      case .v3: "AVX2"
      case .baseline: "DEFAULT"
      }
    #else
      "DEFAULT"
    #endif
  }
}
