// The float32 exponential of PyTorch's softmax and sigmoid, and the functions built on it.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Sleef's `expf` as PyTorch vectorises it; it differs from the correctly rounded exponential in about 1 % of values.
package enum ExpKernel {
  /// The exponential of each of `count` adjacent values.
  package static func exponentials(_ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int) {
    Halves.run(count, step: 32, cost: count) { part in
      let (source, out, count) = (source + part.lowerBound, out + part.lowerBound, part.count)
      #if arch(x86_64)
        switch Processor.level {
        case .v4: return KernelsV4.ExpLoops.exponentials(source, out, count: count)
        case .v3: return KernelsV3.ExpLoops.exponentials(source, out, count: count)
        case .baseline: break
        }
      #endif
      ExpLoops.exponentials(source, out, count: count)
    }
  }

  /// 1/(1+e^-x) of each value; whole groups of 32 use the vector exponential, the rest libm's.
  package static func sigmoid(_ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int) {
    Halves.run(count, step: 32, cost: count) { part in
      let (source, out, count) = (source + part.lowerBound, out + part.lowerBound, part.count)
      #if arch(x86_64)
        switch Processor.level {
        case .v4: return KernelsV4.ExpLoops.sigmoid(source, out, count: count)
        case .v3: return KernelsV3.ExpLoops.sigmoid(source, out, count: count)
        case .baseline: break
        }
      #endif
      ExpLoops.sigmoid(source, out, count: count)
    }
  }

  /// x/(1+e^-x) of each value; whole groups of 32 use the vector exponential, the rest libm's.
  package static func silu(_ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int) {
    Halves.run(count, step: 32, cost: count) { part in
      let (source, out, count) = (source + part.lowerBound, out + part.lowerBound, part.count)
      #if arch(x86_64)
        switch Processor.level {
        case .v4: return KernelsV4.ExpLoops.silu(source, out, count: count)
        case .v3: return KernelsV3.ExpLoops.silu(source, out, count: count)
        case .baseline: break
        }
      #endif
      ExpLoops.silu(source, out, count: count)
    }
  }
}
