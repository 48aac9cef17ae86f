// SHA-512 (FIPS 180-4), which turns texts into seeds.

enum SHA512 {
  /// The fractional parts of the cube roots of the first 80 primes, and of the square roots of the first 8.
  private static let constants: (round: [UInt64], initial: [UInt64]) = {
    let primes = (2...409).filter { n in !(2..<n).contains { n % $0 == 0 } }
    func fraction(_ root: (BigInt) -> BigInt, _ prime: Int, _ shift: Int) -> UInt64 {
      root(BigInt(prime).shiftedLeft(shift)).truncatedToUInt64
    }
    return (
      primes.map { fraction(cubeRoot, $0, 192) },
      primes.prefix(8).map { fraction({ $0.squareRoot() ?? $0 }, $0, 128) }
    )
  }()

  /// The integral cube root by bisection of its bits.
  private static func cubeRoot(_ n: BigInt) -> BigInt {
    var root = BigInt()
    for bit in stride(from: n.bitLength / 3 + 1, through: 0, by: -1) {
      let trial = root + BigInt(1).shiftedLeft(bit)
      if !(n < trial * trial * trial) { root = trial }
    }
    return root
  }

  static func digest(_ message: [UInt8]) -> [UInt8] {
    var padded = message + [0x80]
    while padded.count % 128 != 112 { padded.append(0) }
    padded += [UInt8](repeating: 0, count: 8)
    let bitCount = UInt64(message.count) << 3
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      padded.append(UInt8(truncatingIfNeeded: bitCount >> shift))
    }
    var state = constants.initial
    for start in stride(from: 0, to: padded.count, by: 128) { compress(&state, padded[start..<start + 128]) }
    return state.flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
  }

  private static func compress(_ state: inout [UInt64], _ block: ArraySlice<UInt8>) {
    func rotated(_ x: UInt64, _ n: UInt64) -> UInt64 { x >> n | x << (64 - n) }
    var w = (0..<16).map { i in
      block[block.startIndex + i * 8..<block.startIndex + i * 8 + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    for i in 16..<80 {
      let s0 = rotated(w[i - 15], 1) ^ rotated(w[i - 15], 8) ^ w[i - 15] >> 7
      let s1 = rotated(w[i - 2], 19) ^ rotated(w[i - 2], 61) ^ w[i - 2] >> 6
      w.append(w[i - 16] &+ s0 &+ w[i - 7] &+ s1)
    }
    var s = state
    for i in 0..<80 {
      let sum1 = rotated(s[4], 14) ^ rotated(s[4], 18) ^ rotated(s[4], 41)
      let choice = (s[4] & s[5]) ^ (~s[4] & s[6])
      let t1 = s[7] &+ sum1 &+ choice &+ constants.round[i] &+ w[i]
      let sum0 = rotated(s[0], 28) ^ rotated(s[0], 34) ^ rotated(s[0], 39)
      let majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2])
      s = [t1 &+ sum0 &+ majority, s[0], s[1], s[2], s[3] &+ t1, s[4], s[5], s[6]]
    }
    for i in 0..<8 { state[i] = state[i] &+ s[i] }
  }
}
