// Reductions and functions against checksums recorded from real PyTorch on one thread.
import MiniTorch
import MiniTorchKernels
import Testing

@Suite struct FunctionTests {
  @Test func functionsEqualPyTorch() throws {
    var failures: [String: [String]] = [:]
    for line in try recordedLines("functions.txt") {
      let count = try #require(Int(line[1]))
      let isEqual: Bool
      if line[0].hasSuffix("64") {
        let found = try #require(try doubles(line[0], count), "no recorded kind \(line[0])")
        isEqual = line[2] == "near" ? isNear(found, line[3...], 1e-14) : String(checksum(found)) == line[2]
      } else {
        let found = try #require(try floats(line[0], count), "no recorded kind \(line[0])")
        isEqual = line[2] == "near" ? isNear(found, line[3...], 1e-6) : String(checksum(found)) == line[2]
      }
      if !isEqual { failures[line[0], default: []].append(line[1]) }
    }
    #expect(failures.isEmpty)
  }

  private func isNear<T: BinaryFloatingPoint>(_ found: [T], _ words: ArraySlice<String>, _ tolerance: Double) -> Bool {
    let expected = words.compactMap { Double($0) }
    guard expected.count == found.count else { return false }
    return zip(found, expected).allSatisfy { abs(Double($0) - $1) <= tolerance * max(1, abs($1)) }
  }

  private func normal(_ seed: UInt64, _ count: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: count) { buffer, used in
      if let p = buffer.baseAddress { Generator(seed: seed).fillNormal(p, count: count) }
      used = count
    }
  }

  private func doubles(_ name: String, _ n: Int) throws -> [Double]? {
    var out = [Double](repeating: 0, count: n)
    switch name {
    case "variance64":
      return try Op.variance(Tensor(normal(1, n)).to(.float64), nil).doubles()
    case "linspace64": SequenceKernel.linspace(&out, from: -3, to: 3.7, count: n)
    case "arange64": SequenceKernel.arange(&out, from: -1, step: 0.1, count: n)
    default: return nil
    }
    return out
  }

  private func floats(_ name: String, _ n: Int) throws -> [Float]? {
    let (x, y, z) = (normal(1, n), normal(2, n), normal(3, n))
    var out = [Float](repeating: 0, count: n)
    switch name {
    case "norm": return [ReductionKernel.loops.norm(x, count: n)]
    case "product": return [ReductionKernel.product(x.map { $0 * 0.1 + 1 }, count: n)]
    case "cumulativeSum": return try Tensor(x).cumsum(0).doubles().map(Float.init)
    case "cumulativeProduct": return try Tensor(x.map { $0 * 0.1 + 1 }).cumprod(0).doubles().map(Float.init)
    case "variance": return try Op.variance(Tensor(x), nil).doubles().map(Float.init)
    case "deviation": return try Op.variance(Tensor(x), nil, root: true).doubles().map(Float.init)
    case "sigmoid": ExpKernel.sigmoid(x, &out, count: n)
    case "silu": ExpKernel.silu(x, &out, count: n)
    case "linspace": SequenceKernel.linspace(&out, from: -3, to: 3.7, count: n)
    case "arange": SequenceKernel.arange(&out, from: -1, step: 0.1, count: n)
    case "add": FusedKernel.loops.add(x, y, alpha: -0.1, &out, count: n)
    case "addProduct": FusedKernel.loops.addProduct(x, y, z, value: 0.3, &out, count: n)
    case "addQuotient": FusedKernel.loops.addQuotient(x, y, z, value: 0.3, &out, count: n)
    case "interpolateLow": FusedKernel.loops.interpolate(x, y, weight: 0.1, &out, count: n)
    case "interpolateHigh": FusedKernel.loops.interpolate(x, y, weight: 0.9, &out, count: n)
    case "lossSum":
      let target = try Tensor.zeros([n], dtype: .int64)
      return try Op.nllLoss(Tensor(x, sizes: [n, 1]), target, reduction: .sum).doubles().map(Float.init)
    default: return softmax(name, n)
    }
    return out
  }

  private func softmax(_ name: String, _ n: Int) -> [Float]? {
    let isMiddle = name.hasSuffix("Middle")
    let (outer, size, inner) = isMiddle ? (2, 7, n) : (6, n, 1)
    let count = outer * size * inner
    let (m, g) = (normal(5, count), normal(6, count))
    var y = m
    var out = m
    switch name {
    case "softmax", "softmaxMiddle":
      SoftmaxKernel.loops.softmax(m, &out, outer: outer, size: size, inner: inner, isLast: !isMiddle)
    case "logSoftmax", "logSoftmaxMiddle":
      SoftmaxKernel.logSoftmax(m, &out, outer: outer, size: size, inner: inner)
    case "softmaxGradient", "softmaxGradientMiddle":
      SoftmaxKernel.loops.softmax(m, &y, outer: outer, size: size, inner: inner, isLast: !isMiddle)
      SoftmaxKernel.loops.softmaxGradient(g, y, &out, outer: outer, size: size, inner: inner, isLast: !isMiddle)
    case "logSoftmaxGradient", "logSoftmaxGradientMiddle":
      SoftmaxKernel.logSoftmax(m, &y, outer: outer, size: size, inner: inner)
      SoftmaxKernel.loops.logSoftmaxGradient(g, y, &out, outer: outer, size: size, inner: inner)
    default: return nil
    }
    return out
  }
}
