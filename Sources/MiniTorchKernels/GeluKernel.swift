// GELU of float32 runs, by the build for this processor.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// The loops of `GeluLoops` that take the hyperbolic tangent from elsewhere; `out` may be any of the inputs.
package protocol GeluBuild {
  /// What each value's hyperbolic tangent is taken of.
  static func arguments(_ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int)
  /// x·(1 + t)/2 of each value and the hyperbolic tangent of its argument.
  static func values(
    _ x: UnsafePointer<Float>, _ t: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int)
  /// The gradient of each value from that of its result.
  static func gradients(
    _ g: UnsafePointer<Float>, _ x: UnsafePointer<Float>, _ t: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, count: Int)
}

extension GeluLoops: GeluBuild {}
#if arch(x86_64)
  extension KernelsV3.GeluLoops: GeluBuild {}
  extension KernelsV4.GeluLoops: GeluBuild {}
#endif

/// The values and gradients of `GeluLoops`, on two halves at once where that pays.
package enum GeluKernel {
  /// The build that this processor can run.
  package static var loops: any GeluBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.GeluLoops.self
      case .v3: return KernelsV3.GeluLoops.self
      case .baseline: break
      }
    #endif
    return GeluLoops.self
  }

  /// x·(1 + erf(x/√2))/2 of each value.
  package static func values(_ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int) {
    Halves.run(count, step: 32, cost: count) { part in
      let (x, out, count) = (x + part.lowerBound, out + part.lowerBound, part.count)
      #if arch(x86_64)
        switch Processor.level {
        case .v4: return KernelsV4.GeluLoops.values(x, out, count: count)
        case .v3: return KernelsV3.GeluLoops.values(x, out, count: count)
        case .baseline: break
        }
      #endif
      GeluLoops.values(x, out, count: count)
    }
  }

  /// The gradient of each value from that of its result.
  package static func gradients(
    _ g: UnsafePointer<Float>, _ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    Halves.run(count, step: 32, cost: count) { part in
      let (g, x, out) = (g + part.lowerBound, x + part.lowerBound, out + part.lowerBound)
      #if arch(x86_64)
        switch Processor.level {
        case .v4: return KernelsV4.GeluLoops.gradients(g, x, out, count: part.count)
        case .v3: return KernelsV3.GeluLoops.gradients(g, x, out, count: part.count)
        case .baseline: break
        }
      #endif
      GeluLoops.gradients(g, x, out, count: part.count)
    }
  }
}
