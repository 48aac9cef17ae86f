// More functions of float32 runs, of which PyTorch's results are correctly rounded too.

extension FunctionLoops {
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

  // MARK: One value

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
