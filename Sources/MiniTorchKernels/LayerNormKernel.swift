// The gradients of layer normalisation of `float32` rows, by the build for this processor.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Rows with their means and the reciprocals of their standard deviations.
package enum LayerNormKernel {
  /// The gradient of the rows.
  package static func gradient(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ spread: UnsafePointer<Float>,
    _ weight: UnsafePointer<Float>?, _ out: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.LayerNormLoops.gradient(x, g, mean, spread, weight, out, rows: rows, columns: columns)
      case .v3: return KernelsV3.LayerNormLoops.gradient(x, g, mean, spread, weight, out, rows: rows, columns: columns)
      case .baseline: break
      }
    #endif
    LayerNormLoops.gradient(x, g, mean, spread, weight, out, rows: rows, columns: columns)
  }

  /// The gradients of the weight and the bias.
  package static func parameterGradients(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ spread: UnsafePointer<Float>,
    _ weight: UnsafeMutablePointer<Float>, _ bias: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    #if arch(x86_64)
      switch Processor.level {
      case .v4:
        return KernelsV4.LayerNormLoops.parameterGradients(
          x, g, mean, spread, weight, bias, rows: rows, columns: columns)
      case .v3:
        return KernelsV3.LayerNormLoops.parameterGradients(
          x, g, mean, spread, weight, bias, rows: rows, columns: columns)
      case .baseline: break
      }
    #endif
    LayerNormLoops.parameterGradients(x, g, mean, spread, weight, bias, rows: rows, columns: columns)
  }
}
