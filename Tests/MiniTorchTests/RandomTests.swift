// The generator's streams against checksums recorded from real PyTorch.
import Testing

import MiniTorch

@Suite struct RandomTests {
  @Test func streamsEqualPyTorch() throws {
    var failures: [String: [String]] = [:]
    for line in try recordedLines("random.txt") {
      let name = line[0]
      let generator = Generator(seed: try #require(UInt64(line[1])))
      let count = try #require(Int(line[2]))
      let found: UInt32
      if name.hasPrefix("state") {
        for _ in 0..<count { _ = generator.nextFloat() }
        if name == "stateNormal" { _ = generator.nextNormal() }
        found = checksum(generator.state)
      } else {
        var values = try #require(sample(name, generator, count), "no recorded kind \(name)")
        values.append(Double(Float(generator.nextNormal())))
        values.append(Double(generator.nextFloat()))
        found = checksum(values)
      }
      if String(found) != line[3] { failures[name, default: []].append("\(line[1])/\(count)") }
    }
    #expect(failures.isEmpty)
  }

  @Test func stateRestoresTheStream() {
    let generator = Generator(seed: 3)
    for draws in [0, 1, 3, 622, 700] {
      for _ in 0..<draws { _ = generator.nextFloat() }
      _ = generator.nextNormal()
      let copy = Generator()
      #expect(copy.setState(generator.state))
      #expect(copy.initialSeed == generator.initialSeed)
      for _ in 0..<700 { #expect(copy.nextNormal() == generator.nextNormal()) }
    }
    #expect(!generator.setState([1, 2, 3]))
  }

  @Test func knownValues() {
    let generator = Generator(seed: 42)
    #expect(generator.nextFloat() == 0.88226926)
    generator.manualSeed(0)
    #expect(Float(generator.nextNormal()) == 1.5409961)
    let fresh = Generator()
    #expect(abs(fresh.nextFloat() - 0.2673) < 1e-4)
  }

  /// The values of one recorded kind, as doubles.
  private func sample(_ name: String, _ g: Generator, _ n: Int) -> [Double]? {
    func floats(_ fill: (UnsafeMutablePointer<Float>) -> Void) -> [Double] {
      var out = [Float](repeating: 0, count: n)
      out.withUnsafeMutableBufferPointer { if let p = $0.baseAddress { fill(p) } }
      return out.map(Double.init)
    }
    func doubles(_ fill: (UnsafeMutablePointer<Double>) -> Void) -> [Double] {
      var out = [Double](repeating: 0, count: n)
      out.withUnsafeMutableBufferPointer { if let p = $0.baseAddress { fill(p) } }
      return out
    }
    func integers(_ count: Int? = nil, _ fill: (UnsafeMutablePointer<Int64>) -> Void) -> [Double] {
      var out = [Int64](repeating: 0, count: count ?? n)
      out.withUnsafeMutableBufferPointer { if let p = $0.baseAddress { fill(p) } }
      return out.map(Double.init)
    }
    func multinomial<T: BinaryFloatingPoint>(_ type: T.Type, _ samples: Int, replacement: Bool) -> [Double] {
      let weights = (0..<3 * n).map { T($0 % n + 1) }
      return integers(3 * samples) {
        g.fillMultinomial(
          $0, weights: weights, rows: 3, categories: n, samples: samples, replacement: replacement)
      }
    }
    switch name {
    case "rand32": return floats { g.fillUniform($0, count: n) }
    case "rand64": return doubles { g.fillUniform($0, count: n) }
    case "randn32": return floats { g.fillNormal($0, count: n) }
    case "randn64": return doubles { g.fillNormal($0, count: n) }
    case "normal32": return floats { g.fillNormal($0, count: n, mean: 0.3, standardDeviation: 1.7) }
    case "normal64": return doubles { g.fillNormal($0, count: n, mean: 0.3, standardDeviation: 1.7) }
    case "uniform32": return floats { g.fillUniform($0, count: n, from: -0.7, to: 0.9) }
    case "uniform64": return doubles { g.fillUniform($0, count: n, from: -0.7, to: 0.9) }
    case "randint7": return integers { g.fillIntegers($0, count: n, from: -7, to: 1000) }
    case "randint28": return integers { g.fillIntegers($0, count: n, from: 0, to: 1 << 28) }
    case "randint40": return integers { g.fillIntegers($0, count: n, from: 0, to: 1 << 40) }
    case "random64": return integers { g.fillRandom($0, count: n) }
    case "randomf32": return floats { g.fillRandom($0, count: n) }
    case "randomf64": return doubles { g.fillRandom($0, count: n) }
    case "randperm": return integers { g.fillPermutation($0, count: n) }
    case "bernoulli": return floats { g.fillBernoulli($0, count: n, probability: 0.3) }
    case "bernoulliEach32":
      let chances = (0..<n).map { Float($0 % 11) / 10 }
      return floats { g.fillBernoulli($0, count: n, probabilities: chances) }
    case "bernoulliEach64":
      let chances = (0..<n).map { Double($0 % 11) / 10 }
      return floats { g.fillBernoulli($0, count: n, probabilities: chances) }
    case "dropout": return floats { g.fillDropoutMask($0, count: n, probability: 0.2) }
    case "exponential32": return floats { g.fillExponential($0, count: n) }
    case "exponential32r": return floats { g.fillExponential($0, count: n, rate: 3.7) }
    case "exponential64r": return doubles { g.fillExponential($0, count: n, rate: 3.7) }
    case "multinomial1": return multinomial(Float.self, 1, replacement: false)
    case "multinomialKeep": return multinomial(Float.self, 5, replacement: true)
    case "multinomialAll": return multinomial(Float.self, n, replacement: false)
    case "multinomial64": return multinomial(Double.self, n, replacement: false)
    case "multinomialKeep64": return multinomial(Double.self, 5, replacement: true)
    default: return nil
    }
  }
}
