// Filling memory with random numbers, element after element in row-major order.
import MiniTorchKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// MARK: - Uniform

extension Generator {
  /// Fills with `float32` values of [0, 1).
  public func fillUniform(_ p: UnsafeMutablePointer<Float>, count: Int) {
    for i in 0..<count { p[i] = nextFloat() }
  }

  /// Fills with `float64` values of [0, 1).
  public func fillUniform(_ p: UnsafeMutablePointer<Double>, count: Int) {
    for i in 0..<count { p[i] = nextDouble() }
  }

  /// Fills with values between the bounds; scaling and shifting round once, together.
  public func fillUniform(_ p: UnsafeMutablePointer<Float>, count: Int, from low: Double, to high: Double) {
    let base = Float(low)
    let width = Float(high) - base
    for i in 0..<count { p[i] = base.addingProduct(nextFloat(), width) }
  }

  /// Fills with values between the bounds; scaling and shifting round once, together.
  public func fillUniform(_ p: UnsafeMutablePointer<Double>, count: Int, from low: Double, to high: Double) {
    let width = high - low
    for i in 0..<count { p[i] = low.addingProduct(nextDouble(), width) }
  }
}

// MARK: - Integers

extension Generator {
  /// Fills with integers of all that a type holds exactly, from 0 to `most` (`random_()`).
  ///
  /// - Parameter isWide: whether the type takes 64 bits a draw, as `int64` and `float64` do.
  public func fillRandom(_ p: UnsafeMutablePointer<Int64>, count: Int, upTo most: Int64, isWide: Bool) {
    let range = UInt64(most) &+ 1
    for i in 0..<count { p[i] = Int64((isWide ? next64() : UInt64(next32())) % range) }
  }

  /// Fills with a random order of `0 ..< count`.
  public func fillPermutation(_ p: UnsafeMutablePointer<Int64>, count: Int) {
    for i in 0..<count { p[i] = Int64(i) }
    guard count > 1 else { return }
    for i in 0..<(count - 1) {
      let j = i + Int(next32() % UInt32(truncatingIfNeeded: count - i))
      (p[i], p[j]) = (p[j], p[i])
    }
  }
}

// MARK: - Normal

extension Generator {
  /// Fills with normal samples: one by one below sixteen, in blocks of sixteen from there on.
  public func fillNormal(
    _ p: UnsafeMutablePointer<Float>, count: Int, mean: Double = 0, standardDeviation: Double = 1
  ) {
    guard count >= 16 else {
      for i in 0..<count { p[i] = Float(mean.addingProduct(nextNormal(), standardDeviation)) }
      return
    }
    fillUniform(p, count: count)
    let (mean, standardDeviation) = (Float(mean), Float(standardDeviation))
    NormalKernel.loops.transform(p, blocks: count / 16, mean: mean, standardDeviation: standardDeviation)
    guard count % 16 != 0 else { return }
    let last = p + (count - 16)
    fillUniform(last, count: 16)
    NormalKernel.loops.transform(last, blocks: 1, mean: mean, standardDeviation: standardDeviation)
  }

  /// Fills with normal samples: one by one below sixteen, in blocks of sixteen from there on.
  public func fillNormal(
    _ p: UnsafeMutablePointer<Double>, count: Int, mean: Double = 0, standardDeviation: Double = 1
  ) {
    guard count >= 16 else {
      for i in 0..<count { p[i] = mean.addingProduct(nextNormal(), standardDeviation) }
      return
    }
    fillUniform(p, count: count)
    NormalKernel.transform(p, blocks: count / 16, mean: mean, standardDeviation: standardDeviation)
    guard count % 16 != 0 else { return }
    let last = p + (count - 16)
    fillUniform(last, count: 16)
    NormalKernel.transform(last, blocks: 1, mean: mean, standardDeviation: standardDeviation)
  }
}

extension Generator {
  /// Fills sixteen or more samples of a type narrower than `float32`, still to be rounded: like those of `float32`, but
  /// what does not fill a block draws nothing of its own.
  public func fillNormalNarrow(
    _ p: UnsafeMutablePointer<Float>, count: Int, mean: Double, standardDeviation: Double
  ) {
    precondition(count >= 16, "the block algorithm needs a block")
    let (mean, standardDeviation) = (Float(mean), Float(standardDeviation))
    for start in stride(from: 0, to: count, by: 16) {
      let block = p + Swift.min(start, count - 16)
      fillUniform(block, count: 16)
      NormalKernel.loops.transform(block, blocks: 1, mean: mean, standardDeviation: standardDeviation)
    }
  }
}

// MARK: - Dropout

extension Generator {
  /// Fills with the mask of a dropout that zeroes with the given probability, already scaled by 1/(1-probability).
  ///
  /// A probability of 0 or 1 draws nothing.
  public func fillDropoutMask<T: BinaryFloatingPoint>(
    _ p: UnsafeMutablePointer<T>, count: Int, probability: Double
  ) {
    if probability <= 0 || probability >= 1 {
      p.update(repeating: probability <= 0 ? 1 : 0, count: count)
      return
    }
    let keep = 1 - probability
    let scale = T(1 / keep)
    for i in 0..<count { p[i] = nextDouble() < keep ? scale : 0 }
  }
}

// MARK: - Multinomial

extension Generator {
  /// Draws `samples` category indices for each row of unnormalised weights.
  ///
  /// Without replacement, `samples` may not exceed `categories`.
  public func fillMultinomial<T: BinaryFloatingPoint>(
    _ out: UnsafeMutablePointer<Int64>, weights: UnsafePointer<T>, rows: Int, categories: Int, samples: Int,
    replacement: Bool
  ) {
    guard categories > 0, samples > 0 else { return }
    if replacement && samples > 1 {
      for r in 0..<rows {
        sampleCumulative(out + r * samples, weights + r * categories, categories, samples)
      }
      return
    }
    precondition(samples <= categories, "more samples than categories")
    var scores = [T](repeating: 0, count: rows * categories)
    for i in scores.indices { scores[i] = weights[i] / T(nextExponential(rate: 1)) }
    for r in 0..<rows {
      let row = r * categories
      if samples == 1 {
        var best = 0
        for c in 1..<max(1, categories) where scores[row + c] > scores[row + best] { best = c }
        out[r] = Int64(best)
        continue
      }
      let order = (0..<categories).sorted { a, b in
        (scores[row + a], b) > (scores[row + b], a)
      }
      for k in 0..<samples { out[r * samples + k] = Int64(order[k]) }
    }
  }

  private func sampleCumulative<T: BinaryFloatingPoint>(
    _ out: UnsafeMutablePointer<Int64>, _ weights: UnsafePointer<T>, _ categories: Int, _ samples: Int
  ) {
    var cumulative = [T](repeating: 0, count: categories)
    var total: T = 0
    for c in 0..<categories {
      total += weights[c]
      cumulative[c] = total
    }
    for c in 0..<categories { cumulative[c] /= total }
    cumulative[categories - 1] = 1
    for k in 0..<samples {
      let u = nextDouble()
      var (low, high) = (0, categories)
      while low < high {
        let middle = low + (high - low) / 2
        if Double(cumulative[middle]) < u { low = middle + 1 } else { high = middle }
      }
      out[k] = Int64(low)
    }
  }
}
