// Softmax and log-softmax, forward and backward, in PyTorch's order.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Softmax of `float32` tensors seen as outer × size × inner, normalised over the middle.
///
/// `isLast` says that the middle is the tensor's last dimension (then `inner` is 1), which PyTorch adds up differently.
package enum SoftmaxKernel {
  /// Softmax of each slice.
  package static func softmax(
    _ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int, size: Int, inner: Int,
    isLast:
      Bool
  ) {
    #if arch(x86_64)
      switch Processor.level {
      case .v4:
        return KernelsV4.SoftmaxLoops.softmax(source, out, outer: outer, size: size, inner: inner, isLast: isLast)
      case .v3:
        return KernelsV3.SoftmaxLoops.softmax(source, out, outer: outer, size: size, inner: inner, isLast: isLast)
      case .baseline: break
      }
    #endif
    SoftmaxLoops.softmax(source, out, outer: outer, size: size, inner: inner, isLast: isLast)
  }

  /// Log-softmax of each slice.
  package static func logSoftmax(
    _ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int, size: Int, inner: Int
  ) {
    Halves.run(outer, step: 1, cost: outer * size * inner) { part in
      let skipped = part.lowerBound * size * inner
      let (source, out, outer) = (source + skipped, out + skipped, part.count)
      #if arch(x86_64)
        switch Processor.level {
        case .v4: return KernelsV4.SoftmaxLoops.logSoftmax(source, out, outer: outer, size: size, inner: inner)
        case .v3: return KernelsV3.SoftmaxLoops.logSoftmax(source, out, outer: outer, size: size, inner: inner)
        case .baseline: break
        }
      #endif
      SoftmaxLoops.logSoftmax(source, out, outer: outer, size: size, inner: inner)
    }
  }

  /// The gradient of softmax from that of its result `y`: (g - Σ g·y)·y.
  package static func softmaxGradient(
    _ g: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int,
    size:
      Int, inner: Int, isLast: Bool
  ) {
    #if arch(x86_64)
      switch Processor.level {
      case .v4:
        return KernelsV4.SoftmaxLoops.softmaxGradient(
          g, y, out, outer: outer, size: size, inner: inner, isLast: isLast)
      case .v3:
        return KernelsV3.SoftmaxLoops.softmaxGradient(
          g, y, out, outer: outer, size: size, inner: inner, isLast: isLast)
      case .baseline: break
      }
    #endif
    SoftmaxLoops.softmaxGradient(g, y, out, outer: outer, size: size, inner: inner, isLast: isLast)
  }

  /// The gradient of log-softmax from that of its result `y`: g - e^y·Σ g, rounded once.
  package static func logSoftmaxGradient(
    _ g: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int,
    size:
      Int, inner: Int
  ) {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.SoftmaxLoops.logSoftmaxGradient(g, y, out, outer: outer, size: size, inner: inner)
      case .v3: return KernelsV3.SoftmaxLoops.logSoftmaxGradient(g, y, out, outer: outer, size: size, inner: inner)
      case .baseline: break
      }
    #endif
    SoftmaxLoops.logSoftmaxGradient(g, y, out, outer: outer, size: size, inner: inner)
  }
}
