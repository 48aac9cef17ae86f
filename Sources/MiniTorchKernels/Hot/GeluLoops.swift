// GELU of float32 runs as PyTorch has it from oneDNN: polynomials for ranges of the argument.

/// Loops over adjacent `float32` values whose every step is oneDNN's, so that the results are PyTorch's to the last bit.
///
/// Source: `gelu_erf` of oneDNN's vector code for AVX-512, its gradient by formula 7.1.26 of Abramowitz and Stegun.
package enum GeluLoops {
  package typealias Source = UnsafePointer<Float>
  package typealias Target = UnsafeMutablePointer<Float>

  /// x·(1 + erf(x/√2))/2 of each value.
  package static func values(_ x: Source, _ out: Target, count: Int) {
    let table = UnsafePointer(coefficients)
    for i in 0..<count { out[i] = value(x[i], table) }
  }

  /// The gradient of each value from that of its result.
  package static func gradients(_ g: Source, _ x: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = slope(x[i]) * g[i] }
  }

  // MARK: By the hyperbolic tangent

  /// What each value's hyperbolic tangent is taken of: √(2/π)·(x + 0.044715·x³).
  package static func arguments(_ x: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = argument(x[i]) }
  }

  /// x·(1 + t)/2 of each value and the hyperbolic tangent of its argument.
  package static func values(_ x: Source, _ t: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = value(x[i], t[i]) }
  }

  /// The gradient of each value from that of its result.
  package static func gradients(_ g: Source, _ x: Source, _ t: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = g[i] * slope(x[i], t[i]) }
  }

  @inline(__always)
  package static func argument(_ x: Float) -> Float {
    0.7978845608028654 * x.addingProduct(0.044715, x * x * x)
  }

  @inline(__always)
  package static func value(_ x: Float, _ t: Float) -> Float { 0.5 * x * (1 + t) }

  @inline(__always)
  package static func slope(_ x: Float, _ t: Float) -> Float {
    let inner = 0.7978845608028654 * Float(1).addingProduct(3 * 0.044715 as Float, x * x)
    return 0.5 * (1 + t) + 0.5 * x * Float(1).addingProduct(-t, t) * inner
  }

  // MARK: One value

  @inline(__always)
  private static func value(_ x: Float, _ table: UnsafePointer<Float>) -> Float {
    let size = x.magnitude
    // Two bits of the mantissa and the exponent choose one of 24 ranges.
    let shifted = (Int32(bitPattern: size.bitPattern) &+ Int32(bitPattern: 0xc21f_ffff)) &>> 21
    let bounded = shifted < 1 ? 1 : shifted > 24 ? 24 : shifted
    // From here on the error function is 1.
    let range = Int(size > Float(bitPattern: 0x40b1_5cee) ? 23 : bounded)
    var u = table[5 &* 32 &+ range]
    u = table[4 &* 32 &+ range].addingProduct(u, size)
    u = table[3 &* 32 &+ range].addingProduct(u, size)
    u = table[2 &* 32 &+ range].addingProduct(u, size)
    u = table[32 &+ range].addingProduct(u, size)
    u = table[range].addingProduct(u, size)
    let erf = Float(bitPattern: u.bitPattern ^ (x.bitPattern & 0x8000_0000))
    return x * (erf + 1) * 0.5
  }

  @inline(__always)
  private static func slope(_ x: Float) -> Float {
    let r = x * Float(bitPattern: 0x3f35_04f3)
    let e = exponential(-(r * r))
    let density = r * Float(bitPattern: 0x3f10_6eba) * e
    let w = 1 / Float(1).addingProduct(Float(bitPattern: 0x3ea7_ba05), r.magnitude)
    var u = Float(bitPattern: 0x3f87_dc22)
    u = Float(bitPattern: 0xbfba_00e3).addingProduct(u, w)
    u = Float(bitPattern: 0x3fb5_f0e3).addingProduct(u, w)
    u = Float(bitPattern: 0xbe91_a98e).addingProduct(u, w)
    u = Float(bitPattern: 0x3e82_7906).addingProduct(u, w)
    let size = Float(1).addingProduct(-e * w, u)
    let erf = Float(bitPattern: size.bitPattern ^ (r.bitPattern & 0x8000_0000))
    return (density + 0.5).addingProduct(erf, 0.5)
  }

  /// e^x of a number that is not positive.
  @inline(__always)
  private static func exponential(_ x: Float) -> Float {
    let least = Float(bitPattern: 0xc2ae_ac50)
    // The least of two is the second if either is not a number.
    let most = Float(bitPattern: 0x42b1_7218)
    let below = x < most ? x : most
    let bounded = below > least ? below : least
    let n = (bounded * Float(bitPattern: 0x3fb8_aa3b) + 0.5).rounded(.down)
    let rest = bounded.addingProduct(-n, Float(bitPattern: 0x3f31_7218))
    // 1.5·2^23 leaves an integer in the low bits of the mantissa.
    let integer = Int32(bitPattern: (n - 1 + 12_582_912).bitPattern) &- 0x4b40_0000
    let power = Float(bitPattern: UInt32(bitPattern: (integer &+ 127) &<< 23))
    var u = Float(bitPattern: 0x3c07_cfce)
    u = Float(bitPattern: 0x3d2b_9d0d).addingProduct(u, rest)
    u = Float(bitPattern: 0x3e2a_ad40).addingProduct(u, rest)
    u = Float(bitPattern: 0x3eff_fee3).addingProduct(u, rest)
    u = Float(bitPattern: 0x3f7f_fffb).addingProduct(u, rest)
    u = Float(1).addingProduct(u, rest)
    return u * (x < least ? 0 : power) * 2
  }

  /// 32 numbers for each degree, of which 25 are used.
  private nonisolated(unsafe) static let coefficients: UnsafeMutablePointer<Float> = {
    let table = UnsafeMutablePointer<Float>.allocate(capacity: bits.count)
    for (i, pattern) in bits.enumerated() { (table + i).initialize(to: Float(bitPattern: pattern)) }
    return table
  }()

  private static let bits: [UInt32] = [
    // degree 0
    0xa6f2cb94, 0x32827792, 0x3381cc0c, 0x34523d4a, 0x351ac44d, 0x35f36d88, 0x36ee8229, 0x37b8a3bb, 0x3867a213,
    0x3940033b, 0x3a2a5a1d, 0x3ae35863, 0x3b7828f2, 0x3c08b14b, 0x3c515ed3, 0xbb503236, 0xbd8d8e5e, 0xbe8abcd9,
    0xbf0c19a2, 0xbeccb328, 0x3e176ced, 0x3f470d99, 0x3f7abb28, 0x3f800000, 0, 0, 0, 0, 0, 0, 0, 0,
    // degree 1
    0x3f4c422a, 0x3f4c421f, 0x3f4c4207, 0x3f4c41cb, 0x3f4c413b, 0x3f4c3fad, 0x3f4c3a2f, 0x3f4c2d40, 0x3f4c146a,
    0x3f4bc341, 0x3f4ad08c, 0x3f48f8cf, 0x3f45fac7, 0x3f404e07, 0x3f3b980f, 0x3f48dff3, 0x3f78b21b, 0x3fbb0704,
    0x40019c32, 0x3fe536d6, 0x3f81331e, 0x3e6c8684, 0x3c98f936, 0, 0x3f800000, 0, 0, 0, 0, 0, 0, 0,
    // degree 2
    0xb62173f4, 0x3735e4cf, 0x37f2ff89, 0x388c23be, 0x3917535c, 0x39ab2ab0, 0x3a60fadb, 0x3af9b960, 0x3b6e5491,
    0x3c0a4ec5, 0x3ca5aa8c, 0x3d2138d9, 0x3d8737d4, 0x3ddfb660, 0x3e0f27ab, 0x3d94004b, 0xbe0efdeb, 0xbf1d96c3,
    0xbf89db58, 0xbf6d9897, 0xbef69fb8, 0xbdc4f8a8, 0xbbde6422, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    // degree 3
    0xbe081a19, 0xbe084570, 0xbe08639b, 0xbe089837, 0xbe08f409, 0xbe09ab95, 0xbe0b66d0, 0xbe0e400a, 0xbe124df8,
    0xbe1bde02, 0xbe2f19c9, 0xbe4931bf, 0xbe685fbc, 0xbe89c95f, 0xbe96cbca, 0xbe8044aa, 0xbe0550f2, 0x3dcfd6a1,
    0x3e94c826, 0x3e79345f, 0x3decec91, 0x3ca46568, 0x3aa1e00a, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    // degree 4
    0xba3d61db, 0x39f097a3, 0x3a5845dc, 0x3ab1fa35, 0x3b0cefb8, 0x3b653ab6, 0x3bcae527, 0x3c221712, 0x3c6c5840,
    0x3cc0a703, 0x3d1dcc19, 0x3d63656d, 0x3d955907, 0x3dbf9910, 0x3dd53f69, 0x3db7dcef, 0x3d639ebe, 0xba6ede48,
    0xbd22be69, 0xbd041cf1, 0xbc64f5ab, 0xbb097a32, 0xb8ebf380, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    // degree 5
    0x3cb7d80c, 0x3c9b6050, 0x3c978d11, 0x3c92e850, 0x3c8d058b, 0x3c848454, 0x3c6cd623, 0x3c4c824b, 0x3c2a7935,
    0x3be0b390, 0x3b0651ac, 0xbb232f53, 0xbbd42fa0, 0xbc2c5366, 0xbc492c9e, 0xbc2a7aa6, 0xbbd55d04, 0xba823a76,
    0x3b102aa8, 0x3ae25a7e, 0x3a31f792, 0x38b84375, 0x3689bb5a, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]
}
