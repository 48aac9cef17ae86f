// The generator's streams against checksums recorded from real PyTorch.
import MiniTorch
import Testing

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
        var values = try #require(try sample(name, generator, count), "no recorded kind \(name)")
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
  private func sample(_ name: String, _ g: Generator, _ n: Int) throws -> [Double]? {
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
    /// What a method that fills in place makes of zeros.
    func filled(_ name: String, _ arguments: [Argument] = [], _ dtype: DType = .float32) throws -> [Double] {
      let tensor = try Tensor.zeros([n], dtype: dtype)
      let call = CallArguments(arguments, keywords: [("generator", .generator(g))])
      if let op = Op.named(name) {
        _ = try op.callMethod(tensor, call)
      } else if let op = Op.named(String(name.dropLast())) {
        _ = try op.callInPlace(tensor, call)
      }
      return tensor.doubles()
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
    case "randint7": return try filled("random_", [.int(-7), .int(1000)], .int64)
    case "randint28": return try filled("random_", [.int(0), .int(1 << 28)], .int64)
    case "randint40": return try filled("random_", [.int(0), .int(1 << 40)], .int64)
    case "random64": return try filled("random_", [], .int64)
    case "randomf32": return try filled("random_")
    case "randomf64": return try filled("random_", [], .float64)
    case "randperm": return integers { g.fillPermutation($0, count: n) }
    case "bernoulli": return try filled("bernoulli_", [.float(0.3)])
    case "bernoulliEach32":
      return try filled("bernoulli_", [.tensor(try Tensor((0..<n).map { Float($0 % 11) / 10 }))])
    case "bernoulliEach64":
      let chances = (0..<n).map { Double($0 % 11) / 10 }
      return try filled("bernoulli_", [.tensor(try Tensor(chances, sizes: [n], dtype: .float64))])
    case "dropout": return floats { g.fillDropoutMask($0, count: n, probability: 0.2) }
    case "exponential32": return try filled("exponential_")
    case "exponential32r": return try filled("exponential_", [.float(3.7)])
    case "exponential64r": return try filled("exponential_", [.float(3.7)], .float64)
    case "multinomial1": return multinomial(Float.self, 1, replacement: false)
    case "multinomialKeep": return multinomial(Float.self, 5, replacement: true)
    case "multinomialAll": return multinomial(Float.self, n, replacement: false)
    case "multinomial64": return multinomial(Double.self, n, replacement: false)
    case "multinomialKeep64": return multinomial(Double.self, 5, replacement: true)
    default: return nil
    }
  }
}
