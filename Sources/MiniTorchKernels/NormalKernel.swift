// Box-Muller over blocks of sixteen uniforms: how PyTorch fills long normal tensors.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Turns blocks of sixteen uniforms in [0, 1) into sixteen normal samples each, in place.
package protocol NormalBuild {
  /// Transforms `blocks` times sixteen adjacent `float32` uniforms, with Cephes' polynomials.
  static func transform(
    _ p: UnsafeMutablePointer<Float>, blocks: Int, mean: Float, standardDeviation: Float)
}

extension NormalLoops: NormalBuild {}
#if arch(x86_64)
  extension KernelsV3.NormalLoops: NormalBuild {}
  extension KernelsV4.NormalLoops: NormalBuild {}
#endif

/// Normal samples of both precisions.
package enum NormalKernel {
  /// The build that this processor can run.
  package static var loops: any NormalBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.NormalLoops.self
      case .v3: return KernelsV3.NormalLoops.self
      case .baseline: break
      }
    #endif
    return NormalLoops.self
  }

  /// Transforms `blocks` times sixteen adjacent `float64` uniforms, with libm's functions.
  package static func transform(
    _ start: UnsafeMutablePointer<Double>, blocks: Int, mean: Double, standardDeviation: Double
  ) {
    for block in 0..<blocks {
      let p = start + 16 * block
      for j in 0..<8 {
        let radius = (-2 * log(1 - p[j])).squareRoot()
        let theta = 2 * Double.pi * p[j + 8]
        p[j] = mean.addingProduct(radius * cos(theta), standardDeviation)
        p[j + 8] = mean.addingProduct(radius * sin(theta), standardDeviation)
      }
    }
  }
}
