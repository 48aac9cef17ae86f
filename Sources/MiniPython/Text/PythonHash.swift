// Python's hashes of numbers, text and containers, as CPython 3.11 computes them with PYTHONHASHSEED=0.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// CPython's hash functions; every result is what `hash()` returns, never -1.
package enum PythonHash {
  /// The prime 2**61 - 1 that numbers are reduced by.
  static let modulus: UInt64 = 1 << 61 - 1

  private static func finish(_ value: UInt64) -> Int {
    let result = Int(bitPattern: UInt(value))
    return result == -1 ? -2 : result
  }

  package static func integer(_ value: Int) -> Int {
    let rest = Int(value.magnitude % UInt(modulus))
    let result = value < 0 ? -rest : rest
    return result == -1 ? -2 : result
  }

  package static func integer(_ value: BigInt) -> Int {
    // 2**64 is 2**3 modulo 2**61 - 1.
    var sum: UInt64 = 0
    for limb in value.limbs.reversed() {
      let scaled = (sum << 3 & modulus) | sum >> 58
      sum = (scaled + UInt64(limb) % modulus) % modulus
    }
    let result = value.isNegative ? -Int(sum) : Int(sum)
    return result == -1 ? -2 : result
  }

  /// The hash of a float; nil for nan, whose hash is its object's.
  package static func float(_ value: Double) -> Int? {
    if value.isNaN { return nil }
    if value.isInfinite { return value > 0 ? 314159 : -314159 }
    if value.magnitude < 0x1p62, let whole = Int(exactly: value) { return integer(whole) }
    let isSubnormal = value.exponentBitPattern == 0
    let significand = isSubnormal ? value.significandBitPattern : value.significandBitPattern | 1 << 52
    let exponent = (isSubnormal ? 1 : Int(value.exponentBitPattern)) - 1075
    let turn = UInt64(((exponent % 61) + 61) % 61)
    let rotated = turn == 0 ? significand : (significand << turn & modulus) | significand >> (61 - turn)
    let rest = Int(rotated % modulus)
    let result = value < 0 ? -rest : rest
    return result == -1 ? -2 : result
  }

  /// The hash of a complex number from the hashes of its parts.
  package static func complex(realHash: Int, imaginaryHash: Int) -> Int {
    let result = realHash &+ imaginaryHash &* 1_000_003
    return result == -1 ? -2 : result
  }

  /// The hash of bytes, and of an ASCII string.
  package static func bytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if bytes.isEmpty { return 0 }
    return finish(SipHash13.hash(UnsafeRawBufferPointer(bytes)))
  }

  /// The hash of 1 to 15 bytes, which stand in two words with zeros behind them.
  package static func short(_ first: UInt64, _ second: UInt64, count: Int) -> Int {
    finish(SipHash13.hash(UInt64(littleEndian: first), UInt64(littleEndian: second), count: count))
  }

  /// The hash of a string in WTF-8: CPython hashes the array of its code points, as wide as the largest needs.
  package static func string(_ text: UnsafeBufferPointer<UInt8>, isASCII: Bool) -> Int {
    if isASCII { return bytes(text) }
    let scalars = WTF8.scalars(text)
    let largest = scalars.max() ?? 0
    if largest < 0x100 {
      return scalars.map { UInt8(truncatingIfNeeded: $0) }.withUnsafeBytes { finish(SipHash13.hash($0)) }
    }
    if largest < 0x10000 {
      return scalars.map { UInt16(truncatingIfNeeded: $0) }.withUnsafeBytes { finish(SipHash13.hash($0)) }
    }
    return scalars.withUnsafeBytes { finish(SipHash13.hash($0)) }
  }

  /// The hash of a tuple, fed with the hashes of its items (xxHash's rounds).
  package struct Tuple {
    private var state: UInt64 = 2_870_177_450_012_600_261
    private var count: UInt64 = 0

    package init() {}

    package mutating func combine(_ hash: Int) {
      state &+= UInt64(bitPattern: Int64(hash)) &* 14_029_467_366_897_019_727
      state = (state << 31 | state >> 33) &* 11_400_714_785_074_694_791
      count += 1
    }

    package func finalize() -> Int {
      let result = state &+ (count ^ (2_870_177_450_012_600_261 ^ 3_527_539))
      return result == UInt64.max ? 1_546_275_796 : Int(bitPattern: UInt(result))
    }
  }

  /// The hash of a frozenset, fed with the hashes of its items in any order.
  package struct FrozenSet {
    private var state: UInt64 = 0
    private var count: UInt64 = 0

    package init() {}

    package mutating func combine(_ hash: Int) {
      let value = UInt64(bitPattern: Int64(hash))
      state ^= ((value ^ 89_869_747) ^ (value << 16)) &* 3_644_798_167
      count += 1
    }

    package func finalize() -> Int {
      var hash = state ^ ((count &+ 1) &* 1_927_868_237)
      hash ^= (hash >> 11) ^ (hash >> 25)
      hash = hash &* 69069 &+ 907_133_923
      return hash == UInt64.max ? 590_923_713 : Int(bitPattern: UInt(hash))
    }
  }
}

/// SipHash-1-3 with a zero key (Aumasson and Bernstein), CPython's string hash.
package enum SipHash13 {
  private struct State {
    private var v0: UInt64 = 0x736F_6D65_7073_6575
    private var v1: UInt64 = 0x646F_7261_6E64_6F6D
    private var v2: UInt64 = 0x6C79_6765_6E65_7261
    private var v3: UInt64 = 0x7465_6462_7974_6573

    @inline(__always) private mutating func round() {
      v0 &+= v1
      v2 &+= v3
      v1 = (v1 << 13 | v1 >> 51) ^ v0
      v3 = (v3 << 16 | v3 >> 48) ^ v2
      v0 = v0 << 32 | v0 >> 32
      v2 &+= v1
      v0 &+= v3
      v1 = (v1 << 17 | v1 >> 47) ^ v2
      v3 = (v3 << 21 | v3 >> 43) ^ v0
      v2 = v2 << 32 | v2 >> 32
    }

    @inline(__always) mutating func combine(_ word: UInt64) {
      v3 ^= word
      round()
      v0 ^= word
    }

    @inline(__always) mutating func finalize() -> UInt64 {
      v2 ^= 0xFF
      round()
      round()
      round()
      return (v0 ^ v1) ^ (v2 ^ v3)
    }
  }

  package static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var state = State()
    var index = 0
    while index + 8 <= bytes.count {
      state.combine(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index += 8
    }
    var last = UInt64(truncatingIfNeeded: bytes.count) << 56
    var shift: UInt64 = 0
    while index < bytes.count {
      last |= UInt64(bytes[index]) << shift
      shift += 8
      index += 1
    }
    state.combine(last)
    return state.finalize()
  }

  /// The same for up to 15 bytes in two words, with zeros behind them.
  static func hash(_ first: UInt64, _ second: UInt64, count: Int) -> UInt64 {
    var state = State()
    if count >= 8 { state.combine(first) }
    state.combine((count >= 8 ? second : first) | UInt64(truncatingIfNeeded: count) << 56)
    return state.finalize()
  }
}
