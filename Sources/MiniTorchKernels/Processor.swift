// Which build of the hot kernels this processor runs.
#if arch(x86_64)
import CProcessor

/// The processor at hand, asked once.
enum Processor {
  /// The levels of x86-64 that kernels are built for.
  enum Level { case baseline, v3, v4 }

  static let level: Level =
    switch processor_level() {
    case 4: .v4
    case 3: .v3
    default: .baseline
    }
}
#endif
