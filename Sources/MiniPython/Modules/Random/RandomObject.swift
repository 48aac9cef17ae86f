// random.Random: a generator with its state.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A `random.Random`.
final class RandomObject: Object {
  var twister: MersenneTwister
  /// The second normal number of a pair that `gauss` made.
  var spareNormal: Double?

  init(seed: BigInt, type: TypeObject = RandomModule.type) {
    twister = MersenneTwister(seed: seed)
    super.init(.foreign, type: type)
  }

  /// Seeds as `random.seed(value)`.
  /// - Throws: TypeError for values that cannot seed.
  func seed(_ value: Value) throws {
    spareNormal = nil
    twister = MersenneTwister(seed: try RandomObject.integer(forSeed: value))
  }

  private static func integer(forSeed value: Value) throws -> BigInt {
    if value.isNone { return entropy() }
    if let integer = value.asBigInt { return integer.magnitude }
    if let string = value.asString { return integer(forText: Array(string.utf8)) }
    if let bytes = value.object(.bytes, as: BytesObject.self) {
      return integer(forText: Array(UnsafeBufferPointer(start: bytes.bytes, count: bytes.count)))
    }
    if case .float = value { return BigInt(UInt(bitPattern: try Operations.hash(value))) }
    throw Raised.type("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
  }

  /// The bytes followed by their SHA-512 digest, as one big-endian number.
  private static func integer(forText text: [UInt8]) -> BigInt {
    let bytes = text + SHA512.digest(text)
    var limbs = [UInt](repeating: 0, count: (bytes.count + 7) / 8)
    for (i, byte) in bytes.reversed().enumerated() { limbs[i / 8] |= UInt(byte) << UInt(i % 8 * 8) }
    return BigInt(magnitude: limbs, isNegative: false)
  }

  /// A seed that no other run has.
  static func entropy() -> BigInt {
    var generator = SystemRandomNumberGenerator()
    return BigInt(magnitude: [generator.next(), generator.next()], isNegative: false)
  }

  // MARK: Distributions

  /// A normal number of a pair made at once (Box and Muller).
  func gauss(_ mean: Double, _ deviation: Double) -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return mean + spare * deviation
    }
    let angle = twister.unit() * (2 * Double.pi)
    let length = (-2 * log(1 - twister.unit())).squareRoot()
    spareNormal = sin(angle) * length
    return mean + cos(angle) * length * deviation
  }

  private static let normalMagic = 4 * exp(-0.5) / 2.0.squareRoot()

  /// A normal number by the ratio of uniforms (Kinderman and Monahan, 1977).
  func normal(_ mean: Double, _ deviation: Double) -> Double {
    while true {
      let u = twister.unit()
      let v = 1 - twister.unit()
      let z = RandomObject.normalMagic * (u - 0.5) / v
      if z * z / 4 <= -log(v) { return mean + z * deviation }
    }
  }

  /// A gamma-distributed number (Cheng 1977 above 1, Ahrens and Dieter 1974 below).
  /// - Throws: ValueError unless both parameters are above zero.
  func gamma(_ alpha: Double, _ beta: Double) throws -> Double {
    if !(alpha > 0 && beta > 0) { throw Raised.value("gammavariate: alpha and beta must be > 0.0") }
    if alpha > 1 {
      let a = (2 * alpha - 1).squareRoot()
      let b = alpha - RandomObject.log4
      let c = alpha + a
      while true {
        try Interrupt.poll()
        let u = twister.unit()
        if !(1e-7 < u && u < 0.9999999) { continue }
        let other = 1 - twister.unit()
        let v = log(u / (1 - u)) / a
        let x = alpha * exp(v)
        let z = u * u * other
        let r = b + c * v - x
        if r + RandomObject.gammaMagic - 4.5 * z >= 0 || r >= log(z) { return x * beta }
      }
    }
    if alpha == 1 { return -log(1 - twister.unit()) * beta }
    while true {
      try Interrupt.poll()
      let u = twister.unit()
      let b = (M_E + alpha) / M_E
      let p = b * u
      let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
      let other = twister.unit()
      if p > 1 {
        if other <= pow(x, alpha - 1) { return x * beta }
      } else if other <= exp(-x) {
        return x * beta
      }
    }
  }

  private static let log4 = log(4.0)
  private static let gammaMagic = 1 + log(4.5)

  /// An angle of the von Mises distribution (Fisher 1993, after Best and Fisher 1979).
  func vonMises(_ mean: Double, _ concentration: Double) throws -> Double {
    let turn = 2 * Double.pi
    if concentration <= 1e-6 { return turn * twister.unit() }
    let s = 0.5 / concentration
    let r = s + (1 + s * s).squareRoot()
    var z: Double
    while true {
      try Interrupt.poll()
      let u = twister.unit()
      z = cos(Double.pi * u)
      let d = z / (r + z)
      let other = twister.unit()
      if other < 1 - d * d || other <= (1 - d) * exp(d) { break }
    }
    let q = 1 / r
    let f = (q + z) / (1 + q * z)
    let angle = twister.unit() > 0.5 ? mean + acos(f) : mean - acos(f)
    // Python's modulo: the result has the sign of the divisor.
    let rest = fmod(angle, turn)
    return rest < 0 ? rest + turn : rest
  }
}
