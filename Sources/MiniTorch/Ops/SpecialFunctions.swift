// Special functions on Double that the C library lacks: digamma, polygamma, zeta, inverse erf, Bessel functions.

/// Series and asymptotic expansions, good to about 1e-15.
enum SpecialFunctions {
  /// The derivative of the logarithm of the gamma function, each step rounded to the type of `x`.
  static func digamma<T: BinaryFloatingPoint>(_ x: T) -> T {
    if x == 0 { return x.sign == .minus ? .infinity : -.infinity }
    if x < 0 {
      if x == x.rounded() { return .nan }
      let part = Double(x) - Double(x).rounded(.towardZero)
      return digamma(1 - x) - T(Double.pi / Libm.tan(.pi * part))
    }
    var (x, result) = (x, T(0))
    while x < 10 {
      result -= 1 / x
      x += 1
    }
    if x == 10 { return result + T(2.25175258906672110764) }
    var y = T(0)
    if x < 1e17 {
      let z = 1 / (x * x)
      for term in [
        8.33333333333333333333e-2, -2.10927960927960927961e-2, 7.57575757575757575758e-3, -4.16666666666666666667e-3,
        3.96825396825396825397e-3, -8.33333333333333333333e-3, 8.33333333333333333333e-2,
      ] { y = y * z + T(term) }
      y *= z
    }
    return result + T(Libm.log(Double(x))) - T(0.5) / x - y
  }

  /// Hurwitz's zeta function, the sum of `(q + k) ** -x`.
  static func zeta(_ x: Double, _ q: Double) -> Double {
    if x == 1 { return .infinity }
    if x < 1 { return .nan }
    if q <= 0 {
      if q == q.rounded() { return .infinity }
      if x != x.rounded() { return .nan }
    }
    var s = Libm.pow(q, -x)
    var (a, b, i) = (q, 0.0, 0)
    while i < 9 || a <= 9 {
      i += 1
      a += 1
      b = Libm.pow(a, -x)
      s += b
      if b.magnitude < 1.1e-16 * s.magnitude { return s }
    }
    s += b * a / (x - 1) - 0.5 * b
    var (factor, k) = (1.0, 0.0)
    let coefficients: [Double] = [
      12, -720, 30240, -1_209_600, 47_900_160, -1.8924375803183791606e9, 7.47242496e10, -2.950130727918164224e12,
      1.1646782814350067249e14, -4.5979787224074726105e15, 1.8152105401943546773e17, -7.1661652561756670113e18,
    ]
    for c in coefficients {
      factor *= x + k
      b /= a
      let t = factor * b / c
      s += t
      if (t / s).magnitude < 1.1e-16 { return s }
      k += 1
      factor *= x + k
      b /= a
      k += 1
    }
    return s
  }

  /// The `n`-th derivative of digamma.
  static func polygamma(_ n: Int, _ x: Double) -> Double {
    if n == 0 { return digamma(x) }
    let sign: Double = n % 2 == 0 ? -1 : 1
    return sign * Libm.exp(Libm.lgamma(Double(n) + 1)) * zeta(Double(n) + 1, x)
  }

  /// The inverse of the error function: a rational start and Newton's steps.
  static func erfinv(_ y: Double) -> Double {
    if y.isNaN || y.magnitude > 1 { return .nan }
    if y.magnitude == 1 { return y * .infinity }
    if y == 0 { return y }
    let w = -Libm.log((1 - y) * (1 + y))
    var x: Double
    if w < 5 {
      let t = w - 2.5
      x = 2.81022636e-08
      for c in [
        3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087, -0.00125372503, -0.00417768164, 0.246640727,
        1.50140941,
      ] { x = x * t + c }
    } else {
      let t = w.squareRoot() - 3
      x = -0.000200214257
      for c in [
        0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613, 0.00943887047, 1.00167406,
        2.83297682,
      ] { x = x * t + c }
    }
    x *= y
    for _ in 0..<3 {
      // Near the ends the complement keeps the digits.
      let error = x > 0.5 ? (1 - y) - Libm.erfc(x) : x < -0.5 ? Libm.erfc(-x) - (1 + y) : Libm.erf(x) - y
      x -= error / (1.1283791670955126 * Libm.exp(-x * x))
    }
    return x
  }

  /// The modified Bessel function of order 0 or 1 times `exp(-|x|)`, by its power series or by integration.
  static func besselScaled(_ order: Int, _ x: Double) -> Double {
    let z = x.magnitude
    if z.isNaN { return .nan }
    if z.isInfinite { return 0 }
    let value: Double
    if z <= 30 {
      // The power series has positive terms only.
      var term = order == 0 ? 1 : z / 2
      var (sum, k) = (term, 0.0)
      while term > sum * 1e-17 {
        k += 1
        term *= z * z / 4 / (k * (k + Double(order)))
        sum += term
      }
      value = sum * Libm.exp(-z)
    } else {
      let mu = Double(4 * order * order)
      var (term, sum) = (1.0, 1.0)
      for k in 1..<40 {
        let odd = Double(2 * k - 1)
        let next = term * -(mu - odd * odd) / (Double(k) * 8 * z)
        if next.magnitude > term.magnitude || next.magnitude < 1e-17 { break }
        term = next
        sum += term
      }
      value = sum / (2 * .pi * z).squareRoot()
    }
    return order == 1 && x < 0 ? -value : value
  }
}
