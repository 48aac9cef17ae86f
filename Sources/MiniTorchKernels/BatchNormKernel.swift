// Batch normalisation of `float32` values, by the build for this processor.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Values as batch × channels × spots; `asRows` says that their channels lie side by side.
package enum BatchNormKernel {
  /// The mean of each channel, and its sum of squared distances from it.
  package static func moments(
    _ x: UnsafePointer<Float>, _ mean: UnsafeMutablePointer<Float>, _ squares: UnsafeMutablePointer<Float>, batch: Int,
    channels: Int, spots: Int, asRows: Bool
  ) {
    #if arch(x86_64)
      switch Processor.level {
      case .v4:
        return KernelsV4.BatchNormLoops.moments(
          x, mean, squares, batch: batch, channels: channels, spots: spots, asRows: asRows)
      case .v3:
        return KernelsV3.BatchNormLoops.moments(
          x, mean, squares, batch: batch, channels: channels, spots: spots, asRows: asRows)
      case .baseline: break
      }
    #endif
    BatchNormLoops.moments(x, mean, squares, batch: batch, channels: channels, spots: spots, asRows: asRows)
  }

  /// `factor * x + term`, channel by channel.
  package static func scale(
    _ x: UnsafePointer<Float>, _ factor: UnsafePointer<Float>, _ term: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, batch: Int, channels: Int, spots: Int
  ) {
    #if arch(x86_64)
      switch Processor.level {
      case .v4:
        return KernelsV4.BatchNormLoops.scale(x, factor, term, out, batch: batch, channels: channels, spots: spots)
      case .v3:
        return KernelsV3.BatchNormLoops.scale(x, factor, term, out, batch: batch, channels: channels, spots: spots)
      case .baseline: break
      }
    #endif
    BatchNormLoops.scale(x, factor, term, out, batch: batch, channels: channels, spots: spots)
  }

  /// For each channel the sum of `g`, and that of `g` times the distance of `x` from its mean.
  package static func sums(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>,
    _ plain: UnsafeMutablePointer<Double>, _ products: UnsafeMutablePointer<Double>, batch: Int, channels: Int,
    spots: Int,
    asRows: Bool
  ) {
    #if arch(x86_64)
      switch Processor.level {
      case .v4:
        return KernelsV4.BatchNormLoops.sums(
          x, g, mean, plain, products, batch: batch, channels: channels, spots: spots, asRows: asRows)
      case .v3:
        return KernelsV3.BatchNormLoops.sums(
          x, g, mean, plain, products, batch: batch, channels: channels, spots: spots, asRows: asRows)
      case .baseline: break
      }
    #endif
    BatchNormLoops.sums(
      x, g, mean, plain, products, batch: batch, channels: channels, spots: spots, asRows: asRows)
  }

  /// The gradient of `x` where the moments came from it.
  package static func gradient(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ spread: UnsafePointer<Float>,
    _ weight: UnsafePointer<Float>?, _ plain: UnsafePointer<Double>, _ products: UnsafePointer<Double>,
    _ out: UnsafeMutablePointer<Float>, batch: Int, channels: Int, spots: Int, asRows: Bool
  ) {
    #if arch(x86_64)
      switch Processor.level {
      case .v4:
        return KernelsV4.BatchNormLoops.gradient(
          x, g, mean, spread, weight, plain, products, out, batch: batch, channels: channels, spots: spots,
          asRows: asRows)
      case .v3:
        return KernelsV3.BatchNormLoops.gradient(
          x, g, mean, spread, weight, plain, products, out, batch: batch, channels: channels, spots: spots,
          asRows: asRows)
      case .baseline: break
      }
    #endif
    BatchNormLoops.gradient(
      x, g, mean, spread, weight, plain, products, out, batch: batch, channels: channels, spots: spots, asRows: asRows)
  }
}
