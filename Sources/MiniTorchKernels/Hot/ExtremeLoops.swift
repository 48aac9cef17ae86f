// The place of the largest or smallest of many numbers.

/// Searches in eight lanes, and down columns that lie side by side.
package enum ExtremeLoops {
  /// Where the first extreme of `count` adjacent values stands, or the first NaN; 0 if there are none.
  package static func place(_ p: UnsafePointer<Float>, count: Int, largest: Bool) -> Int {
    guard count >= 32 else { return placeOneByOne(p, count, largest) }
    let extreme = extremeValue(p, count, largest)
    guard let extreme else { return firstNaN(p, count) }
    // The value is there: find where it stands first.
    let wanted = SIMD8<Float>(repeating: extreme)
    var i = 0
    while i + 8 <= count {
      if any(load(p + i) .== wanted) { break }
      i += 8
    }
    while i < count - 1, p[i] != extreme { i += 1 }
    return i
  }

  private static func placeOneByOne(_ p: UnsafePointer<Float>, _ count: Int, _ largest: Bool) -> Int {
    var best = 0
    for i in 0..<count {
      if p[i].isNaN { return i }
      if largest ? p[i] > p[best] : p[i] < p[best] { best = i }
    }
    return best
  }

  @inline(__always)
  private static func load(_ p: UnsafePointer<Float>) -> SIMD8<Float> {
    UnsafeRawPointer(p).loadUnaligned(as: SIMD8<Float>.self)
  }

  /// The extreme value, nil when there is a NaN.
  private static func extremeValue(_ p: UnsafePointer<Float>, _ count: Int, _ largest: Bool) -> Float? {
    var (a, b) = (load(p), load(p + 8))
    var (c, d) = (load(p + 16), load(p + 24))
    // Zero as long as no value is a NaN or infinite; then it takes a second look.
    var check = SIMD8<Float>.zero
    @inline(__always) func take(_ best: inout SIMD8<Float>, _ v: SIMD8<Float>) {
      best.replace(with: v, where: largest ? v .> best : v .< best)
      check += v * 0
    }
    var i = 0
    while i + 32 <= count {
      take(&a, load(p + i))
      take(&b, load(p + i + 8))
      take(&c, load(p + i + 16))
      take(&d, load(p + i + 24))
      i += 32
    }
    take(&a, b)
    take(&a, c)
    take(&a, d)
    var best = a[0]
    var isDoubtful = any(check .!= 0)
    for k in 1..<8 where largest ? a[k] > best : a[k] < best { best = a[k] }
    while i < count {
      if p[i].isNaN { isDoubtful = true }
      if largest ? p[i] > best : p[i] < best { best = p[i] }
      i += 1
    }
    if isDoubtful {
      var hasNaN = false
      for i in 0..<count { hasNaN = hasNaN || p[i].isNaN }
      if hasNaN { return nil }
    }
    return best
  }

  private static func firstNaN(_ p: UnsafePointer<Float>, _ count: Int) -> Int {
    var i = 0
    while i < count - 1, !p[i].isNaN { i += 1 }
    return i
  }

  /// For each of `columns` adjacent columns the row of the first extreme of `rows` values, or of the first NaN; `best` is
  /// room for as many numbers.
  package static func places(
    _ p: UnsafePointer<Float>, rows: Int, columns: Int, largest: Bool, _ best: UnsafeMutablePointer<Float>,
    _ places: UnsafeMutablePointer<Int64>
  ) {
    best.update(from: p, count: columns)
    places.update(repeating: 0, count: columns)
    for r in 1..<max(rows, 1) {
      let row = p + r * columns
      let place = Int64(r)
      if largest {
        for j in 0..<columns {
          let isTaken = !(row[j] <= best[j]) && best[j] == best[j]
          best[j] = isTaken ? row[j] : best[j]
          places[j] = isTaken ? place : places[j]
        }
      } else {
        for j in 0..<columns {
          let isTaken = !(row[j] >= best[j]) && best[j] == best[j]
          best[j] = isTaken ? row[j] : best[j]
          places[j] = isTaken ? place : places[j]
        }
      }
    }
  }
}
