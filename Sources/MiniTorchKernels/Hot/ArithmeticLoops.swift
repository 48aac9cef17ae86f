// The four operations on float32 runs: pairs of elements, or one number with each.

/// Loops over adjacent elements of which an operand is one number if its stride is 0, else 1; `out` may be an operand.
package enum ArithmeticLoops {
  /// The sums of elements.
  package static func add(
    _ a: UnsafePointer<Float>, _ strideA: Int, _ b: UnsafePointer<Float>, _ strideB: Int,
    _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    map(a, strideA, b, strideB, out, count, { $0 + $1 }, { $0 + $1 })
  }

  /// The differences of elements.
  package static func subtract(
    _ a: UnsafePointer<Float>, _ strideA: Int, _ b: UnsafePointer<Float>, _ strideB: Int,
    _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    map(a, strideA, b, strideB, out, count, { $0 - $1 }, { $0 - $1 })
  }

  /// The products of elements.
  package static func multiply(
    _ a: UnsafePointer<Float>, _ strideA: Int, _ b: UnsafePointer<Float>, _ strideB: Int,
    _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    map(a, strideA, b, strideB, out, count, { $0 * $1 }, { $0 * $1 })
  }

  /// The quotients of elements.
  package static func divide(
    _ a: UnsafePointer<Float>, _ strideA: Int, _ b: UnsafePointer<Float>, _ strideB: Int,
    _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    map(a, strideA, b, strideB, out, count, { $0 / $1 }, { $0 / $1 })
  }

  /// Vectors are loaded before they are stored, one after the other, so that `out` may be an operand.
  @inline(__always)
  private static func map(
    _ a: UnsafePointer<Float>, _ strideA: Int, _ b: UnsafePointer<Float>, _ strideB: Int,
    _ out: UnsafeMutablePointer<Float>, _ count: Int, _ wide: (SIMD16<Float>, SIMD16<Float>) -> SIMD16<Float>,
    _ single: (Float, Float) -> Float
  ) {
    let (x, y) = (SIMD16<Float>(repeating: a[0]), SIMD16<Float>(repeating: b[0]))
    let target = UnsafeMutableRawPointer(out)
    @inline(__always) func load(_ p: UnsafePointer<Float>, _ i: Int) -> SIMD16<Float> {
      UnsafeRawPointer(p + i).loadUnaligned(as: SIMD16<Float>.self)
    }
    @inline(__always) func store(_ v: SIMD16<Float>, _ i: Int) {
      target.storeBytes(of: v, toByteOffset: i &* 4, as: SIMD16<Float>.self)
    }
    let (firstA, firstB) = (a[0], b[0])
    var i = 0
    if strideA == 1 && strideB == 1 {
      while i &+ 16 <= count {
        store(wide(load(a, i), load(b, i)), i)
        i &+= 16
      }
      while i < count {
        out[i] = single(a[i], b[i])
        i &+= 1
      }
    } else if strideA == 1 {
      while i &+ 16 <= count {
        store(wide(load(a, i), y), i)
        i &+= 16
      }
      while i < count {
        out[i] = single(a[i], firstB)
        i &+= 1
      }
    } else {
      while i &+ 16 <= count {
        store(wide(x, load(b, i)), i)
        i &+= 16
      }
      while i < count {
        out[i] = single(firstA, b[i])
        i &+= 1
      }
    }
  }
}
