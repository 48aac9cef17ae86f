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
  /// The values of one step: a register of the newest processors, and two of the others.
  typealias Lanes = SIMD16<Float>

  /// The exponential of sixteen values.
  @inline(__always)
  static func exponential(_ x: Lanes) -> Lanes {
    typealias V = Lanes
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
    let power = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- SIMD16(repeating: 0x4b40_0000)
    let half = power &>> 1
    let result = u * scale(half) * scale(power &- half)
    return result.replacing(with: V.zero, where: x .< V(repeating: -104))
      .replacing(with: V(repeating: .infinity), where: x .> V(repeating: 104))
      .replacing(with: x, where: x .!= x)
  }

  @inline(__always)
  private static func scale(_ power: SIMD16<Int32>) -> Lanes {
    unsafeBitCast((power &+ SIMD16(repeating: 127)) &<< 23, to: Lanes.self)
  }

  /// Loads up to sixteen values; missing ones are zero.
  @inline(__always)
  static func load(_ p: UnsafePointer<Float>, _ count: Int) -> Lanes {
    if count >= 16 { return UnsafeRawPointer(p).loadUnaligned(as: Lanes.self) }
    var v = Lanes.zero
    withUnsafeMutableBytes(of: &v) { room in
      room.baseAddress?.copyMemory(from: p, byteCount: count * MemoryLayout<Float>.stride)
    }
    return v
  }

  /// Stores up to sixteen values.
  @inline(__always)
  static func store(_ v: Lanes, _ p: UnsafeMutablePointer<Float>, _ count: Int) {
    if count >= 16 { return UnsafeMutableRawPointer(p).storeBytes(of: v, as: Lanes.self) }
    withUnsafeBytes(of: v) { room in
      guard let room = room.baseAddress else { return }
      UnsafeMutableRawPointer(p).copyMemory(from: room, byteCount: count * MemoryLayout<Float>.stride)
    }
  }

  /// The exponential of each of `count` adjacent values; `out` may be the source.
  package static func exponentials(
    _ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    mapSteps(count) { i, n in load(source + i, n) } to: { v, i, n in store(exponential(v), out + i, n) }
  }

  /// Takes adjacent values sixteen at a time to a function that stores what it makes of them. The last step, which has
  /// some of the values of the one before if there is one, is loaded first, lest a result be taken for a value.
  @inline(__always)
  static func mapSteps<V>(
    _ count: Int, _ load: (_ start: Int, _ count: Int) -> V, to store: (_ v: V, _ start: Int, _ count: Int) -> Void
  ) {
    guard count >= 16 else {
      if count > 0 { store(load(0, count), 0, count) }
      return
    }
    let last = load(count - 16, 16)
    var i = 0
    while i + 16 <= count {
      store(load(i, 16), i, 16)
      i += 16
    }
    if i < count { store(last, count - 16, 16) }
  }

  /// 1/(1+e^-x) of each value; whole groups of 32 use the vector exponential, the rest libm's.
  package static func sigmoid(_ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int) {
    let body = count / 32 * 32
    let one = Lanes(repeating: 1)
    var i = 0
    while i < body {
      store(one / (one + exponential(-load(source + i, 16))), out + i, 16)
      i += 16
    }
    while i < count {
      out[i] = 1 / (1 + expf(-source[i]))
      i += 1
    }
  }

  /// x/(1+e^-x) of each value; whole groups of 32 use the vector exponential, the rest libm's.
  package static func silu(_ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int) {
    let body = count / 32 * 32
    let one = Lanes(repeating: 1)
    var i = 0
    while i < body {
      let x = load(source + i, 16)
      store(x / (one + exponential(-x)), out + i, 16)
      i += 16
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
    var lanes = load(p, 16)
    var i = 16
    while i + 16 <= count {
      lanes += load(p + i, 16)
      i += 16
    }
    for k in 0..<(count - i) { lanes[k] += p[i + k] }
    return fold(lanes)
  }

  /// The sum of the products of adjacent values in sixteen lanes; only the ragged last step is fused.
  @inline(__always)
  static func laneProductSum(_ p: UnsafePointer<Float>, _ q: UnsafePointer<Float>, count: Int) -> Float {
    guard count >= 16 else {
      var total: Float = 0
      for i in 0..<count { total = i == 0 ? p[0] * q[0] : total + p[i] * q[i] }
      return total
    }
    var lanes = load(p, 16) * load(q, 16)
    var i = 16
    while i + 16 <= count {
      lanes += load(p + i, 16) * load(q + i, 16)
      i += 16
    }
    for k in 0..<(count - i) { lanes[k] = lanes[k].addingProduct(p[i + k], q[i + k]) }
    return fold(lanes)
  }

  /// The sum of all lanes, halves together.
  @inline(__always)
  static func fold(_ lanes: Lanes) -> Float {
    let eight = lanes.lowHalf + lanes.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
