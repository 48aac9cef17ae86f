// The rarer operations on two operands, element by element: lengths, signs, logarithms of sums, divisors, shifts.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum PairOps {
  static let all: [Op] = [
    Op.hypotOp, Op.copysign, Op.heaviside, Op.nextafterOp, Op.logaddexp, Op.logaddexp2, Op.fmax, Op.fmin, Op.gcd,
    Op.lcm,
    Op.leftShift, Op.rightShift, Op.xlogyOp, Op.xlog1pyOp, Op.ldexpOp, Op.floatPowerOp,
  ]
}

extension Op {
  private static func forms(_ name: String, _ second: String = "other", out: Bool = true) -> (String, String, String) {
    (
      "\(name)(Tensor input, Tensor \(second), *, Tensor out=None)",
      "\(name)(Number self, Tensor \(second)\(out ? ", *, Tensor out=None" : ""))",
      "\(name)(Tensor input, Number \(second), *, Tensor out=None)"
    )
  }

  static let hypotOp: BinaryOp = .init(
    "hypot(Tensor input, Tensor other, *, Tensor out=None)", gradients: ["HypotBackward0"],
    doc: """
      The length of the hypotenuse over two legs.

      >>> torch.hypot(torch.tensor([3.]), torch.tensor([4.]))
      tensor([5.])
      """,
    samples: pairSamples, check: floatsOnly("hypot_cpu"),
    input: ([.input, .result], { g, n in try div.apply(mul.apply(g, n.input), n.result) }),
    other: ([.other, .result], { g, n in try div.apply(mul.apply(g, n.other.asTensor()), n.result) }),
    float: { $0.map { Float(Libm.hypot(Double($0), Double($1))) } }, double: { $0.map { Libm.hypot($0, $1) } },
    integer: nil)

  static let copysign: BinaryOp = .init(
    "copysign(Tensor input, Tensor other, *, Tensor out=None)",
    "copysign(Tensor input, Number other, *, Tensor out=None)",
    gradients: ["CopysignBackward0", "CopysignBackward1"],
    doc: """
      The magnitude of each element with the sign of that of `other`.

      >>> torch.copysign(torch.tensor([1., 2.]), torch.tensor([-3., 3.]))
      tensor([-1.,  2.])
      """,
    samples: pairSamples,
    input: (
      [.input, .result],
      { g, n in
        let x = try n.input
        return try mul.apply(g, maskedFill(div.apply(n.result, x), eq.apply(x, .scalar(.int(0))), .int(0)))
      }
    ),
    other: ([], { g, _ in try g.zerosLike() }),
    float: { $0.map { Float(signOf: $1, magnitudeOf: $0) } },
    double: { $0.map { Double(signOf: $1, magnitudeOf: $0) } },
    integer: nil)

  static let heaviside: BinaryOp = .init(
    "heaviside(Tensor input, Tensor values, *, Tensor out=None)",
    doc: """
      0 for negative elements, 1 for positive ones, that of `values` for zeros.

      >>> torch.heaviside(torch.tensor([-1., 0., 2.]), torch.tensor(0.5))
      tensor([0.0000, 0.5000, 1.0000])
      """,
    samples: pairSamples,
    check: { a, b, _ in
      if a != b { throw TensorError.runtime("heaviside is not yet implemented for tensors with different dtypes.") }
    },
    float: { $0.map { $0 == 0 ? $1 : $0 > 0 ? 1 : 0 } }, double: { $0.map { $0 == 0 ? $1 : $0 > 0 ? 1 : 0 } },
    integer: { $0.map { $0 == 0 ? $1 : $0 > 0 ? 1 : 0 } })

