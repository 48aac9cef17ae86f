// Matrix products of some size: packed panels, fused multiply-adds, one partial sum for each block of the inner dimension.

/// Products whose every output is a chain of fused multiply-adds in ascending order of the inner dimension.
///
/// For `float32` each block of the inner dimension has a chain of its own and the blocks are added one after another;
/// the block lengths are those observed of PyTorch's matrix library, so that results agree to the last bit. For
/// `float64` one chain runs through all blocks.
package enum ProductLoops {
  /// Writes the product of an m×k and a k×n matrix with any strides (in elements) over `c`.
  package static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ aRow: Int, _ aInner: Int,
    _ b: UnsafePointer<Float>, _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Float>, _ cRow: Int
  ) {
    accumulate(
      m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow, block: blockLength(k), isChained: false, continues: false)
  }

  /// The length of the blocks that PyTorch's library cuts an inner dimension into.
  package static func blockLength(_ k: Int) -> Int { k <= 192 ? k : min(192, k / 2) }

  /// The product with blocks of a given length; `isChained` makes one chain of them, `continues` adds to what stands in `c`.
  package static func accumulate(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ aRow: Int, _ aInner: Int,
    _ b: UnsafePointer<Float>, _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Float>, _ cRow: Int,
    block: Int, isChained: Bool, continues: Bool
  ) {
    #if KERNELS_V4
      // Tiles as wide as a narrow product.
      if n > 2 * SIMD8<Float>.width {
        return blocked(
          SIMD16<Float>.self, block, isChained, continues, m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
      }
    #endif
    blocked(SIMD8<Float>.self, block, isChained, continues, m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
  }

  /// The product with blocks of a given length; `isChained` makes one chain of them, `continues` adds to what stands in `c`.
  package static func accumulate(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ aRow: Int, _ aInner: Int,
    _ b: UnsafePointer<Double>, _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Double>, _ cRow: Int,
    block: Int, isChained: Bool, continues: Bool
  ) {
    blocked(SIMD4<Double>.self, block, isChained, continues, m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
  }

  /// Writes the product of an m×k and a k×n matrix with any strides (in elements) over `c`.
  package static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ aRow: Int, _ aInner: Int,
    _ b: UnsafePointer<Double>, _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Double>, _ cRow: Int
  ) {
    blocked(SIMD4<Double>.self, min(k, 256), true, false, m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
  }

  @inline(__always)
  private static func blocked<L: Lane>(
    _ lane: L.Type, _ block: Int, _ isChained: Bool, _ continues: Bool,
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<L.Scalar>, _ aRow: Int, _ aInner: Int,
    _ b: UnsafePointer<L.Scalar>, _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<L.Scalar>, _ cRow: Int
  ) {
    let tileRows = 6
    let tileColumns = 2 * L.width
    let rowsAtOnce = 120
    let columnsAtOnce = 2040
    let packedA = UnsafeMutablePointer<L.Scalar>.allocate(capacity: rowsAtOnce * block)
    let packedB = UnsafeMutablePointer<L.Scalar>.allocate(capacity: block * (min(n, columnsAtOnce) + tileColumns))
    let tile = UnsafeMutablePointer<L.Scalar>.allocate(capacity: tileRows * tileColumns)
    defer {
      packedA.deallocate()
      packedB.deallocate()
      tile.deallocate()
    }
    var firstColumn = 0
    while firstColumn < n {
      let columns = min(columnsAtOnce, n - firstColumn)
      var start = 0
      while start < k {
        let depth = min(block, k - start)
        let role: TileRole = start == 0 && !continues ? .starts : isChained ? .continues : .adds
        packColumns(
          L.self, b + start * bInner + firstColumn * bColumn, bInner, bColumn, depth, columns, packedB)
        var firstRow = 0
        while firstRow < m {
          let rows = min(rowsAtOnce, m - firstRow)
          packRows(L.self, a + firstRow * aRow + start * aInner, aRow, aInner, depth, rows, tileRows, packedA)
          var j = 0
          while j < columns {
            let width = min(tileColumns, columns - j)
            var i = 0
            while i < rows {
              let height = min(tileRows, rows - i)
              let target = c + (firstRow + i) * cRow + firstColumn + j
              if height == tileRows && width == tileColumns {
                multiplyTile(L.self, depth, packedA + i * depth, packedB + j * depth, target, cRow, role)
              } else {
                if role != .starts { copy(target, cRow, tile, tileColumns, height, width) }
                multiplyTile(L.self, depth, packedA + i * depth, packedB + j * depth, tile, tileColumns, role)
                copy(tile, tileColumns, target, cRow, height, width)
              }
              i += tileRows
            }
            j += tileColumns
          }
          firstRow += rowsAtOnce
        }
        start += block
      }
      firstColumn += columnsAtOnce
    }
  }

  /// What a block's sums do with what stands in the output.
  private enum TileRole {
    case starts, continues, adds
  }

  @inline(__always)
  private static func copy<S>(
    _ from: UnsafeMutablePointer<S>, _ fromRow: Int, _ to: UnsafeMutablePointer<S>, _ toRow: Int, _ rows: Int,
    _ columns: Int
  ) {
    for r in 0..<rows {
      for q in 0..<columns { to[r * toRow + q] = from[r * fromRow + q] }
    }
  }

  /// Six rows by two vectors of the product, kept in registers for the whole block.
  @inline(__always)
  private static func multiplyTile<L: Lane>(
    _ lane: L.Type, _ depth: Int, _ packedA: UnsafePointer<L.Scalar>, _ packedB: UnsafePointer<L.Scalar>,
    _ c: UnsafeMutablePointer<L.Scalar>, _ cRow: Int, _ role: TileRole
  ) {
    var (a0, a1, b0, b1, c0, c1) = (L.zero, L.zero, L.zero, L.zero, L.zero, L.zero)
    var (d0, d1, e0, e1, f0, f1) = (L.zero, L.zero, L.zero, L.zero, L.zero, L.zero)
    if role == .continues {
      (a0, a1) = (L.load(c), L.load(c + L.width))
      (b0, b1) = (L.load(c + cRow), L.load(c + cRow + L.width))
      (c0, c1) = (L.load(c + 2 * cRow), L.load(c + 2 * cRow + L.width))
      (d0, d1) = (L.load(c + 3 * cRow), L.load(c + 3 * cRow + L.width))
      (e0, e1) = (L.load(c + 4 * cRow), L.load(c + 4 * cRow + L.width))
      (f0, f1) = (L.load(c + 5 * cRow), L.load(c + 5 * cRow + L.width))
    }
    var p = packedA
    var q = packedB
    for _ in 0..<depth {
      let x = L.load(q)
      let y = L.load(q + L.width)
      var t = L.repeating(p[0])
      a0 = L.fused(a0, t, x)
      a1 = L.fused(a1, t, y)
      t = L.repeating(p[1])
      b0 = L.fused(b0, t, x)
      b1 = L.fused(b1, t, y)
      t = L.repeating(p[2])
      c0 = L.fused(c0, t, x)
      c1 = L.fused(c1, t, y)
      t = L.repeating(p[3])
      d0 = L.fused(d0, t, x)
      d1 = L.fused(d1, t, y)
      t = L.repeating(p[4])
      e0 = L.fused(e0, t, x)
      e1 = L.fused(e1, t, y)
      t = L.repeating(p[5])
      f0 = L.fused(f0, t, x)
      f1 = L.fused(f1, t, y)
      p += 6
      q += 2 * L.width
    }
    write(a0, a1, c, role)
    write(b0, b1, c + cRow, role)
    write(c0, c1, c + 2 * cRow, role)
    write(d0, d1, c + 3 * cRow, role)
    write(e0, e1, c + 4 * cRow, role)
    write(f0, f1, c + 5 * cRow, role)
  }

  @inline(__always)
  private static func write<L: Lane>(_ x: L, _ y: L, _ c: UnsafeMutablePointer<L.Scalar>, _ role: TileRole) {
    if role == .adds {
      L.plus(L.load(c), x).store(c)
      L.plus(L.load(c + L.width), y).store(c + L.width)
    } else {
      x.store(c)
      y.store(c + L.width)
    }
  }

  /// Copies columns into panels as wide as a tile, each row of a panel adjacent; the last panel is filled with zeros.
  @inline(__always)
  private static func packColumns<L: Lane>(
    _ lane: L.Type, _ b: UnsafePointer<L.Scalar>, _ inner: Int, _ column: Int, _ depth: Int, _ columns: Int,
    _ out: UnsafeMutablePointer<L.Scalar>
  ) {
    let tileColumns = 2 * L.width
    var j = 0
    while j < columns {
      let width = min(tileColumns, columns - j)
      var target = out + j * depth
      let panel = b + j * column
      if inner == 1 && column != 1 && width == tileColumns {
        // Rows of the panel are gathered from four columns at a time.
        var q = 0
        while q < tileColumns {
          let (s0, s1) = (panel + q * column, panel + (q + 1) * column)
          let (s2, s3) = (panel + (q + 2) * column, panel + (q + 3) * column)
          var t = UnsafeMutableRawPointer(target + q)
          for p in 0..<depth {
            t.storeBytes(of: SIMD4(s0[p], s1[p], s2[p], s3[p]), as: SIMD4<L.Scalar>.self)
            t += tileColumns * MemoryLayout<L.Scalar>.stride
          }
          q += 4
        }
        j += tileColumns
        continue
      }
      for p in 0..<depth {
        let source = panel + p * inner
        if column == 1 && width == tileColumns {
          L.load(source).store(target)
          L.load(source + L.width).store(target + L.width)
        } else {
          for q in 0..<width { target[q] = source[q * column] }
          for q in width..<tileColumns { target[q] = L.zeroScalar }
        }
        target += tileColumns
      }
      j += tileColumns
    }
  }

  /// Copies rows into panels as high as a tile, each column of a panel adjacent; the last panel is filled with zeros.
  @inline(__always)
  private static func packRows<L: Lane>(
    _ lane: L.Type, _ a: UnsafePointer<L.Scalar>, _ row: Int, _ inner: Int, _ depth: Int, _ rows: Int,
    _ tileRows: Int, _ out: UnsafeMutablePointer<L.Scalar>
  ) {
    var i = 0
    while i < rows {
      let height = min(tileRows, rows - i)
      let target = out + i * depth
      if height == tileRows && (inner == 1 || row == 1) {
        let source = a + i * row
        let (r0, r1, r2) = (source, source + row, source + 2 * row)
        let (r3, r4, r5) = (source + 3 * row, source + 4 * row, source + 5 * row)
        var t = target
        var p = 0
        for _ in 0..<depth {
          t[0] = r0[p]
          t[1] = r1[p]
          t[2] = r2[p]
          t[3] = r3[p]
          t[4] = r4[p]
          t[5] = r5[p]
          t += 6
          p += inner
        }
        i += tileRows
        continue
      }
      for r in 0..<tileRows {
        if r < height {
          let source = a + (i + r) * row
          for p in 0..<depth { target[p * tileRows + r] = source[p * inner] }
        } else {
          for p in 0..<depth { target[p * tileRows + r] = L.zeroScalar }
        }
      }
      i += tileRows
    }
  }
}
