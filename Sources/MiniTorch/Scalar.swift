// A Python number as operations take it.

/// A number that is not a tensor: it adapts to the tensors that it meets.
public enum Scalar: Equatable, Sendable {
  case bool(Bool)
  case int(Int)
  case float(Double)

  @inline(__always)
  public var double: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .float(let value): value
    }
  }

  /// The value as an integer, cut towards zero.
  @inline(__always)
  var int64: Int64 {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Int64(value)
    case .float(let value): Int64(truncating: value)
    }
  }

  /// The type a 0-dimensional tensor of this number gets.
  @inline(__always)
  public var dtype: DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .float: .defaultFloat
    }
  }

  @inline(__always)
  var category: Int {
    switch self {
    case .bool: 0
    case .int: 1
    case .float: 2
    }
  }

  public var negated: Scalar {
    switch self {
    case .bool(let value): .int(value ? -1 : 0)
    case .int(let value): .int(0 &- value)
    case .float(let value): .float(-value)
    }
  }

  var isOne: Bool { double == 1 }
}

extension Int64 {
  /// The value cut towards zero; what does not fit is the smallest integer, as x86 converts it.
  @inline(__always)
  init(truncating value: Double) {
    self = value > -9.3e18 && value < 9.223372036854775e18 ? Int64(value) : Int64(exactly: value) ?? .min
  }
}

/// What stands at a tensor's place in an operation: a tensor or a plain number.
public enum Operand {
  case tensor(Tensor)
  case scalar(Scalar)

  var tensor: Tensor? {
    if case .tensor(let value) = self { value } else { nil }
  }

  var dtype: DType {
    switch self {
    case .tensor(let tensor): tensor.dtype
    case .scalar(let scalar): scalar.dtype
    }
  }
}
