// Samples of the distributions of counts: Poisson and binomial.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Generator {
  /// A sample of the Poisson distribution.
  ///
  /// Source: Hörmann's transformed rejection (1993) from a rate of 10 on, multiplication of uniforms below.
  public func nextPoisson(rate: Double) -> Double {
    if rate == 0 { return 0 }
    if rate < 10 {
      let limit = exp(-rate)
      var count = 0.0
      var product = 1.0
      while true {
        product *= nextDouble()
        if !(product > limit) { return count }
        count += 1
      }
    }
    let root = rate.squareRoot()
    let logRate = log(rate)
    let b = 0.931 + 2.53 * root
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let box = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = nextDouble() - 0.5
      let v = nextDouble()
      let distance = 0.5 - abs(u)
      let k = ((2 * a / distance + b) * u + rate + 0.43).rounded(.down)
      if distance >= 0.07 && v <= box { return k }
      if k < 0 || (distance < 0.013 && v > distance) { continue }
      let left = log(v) + log(inverseAlpha) - log(a / (distance * distance) + b)
      if left <= -rate + k * logRate - lgamma(k + 1) { return k }
    }
  }

  /// A sample of the binomial distribution, NaN if the arguments are.
  ///
  /// Source: Hörmann's BTRS (1993) where ten successes or more are expected, sums of geometric samples below.
  public func nextBinomial(count: Double, probability: Double) -> Double {
    if count <= 0 || probability <= 0 { return 0 }
    if probability >= 1 { return count }
    if count.isNaN || probability.isNaN { return .nan }
    if probability > 0.5 { return count - nextBinomial(count: count, probability: 1 - probability) }
    return count * probability >= 10 ? rejected(count, probability) : summed(count, probability)
  }

  private func summed(_ count: Double, _ probability: Double) -> Double {
    let logFailure = log1p(-probability)
    var trials = 0.0
    var successes = 0.0
    while true {
      trials += (log(nextDouble()) / logFailure).rounded(.up)
      if trials > count { return successes }
      successes += 1
    }
  }

  private func rejected(_ n: Double, _ p: Double) -> Double {
    let deviation = (n * p * (1 - p)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * p
    let c = n * p + 0.5
    let box = 0.92 - 4.2 / b
    let odds = p / (1 - p)
    let alpha = (2.83 + 5.1 / b) * deviation
    let mode = ((n + 1) * p).rounded(.down)
    while true {
      let u = nextDouble() - 0.5
      let v = nextDouble()
      let distance = 0.5 - abs(u)
      let k = ((2 * a / distance + b) * u + c).rounded(.down)
      if k < 0 || k > n { continue }
      if distance >= 0.07 && v <= box { return k }
      let height = log(v * alpha / (a / (distance * distance) + b))
      let bound =
        (mode + 0.5) * log((mode + 1) / (odds * (n - mode + 1))) + (n + 1) * log((n - mode + 1) / (n - k + 1))
        + (k + 0.5) * log(odds * (n - k + 1) / (k + 1)) + Self.stirlingTail(mode) + Self.stirlingTail(n - mode)
        - Self.stirlingTail(k) - Self.stirlingTail(n - k)
      if height <= bound { return k }
    }
  }

  /// What Stirling's formula for log(k!) leaves out.
  private static func stirlingTail(_ k: Double) -> Double {
    let known = [
      0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211,
      0.0138761288230707, 0.0118967099458917, 0.0104112652619720, 0.00925546218271273, 0.00833056343336287,
    ]
    if k <= 9 { return known[Int(k)] }
    let square = (k + 1) * (k + 1)
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1)
  }
}
