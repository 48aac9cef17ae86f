// GELU of float32 runs, by the build for this processor.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// The loops of `GeluLoops`; `out` may be any of the inputs.
package protocol GeluBuild {
  /// x·(1 + erf(x/√2))/2 of each value.
  static func values(_ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int)
  /// The gradient of each value from that of its result.
  static func gradients(
    _ g: UnsafePointer<Float>, _ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int)
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
    Halves.run(count, step: 32, cost: count) {
      loops.values(x + $0.lowerBound, out + $0.lowerBound, count: $0.count)
    }
  }

  /// The gradient of each value from that of its result.
  package static func gradients(
    _ g: UnsafePointer<Float>, _ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    Halves.run(count, step: 32, cost: count) {
      loops.gradients(g + $0.lowerBound, x + $0.lowerBound, out + $0.lowerBound, count: $0.count)
    }
  }
}
