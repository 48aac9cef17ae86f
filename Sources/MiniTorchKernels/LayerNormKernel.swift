// The gradients of layer normalisation of `float32` rows, by the build for this processor.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Rows with their means and the reciprocals of their standard deviations.
package protocol LayerNormBuild {
  /// The gradient of the rows.
  static func gradient(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ spread: UnsafePointer<Float>,
    _ weight: UnsafePointer<Float>?, _ out: UnsafeMutablePointer<Float>, rows: Int, columns: Int)
  /// The gradients of the weight and the bias.
  static func parameterGradients(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ spread: UnsafePointer<Float>,
    _ weight: UnsafeMutablePointer<Float>, _ bias: UnsafeMutablePointer<Float>, rows: Int, columns: Int)
}

extension LayerNormLoops: LayerNormBuild {}
#if arch(x86_64)
  extension KernelsV3.LayerNormLoops: LayerNormBuild {}
  extension KernelsV4.LayerNormLoops: LayerNormBuild {}
#endif

/// The loops of layer normalisation.
package enum LayerNormKernel {
  /// The build that this processor can run.
  package static var loops: any LayerNormBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.LayerNormLoops.self
      case .v3: return KernelsV3.LayerNormLoops.self
      case .baseline: break
      }
    #endif
    return LayerNormLoops.self
  }
}
