// Filling tensors with random numbers: element after element in the order of memory, as PyTorch does.

extension Tensor {
  /// Does `fill` with memory that holds this tensor's elements as `compute`, in the order in which they lie.
  private func fillInMemoryOrder(as compute: DType, _ fill: (Tensor) throws -> Void) throws {
    if dtype == compute && isDense { return try fill(self) }
    let order = strideOrder
    let room = try Tensor(uninitialized: Shape(order.map { sizes[$0] }), compute)
    try fill(room)
    let target = Tensor(
      storage: storage, offset: offset, sizes: room.sizes, strides: Shape(order.map { strides[$0] }), dtype: dtype)
    try target.copyElements(from: room)
  }

  /// Sets every element to a sample, rounded to this tensor's type.
  func fillSamples(_ sample: () -> Double) throws {
    try fillInMemoryOrder(as: dtype.computeType) { room in
      switch room.dtype {
      case .float64: for i in 0..<room.count { room.float64[i] = sample() }
      case .float32: for i in 0..<room.count { room.float32[i] = Float(sample()) }
      default: for i in 0..<room.count { room.int64[i] = Scalar.float(sample()).int64 }
      }
    }
  }

  func fillUniform(_ generator: Generator?, from low: Double = 0, to high: Double = 1) throws {
    guard dtype.isFloatingPoint else { throw TensorError.notImplemented("check_uniform_bounds", dtype) }
    let g = generator ?? .default
    let isStandard = low == 0 && high == 1
    try fillInMemoryOrder(as: dtype.computeType) { room in
      if room.dtype == .float64 {
        isStandard
          ? g.fillUniform(room.float64, count: count) : g.fillUniform(room.float64, count: count, from: low, to: high)
      } else {
        isStandard
          ? g.fillUniform(room.float32, count: count) : g.fillUniform(room.float32, count: count, from: low, to: high)
      }
      if dtype == .float16 || dtype == .bfloat16, isStandard {
        // A number that rounds up to 1 would leave [0, 1).
        let most: Float = dtype == .float16 ? 1 - 0x1p-12 : 1 - 0x1p-9
        for i in 0..<count where room.float32[i] >= most { room.float32[i] = 0 }
      }
    }
  }

  func fillNormal(_ generator: Generator?, mean: Double = 0, standardDeviation deviation: Double = 1) throws {
    guard dtype.isFloatingPoint else { throw TensorError.notImplemented("normal_kernel_cpu", dtype) }
    let g = generator ?? .default
    guard isContiguous else {
      return try fillSamples { mean.addingProduct(g.nextNormal(), deviation) }
    }
    try fillInMemoryOrder(as: dtype.computeType) { room in
      if room.dtype == .float64 {
        g.fillNormal(room.float64, count: count, mean: mean, standardDeviation: deviation)
      } else if dtype == .float32 || count < 16 {
        g.fillNormal(room.float32, count: count, mean: mean, standardDeviation: deviation)
      } else {
        g.fillNormalNarrow(room.float32, count: count, mean: mean, standardDeviation: deviation)
      }
    }
  }

  /// Fills with ones of probability `p` and zeros.
  func fillBernoulli(_ generator: Generator?, probability p: Double) throws {
    let g = generator ?? .default
    try fillSamples { g.nextDouble() < p ? 1 : 0 }
  }

  /// Fills with ones of each element's own probability and zeros.
  func fillBernoulli(_ generator: Generator?, probabilities: Tensor) throws {
    let g = generator ?? .default
    let isWide = probabilities.dtype == .float64
    let expanded = try GradMode.with(false) { try probabilities.expanded(to: sizes).permuted(strideOrder) }
    let chances = try expanded.contiguousElements(as: .float64)
    var i = 0
    try fillSamples {
      let p = chances.float64[i]
      i += 1
      return (isWide ? g.nextDouble() : Double(g.nextFloat())) < p ? 1 : 0
    }
  }

  /// Fills with integers of `low ..< high`, or up to what the type holds if there is no `high`.
  func fillIntegers(_ generator: Generator?, from low: Int, to high: Int?) throws {
    let most = Int(dtype.greatestExactInteger)
    if let high, low >= high {
      throw TensorError.runtime("random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
    }
    if dtype.isFloatingPoint {
      try checkFloat(low, "from", most)
      if let high { try checkFloat(high - 1, "to - 1", most) }
    } else if dtype != .int64 {
      let least = dtype.isSigned ? -most - 1 : 0
      if low < least || low > most { throw TensorError.runtime("from is out of bounds for \(dtype.cppName)") }
      if let high, high - 1 > most { throw TensorError.runtime("to - 1 is out of bounds for \(dtype.cppName)") }
    }
    try fillIntegers(generator, low, (high.map { $0 &- 1 } ?? most) &- low)
  }

  /// Refuses a bound that the type cannot hold, and warns of one among which it has gaps.
  private func checkFloat(_ bound: Int, _ name: String, _ most: Int) throws {
    if dtype == .float16 && Swift.abs(bound) > 65504 {
      throw TensorError.runtime("\(name) is out of bounds for \(dtype.cppName)")
    }
    if bound < -most || bound > most {
      let digits = most.trailingZeroBitCount
      try Warning(
        "\(name) is out of bounds [-(2^\(digits)), 2^\(digits)]. Due to precision limitations \(dtype.cppName) can support "
          + "discrete uniform distribution only within this range. This warning will become an error in version 1.7 "
          + "release, please fix the code in advance"
      ).give()
    }
  }

  private func fillIntegers(_ generator: Generator?, _ low: Int, _ span: Int) throws {
    let g = generator ?? .default
    let range = UInt64(bitPattern: Int64(span)) &+ 1
    try fillInMemoryOrder(as: .int64) { room in
      for i in 0..<count {
        // The whole range of 64 bits has no width to divide by.
        room.int64[i] = range == 0 ? Int64(bitPattern: g.next64()) : g.nextInteger(low: Int64(low), range: range)
      }
    }
  }

  /// Fills with integers from 0 to the greatest below which the type holds all.
  func fillRandom(_ generator: Generator?) throws {
    try fillInMemoryOrder(as: .int64) { room in
      (generator ?? .default).fillRandom(
        room.int64, count: count, upTo: dtype.greatestExactInteger, isWide: dtype == .int64 || dtype == .float64)
    }
  }
}

extension DType {
  /// The type's name in C++, as a few messages have it.
  var cppName: String {
    switch self {
    case .uint8: "unsigned char"
    case .int8: "signed char"
    case .int16: "short int"
    case .int32: "int"
    case .int64: "long int"
    case .float16: "c10::Half"
    case .bfloat16: "c10::BFloat16"
    case .float32: "float"
    case .float64: "double"
    case .bool: "bool"
    }
  }

  /// The greatest integer up to which this type holds all.
  var greatestExactInteger: Int64 {
    switch self {
    case .bool: 1
    case .uint8: 255
    case .int8: 127
    case .int16: 32767
    case .int32: Int64(Int32.max)
    case .int64: .max
    case .float16: 1 << 11
    case .bfloat16: 1 << 8
    case .float32: 1 << 24
    case .float64: 1 << 53
    }
  }
}
