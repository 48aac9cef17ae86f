// The float32 exponential of PyTorch's softmax and sigmoid, and the functions built on it, by the build for this processor.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Functions of `count` adjacent values.
package protocol ExpBuild {
  /// The exponential of each value.
  static func exponentials(_ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int)
  /// 1/(1+e^-x) of each value; whole groups of 32 use the vector exponential, the rest libm's.
  static func sigmoid(_ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int)
  /// x/(1+e^-x) of each value; whole groups of 32 use the vector exponential, the rest libm's.
  static func silu(_ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int)
}

extension ExpLoops: ExpBuild {}
#if arch(x86_64)
  extension KernelsV3.ExpLoops: ExpBuild {}
  extension KernelsV4.ExpLoops: ExpBuild {}
#endif

/// The functions of `ExpLoops`, of two halves at once where that pays.
package enum ExpKernel {
  private static var loops: any ExpBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.ExpLoops.self
      case .v3: return KernelsV3.ExpLoops.self
      case .baseline: break
      }
    #endif
    return ExpLoops.self
  }

  package static func exponentials(_ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int) {
    Halves.run(count, step: 32, cost: count) {
      loops.exponentials(source + $0.lowerBound, out + $0.lowerBound, count: $0.count)
    }
  }

  package static func sigmoid(_ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int) {
    Halves.run(count, step: 32, cost: count) {
      loops.sigmoid(source + $0.lowerBound, out + $0.lowerBound, count: $0.count)
    }
  }

  package static func silu(_ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int) {
    Halves.run(count, step: 32, cost: count) {
      loops.silu(source + $0.lowerBound, out + $0.lowerBound, count: $0.count)
    }
  }
}
