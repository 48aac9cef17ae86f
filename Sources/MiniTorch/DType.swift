// The element types of tensors: their sizes, their names in PyTorch, and how two of them combine.

/// The type of a tensor's elements, in the order in which PyTorch numbers them.
public enum DType: UInt8, CaseIterable, Sendable {
  case uint8, int8, int16, int32, int64, float16, float32, float64, bool, bfloat16

  /// The type that a floating-point literal gets (`torch.get_default_dtype()`).
  public nonisolated(unsafe) static var defaultFloat: DType = .float32

  /// The size of one element in bytes.
  @inline(__always)
  public var itemSize: Int {
    switch self {
    case .uint8, .int8, .bool: 1
    case .int16, .float16, .bfloat16: 2
    case .int32, .float32: 4
    case .int64, .float64: 8
    }
  }

  @inline(__always)
  public var isFloatingPoint: Bool {
    switch self {
    case .float16, .bfloat16, .float32, .float64: true
    default: false
    }
  }

  /// Whether the type is an integer type; bool is not one.
  public var isInteger: Bool { !isFloatingPoint && self != .bool }

  public var isSigned: Bool { self != .uint8 && self != .bool }

  /// The type whose arithmetic stands in for this one's: what is computed in it is rounded once to this type.
  ///
  /// Half types compute in float32; bool and the integers in int64, whose low bits are theirs.
  @inline(__always)
  public var computeType: DType {
    switch self {
    case .float32, .float16, .bfloat16: .float32
    case .float64: .float64
    default: .int64
    }
  }

  /// `float32`, as in `torch.float32`.
  public var name: String {
    switch self {
    case .uint8: "uint8"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .float16: "float16"
    case .float32: "float32"
    case .float64: "float64"
    case .bool: "bool"
    case .bfloat16: "bfloat16"
    }
  }

  /// `Float`, the word of PyTorch's error messages and of `torch.FloatTensor`.
  public var scalarName: String {
    switch self {
    case .uint8: "Byte"
    case .int8: "Char"
    case .int16: "Short"
    case .int32: "Int"
    case .int64: "Long"
    case .float16: "Half"
    case .float32: "Float"
    case .float64: "Double"
    case .bool: "Bool"
    case .bfloat16: "BFloat16"
    }
  }

  /// `float`, the C++ word of a few messages.
  public var nativeName: String {
    switch self {
    case .uint8: "unsigned char"
    case .int8: "signed char"
    case .int16: "short int"
    case .int32: "int"
    case .int64: "long int"
    case .float16: "c10::Half"
    case .float32: "float"
    case .float64: "double"
    case .bool: "bool"
    case .bfloat16: "c10::BFloat16"
    }
  }

  /// `int64_t`, the C word of messages about numbers that a type cannot hold.
  public var wordName: String {
    switch self {
    case .uint8: "uint8_t"
    case .int8: "int8_t"
    case .int16: "int16_t"
    case .int32: "int"
    case .int64: "int64_t"
    case .float16, .bfloat16: "double"
    default: nativeName
    }
  }

  /// Whether PyTorch's oldest messages know a tensor class for the type; they print `CPUBoolType` for others.
  var hasOwnTensorType: Bool { self != .bool && self != .bfloat16 }

  /// `torch.FloatTensor`.
  public var tensorTypeName: String { "torch." + scalarName + "Tensor" }

  /// The type called `name` in `torch`, aliases such as `double` included.
  public init?(name: String) {
    switch name {
    case "uint8": self = .uint8
    case "int8": self = .int8
    case "int16", "short": self = .int16
    case "int32", "int": self = .int32
    case "int64", "long": self = .int64
    case "float16", "half": self = .float16
    case "float32", "float": self = .float32
    case "float64", "double": self = .float64
    case "bool": self = .bool
    case "bfloat16": self = .bfloat16
    default: return nil
    }
  }

  // MARK: Limits

  /// The largest finite number of a floating-point type.
  public var largest: Double {
    switch self {
    case .float16: 65504
    case .bfloat16: Double(Float(bitPattern: 0x7f7f_0000))
    case .float32: Double(Float.greatestFiniteMagnitude)
    default: Double.greatestFiniteMagnitude
    }
  }

  /// The smallest positive number with all digits.
  public var smallestNormal: Double {
    switch self {
    case .float16: 0x1p-14
    case .float64: Double.leastNormalMagnitude
    default: Double(Float.leastNormalMagnitude)
    }
  }

  /// The distance from 1 to the next number.
  public var epsilon: Double {
    switch self {
    case .float16: 0x1p-10
    case .bfloat16: 0x1p-7
    case .float32: Double(Float.ulpOfOne)
    default: Double.ulpOfOne
    }
  }

  /// The decimal resolution, 10 to the power of minus the digits that always survive.
  public var resolution: Double {
    switch self {
    case .float16: 0.001
    case .bfloat16: 0.01
    case .float32: 1e-6
    default: 1e-15
    }
  }

  /// The range of an integer type.
  public var integerRange: ClosedRange<Int> {
    switch self {
    case .uint8: 0...255
    case .int8: -128...127
    case .int16: -32768...32767
    case .int32: -2_147_483_648...2_147_483_647
    default: Int.min...Int.max
    }
  }

  // MARK: Promotion

  /// 0 for bool, 1 for the integers, 2 for the floating-point types.
  @inline(__always)
  var category: Int { isFloatingPoint ? 2 : self == .bool ? 0 : 1 }

  /// The smallest type that holds values of both (`torch.promote_types`).
  public static func promote(_ a: DType, _ b: DType) -> DType {
    if a == b { return a }
    if a.category != b.category { return a.category > b.category ? a : b }
    if a.isFloatingPoint {
      if a == .float64 || b == .float64 { return .float64 }
      return .float32
    }
    // Two different integer types.
    if a == .uint8 || b == .uint8 {
      let other = a == .uint8 ? b : a
      return other == .int8 ? .int16 : other
    }
    return a.rawValue > b.rawValue ? a : b
  }

  /// Whether a result of this type may be stored in place in a tensor of type `target`.
  public func canCast(to target: DType) -> Bool {
    if isFloatingPoint && !target.isFloatingPoint { return false }
    if self != .bool && target == .bool { return false }
    return true
  }
}
