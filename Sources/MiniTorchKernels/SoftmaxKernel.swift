// Softmax and log-softmax, forward and backward, in PyTorch's order.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Softmax of `float32` tensors seen as outer × size × inner, normalised over the middle.
///
/// `isLast` says that the middle is the tensor's last dimension (then `inner` is 1), which PyTorch adds up differently.
package protocol SoftmaxBuild {
  /// Softmax of each slice.
  static func softmax(
    _ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int, size: Int, inner: Int,
    isLast: Bool)
  /// Log-softmax of each slice.
  static func logSoftmax(
    _ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int, size: Int, inner: Int)
  /// The gradient of softmax from that of its result `y`: (g - Σ g·y)·y.
  static func softmaxGradient(
    _ g: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int,
    size: Int, inner: Int, isLast: Bool)
  /// The gradient of log-softmax from that of its result `y`: g - e^y·Σ g, rounded once.
  static func logSoftmaxGradient(
    _ g: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int,
    size: Int, inner: Int)
}

extension SoftmaxLoops: SoftmaxBuild {}
#if arch(x86_64)
  extension KernelsV3.SoftmaxLoops: SoftmaxBuild {}
  extension KernelsV4.SoftmaxLoops: SoftmaxBuild {}
#endif

/// The loops of softmax.
package enum SoftmaxKernel {
  /// The build that this processor can run.
  package static var loops: any SoftmaxBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.SoftmaxLoops.self
      case .v3: return KernelsV3.SoftmaxLoops.self
      case .baseline: break
      }
    #endif
    return SoftmaxLoops.self
  }

  /// Log-softmax of each slice, of two halves at once where that pays.
  package static func logSoftmax(
    _ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int, size: Int, inner: Int
  ) {
    Halves.run(outer, step: 1, cost: outer * size * inner) { part in
      let skipped = part.lowerBound * size * inner
      loops.logSoftmax(source + skipped, out + skipped, outer: part.count, size: size, inner: inner)
    }
  }
}