  static let nextafterOp: BinaryOp = .init(
    "nextafter(Tensor input, Tensor other, *, Tensor out=None)", gradients: ["NextafterBackward0"],
    doc: """
      The next number after each element in the direction of `other`.

      >>> torch.nextafter(torch.tensor(1.), torch.tensor(2.)).item()
      1.0000001192092896
      """,
    samples: pairSamples,
    check: floatsOnly("nextafter_cpu"),
    input: (
      [.input, .other], { g, n in try maskedFill(g, eq.apply(n.input, n.other), .int(0)) }
    ),
    other: ([], { g, _ in try g.zerosLike() }),
    float: { $0.map { next($0, $1) } }, double: { $0.map { next($0, $1) } }, integer: nil)

  private static func next<T: BinaryFloatingPoint>(_ x: T, _ y: T) -> T {
    if x.isNaN || y.isNaN { return .nan }
    return x == y ? y : y > x ? x.nextUp : x.nextDown
  }

  /// `log(base ** a + base ** b)` with the larger taken out.
  private static func logOfSum(_ a: Double, _ b: Double, _ exp: (Double) -> Double, _ scale: Double) -> Double {
    if a.isNaN || b.isNaN { return .nan }
    if a.isInfinite && a == b { return a }
    return Swift.max(a, b) + Libm.log1p(exp(-(a - b).magnitude)) * scale
  }

  static let logaddexp: BinaryOp = .init(
    "logaddexp(Tensor input, Tensor other, *, Tensor out=None)", places: .both, gradients: ["LogaddexpBackward0"],
    doc: """
      The logarithm of the sum of two exponentials.

      >>> torch.logaddexp(torch.tensor([0.]), torch.tensor([0.]))
      tensor([0.6931])
      """,
    samples: pairSamples, check: floatsOnly("logaddexp_cpu"),
    input: (
      [.input, .other],
      { g, n in try div.apply(g, add.apply(exp.apply(sub.apply(n.other.asTensor(), n.input)), .int(1))) }
    ),
    other: (
      [.input, .other],
      { g, n in try div.apply(g, add.apply(exp.apply(sub.apply(n.input, n.other.asTensor())), .int(1))) }
    ),
    float: { $0.map { Float(logOfSum(Double($0), Double($1), Libm.exp, 1)) } },
    double: { $0.map { logOfSum($0, $1, Libm.exp, 1) } }, integer: nil)

  static let logaddexp2: BinaryOp = .init(
    "logaddexp2(Tensor input, Tensor other, *, Tensor out=None)", places: .both, gradients: ["Logaddexp2Backward0"],
    doc: """
      The logarithm to base 2 of the sum of two powers of 2.

      >>> torch.logaddexp2(torch.tensor([0.]), torch.tensor([0.]))
      tensor([1.])
      """,
    samples: pairSamples,
    check: floatsOnly("logaddexp2_cpu"),
    input: (
      [.input, .other],
      { g, n in try div.apply(g, add.apply(pow(.int(2), sub.apply(n.other.asTensor(), n.input)), .int(1))) }
    ),
    other: (
      [.input, .other],
      { g, n in try div.apply(g, add.apply(pow(.int(2), sub.apply(n.input, n.other.asTensor())), .int(1))) }
    ),
    float: { $0.map { Float(logOfSum(Double($0), Double($1), Libm.exp2, 1.4426950408889634)) } },
    double: { $0.map { logOfSum($0, $1, Libm.exp2, 1.4426950408889634) } }, integer: nil)

  /// Where the first operand is the one taken, for the gradients of `fmax` and `fmin`.
  private static func takesFirst(_ n: BinaryNode, _ wins: PredicateOp) throws -> Tensor {
    let other = try n.other.asTensor()
    let isNaN = try ne.apply(other, .tensor(other))
    return try logicalOr.apply(wins.apply(n.input, .tensor(other)), .tensor(isNaN))
  }

