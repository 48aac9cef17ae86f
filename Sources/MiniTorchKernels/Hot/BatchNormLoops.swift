// Batch normalisation of `float32` values, in the orders of addition that PyTorch's two loops have.

/// Values as batch × channels × spots. `asRows` are those whose channels lie side by side: they are added row after row,
/// others plane after plane.
package enum BatchNormLoops {
  private typealias Lanes = SIMD8<Float>

  @inline(__always)
  private static func load(_ p: UnsafePointer<Float>) -> Lanes {
    UnsafeRawPointer(p).loadUnaligned(as: Lanes.self)
  }

  @inline(__always)
  private static func store(_ lanes: Lanes, _ p: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(p).storeBytes(of: lanes, as: Lanes.self)
  }

  @inline(__always)
  private static func fold(_ v: Lanes) -> Float {
    let four = v.lowHalf + v.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }

  /// The mean of each channel, and its sum of squared distances from it.
  package static func moments(
    _ x: UnsafePointer<Float>, _ mean: UnsafeMutablePointer<Float>, _ squares: UnsafeMutablePointer<Float>, batch: Int,
    channels: Int, spots: Int, asRows: Bool
  ) {
    if asRows {
      let rows = batch * spots
      mean.update(repeating: 0, count: channels)
      squares.update(repeating: 0, count: channels)
      for r in 0..<rows { for c in 0..<channels { mean[c] += x[r * channels + c] } }
      for c in 0..<channels { mean[c] /= Float(rows) }
      for r in 0..<rows {
        for c in 0..<channels {
          let d = x[r * channels + c] - mean[c]
          squares[c] = squares[c].addingProduct(d, d)
        }
      }
      return
    }
    for c in 0..<channels {
      var sum = 0.0
      for n in 0..<batch {
        let plane = x + (n * channels + c) * spots
        for i in 0..<spots { sum += Double(plane[i]) }
      }
      let middle = Float(sum / Double(batch * spots))
      var total = 0.0
      for n in 0..<batch {
        let plane = x + (n * channels + c) * spots
        for i in 0..<spots {
          let d = plane[i] - middle
          total += Double(d * d)
        }
      }
      mean[c] = middle
      squares[c] = Float(total)
    }
  }

  /// `factor * x + term`, channel by channel.
  package static func scale(
    _ x: UnsafePointer<Float>, _ factor: UnsafePointer<Float>, _ term: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, batch: Int, channels: Int, spots: Int
  ) {
    if spots == 1 {
      for r in 0..<batch {
        for c in 0..<channels { out[r * channels + c] = term[c].addingProduct(x[r * channels + c], factor[c]) }
      }
      return
    }
    for n in 0..<batch {
      for c in 0..<channels {
        let start = (n * channels + c) * spots
        let (f, t) = (factor[c], term[c])
        for i in start..<(start + spots) { out[i] = t.addingProduct(x[i], f) }
      }
    }
  }

  /// For each channel the sum of `g`, and that of `g` times the distance of `x` from its mean.
  package static func sums(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>,
    _ plain: UnsafeMutablePointer<Double>, _ products: UnsafeMutablePointer<Double>, batch: Int, channels: Int,
    spots: Int,
    asRows: Bool
  ) {
    if asRows {
      for c in 0..<channels {
        var (s, p): (Float, Float) = (0, 0)
        for r in 0..<(batch * spots) {
          let i = r * channels + c
          s += g[i]
          p = p.addingProduct(x[i] - mean[c], g[i])
        }
        plain[c] = Double(s)
        products[c] = Double(p)
      }
      return
    }
    for c in 0..<channels {
      var (s, p) = (0.0, 0.0)
      for n in 0..<batch {
        let start = (n * channels + c) * spots
        let (one, other) = planeSums(x + start, g + start, mean[c], spots)
        s += Double(one)
        p += Double(other)
      }
      plain[c] = s
      products[c] = p
    }
  }

  /// One plane's sums: eight lanes, the ragged last step fused.
  @inline(__always)
  static func planeSums(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: Float, _ count: Int
  ) -> (Float, Float) {
    if count < 8 {
      var (s, p) = (g[0], (x[0] - mean) * g[0])
      for i in 1..<max(1, count) {
        s += g[i]
        p += (x[i] - mean) * g[i]
      }
      return (s, p)
    }
    let middle = Lanes(repeating: mean)
    var s = load(g)
    var p = (load(x) - middle) * s
    var i = 8
    while i + 8 <= count {
      let v = load(g + i)
      s += v
      p += (load(x + i) - middle) * v
      i += 8
    }
    for k in 0..<(count - i) {
      s[k] += g[i + k]
      p[k] = p[k].addingProduct(x[i + k] - mean, g[i + k])
    }
    return (fold(s), fold(p))
  }

  /// The gradient of `x` where the moments came from it.
  package static func gradient(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ spread: UnsafePointer<Float>,
    _ weight: UnsafePointer<Float>?, _ plain: UnsafePointer<Double>, _ products: UnsafePointer<Double>,
    _ out: UnsafeMutablePointer<Float>, batch: Int, channels: Int, spots: Int, asRows: Bool
  ) {
    let count = batch * spots
    for c in 0..<channels {
      let (m, s) = (mean[c], spread[c])
      let w = weight?[c] ?? 1
      let slope = Float(products[c]) * s * s / Float(count)
      let level = asRows ? Float(plain[c]) / Float(count) : Float(plain[c] / Double(count))
      if asRows {
        // Channels short of a group of eight are not fused.
        let isFused = c < channels / 8 * 8
        for r in 0..<count {
          let i = r * channels + c
          let (d, rest) = (x[i] - m, g[i] - level)
          out[i] = (isFused ? rest.addingProduct(-d, slope) : rest - d * slope) * s * w
        }
        continue
      }
      for n in 0..<batch {
        let start = (n * channels + c) * spots
        for i in start..<(start + spots) {
          out[i] = (g[i] - level).addingProduct(-(x[i] - m), slope) * s * w
        }
      }
    }
  }
}
