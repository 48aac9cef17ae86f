// The float32 exponential of PyTorch's softmax and sigmoid, and the functions built on it.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Sleef's `expf` as PyTorch vectorises it; it differs from the correctly rounded exponential in about 1 % of values.
package enum ExpLoops {
  /// The exponential of eight values.
  @inline(__always)
  static func exponential(_ x: SIMD8<Float>) -> SIMD8<Float> {
    typealias V = SIMD8<Float>
    // 12582912 is 1.5 * 2^23: added to a number it leaves that number, rounded, in the low bits of the mantissa.
    let magic = V(repeating: 12_582_912)
    let d = x.replacing(with: V(repeating: -110), where: x .< V(repeating: -110))
      .replacing(with: V(repeating: 110), where: x .> V(repeating: 110))
    let shifted = d * V(repeating: 1.442695040888963407) + magic
    let q = shifted - magic
    var s = d.addingProduct(q, V(repeating: -0.693145751953125))
    s = s.addingProduct(q, V(repeating: -1.428606765330187045e-06))
    var u = V(repeating: 0.000198527617612853646278381)
    u = V(repeating: 0.00139304355252534151077271).addingProduct(u, s)
    u = V(repeating: 0.00833336077630519866943359).addingProduct(u, s)
    u = V(repeating: 0.0416664853692054748535156).addingProduct(u, s)
    u = V(repeating: 0.166666671633720397949219).addingProduct(u, s)
    u = V(repeating: 0.5).addingProduct(u, s)
    u = s.addingProduct(s * s, u)
    u = V(repeating: 1) + u
    let power = unsafeBitCast(shifted, to: SIMD8<Int32>.self) &- SIMD8(repeating: 0x4b40_0000)
    let half = power &>> 1
    let result = u * scale(half) * scale(power &- half)
    return result.replacing(with: V.zero, where: x .< V(repeating: -104))
      .replacing(with: V(repeating: .infinity), where: x .> V(repeating: 104))
      .replacing(with: x, where: x .!= x)
  }

  @inline(__always)
  private static func scale(_ power: SIMD8<Int32>) -> SIMD8<Float> {
    unsafeBitCast((power &+ SIMD8(repeating: 127)) &<< 23, to: SIMD8<Float>.self)
  }

  /// Loads up to eight values; missing ones are zero.
  @inline(__always)
  static func load(_ p: UnsafePointer<Float>, _ count: Int) -> SIMD8<Float> {
    if count >= 8 { return UnsafeRawPointer(p).loadUnaligned(as: SIMD8<Float>.self) }
    var v = SIMD8<Float>.zero
    for i in 0..<count { v[i] = p[i] }
    return v
  }

  /// Stores up to eight values.
  @inline(__always)
  static func store(_ v: SIMD8<Float>, _ p: UnsafeMutablePointer<Float>, _ count: Int) {
    if count >= 8 { return UnsafeMutableRawPointer(p).storeBytes(of: v, as: SIMD8<Float>.self) }
    for i in 0..<count { p[i] = v[i] }
  }

  /// The exponential of each of `count` adjacent values.
  package static func exponentials(
    _ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    var i = 0
    while i + 8 <= count {
      store(exponential(load(source + i, 8)), out + i, 8)
      i += 8
    }
    if i < count { store(exponential(load(source + i, count - i)), out + i, count - i) }
  }

  /// 1/(1+e^-x) of each value; whole groups of 32 use the vector exponential, the rest libm's.
  package static func sigmoid(_ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int) {
    let body = count / 32 * 32
    let one = SIMD8<Float>(repeating: 1)
    var i = 0
    while i < body {
      store(one / (one + exponential(-load(source + i, 8))), out + i, 8)
      i += 8
    }
    while i < count {
      out[i] = 1 / (1 + expf(-source[i]))
      i += 1
    }
  }

  /// x/(1+e^-x) of each value; whole groups of 32 use the vector exponential, the rest libm's.
  package static func silu(_ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int) {
    let body = count / 32 * 32
    let one = SIMD8<Float>(repeating: 1)
    var i = 0
    while i < body {
      let x = load(source + i, 8)
      store(x / (one + exponential(-x)), out + i, 8)
      i += 8
    }
    while i < count {
      out[i] = source[i] / (1 + expf(-source[i]))
      i += 1
    }
  }

  /// The sum of `count` adjacent values in sixteen lanes, as PyTorch's `vec::reduce_all` adds.
  @inline(__always)
  static func laneSum(_ p: UnsafePointer<Float>, count: Int) -> Float {
    guard count >= 16 else {
      var total: Float = 0
      for i in 0..<count { total = i == 0 ? p[0] : total + p[i] }
      return total
    }
    var low = load(p, 8)
    var high = load(p + 8, 8)
    var i = 16
    while i + 16 <= count {
      low += load(p + i, 8)
      high += load(p + i + 8, 8)
      i += 16
    }
    let rest = count - i
    for k in 0..<min(rest, 8) { low[k] += p[i + k] }
    for k in 8..<max(rest, 8) { high[k - 8] += p[i + k] }
    return fold(low + high)
  }

  /// The sum of the products of adjacent values in sixteen lanes; only the ragged last step is fused.
  @inline(__always)
  static func laneProductSum(_ p: UnsafePointer<Float>, _ q: UnsafePointer<Float>, count: Int) -> Float {
    guard count >= 16 else {
      var total: Float = 0
      for i in 0..<count { total = i == 0 ? p[0] * q[0] : total + p[i] * q[i] }
      return total
    }
    var low = load(p, 8) * load(q, 8)
    var high = load(p + 8, 8) * load(q + 8, 8)
    var i = 16
    while i + 16 <= count {
      low += load(p + i, 8) * load(q + i, 8)
      high += load(p + i + 8, 8) * load(q + i + 8, 8)
      i += 16
    }
    let rest = count - i
    for k in 0..<min(rest, 8) { low[k] = low[k].addingProduct(p[i + k], q[i + k]) }
    for k in 8..<max(rest, 8) { high[k - 8] = high[k - 8].addingProduct(p[i + k], q[i + k]) }
    return fold(low + high)
  }

  @inline(__always)
  private static func fold(_ eight: SIMD8<Float>) -> Float {
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
