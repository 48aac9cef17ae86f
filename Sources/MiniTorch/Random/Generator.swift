// The random number generator: mt19937 with PyTorch's rules for seeding, integers, uniforms and normals.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A stream of random numbers equal, bit for bit, to that of PyTorch's CPU generator with the same seed.
///
/// Source: Matsumoto and Nishimura's mt19937 as PyTorch's `CPUGeneratorImpl` uses it.
public final class Generator: @unchecked Sendable {
  /// The generator that random operations use unless they are given another.
  public static let `default` = Generator(seed: 0)

  /// The seed of a generator that was given none.
  public static let standardSeed: UInt64 = 67_280_421_310_721

  /// The seed given last.
  public private(set) var initialSeed: UInt64

  /// The second sample of a pair of normals whose first was handed out.
  var cachedNormal: Double?

  private static let wordCount = 624
  private let words: UnsafeMutablePointer<UInt32>
  /// The index of the next word to temper; `wordCount` asks for a new block.
  private var position = Generator.wordCount
  /// Whether the words are still those of the seed, from which nothing was drawn.
  private var isSeedBlock = true

  public init(seed: UInt64 = Generator.standardSeed) {
    words = .allocate(capacity: Generator.wordCount)
    initialSeed = seed
    manualSeed(seed)
  }

  deinit {
    words.deallocate()
  }

  /// Starts the stream again from `seed`, of which only the low 32 bits matter.
  public func manualSeed(_ seed: UInt64) {
    initialSeed = seed
    cachedNormal = nil
    var word = UInt32(truncatingIfNeeded: seed)
    words[0] = word
    for i in 1..<Generator.wordCount {
      word = 1_812_433_253 &* (word ^ (word >> 30)) &+ UInt32(i)
      words[i] = word
    }
    position = Generator.wordCount
    isSeedBlock = true
  }

  // MARK: Single draws

  /// 32 random bits.
  @inline(__always)
  public func next32() -> UInt32 {
    if position == Generator.wordCount { twist() }
    var y = words[position]
    position &+= 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    return y ^ (y >> 18)
  }

  /// 64 random bits; the first 32 drawn are the high half.
  @inline(__always)
  public func next64() -> UInt64 {
    let high = UInt64(next32())
    return high << 32 | UInt64(next32())
  }

  /// A `float32` in [0, 1) with 24 random bits.
  @inline(__always)
  public func nextFloat() -> Float { Float(next32() & 0xff_ffff) * 0x1p-24 }

  /// A `float64` in [0, 1) with 53 random bits.
  @inline(__always)
  public func nextDouble() -> Double { Double(next64() & 0x1f_ffff_ffff_ffff) * 0x1p-53 }

  /// A sample of the standard normal distribution; samples are made in pairs, the second is kept for the next call.
  public func nextNormal() -> Double {
    if let kept = cachedNormal {
      cachedNormal = nil
      return kept
    }
    let u1 = nextDouble()
    let u2 = nextDouble()
    let radius = (-2 * log1p(-u2)).squareRoot()
    let theta = 2 * Double.pi * u1
    cachedNormal = radius * sin(theta)
    return radius * cos(theta)
  }

  /// An integer in `low ..< low + range`; a range of 2^28 or more takes 64 bits.
  @inline(__always)
  public func nextInteger(low: Int64, range: UInt64) -> Int64 {
    let offset = range < 1 << 28 ? UInt64(next32() % UInt32(range)) : next64() % range
    return Int64(truncatingIfNeeded: offset &+ UInt64(bitPattern: low))
  }

  /// A sample of the exponential distribution with the given rate.
  public func nextExponential(rate: Double) -> Double { -1 / rate * log1p(-nextDouble()) }

  /// A sample of the Cauchy distribution.
  public func nextCauchy(median: Double, width: Double) -> Double {
    median + width * tan(Double.pi * (nextDouble() - 0.5))
  }

  /// A number whose logarithm is normal.
  public func nextLogNormal(mean: Double, standardDeviation: Double) -> Double {
    exp(mean.addingProduct(nextNormal(), standardDeviation))
  }

  /// The number of trials up to the first success.
  public func nextGeometric(probability: Double) -> Double {
    (log(nextDouble()) / log1p(-probability)).rounded(.up)
  }

  private func twist() {
    let n = Generator.wordCount
    let m = 397
    @inline(__always) func mix(_ high: UInt32, _ low: UInt32) -> UInt32 {
      let y = (high & 0x8000_0000) | (low & 0x7fff_ffff)
      return (y >> 1) ^ (0 &- (y & 1)) & 0x9908_b0df
    }
    for k in 0..<(n - m) { words[k] = words[k + m] ^ mix(words[k], words[k + 1]) }
    for k in (n - m)..<(n - 1) { words[k] = words[k + m - n] ^ mix(words[k], words[k + 1]) }
    words[n - 1] = words[m - 1] ^ mix(words[n - 1], words[0])
    position = 0
    isSeedBlock = false
  }
}

// MARK: - State

extension Generator {
  /// The number of bytes of a saved state, PyTorch's `get_rng_state().numel()`.
  public static let stateByteCount = 5056

  /// The state in the layout of PyTorch's `get_rng_state`.
  public var state: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Generator.stateByteCount)
    func append<T: FixedWidthInteger>(_ value: T) {
      for shift in stride(from: 0, to: T.bitWidth, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
    append(initialSeed)
    append(Int32(Generator.wordCount - position + 1))
    append(Int32(1))
    append(UInt64(isSeedBlock ? 0 : position))
    for i in 0..<Generator.wordCount { append(UInt64(words[i])) }
    append(UInt64(0))
    append((cachedNormal ?? 0).bitPattern)
    append(UInt64(0))
    append(UInt64(cachedNormal == nil ? 0 : 1))
    append(UInt64(0))
    return bytes
  }

  /// Restores a state that `state` gave; false when the bytes are not such a state.
  public func setState(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == Generator.stateByteCount else { return false }
    func read(_ offset: Int) -> UInt64 {
      (0..<8).reduce(0) { $0 | UInt64(bytes[offset + $1]) << (8 * $1) }
    }
    let left = UInt32(truncatingIfNeeded: read(8))
    let next = read(16)
    guard next <= UInt64(Generator.wordCount), left >= 1, left <= Generator.wordCount else { return false }
    initialSeed = read(0)
    for i in 0..<Generator.wordCount { words[i] = UInt32(truncatingIfNeeded: read(24 + 8 * i)) }
    position = left == 1 ? Generator.wordCount : Int(next)
    isSeedBlock = left == 1 && next == 0
    cachedNormal = UInt32(truncatingIfNeeded: read(5040)) == 0 ? nil : Double(bitPattern: read(5024))
    return true
  }
}
