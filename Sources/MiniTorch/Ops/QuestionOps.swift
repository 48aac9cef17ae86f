// Questions about single elements: zero, not a number, infinite, negative.

enum QuestionOps {
  static let all: [Op] = [
    Op.logicalNot, Op.isNaN, Op.isInf, Op.isFinite, Op.isPosInf, Op.isNegInf, Op.isReal, Op.signbit,
  ]
}

extension Op {
  public static let logicalNot = question(
    "logical_not", "Whether each element is zero.", "[0, 1]", "[ True, False]", integers: { $0 == 0 }
  ) { $0 == 0 }

  public static let isNaN = question(
    "isnan", "Whether each element is not a number.", "[1., float('nan')]", "[False,  True]", integers: { _ in false }
  ) { $0.isNaN }

  public static let isInf = question(
    "isinf", "Whether each element is infinite.", "[1., float('inf')]", "[False,  True]", integers: { _ in false }
  ) { $0.isInfinite }

  public static let isFinite = question(
    "isfinite", "Whether each element is finite.", "[1., float('inf')]", "[ True, False]", integers: { _ in true }
  ) { $0.isFinite }

  public static let isPosInf = question(
    "isposinf", "Whether each element is plus infinity.", "[1., float('inf')]", "[False,  True]",
    integers: { _ in false }
  ) { $0 == .infinity }

  public static let isNegInf = question(
    "isneginf", "Whether each element is minus infinity.", "[1., float('-inf')]", "[False,  True]",
    integers: { _ in false }
  ) { $0 == -.infinity }

  public static let isReal = question(
    "isreal", "Whether each element has no imaginary part.", "[1., 2.]", "[True, True]", integers: { _ in true }
  ) { _ in true }

  public static let signbit = question(
    "signbit", "Whether each element is negative, minus zero included.", "[1., -0.]", "[False,  True]",
    integers: { $0 < 0 }
  ) { $0.sign == .minus }

  private static func question(
    _ name: String, _ doc: String, _ input: String, _ output: String, integers: @escaping (Int64) -> Bool,
    _ f: @escaping (Double) -> Bool
  ) -> Op {
    func answers(_ x: Tensor) throws -> Tensor {
      let isFloat = x.dtype.isFloatingPoint
      let source = try x.converted(to: isFloat ? .float64 : .int64)
      let out = try Tensor.empty(source.sizes, .bool, elementwise: [source])
      let bytes = out.data.assumingMemoryBound(to: Bool8.self)
      try Runs(source.sizes, out.strides, source.strides).forEach { r in
        for i in 0..<r.count {
          let k = r.offset1 &+ i &* r.stride1
          bytes[r.offset0 &+ i &* r.stride0] = Bool8(isFloat ? f(source.float64[k]) : integers(source.int64[k]))
        }
      }
      return out
    }
    let takesOut = ["logical_not", "isposinf", "isneginf", "signbit"].contains(name)
    return Op(
      takesOut ? "\(name)(Tensor input, *, Tensor out=None)" : "\(name)(Tensor input)",
      doc: """
        \(doc)

        >>> torch.\(name)(torch.tensor(\(input)))
        tensor(\(output))
        """,
      samples: { [CallArguments([.tensor(try .ramp([3]))])] },
      inPlace: name != "logical_not"
        ? nil
        : { a in
          let x = try a.tensor(0)
          return .tensor(try x.becomeInPlace(named: "NotImplemented") { try answers($0).converted(to: x.dtype) })
        }
    ) { a in .tensor(try answers(a.tensor(0))) }
  }
}