  private static func extreme(
    _ name: String, _ gradient: String, _ wins: PredicateOp, _ doc: String, _ result: String,
    float: @escaping (Lanes<Float, Float>) -> Void, double: @escaping (Lanes<Double, Double>) -> Void,
    integer: @escaping (Lanes<Int64, Int64>) -> Void
  ) -> BinaryOp {
    BinaryOp(
      "\(name)(Tensor input, Tensor other, *, Tensor out=None)", places: .both, gradients: [gradient],
      doc: """
        \(doc) of each pair; a number where the other is not one.

        >>> torch.\(name)(torch.tensor([1., 5.]), torch.tensor([3., float('nan')]))
        tensor(\(result))
        """,
      samples: {
        [CallArguments([.tensor(try .ramp([2, 2])), .tensor(try Tensor([1, 0.6, 2, -1], sizes: [2, 2]))])]
      },
      input: ([.input, .other], { g, n in try maskedFill(g, logicalNot(takesFirst(n, wins)), .int(0)) }),
      other: ([.input, .other], { g, n in try maskedFill(g, takesFirst(n, wins), .int(0)) }),
      float: float, double: double, integer: integer)
  }

  private static func logicalNot(_ x: Tensor) throws -> Tensor { try eq.apply(x, .scalar(.int(0))) }

  static let fmax = extreme(
    "fmax", "FmaxBackward0", ge, "The larger", "[3., 5.]",
    float: { $0.map { $1.isNaN || $0 >= $1 ? $0 : $1 } }, double: { $0.map { $1.isNaN || $0 >= $1 ? $0 : $1 } },
    integer: { $0.map { Swift.max($0, $1) } })
  static let fmin = extreme(
    "fmin", "FminBackward0", le, "The smaller", "[1., 5.]",
    float: { $0.map { $1.isNaN || $0 <= $1 ? $0 : $1 } }, double: { $0.map { $1.isNaN || $0 <= $1 ? $0 : $1 } },
    integer: { $0.map { Swift.min($0, $1) } })

  private static func integersOnly(_ kernel: String) -> (DType, DType, DType) throws -> Void {
    { _, _, dtype in
      if !dtype.isInteger { throw TensorError.notImplemented(kernel, dtype) }
    }
  }

  static func floatsOnly(_ kernel: String) -> (DType, DType, DType) throws -> Void {
    { _, _, dtype in
      if !dtype.isFloatingPoint { throw TensorError.notImplemented(kernel, dtype) }
    }
  }

  private static func integersSample() throws -> [CallArguments] {
    [CallArguments([.tensor(try Tensor(integers: [6, -12, 7])), .tensor(try Tensor(integers: [3, 10, 0]))])]
  }

  private static func divisor(_ a: Int64, _ b: Int64) -> Int64 {
    var (a, b) = (a < 0 ? 0 &- a : a, b < 0 ? 0 &- b : b)
    while b != 0 && b != -1 { (a, b) = (b, a % b) }
    return a
  }

  static let gcd: BinaryOp = .init(
    "gcd(Tensor input, Tensor other, *, Tensor out=None)",
    doc: """
      The greatest common divisor of each pair.

      >>> torch.gcd(torch.tensor([12]), torch.tensor([18]))
      tensor([6])
      """,
    samples: integersSample, check: integersOnly("gcd_cpu"), float: { _ in }, double: { _ in },
    integer: { $0.map { divisor($0, $1) } })

  static let lcm: BinaryOp = .init(
    "lcm(Tensor input, Tensor other, *, Tensor out=None)",
    doc: """
      The least common multiple of each pair.

      >>> torch.lcm(torch.tensor([4]), torch.tensor([6]))
      tensor([12])
      """,
    samples: integersSample, check: integersOnly("lcm_cpu"), float: { _ in }, double: { _ in },
    integer: {
      $0.map { a, b in
        let d = divisor(a, b)
        if d == 0 { return 0 }
        let product = (a / d) &* b
        return product < 0 ? 0 &- product : product
      }
    })

