// Box-Muller over blocks of sixteen uniforms: how PyTorch fills long normal tensors.

/// Turns blocks of sixteen uniforms in [0, 1) into sixteen normal samples, in place.
///
/// The `float32` form uses Cephes' polynomials with the multiply-adds fused that PyTorch's AVX2 build fuses.
package enum NormalLoops {
  private typealias V = SIMD8<Float>

  /// Transforms `blocks` times sixteen adjacent `float32` uniforms.
  package static func transform(
    _ p: UnsafeMutablePointer<Float>, blocks: Int, mean: Float, standardDeviation: Float
  ) {
    // Three passes over a few blocks at a time: square roots are taken one by one, and would hold the vectors up.
    let atOnce = 64
    let scale = V(repeating: standardDeviation)
    let shift = V(repeating: mean)
    var first = 0
    while first < blocks {
      let count = min(atOnce, blocks - first)
      let start = p + 16 * first
      for block in 0..<count {
        let raw = UnsafeMutableRawPointer(start + 16 * block)
        let u1 = V(repeating: 1) - raw.loadUnaligned(as: V.self)
        raw.storeBytes(of: V(repeating: -2) * log(u1), as: V.self)
      }
      for block in 0..<count {
        for j in 0..<8 { start[16 * block + j] = start[16 * block + j].squareRoot() }
      }
      for block in 0..<count {
        let raw = UnsafeMutableRawPointer(start + 16 * block)
        let radius = raw.loadUnaligned(as: V.self)
        let u2 = raw.loadUnaligned(fromByteOffset: 32, as: V.self)
        let (sine, cosine) = sineAndCosine(V(repeating: 6.283185307179586) * u2)
        raw.storeBytes(of: shift.addingProduct(radius * cosine, scale), as: V.self)
        raw.storeBytes(of: shift.addingProduct(radius * sine, scale), toByteOffset: 32, as: V.self)
      }
      first += count
    }
  }

  /// The natural logarithm of positive values (Cephes `logf`).
  @inline(__always)
  private static func log(_ value: V) -> V {
    let smallest = V(repeating: Float.leastNormalMagnitude)
    let bits = unsafeBitCast(value.replacing(with: smallest, where: value .< smallest), to: SIMD8<UInt32>.self)
    var e = real(unsafeBitCast(bits &>> 23, to: SIMD8<Int32>.self) &- 0x7f) + 1
    let mantissa = unsafeBitCast((bits & 0x807f_ffff) | 0x3f00_0000, to: V.self)
    let low = mantissa .< V(repeating: 0.707106781186547524)
    e.replace(with: e - 1, where: low)
    let x = (mantissa - 1) + V.zero.replacing(with: mantissa, where: low)
    let z = x * x
    var y = V(repeating: 7.0376836292e-2)
    y = V(repeating: -1.1514610310e-1).addingProduct(y, x)
    y = V(repeating: 1.1676998740e-1).addingProduct(y, x)
    y = V(repeating: -1.2420140846e-1).addingProduct(y, x)
    y = V(repeating: 1.4249322787e-1).addingProduct(y, x)
    y = V(repeating: -1.6668057665e-1).addingProduct(y, x)
    y = V(repeating: 2.0000714765e-1).addingProduct(y, x)
    y = V(repeating: -2.4999993993e-1).addingProduct(y, x)
    y = V(repeating: 3.3333331174e-1).addingProduct(y, x)
    y *= x
    y = (e * V(repeating: -2.12194440e-4)).addingProduct(y, z)
    y = y.addingProduct(-z, V(repeating: 0.5))
    return (x + y).addingProduct(e, V(repeating: 0.693359375))
  }

  /// The sine and cosine of non-negative values (Cephes `sinf` and `cosf`).
  @inline(__always)
  private static func sineAndCosine(_ value: V) -> (V, V) {
    let j = (wholePart(value * V(repeating: 1.27323954473516)) &+ 1) & ~1
    let octant = real(j)
    var x = value.addingProduct(octant, V(repeating: -0.78515625))
    x = x.addingProduct(octant, V(repeating: -2.4187564849853515625e-4))
    x = x.addingProduct(octant, V(repeating: -3.77489497744594108e-8))
    let z = x * x
    var c = V(repeating: -1.388731625493765e-3).addingProduct(V(repeating: 2.443315711809948e-5), z)
    c = V(repeating: 4.166664568298827e-2).addingProduct(c, z)
    c *= z
    c = (-(z * 0.5)).addingProduct(c, z)
    c += 1
    var s = V(repeating: 8.3321608736e-3).addingProduct(V(repeating: -1.9515295891e-4), z)
    s = V(repeating: -1.6666654611e-1).addingProduct(s, z)
    s *= z
    s = x.addingProduct(s, x)
    // Octants decide by their bits which polynomial is the sine and which signs are turned.
    let swap = SIMD8<Int32>.zero &- ((j &>> 1) & 1)
    let (sineBits, cosineBits) = (bits(s), bits(c))
    let difference = (sineBits ^ cosineBits) & swap
    let sine = unsafeBitCast(sineBits ^ difference ^ ((j & 4) &<< 29), to: V.self)
    let cosine = unsafeBitCast(cosineBits ^ difference ^ ((~(j &- 2) & 4) &<< 29), to: V.self)
    return (sine, cosine)
  }

  // 12582912 is 1.5 * 2^23: added to a small number it leaves that number, rounded, in the low bits of the mantissa.
  @inline(__always)
  private static func bits(_ x: V) -> SIMD8<Int32> { unsafeBitCast(x, to: SIMD8<Int32>.self) }

  @inline(__always)
  private static func real(_ j: SIMD8<Int32>) -> V {
    unsafeBitCast(j &+ SIMD8(repeating: 0x4b40_0000), to: V.self) - V(repeating: 12_582_912)
  }

  @inline(__always)
  private static func wholePart(_ x: V) -> SIMD8<Int32> {
    let nearest = (x + V(repeating: 12_582_912)) - V(repeating: 12_582_912)
    let floor = nearest.replacing(with: nearest - 1, where: nearest .> x)
    return unsafeBitCast(floor + V(repeating: 12_582_912), to: SIMD8<Int32>.self) &- SIMD8(repeating: 0x4b40_0000)
  }
}
