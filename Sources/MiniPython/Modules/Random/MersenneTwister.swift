// The Mersenne Twister mt19937 with CPython's seeding, floats and integers below a bound.

/// The generator of Matsumoto and Nishimura (1998), with the array initialisation of their 2002 version.
struct MersenneTwister {
  static let size = 624
  /// The words of the state and the index of the next one to give.
  private(set) var words: [UInt32]
  private(set) var index: Int

  /// Seeds with the magnitude of an integer, 32 bits a word, the lowest first.
  init(seed: BigInt) {
    var key: [UInt32] = []
    for limb in seed.limbs {
      key.append(UInt32(truncatingIfNeeded: limb))
      key.append(UInt32(truncatingIfNeeded: limb >> 32))
    }
    while key.count > 1 && key.last == 0 { key.removeLast() }
    if key.isEmpty { key = [0] }
    self.init(key: key)
  }

  private init(key: [UInt32]) {
    let size = MersenneTwister.size
    words = [UInt32](repeating: 0, count: size)
    words[0] = 19_650_218
    for i in 1..<size { words[i] = 1_812_433_253 &* (words[i - 1] ^ words[i - 1] >> 30) &+ UInt32(i) }
    var i = 1
    var j = 0
    func step(_ words: inout [UInt32]) {
      i += 1
      if i >= size {
        words[0] = words[size - 1]
        i = 1
      }
    }
    for _ in 0..<max(size, key.count) {
      words[i] = (words[i] ^ (words[i - 1] ^ words[i - 1] >> 30) &* 1_664_525) &+ key[j]
      words[i] &+= UInt32(truncatingIfNeeded: j)
      step(&words)
      j = j + 1 == key.count ? 0 : j + 1
    }
    for _ in 1..<size {
      words[i] = (words[i] ^ (words[i - 1] ^ words[i - 1] >> 30) &* 1_566_083_941) &- UInt32(i)
      step(&words)
    }
    words[0] = 0x8000_0000
    index = size
  }

  /// Continues from a saved state; nil when it is none.
  init?(words: [UInt32], index: Int) {
    guard words.count == MersenneTwister.size, (0...MersenneTwister.size).contains(index) else { return nil }
    self.words = words
    self.index = index
  }

  private mutating func refill() {
    let size = MersenneTwister.size
    words.withUnsafeMutableBufferPointer { w in
      for k in 0..<size {
        let y = (w[k] & 0x8000_0000) | (w[k + 1 == size ? 0 : k + 1] & 0x7fff_ffff)
        let middle = k < 227 ? k + 397 : k - 227
        w[k] = w[middle] ^ y >> 1 ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
      }
    }
    index = 0
  }

  /// 32 random bits.
  mutating func next32() -> UInt32 {
    if index >= MersenneTwister.size { refill() }
    var y = words[index]
    index += 1
    y ^= y >> 11
    y ^= y << 7 & 0x9d2c_5680
    y ^= y << 15 & 0xefc6_0000
    return y ^ y >> 18
  }

  /// A float in 0..<1 of 53 bits.
  mutating func unit() -> Double {
    let high = next32() >> 5
    let low = next32() >> 6
    return (Double(high) * 67_108_864 + Double(low)) * (1.0 / 9_007_199_254_740_992)
  }

  /// `count` random bits, at most 63.
  mutating func bits(_ count: Int) -> Int {
    if count == 0 { return 0 }
    if count <= 32 { return Int(next32() >> UInt32(32 - count)) }
    let low = Int(next32())
    return low | Int(next32() >> UInt32(64 - count)) << 32
  }

  /// `count` random bits as an integer of any size, the lowest word drawn first.
  mutating func bigBits(_ count: Int) -> BigInt {
    var limbs = [UInt](repeating: 0, count: (count + 63) / 64)
    var left = count
    var word = 0
    while left > 0 {
      var drawn = next32()
      if left < 32 { drawn >>= UInt32(32 - left) }
      limbs[word / 2] |= UInt(drawn) << (word % 2 == 0 ? 0 : 32)
      word += 1
      left -= 32
    }
    return BigInt(magnitude: limbs, isNegative: false)
  }

  /// An integer in 0..<bound; the bound is above zero.
  mutating func below(_ bound: Int) -> Int {
    let count = Int.bitWidth - bound.leadingZeroBitCount
    while true {
      let drawn = bits(count)
      if drawn < bound { return drawn }
    }
  }

  mutating func below(_ bound: BigInt) -> BigInt {
    while true {
      let drawn = bigBits(bound.bitLength)
      if drawn < bound { return drawn }
    }
  }
}
