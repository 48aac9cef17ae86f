// Mathematical functions of float32 runs, computed in double precision by polynomials that the compiler vectorises.

/// Loops over adjacent `float32` values; `out` may be the source.
///
/// The double-precision value is off by less than 2e-15 of itself, so that rounding it once gives the correctly rounded
/// result but for one value in many millions. Steps are fused in every build, so that all give the same bits.
package enum FunctionLoops {
  package typealias Source = UnsafePointer<Float>
  package typealias Target = UnsafeMutablePointer<Float>

  /// e to the power of each value.
  package static func exp(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = Float(exponential(Double(p[i]))) }
  }

  /// The hyperbolic tangent of each value.
  package static func tanh(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = Float(hyperbolicTangent(Double(p[i]))) }
  }

  /// The natural logarithm of each value.
  package static func log(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count {
      let (e, m) = logarithm(Double(p[i]))
      out[i] = Float(m.addingProduct(e, 0.6931471805599453))
    }
  }

  /// The logarithm to base 2 of each value.
  package static func log2(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count {
      let (e, m) = logarithm(Double(p[i]))
      out[i] = Float(e.addingProduct(m, 1.4426950408889634))
    }
  }

  /// The logarithm to base 10 of each value.
  package static func log10(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count {
      let (e, m) = logarithm(Double(p[i]))
      out[i] = Float((m * 0.4342944819032518).addingProduct(e, 0.3010299956639812))
    }
  }

  /// The largest magnitude whose sine and cosine `sin` and `cos` know.
  package static let angleLimit: Float = 1_048_576

  /// Whether all values are at most as large as `angleLimit`.
  package static func areAngles(_ p: Source, count: Int) -> Bool {
    let limit = SIMD16<Float>(repeating: angleLimit)
    var areWithin = SIMDMask<SIMD16<Int32>>(repeating: true)
    var i = 0
    while i + 16 <= count {
      let x = UnsafeRawPointer(p + i).loadUnaligned(as: SIMD16<Float>.self)
      areWithin .&= (x .<= limit) .& (x .>= -limit)
      i += 16
    }
    while i < count {
      if !(p[i].magnitude <= angleLimit) { return false }
      i += 1
    }
    return all(areWithin)
  }

  /// The sine of each value up to `angleLimit`.
  package static func sin(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = Float(sine(Double(p[i]), quarterTurns: 0)) }
  }

  /// The cosine of each value up to `angleLimit`.
  package static func cos(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = Float(sine(Double(p[i]), quarterTurns: 1)) }
  }

  /// The error function of each value.
  package static func erf(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = Float(errorFunction(Double(p[i]))) }
  }

  /// 2 to the power of each value.
  package static func exp2(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = Float(powerOfTwo(Double(p[i]))) }
  }

  /// The arc tangent of each value.
  package static func atan(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = Float(arcTangent(Double(p[i]))) }
  }

  /// One less the error function of each value.
  package static func erfc(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = Float(complementaryErrorFunction(Double(p[i]))) }
  }

  // MARK: Single instructions of newer processors

  /// The square root of each value.
  package static func sqrt(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = p[i].squareRoot() }
  }

  /// Each value rounded down.
  package static func floor(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = p[i].rounded(.down) }
  }

  /// Each value rounded up.
  package static func ceil(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = p[i].rounded(.up) }
  }

  /// Each value rounded towards zero.
  package static func trunc(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = p[i].rounded(.towardZero) }
  }

  /// Each value rounded to the nearest integer, halves to the even one.
  package static func round(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = p[i].rounded(.toNearestOrEven) }
  }

  // MARK: One value

  /// 1.5·2^52: added to a number it leaves that number, rounded to an integer, in the low bits of the mantissa.
  @inline(__always) private static var magic: Double { 6_755_399_441_055_744 }

  /// x as n·ln 2 + r: 2^n, and e^r - 1.
  @inline(__always)
  private static func split(_ x: Double) -> (power: Double, rest: Double) {
    let shifted = magic.addingProduct(x, 1.4426950408889634)
    let n = shifted - magic
    return powers(shifted, x.addingProduct(n, -0.6931471805599453))
  }

  /// 2^n of an n that `magic` was added to, and e^r - 1 of an r up to half the logarithm of 2.
  @inline(__always)
  private static func powers(_ shifted: Double, _ r: Double) -> (power: Double, rest: Double) {
    var u = 2.7620088445409746e-07
    u = 2.763265575933203e-06.addingProduct(u, r)
    u = 2.4801521295954376e-05.addingProduct(u, r)
    u = 0.0001984119061583585.addingProduct(u, r)
    u = 0.0013888888917213717.addingProduct(u, r)
    u = 0.008333333367332009.addingProduct(u, r)
    u = 0.04166666666662413.addingProduct(u, r)
    u = 0.16666666666615607.addingProduct(u, r)
    u = 0.5.addingProduct(u, r)
    u = 1.0.addingProduct(u, r)
    return (Double(bitPattern: (shifted.bitPattern &<< 52) &+ 1.0.bitPattern), u * r)
  }

  @inline(__always)
  private static func exponential(_ x: Double) -> Double {
    // Beyond these bounds the result overflows or vanishes as a float32; a NaN fails both comparisons.
    let bounded = x > 200 ? 200 : x < -200 ? -200 : x
    let (power, rest) = split(bounded)
    return power.addingProduct(power, rest)
  }

  @inline(__always)
  private static func hyperbolicTangent(_ x: Double) -> Double {
    let bounded = x > 20 ? 20 : x < -20 ? -20 : x
    let (power, rest) = split(2 * bounded)
    let lessOne = (power - 1).addingProduct(power, rest)
    return x == 0 ? x : lessOne / (lessOne + 2)
  }

  /// x as m·2^e with m near 1: e, and the logarithm of m; the special values are in the latter.
  @inline(__always)
  private static func logarithm(_ x: Double) -> (exponent: Double, rest: Double) {
    let half: Int64 = 0x3fe6_a09e_667f_3bcd  // the square root of 1/2
    let bits = Int64(bitPattern: x.bitPattern)
    let e = (bits &- half) >> 52
    let m = Double(bitPattern: UInt64(bitPattern: bits &- (e &<< 52)))
    let s = (m - 1) / (m + 1)
    let z = s * s
    var u = 0.1461703759429283
    u = 0.1533167402581507.addingProduct(u, z)
    u = 0.1818289055685574.addingProduct(u, z)
    u = 0.22222211115141333.addingProduct(u, z)
    u = 0.2857142862609592.addingProduct(u, z)
    u = 0.3999999999989924.addingProduct(u, z)
    u = 0.666666666666667.addingProduct(u, z)
    let value = (2 * s).addingProduct(s * z, u)
    let special = x == 0 ? -Double.infinity : x < 0 ? Double.nan : x
    let isSpecial = !(x > 0) || x == .infinity
    let exponent = Double(bitPattern: magic.bitPattern &+ UInt64(bitPattern: e)) - magic
    return (isSpecial ? 0 : exponent, isSpecial ? special : value)
  }

  /// The sine of x plus a number of quarter turns.
  @inline(__always)
  private static func sine(_ x: Double, quarterTurns: UInt64) -> Double {
    let shifted = magic.addingProduct(x, 0.6366197723675814)
    let n = shifted - magic
    let r = x.addingProduct(n, -1.5707963267948966).addingProduct(n, -6.123233995736766e-17)
    let z = r * r
    var s = 1.5918092905114907e-10
    s = (-2.5051131339848143e-08).addingProduct(s, z)
    s = 2.7557316100128336e-06.addingProduct(s, z)
    s = (-0.000198412698367539).addingProduct(s, z)
    s = 0.008333333333330946.addingProduct(s, z)
    s = (-0.16666666666666666).addingProduct(s, z)
    let sine = r.addingProduct(r * z, s)
    var c = -1.1382609660408365e-11
    c = 2.0876145952384525e-09.addingProduct(c, z)
    c = (-2.755731727021332e-07).addingProduct(c, z)
    c = 2.4801587298762765e-05.addingProduct(c, z)
    c = (-0.0013888888888887395).addingProduct(c, z)
    c = 0.041666666666666664.addingProduct(c, z)
    let cosine = (1.0.addingProduct(z, -0.5)).addingProduct(z * z, c)
    let quadrant = shifted.bitPattern &+ quarterTurns
    let value = quadrant & 1 == 0 ? sine : cosine
    // Zero keeps its sign.
    let turned = Double(bitPattern: value.bitPattern ^ ((quadrant & 2) &<< 62))
    return quarterTurns == 0 && x == 0 ? x : turned
  }

  /// The error function: one polynomial up to 1, one up to 2 and one up to 4, from where on it rounds to 1.
  @inline(__always)
  private static func errorFunction(_ x: Double) -> Double {
    let size = x.magnitude
    let bounded = size > 4 ? 4 : size
    let near = (-1.0).addingProduct(bounded * bounded, 2)
    var a = -3.80659122412214e-13
    a = 9.21125018742823e-12.addingProduct(a, near)
    a = (-2.035231956483527e-10).addingProduct(a, near)
    a = 4.115751500265885e-09.addingProduct(a, near)
    a = (-7.51156925108609e-08).addingProduct(a, near)
    a = 1.2233827638093572e-06.addingProduct(a, near)
    a = (-1.75371694412802e-05).addingProduct(a, near)
    a = 0.00021751715603563488.addingProduct(a, near)
    a = (-0.0022854855611440855).addingProduct(a, near)
    a = 0.019852496688984218.addingProduct(a, near)
    a = (-0.1405360890227171).addingProduct(a, near)
    a = 0.9654687386698673.addingProduct(a, near)
    let middle = 2 * bounded - 3
    var b = 2.1719936289250955e-11
    b = 8.237927873372969e-12.addingProduct(b, middle)
    b = (-8.572360210154901e-10).addingProduct(b, middle)
    b = 2.20864866741432e-09.addingProduct(b, middle)
    b = 1.8964608609424293e-08.addingProduct(b, middle)
    b = (-1.242577768761914e-07).addingProduct(b, middle)
    b = (-9.073519386438722e-08).addingProduct(b, middle)
    b = 3.339499381972139e-06.addingProduct(b, middle)
    b = (-9.229209880379056e-06).addingProduct(b, middle)
    b = (-3.705510554198703e-05).addingProduct(b, middle)
    b = 0.00030197143754934447.addingProduct(b, middle)
    b = (-0.00046457144189806224).addingProduct(b, middle)
    b = (-0.0027874286536836313).addingProduct(b, middle)
    b = 0.01734400051175207.addingProduct(b, middle)
    b = (-0.04459885845886091).addingProduct(b, middle)
    b = 0.05946514461181525.addingProduct(b, middle)
    b = 0.9661051464753108.addingProduct(b, middle)
    let far = bounded - 3
    var c = 2.535246403407274e-10
    c = 3.746007767625529e-09.addingProduct(c, far)
    c = (-1.624418066725328e-08).addingProduct(c, far)
    c = (-4.663138610675717e-09).addingProduct(c, far)
    c = 1.6716167825529618e-07.addingProduct(c, far)
    c = (-4.580253827955395e-07).addingProduct(c, far)
    c = 1.224005587929936e-07.addingProduct(c, far)
    c = 3.0346021851335033e-06.addingProduct(c, far)
    c = (-1.0793192306733212e-05).addingProduct(c, far)
    c = 1.561452843633548e-05.addingProduct(c, far)
    c = 1.3906772610840414e-05.addingProduct(c, far)
    c = (-0.0001347766047028078).addingProduct(c, far)
    c = 0.00039057167245236266.addingProduct(c, far)
    c = (-0.00073804124542495).addingProduct(c, far)
    c = 0.0010165472778717402.addingProduct(c, far)
    c = (-0.0010443978841280857).addingProduct(c, far)
    c = 0.0007891006277387237.addingProduct(c, far)
    c = (-0.00041775915600600295).addingProduct(c, far)
    c = 0.00013925305194654552.addingProduct(c, far)
    c = 0.9999779095030022.addingProduct(c, far)
    let value = bounded < 1 ? bounded * a : bounded < 2 ? b : c
    return Double(bitPattern: value.bitPattern | (x.bitPattern & (1 &<< 63)))
  }

  @inline(__always)
  private static func powerOfTwo(_ x: Double) -> Double {
    let bounded = x > 200 ? 200 : x < -200 ? -200 : x
    let shifted = magic + bounded
    let (power, rest) = powers(shifted, (bounded - (shifted - magic)) * 0.6931471805599453)
    return power.addingProduct(power, rest)
  }

  /// A turn by an eighth of a circle or a quarter brings each value to the tangent of a sixteenth at most.
  @inline(__always)
  private static func arcTangent(_ x: Double) -> Double {
    let size = x.magnitude
    let isSteep = size > 2.414213562373095
    let isFlat = size <= 0.41421356237309503
    let t = (isSteep ? -1 : isFlat ? size : size - 1) / (isSteep ? size : isFlat ? 1 : size + 1)
    let start = isSteep ? 1.5707963267948966 : isFlat ? 0 : 0.7853981633974483
    let z = t * t
    var u = 0.022747352471342214
    u = (-0.044831026218406116).addingProduct(u, z)
    u = 0.05736261745056589.addingProduct(u, z)
    u = (-0.06649602209669496).addingProduct(u, z)
    u = 0.07691054071029589.addingProduct(u, z)
    u = (-0.09090852496984875).addingProduct(u, z)
    u = 0.11111109634672653.addingProduct(u, z)
    u = (-0.1428571426606795).addingProduct(u, z)
    u = 0.19999999999898238.addingProduct(u, z)
    u = (-0.3333333333333325).addingProduct(u, z)
    let value = start + t.addingProduct(t * z, u)
    return Double(bitPattern: value.bitPattern | (x.bitPattern & (1 &<< 63)))
  }

  /// e^-x² by a polynomial in (x - 4)/(x + 4), which is the scaled function e^x²·erfc x.
  @inline(__always)
  private static func complementaryErrorFunction(_ x: Double) -> Double {
    // Beyond this bound the result vanishes as a float32.
    let size = x.magnitude > 10.5 ? 10.5 : x.magnitude
    let q = (size - 4) / (size + 4)
    var u = -2.8871269944306786e-09
    u = (-5.8404476055837166e-09).addingProduct(u, q)
    u = 4.2716410691534594e-08.addingProduct(u, q)
    u = 1.0416161642017391e-07.addingProduct(u, q)
    u = (-2.917931740518519e-07).addingProduct(u, q)
    u = (-4.1781246705325276e-07).addingProduct(u, q)
    u = 2.943972078571712e-06.addingProduct(u, q)
    u = (-1.9002519661666727e-06).addingProduct(u, q)
    u = (-2.25550671539258e-05).addingProduct(u, q)
    u = 7.898274912597037e-05.addingProduct(u, q)
    u = (-2.1761962519679174e-05).addingProduct(u, q)
    u = (-0.000799126787173351).addingProduct(u, q)
    u = 0.004060263652348006.addingProduct(u, q)
    u = (-0.012843946031325014).addingProduct(u, q)
    u = 0.03129905651693135.addingProduct(u, q)
    u = (-0.06310781563980628).addingProduct(u, q)
    u = 0.10896317739895875.addingProduct(u, q)
    u = (-0.1642578166973069).addingProduct(u, q)
    u = 0.21871967891826424.addingProduct(u, q)
    u = (-0.25906804876017164).addingProduct(u, q)
    u = 0.13699945762506138.addingProduct(u, q)
    let square = -size * size
    let shifted = magic.addingProduct(square, 1.4426950408889634)
    let n = shifted - magic
    let r = square.addingProduct(n, -0.6931471805599453).addingProduct(n, -2.3190468138462996e-17)
    let (power, rest) = powers(shifted, r)
    let value = power.addingProduct(power, rest) * u
    return x != x ? x : x < 0 ? 2 - value : value
  }
}
