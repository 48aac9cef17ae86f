// Sums and products against checksums recorded from real PyTorch on one thread; functions against the C library's.
import Foundation
import MiniTorch
import MiniTorchKernels
import Testing

@Suite struct KernelTests {
  @Test func sumsEqualPyTorch() throws {
    try compare { $0.hasPrefix("sum") }
  }

  @Test func productsEqualPyTorch() throws {
    try compare { !$0.hasPrefix("sum") }
  }

  /// Whole vectors and what is left over, in all ranges of the functions.
  @Test func functionsAreRoundedOnce() {
    let source: [Float] = (0..<40_003).map { i in
      i % 50 == 0 ? [0, -0.0, .infinity, -.infinity, .nan, 1e-42, -1e-42, 3e38][i / 50 % 8] : (Float(i) - 20_000) / 1537
    }
    let functions: [(String, (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void, (Double) -> Double)] = [
      ("exp", { FunctionKernel.exp($0, $1, count: $2) }, { exp($0) }),
      ("tanh", { FunctionKernel.tanh($0, $1, count: $2) }, { tanh($0) }),
      ("log", { FunctionKernel.log($0, $1, count: $2) }, { log($0) }),
      ("erf", { FunctionKernel.erf($0, $1, count: $2) }, { erf($0) }),
      ("erfc", { FunctionKernel.erfc($0, $1, count: $2) }, { erfc($0) }),
      ("atan", { FunctionKernel.atan($0, $1, count: $2) }, { atan($0) }),
      ("exp2", { FunctionKernel.exp2($0, $1, count: $2) }, { exp2($0) }),
    ]
    for (name, kernel, exact) in functions {
      let whole = name == "exp2" ? source.count / 32 * 32 : source.count
      var out = [Float](repeating: 0, count: whole)
      kernel(source, &out, whole)
      let wrong = (0..<whole).filter { i in
        let wanted = Float(exact(Double(source[i])))
        return !(out[i].bitPattern == wanted.bitPattern || out[i].isNaN && wanted.isNaN)
      }
      #expect(wrong.isEmpty, "\(name) of \(wrong.prefix(3).map { source[$0] })")
    }
  }

  private func compare(_ isWanted: (String) -> Bool) throws {
    var failures: [String: [String]] = [:]
    var cases = 0
    for line in try recordedLines("kernels.txt") where isWanted(line[0]) {
      let sizes = line[1..<(line.count - 1)].compactMap { Int($0) }
      let found = try #require(line[0].hasSuffix("32") ? single(line[0], sizes) : double(line[0], sizes))
      cases += 1
      if String(found) != line[line.count - 1] { failures[line[0], default: []].append("\(sizes)") }
    }
    #expect(cases > 0)
    #expect(failures.isEmpty)
  }

  private func normal(_ seed: UInt64, _ count: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: count) { buffer, used in
      if let p = buffer.baseAddress { Generator(seed: seed).fillNormal(p, count: count) }
      used = count
    }
  }

  private func normal64(_ seed: UInt64, _ count: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { buffer, used in
      if let p = buffer.baseAddress { Generator(seed: seed).fillNormal(p, count: count) }
      used = count
    }
  }

