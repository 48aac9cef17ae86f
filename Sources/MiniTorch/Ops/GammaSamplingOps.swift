// Random numbers of the gamma and Dirichlet distributions, in the steps of PyTorch's sampler on the CPU.

enum GammaSamplingOps {
  static let all: [Op] = [Op.standardGammaOp, Op.sampleDirichletOp]
}

extension Op {
  /// Marsaglia and Tsang's method of acceptance and rejection.
  ///
  /// - Parameters:
  ///   - alpha: the shape, raised by one where it was less than one.
  ///   - shift: `alpha - 1/3`, in the type that PyTorch computes it in.
  private static func gamma(_ given: Double, isSingle: Bool, _ random: Generator) -> Double {
    var scale = 1.0
    var alpha = given
    if alpha < 1 {
      if alpha == 0 { return 0 }
      let power = isSingle ? Double(1 / Float(alpha)) : 1 / alpha
      scale *= Libm.pow(1 - random.nextDouble(), power)
      alpha = isSingle ? Double(Float(alpha) + 1) : alpha + 1
    }
    let third = Float(1) / Float(3)
    let d = isSingle ? Double(Float(alpha) - third) : alpha - Double(third)
    let c = 1 / (9 * d).squareRoot()
    while true {
      var (x, y) = (0.0, 0.0)
      repeat {
        x = random.nextNormal()
        y = 1 + c * x
      } while y <= 0
      let v = y * y * y
      let u = 1 - random.nextDouble()
      let xx = x * x
      if u < 1 - Double(Float(0.0331)) * xx * xx { return scale * d * v }
      if Libm.log(u) < 0.5 * xx + d * (1 - v + Libm.log(v)) { return scale * d * v }
    }
  }

  static let standardGammaOp: Op = .init(
    "_standard_gamma(Tensor input, Generator? generator=None)", places: .function,
    gradients: ["StandardGammaBackward0"],
    doc: """
      A number of the gamma distribution for each element as its shape.

      >>> torch._standard_gamma(torch.tensor([1., 2.])).shape
      torch.Size([2])
      """
  ) { a in
    let x = try a.tensor(0)
    guard x.dtype.isFloatingPoint else { throw TensorError.notImplemented("gamma_cpu", x.dtype) }
    let random = a.generator(1) ?? .default
    let isSingle = x.dtype != .float64
    let least = x.dtype.smallestNormal
    let drawn = x.doubles().map { Swift.max(least, gamma($0, isSingle: isSingle, random)) }
    let value = try Tensor(drawn, sizes: x.sizes, dtype: x.dtype)
    return .tensor(
      try value.recorded("StandardGammaBackward0", [x]) { _, _, _ in
        throw TensorError(.notImplemented, "the gradient of torch._standard_gamma is not supported by this runner")
      })
  }

  static let sampleDirichletOp: Op = .init(
    "_sample_dirichlet(Tensor input, Generator? generator=None)", places: .function,
    gradients: ["SampleDirichletBackward0"],
    doc: """
      Shares that sum to one, of the Dirichlet distribution with the elements along the last dimension.

      >>> torch._sample_dirichlet(torch.ones(3)).shape
      torch.Size([3])
      """
  ) { a in
    let x = try a.tensor(0)
    guard x.dtype == .float32 || x.dtype == .float64 else { throw TensorError.notImplemented("dirichlet", x.dtype) }
    let random = a.generator(1) ?? .default
    let drawn = x.doubles().map { Swift.max(Double.leastNormalMagnitude, gamma($0, isSingle: false, random)) }
    let (low, high) = (x.dtype.smallestNormal, x.dtype == .float32 ? Double(Float(1).nextDown) : 1.0.nextDown)
    let shares = try GradMode.with(false) {
      let gammas = try Tensor(drawn, sizes: x.sizes, dtype: .float64)
      let quotient = try div.apply(gammas, gammas.sum([-1], keepDimensions: true))
      return try clamp(quotient.to(x.dtype), min: .float(low), max: .float(high))
    }
    return .tensor(
      try shares.recorded("SampleDirichletBackward0", [x]) { _, _, _ in
        throw TensorError(.notImplemented, "the gradient of torch._sample_dirichlet is not supported by this runner")
      })
  }
}