  private static func shift(
    _ name: String, _ operators: [String], _ kernel: String, _ doc: String, _ result: String,
    _ f: @escaping (Int64, Int64) -> Int64
  ) -> BinaryOp {
    let all = forms(name, out: false)
    return BinaryOp(
      all.0, all.1, all.2, operators: operators,
      doc: """
        \(doc)

        >>> torch.\(name)(torch.tensor([1, 12]), 2)
        tensor(\(result))
        """,
      samples: {
        [CallArguments([.tensor(try Tensor(integers: [6, -12, 7])), .tensor(try Tensor(integers: [3, 1, 0]))])]
      },
      check: integersOnly(kernel), float: { _ in }, double: { _ in }, integer: { $0.map(f) })
  }

  static let leftShift = shift(
    "bitwise_left_shift", ["__lshift__", "__rlshift__", "__ilshift__"], "lshift_cpu",
    "Moves the bits of each element up, filling with zeros.", "[ 4, 48]"
  ) { $1 < 0 || $1 > 63 ? 0 : $0 << $1 }
  static let rightShift = shift(
    "bitwise_right_shift", ["__rshift__", "__rrshift__", "__irshift__"], "rshift_cpu",
    "Moves the bits of each element down, keeping the sign.", "[0, 3]"
  ) { $1 < 0 || $1 > 63 ? ($0 < 0 ? -1 : 0) : $0 >> $1 }

  // MARK: Products with a logarithm

  private static func logarithmic(_ name: String, _ log: @escaping (Double) -> Double) -> BinaryOp {
    func value(_ x: Double, _ y: Double) -> Double { y.isNaN ? .nan : x == 0 ? 0 : x * log(y) }
    return BinaryOp(
      "\(name)(Tensor input, Tensor other)", places: [],
      float: { $0.map { Float(value(Double($0), Double($1))) } }, double: { $0.map { value($0, $1) } }, integer: nil)
  }

  private static let xlogyValues = logarithmic("xlogy") { Libm.log($0) }
  private static let xlog1pyValues = logarithmic("xlog1py") { Libm.log1p($0) }

  /// `x log(y)`, or `x log(1 + y)`, zero where x is.
  private static func timesLog(_ x: Operand, _ y: Operand, plusOne: Bool) throws -> Tensor {
    let values = plusOne ? xlog1pyValues : xlogyValues
    let value = try GradMode.with(false) { try values.apply(x.asTensor(), y) }
    let family = plusOne ? "SpecialXlog1PyBackward" : "XlogyBackward"
    let name = family + (x.tensor == nil ? "1" : y.tensor == nil ? "2" : "0")
    let inputs = [x.tensor, y.tensor].compactMap { $0 }
    let takesFirst = x.tensor != nil
    return try value.recorded(name, inputs, saving: inputs.reversed()) { i, g, saved in
      let x = try x.tensor == nil ? x : .tensor(saved[inputs.count - 1])
      let y = try y.tensor == nil ? y : .tensor(saved[0])
      if i == 0 && takesFirst {
        let logs = try timesLog(.tensor(g), y, plusOne: plusOne)
        let isZero = try eq.apply(x.asTensor(), .scalar(.int(0)))
        let border = try le.apply(y.asTensor(), .scalar(.int(plusOne ? -1 : 0)))
        return try maskedFill(logs, logicalAnd.apply(isZero, .tensor(border)), .int(0))
      }
      let product = try mul.apply(g, x)
      return try div.apply(product, plusOne ? .tensor(add.apply(y.asTensor(), .int(1))) : y)
    }
  }

  private static func timesLogOp(
    _ name: String, _ aliases: [String], _ places: Places, plusOne: Bool, _ example: String
  )
    -> Op
  {
    let all = forms(name)
    let family = plusOne ? "SpecialXlog1PyBackward" : "XlogyBackward"
    return Op(
      all.0, all.1, all.2, aliases: aliases, places: places, gradients: (0..<3).map { family + String($0) },
      doc: """
        x log(\(plusOne ? "1 + y" : "y")) for each pair, zero where x is.

        \(example)
        """,
      samples: pairSamples,
      inPlace: places.isEmpty
        ? nil
        : { a in
          .tensor(
            try a.tensor(0).becomeInPlace(named: family) { try timesLog(.tensor($0), a.operand(1), plusOne: plusOne) })
        }
    ) { a in .tensor(try timesLog(a.operand(0), a.operand(1), plusOne: plusOne)) }
  }

