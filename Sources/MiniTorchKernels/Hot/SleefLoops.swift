// Sleef's float32 expm1, log1p and log, which carry their last digits in a second number, as PyTorch vectorises them.

/// Loops over adjacent `float32` values whose every step is Sleef's, so that the results are PyTorch's to the last bit.
///
/// Source: `expm1f`, `log1pf` and `logf` of the Sleef library with errors below 1.0 ulp.
package enum SleefLoops {
  /// One less than e to the power of each value.
  package static func expm1(_ p: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int) {
    for i in 0..<count { out[i] = exponentialLessOne(p[i]) }
  }

  /// The logarithm of one more than each value.
  package static func log1p(_ p: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int) {
    for i in 0..<count { out[i] = logarithmOfOneMore(p[i]) }
  }

  /// The unevaluated sum of two numbers, the second far smaller than the first.
  private struct Pair {
    var high: Float
    var low: Float

    @inline(__always) init(_ high: Float, _ low: Float) { (self.high, self.low) = (high, low) }

    /// Of two numbers of any size.
    @inline(__always) static func sum(_ a: Float, _ b: Float) -> Pair {
      let s = a + b
      let v = s - a
      return Pair(s, (a - (s - v)) + (b - v))
    }

    /// The first number is the larger.
    @inline(__always) static func plus(_ a: Float, _ b: Pair) -> Pair {
      let s = a + b.high
      return Pair(s, (a - s) + b.high + b.low)
    }

    /// The first pair is the larger.
    @inline(__always) static func plus(_ a: Pair, _ b: Pair) -> Pair {
      let s = a.high + b.high
      return Pair(s, (a.high - s) + b.high + a.low + b.low)
    }

    /// The first pair is the larger.
    @inline(__always) static func plus(_ a: Pair, _ b: Float) -> Pair {
      let s = a.high + b
      return Pair(s, (a.high - s) + b + a.low)
    }

    @inline(__always) func adding(_ b: Float) -> Pair {
      let s = Pair.sum(high, b)
      return Pair(s.high, s.low + low)
    }

    @inline(__always) func times(_ b: Float) -> Pair {
      let s = high * b
      return Pair(s, (-s).addingProduct(high, b).addingProduct(low, b))
    }

    @inline(__always) func times(_ b: Pair) -> Pair {
      let s = high * b.high
      return Pair(s, (-s).addingProduct(high, b.high).addingProduct(low, b.high).addingProduct(high, b.low))
    }

    @inline(__always) var squared: Pair {
      let s = high * high
      return Pair(s, (-s).addingProduct(high, high).addingProduct(high + high, low))
    }

    @inline(__always) func divided(by d: Pair) -> Pair {
      let t = 1 / d.high
      let s = high * t
      let u = (-s).addingProduct(t, high)
      let v = Float(1).addingProduct(-d.high, t).addingProduct(-d.low, t)
      return Pair(s, u.addingProduct(s, v).addingProduct(low, t))
    }
  }

  @inline(__always)
  private static func exponentialLessOne(_ x: Float) -> Float {
    // 1.5·2^23 leaves a number, rounded, in the low bits of the mantissa; beyond 110 the result is settled below.
    let bounded = x > 110 ? 110 : x < -110 ? -110 : x
    let shifted = bounded * 1.442695040888963407 + 12_582_912
    let q = shifted - 12_582_912
    var s = Pair(bounded, 0).adding(q * -0.693145751953125)
    s = s.adding(q * -1.428606765330187045e-06)
    var u: Float = 0.1980960224e-3
    u = Float(0.1394256484e-2).addingProduct(u, s.high)
    u = Float(0.8333456703e-2).addingProduct(u, s.high)
    u = Float(0.4166637361e-1).addingProduct(u, s.high)
    var t = s.times(u).adding(0.166666659414234244790680580464)
    t = s.times(t).adding(0.5)
    t = Pair.plus(s, s.squared.times(t))
    t = Pair.plus(1, t)
    let power = Int32(bitPattern: shifted.bitPattern) &- 0x4b40_0000
    let half = power &>> 1
    let (a, b) = (scale(half), scale(power &- half))
    let sum = Pair(t.high * a * b, t.low * a * b).adding(-1)
    let value = sum.high + sum.low
    let low: Float = x < -16.635532333438687426013570 ? -1 : value
    let high = x > 88.72283172607421875 ? .infinity : low
    return x == 0 || x != x ? x : high
  }

  @inline(__always)
  private static func scale(_ power: Int32) -> Float { Float(bitPattern: UInt32(bitPattern: (power &+ 127) &<< 23)) }

  @inline(__always)
  private static func logarithmOfOneMore(_ x: Float) -> Float {
    let more = x + 1
    // The exponent of 4/3·(1 + x), by which 1 + x is brought near 1.
    let e = (Int32(bitPattern: (more * (1 / 0.75)).bitPattern) &>> 23) &- 127
    let t = Float(bitPattern: UInt32(bitPattern: (127 &- e) &<< 23))
    let m = (t - 1).addingProduct(x, t)
    var s = Pair(0.69314718246459960938, -1.904654323148236017e-09).times(Float(e))
    let y = Pair(m, 0).divided(by: Pair.plus(2, Pair(m, 0)))
    let z = y.high * y.high
    s = Pair.plus(s, Pair(y.high * 2, y.low * 2))
    s = Pair.plus(s, z * y.high * series(z))
    let value = s.high + s.low
    let lower = x < -1 ? .nan : x == -1 ? -.infinity : value
    return x == 0 || x != x || x == .infinity ? x : lower
  }

  /// The logarithm of a normal number that is not negative.
  @inline(__always)
  static func logarithm(_ x: Float) -> Float {
    let e = (Int32(bitPattern: (x * (1 / 0.75)).bitPattern) &>> 23) &- 127
    let m = x * Float(bitPattern: UInt32(bitPattern: (127 &- e) &<< 23))
    var s = Pair(0.69314718246459960938, -1.904654323148236017e-09).times(Float(e))
    let y = Pair.sum(-1, m).divided(by: Pair.sum(1, m))
    let z = y.high * y.high
    s = Pair.plus(s, Pair(y.high * 2, y.low * 2))
    s = Pair.plus(s, z * y.high * series(z))
    let value = s.high + s.low
    return x != x || x == .infinity ? x : x == 0 ? -.infinity : value
  }

  /// The end of the series of (ln (1 + y) - ln (1 - y)) / y from its second term on, over y².
  @inline(__always)
  private static func series(_ z: Float) -> Float {
    var u: Float = 0.3027294874
    u = Float(0.3996108174).addingProduct(u, z)
    return Float(0.6666694880).addingProduct(u, z)
  }
}
