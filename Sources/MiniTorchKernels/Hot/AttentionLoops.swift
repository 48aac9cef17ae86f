// The exponentials and sums of attention of `float32` values, in PyTorch's order.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One row of scores at a time.
package enum AttentionLoops {
  private typealias Lanes = ExpLoops.Lanes

  /// Replaces adjacent values by e^(x - top) and gives their sum.
  ///
  /// Whole groups of sixteen take a polynomial that is right to twenty units in the last place, the rest libm's `expf`.
  package static func exponentials(_ p: UnsafeMutablePointer<Float>, _ top: Float, count: Int) -> Float {
    let shift = Lanes(repeating: top)
    var sums = Lanes.zero
    var i = 0
    while i + 16 <= count {
      let e = coarse(ExpLoops.load(p + i, 16) - shift)
      ExpLoops.store(e, p + i, 16)
      sums += e
      i += 16
    }
    var total = ExpLoops.fold(sums)
    while i < count {
      p[i] = expf(p[i] - top)
      total += p[i]
      i += 1
    }
    return total
  }

  /// The sum of the products of adjacent values.
  package static func dot(_ p: UnsafePointer<Float>, _ q: UnsafePointer<Float>, count: Int) -> Float {
    ExpLoops.laneProductSum(p, q, count: count)
  }

  /// Source: PyTorch's `Vectorized<float>::exp_u20`.
  @inline(__always)
  private static func coarse(_ x: Lanes) -> Lanes {
    let least = Lanes(repeating: Float(bitPattern: 0xc2ae_ac50))
    let most = Lanes(repeating: Float(bitPattern: 0x42b1_7218))
    let y = x.replacing(with: most, where: x .> most).replacing(with: least, where: x .< least)
    let n = Lanes(repeating: 0.5).addingProduct(y, Lanes(repeating: Float(bitPattern: 0x3fb8_aa3b))).rounded(.down)
    let r = y.addingProduct(-n, Lanes(repeating: Float(bitPattern: 0x3f31_7218)))
    var u = Lanes(repeating: 0.0418978221).addingProduct(r, Lanes(repeating: 0.00828929059))
    u = Lanes(repeating: 0.166676521).addingProduct(r, u)
    u = Lanes(repeating: 0.499991506).addingProduct(r, u)
    u = Lanes(repeating: 0.999999701).addingProduct(r, u)
    u = Lanes(repeating: 1).addingProduct(r, u)
    // 1.5·2^23 leaves a whole number in the low bits of the mantissa; half of the power keeps it within range.
    let power = unsafeBitCast(n + Lanes(repeating: 12_582_912), to: SIMD16<Int32>.self) &- SIMD16(repeating: 0x4b40_0000)
    let half = unsafeBitCast((power &+ SIMD16(repeating: 126)) &<< 23, to: Lanes.self)
    return (u * half * 2).replacing(with: Lanes.zero, where: x .< least)
  }
}