  static let xlogyOp = timesLogOp(
    "xlogy", ["special_xlogy"], .both, plusOne: false,
    ">>> torch.xlogy(torch.tensor([0., 1.]), torch.tensor([0., 2.]))\ntensor([0.0000, 0.6931])")
  static let xlog1pyOp = timesLogOp(
    "special_xlog1py", [], [], plusOne: true,
    ">>> torch.special.xlog1py(torch.tensor([1.]), torch.tensor([1.]))\ntensor([0.6931])")

  // MARK: Composed of others

  private static func ldexp(_ x: Tensor, _ exponent: Tensor) throws -> Tensor {
    if x.dtype.isFloatingPoint && exponent.dtype == .bool { throw TensorError.notImplemented("ldexp_cpu_exp", .bool) }
    let value = try GradMode.with(false) {
      let scaled = try mul.apply(x, pow(.float(2), exponent))
      // Whole exponents leave a floating-point type as it is.
      return try x.dtype.isFloatingPoint && !exponent.dtype.isFloatingPoint ? scaled.to(x.dtype) : scaled
    }
    return try value.recorded("LdexpBackward0", [x, exponent], saving: [x, exponent]) { i, g, saved in
      let scale = try pow(.int(2), saved[1])
      if i == 0 { return try mul.apply(g, scale) }
      return try mul.apply(mul.apply(mul.apply(g, saved[0]), scale), .float(0.6931471805599453))
    }
  }

  static let ldexpOp: Op = .init(
    "ldexp(Tensor input, Tensor other, *, Tensor out=None)", gradients: ["LdexpBackward0"],
    doc: """
      Each element times 2 to the power of that of `other`.

      >>> torch.ldexp(torch.tensor([1.5]), torch.tensor([3]))
      tensor([12.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try Tensor(integers: [1, 2, 3]))])] },
    inPlace: { a in
      let x = try a.tensor(0)
      if !x.dtype.isFloatingPoint {
        throw TensorError.runtime("ldexp can't be cast to the desired output type \(x.dtype.scalarName)")
      }
      return .tensor(try x.becomeInPlace(named: "LdexpBackward0") { try ldexp($0, a.tensor(1)) })
    }
  ) { a in .tensor(try ldexp(a.tensor(0), a.tensor(1))) }

  private static func floatPower(_ x: Operand, _ y: Operand) throws -> Tensor {
    switch (x, y) {
    case (.scalar(let base), .tensor(let exponent)):
      try pow(.float(base.double), exponent.to(.float64))
    case (.tensor(let base), .scalar(let exponent)):
      try pow(base.to(.float64), .float(exponent.double))
    default: try powTensors.apply(x.asTensor().to(.float64), y.asTensor().to(.float64))
    }
  }

  static let floatPowerOp: Op = {
    let all = forms("float_power", "exponent")
    return Op(
      all.0, all.1, all.2, gradients: ["PowBackward1", "PowBackward2", "PowBackward0"],
      doc: """
        Raises to a power in float64.

        >>> torch.float_power(torch.tensor([2, 3]), 2)
        tensor([4., 9.], dtype=torch.float64)
        """,
      samples: { [CallArguments([.tensor(try .ramp([3])), .int(3)])] },
      inPlace: { a in
        let x = try a.tensor(0)
        guard x.dtype == .float64 else {
          throw TensorError.runtime(
            "the base given to float_power_ has dtype \(x.dtype.scalarName) but the operation's result requires dtype "
              + "Double")
        }
        return .tensor(try x.becomeInPlace(named: "PowBackward0") { try floatPower(.tensor($0), a.operand(1)) })
      }
    ) { a in .tensor(try floatPower(a.operand(0), a.operand(1))) }
  }()
}
