// The four operations on float32 runs: pairs of elements, or one number with each.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Loops over adjacent elements of which an operand is one number if its stride is 0, else 1; `out` may be an operand.
package protocol ArithmeticBuild {
  /// The sums of elements.
  static func add(
    _ a: UnsafePointer<Float>, _ strideA: Int, _ b: UnsafePointer<Float>, _ strideB: Int,
    _ out: UnsafeMutablePointer<Float>, count: Int)
  /// The differences of elements.
  static func subtract(
    _ a: UnsafePointer<Float>, _ strideA: Int, _ b: UnsafePointer<Float>, _ strideB: Int,
    _ out: UnsafeMutablePointer<Float>, count: Int)
  /// The products of elements.
  static func multiply(
    _ a: UnsafePointer<Float>, _ strideA: Int, _ b: UnsafePointer<Float>, _ strideB: Int,
    _ out: UnsafeMutablePointer<Float>, count: Int)
  /// The quotients of elements.
  static func divide(
    _ a: UnsafePointer<Float>, _ strideA: Int, _ b: UnsafePointer<Float>, _ strideB: Int,
    _ out: UnsafeMutablePointer<Float>, count: Int)
}

extension ArithmeticLoops: ArithmeticBuild {}
#if arch(x86_64)
  extension KernelsV3.ArithmeticLoops: ArithmeticBuild {}
  extension KernelsV4.ArithmeticLoops: ArithmeticBuild {}
#endif

package enum ArithmeticKernel {
  /// The build that this processor can run.
  package static var loops: any ArithmeticBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.ArithmeticLoops.self
      case .v3: return KernelsV3.ArithmeticLoops.self
      case .baseline: break
      }
    #endif
    return ArithmeticLoops.self
  }
}