  private func single(_ name: String, _ s: [Int]) -> UInt32? {
    let (n, m) = (s[0], s.count > 1 ? s[1] : 1)
    var out = [Float](repeating: 0, count: max(n, m))
    switch name {
    case "sum32": return checksum([CascadeSum.sum(normal(1, n), count: n)])
    case "sumStride32":
      return normal(1, 3 * n).withUnsafeBufferPointer {
        $0.baseAddress.map { checksum([CascadeSum.sum($0 + 1, count: n, stride: 3)]) }
      }
    case "sumRows32":
      CascadeSum.reduce(normal(2, n * m), reduced: m, reducedStride: 1, kept: n, keptStride: m, into: &out)
      return checksum(Array(out[..<n]))
    case "sumColumns32":
      if m == 1 { return checksum([CascadeSum.sum(normal(2, n), count: n)]) }
      CascadeSum.reduce(normal(2, n * m), reduced: n, reducedStride: m, kept: m, keptStride: 1, into: &out)
      return checksum(Array(out[..<m]))
    case "sumTransposed32":
      CascadeSum.reduce(
        normal(2, 2 * n * m), reduced: m, reducedStride: 2, kept: n, keptStride: 2 * m, into: &out)
      return checksum(Array(out[..<n]))
    case "sumWide32":
      CascadeSum.reduce(
        normal(2, 2 * n * m), reduced: n, reducedStride: 2 * m, kept: m, keptStride: 2, into: &out)
      return checksum(Array(out[..<m]))
    case "dot32":
      let both = normal(5, 2 * n)
      return checksum([ProductKernel.dot(Array(both[..<n]), 1, Array(both[n...]), 1, count: n)])
    case "mv32":
      ProductKernel.multiply(
        m: n, n: 1, k: m, a: normal(6, n * m), aRow: m, aInner: 1, b: normal(7, m), bInner: 1, bColumn: 1,
        into: &out, cRow: 1)
      return checksum(Array(out[..<n]))
    case "nn32", "nt32", "tn32", "tt32":
      let (m, k, n) = (s[0], s[1], s[2])
      var out = [Float](repeating: 0, count: m * n)
      let isFirstTransposed = name.first == "t"
      let isSecondTransposed = name.dropFirst().first == "t"
      ProductKernel.multiply(
        m: m, n: n, k: k, a: normal(3, m * k), aRow: isFirstTransposed ? 1 : k, aInner: isFirstTransposed ? m : 1,
        b: normal(4, k * n), bInner: isSecondTransposed ? 1 : n, bColumn: isSecondTransposed ? k : 1,
        into: &out, cRow: n)
      return checksum(out)
    default: return nil
    }
  }

  private func double(_ name: String, _ s: [Int]) -> UInt32? {
    let (n, m) = (s[0], s.count > 1 ? s[1] : 1)
    var out = [Double](repeating: 0, count: max(n, m))
    switch name {
    case "sum64": return checksum([CascadeSum.sum(normal64(1, n), count: n)])
    case "sumStride64":
      return normal64(1, 3 * n).withUnsafeBufferPointer {
        $0.baseAddress.map { checksum([CascadeSum.sum($0 + 1, count: n, stride: 3)]) }
      }
    case "sumRows64":
      CascadeSum.reduce(normal64(2, n * m), reduced: m, reducedStride: 1, kept: n, keptStride: m, into: &out)
      return checksum(Array(out[..<n]))
    case "sumColumns64":
      if m == 1 { return checksum([CascadeSum.sum(normal64(2, n), count: n)]) }
      CascadeSum.reduce(normal64(2, n * m), reduced: n, reducedStride: m, kept: m, keptStride: 1, into: &out)
      return checksum(Array(out[..<m]))
    case "sumTransposed64":
      CascadeSum.reduce(
        normal64(2, 2 * n * m), reduced: m, reducedStride: 2, kept: n, keptStride: 2 * m, into: &out)
      return checksum(Array(out[..<n]))
    case "sumWide64":
      CascadeSum.reduce(
        normal64(2, 2 * n * m), reduced: n, reducedStride: 2 * m, kept: m, keptStride: 2, into: &out)
      return checksum(Array(out[..<m]))
    case "dot64":
      let both = normal64(5, 2 * n)
      return checksum([ProductKernel.dot(Array(both[..<n]), 1, Array(both[n...]), 1, count: n)])
    case "mv64":
      ProductKernel.multiply(
        m: n, n: 1, k: m, a: normal64(6, n * m), aRow: m, aInner: 1, b: normal64(7, m), bInner: 1, bColumn: 1,
        into: &out, cRow: 1)
      return checksum(Array(out[..<n]))
    case "nn64", "nt64", "tn64", "tt64":
      let (m, k, n) = (s[0], s[1], s[2])
      var out = [Double](repeating: 0, count: m * n)
      let isFirstTransposed = name.first == "t"
      let isSecondTransposed = name.dropFirst().first == "t"
      ProductKernel.multiply(
        m: m, n: n, k: k, a: normal64(3, m * k), aRow: isFirstTransposed ? 1 : k, aInner: isFirstTransposed ? m : 1,
        b: normal64(4, k * n), bInner: isSecondTransposed ? 1 : n, bColumn: isSecondTransposed ? k : 1,
        into: &out, cRow: n)
      return checksum(out)
    default: return nil
    }
  }
}
