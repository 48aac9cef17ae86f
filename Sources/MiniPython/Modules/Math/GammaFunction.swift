// The gamma function and its logarithm by Lanczos' approximation, to the bit as CPython computes them.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lanczos' approximation with 13 terms and g = 6.0246… (Boost's `lanczos13m53` coefficients).
enum GammaFunction {
  private static let g = 6.024680040776729583740234375
  private static let gMinusHalf = 5.524680040776729583740234375
  private static let logPi = 1.144729885849400174143427351353058711647

  private static let numerator: [Double] = [
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
  ]
  private static let denominator: [Double] = [
    0, 39_916_800, 120_543_840, 150_917_976, 105_258_076, 45_995_730, 13_339_535, 2_637_558, 357_423, 32_670, 1925,
    66, 1,
  ]

  /// The rational function of the approximation, for x above zero.
  private static func series(_ x: Double) -> Double {
    var top = 0.0
    var bottom = 0.0
    if x < 5 {
      for i in numerator.indices.reversed() {
        top = top * x + numerator[i]
        bottom = bottom * x + denominator[i]
      }
    } else {
      for i in numerator.indices {
        top = top / x + numerator[i]
        bottom = bottom / x + denominator[i]
      }
    }
    return top / bottom
  }

  /// sin(πx), exact at multiples of one half.
  private static func sinPi(_ x: Double) -> Double {
    let y = fmod(x.magnitude, 2)
    let result: Double
    switch Int((2 * y).rounded()) {
    case 0: result = sin(Double.pi * y)
    case 1: result = cos(Double.pi * (y - 0.5))
    case 2: result = sin(Double.pi * (1 - y))
    case 3: result = -cos(Double.pi * (y - 1.5))
    default: result = sin(Double.pi * (y - 2))
    }
    return copysign(1, x) * result
  }

  /// Γ(x).
  /// - Throws: ValueError at zero, negative integers and minus infinity; OverflowError.
  static func gamma(_ x: Double) throws -> Double {
    if x.isNaN || x == .infinity { return x }
    if x == -.infinity || x == 0 { throw MathModule.domainError }
    if x == floor(x) {
      if x < 0 { throw MathModule.domainError }
      if x <= 23 { return (1..<Int(x)).reduce(1.0) { $0 * Double($1) } }
    }
    let size = x.magnitude
    if size < 1e-20 { return try finite(1 / x) }
    if size > 200 {
      if x < 0 { return 0 / sinPi(x) }
      throw MathModule.rangeError
    }
    let y = size + gMinusHalf
    // What the addition lost.
    let lost = size > gMinusHalf ? (y - size) - gMinusHalf : (y - gMinusHalf) - size
    let correction = lost * g / y
    var result: Double
    if x < 0 {
      result = -Double.pi / sinPi(size) / size * exp(y) / series(size)
      result -= correction * result
      if size < 140 {
        result /= pow(y, size - 0.5)
      } else {
        let root = pow(y, size / 2 - 0.25)
        result /= root
        result /= root
      }
    } else {
      result = series(size) / exp(y)
      result += correction * result
      if size < 140 {
        result *= pow(y, size - 0.5)
      } else {
        let root = pow(y, size / 2 - 0.25)
        result *= root
        result *= root
      }
    }
    return try finite(result)
  }

  /// log |Γ(x)|.
  /// - Throws: ValueError at zero and negative integers, OverflowError.
  static func logGamma(_ x: Double) throws -> Double {
    if !x.isFinite { return x.isNaN ? x : .infinity }
    if x == floor(x) && x <= 2 {
      if x <= 0 { throw MathModule.domainError }
      return 0
    }
    let size = x.magnitude
    if size < 1e-20 { return -log(size) }
    var result = log(series(size)) - g
    result += (size - 0.5) * (log(size + g - 0.5) - 1)
    if x < 0 { result = logPi - log(sinPi(size).magnitude) - log(size) - result }
    return try finite(result)
  }

  private static func finite(_ result: Double) throws -> Double {
    if result.isInfinite { throw MathModule.rangeError }
    return result
  }
}
