// `x[...]` and `x[...] = value`: Python's indices as MiniTorch's.

import MiniPython
import MiniTorch

enum Indexing {
  static func get(_ container: Value, _ key: Value) throws -> Value {
    let tensor = try TensorType.receiver(container)
    if case .int(let i) = key { return try ErrorMapping.python { .tensor(try tensor.index(i)) } }
    let (indices, isTuple) = try read(key)
    return try ErrorMapping.python { .tensor(try tensor.index(indices, isTuple: isTuple)) }
  }

  static func set(_ container: Value, _ key: Value, _ value: Value) throws {
    let tensor = try TensorType.receiver(container)
    if value.isUndef { throw Raised.type("Tensor does not support deleting items") }
    let (indices, isTuple) = try read(key)
    let operand: Operand
    if let other = value.asTensor {
      operand = .tensor(other)
    } else if let scalar = value.asScalar {
      operand = .scalar(scalar)
    } else if let complex = value.asComplex?.value {
      // Without an imaginary part it is a number like others; truth is in either part.
      let isTruth = tensor.dtype == .bool
      guard isTruth || complex.imaginary == 0 else {
        throw Raised.runtime("value cannot be converted to type \(tensor.dtype.wordName) without overflow")
      }
      operand = .scalar(isTruth ? .bool(complex.real != 0 || complex.imaginary != 0) : .float(complex.real))
    } else {
      throw Raised.type("can't assign a \(value.type.name) to a \(tensor.typeName)")
    }
    try ErrorMapping.python { try tensor.assign(indices, operand, isTuple: isTuple) }
  }

  private static func read(_ key: Value) throws -> ([Index], isTuple: Bool) {
    if let tuple = key.asTuple { return (try tuple.values.map(index), true) }
    if case .object(let o) = key, o.kind == .list {
      let elements = unsafeDowncast(o, to: ListObject.self).values
      if elements.count < 32, elements.contains(where: isPartOfTuple) {
        try warnOfSequence()
        return (try elements.map(index), true)
      }
    }
    // A string is a sequence, of strings.
    if let text = key.asString, text.byteCount > 0 { try warnOfSequence() }
    return ([try index(key)], false)
  }

  private static func warnOfSequence() throws {
    try Warnings.warn(
      Exceptions.userWarning,
      "Using a non-tuple sequence for multidimensional indexing is deprecated and will be changed in pytorch 2.9; use "
        + "x[tuple(seq)] instead of x[seq]. In pytorch 2.9 this will be interpreted as tensor index, "
        + "x[torch.tensor(seq)], which will result either in an error or a different result")
  }

  /// What makes a list of indices stand for a tuple of them.
  private static func isPartOfTuple(_ value: Value) -> Bool {
    guard case .object(let o) = value else { return value.isNone }
    return o === Singletons.ellipsis || value.asTensor != nil || [.slice, .list, .tuple, .range].contains(o.kind)
  }

  private static func index(_ value: Value) throws -> Index {
    switch value {
    case .int(let i): return .int(i)
    case .bool(let b): return .bool(b)
    case .none: return .newAxis
    case .object(let o):
      if o === Singletons.ellipsis { return .ellipsis }
      if let tensor = value.asTensor { return .tensor(tensor) }
      switch o.kind {
      case .slice:
        let slice = unsafeDowncast(o, to: SliceObject.self)
        let step = try bound(slice.step)
        if step == 0 { throw Raised.value("slice step cannot be zero") }
        return .slice(start: try bound(slice.start), stop: try bound(slice.stop), step: step)
      case .list, .tuple, .range:
        let nested = try NestedData(value)
        if case .list(let elements, _) = nested, elements.isEmpty {
          return .tensor(try ErrorMapping.python { try Tensor(integers: []) })
        }
        return .tensor(
          try ErrorMapping.python {
            let index = try Tensor.from(nested)
            // Fractions in a list of indices are cut off.
            return index.dtype.isFloatingPoint ? try index.to(.int64) : index
          })
      case .string: throw Raised.type("new(): invalid data type 'str'")
      case .bytes: throw Raised.type("new(): invalid data type 'bytes'")
      case .bigInt: throw Raised.value("Overflow when unpacking long long")
      default:
        if o.type.slots.index != nil { return .int(try Operations.index(value)) }
      }
    default: break
    }
    throw Raised(
      Exceptions.indexError,
      "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got \(value.type.name))"
    )
  }

  private static func bound(_ value: Value) throws -> Int? {
    if value.isNone { return nil }
    if value.type.slots.index == nil {
      throw Raised.type("slice indices must be integers or None or have an __index__ method")
    }
    // Places beyond all sizes are at the ends.
    if case .object(let o) = value, o.kind == .bigInt {
      return try Operations.isTrue(Operations.compare(.less, value, .int(0))) ? .min / 2 : .max / 2
    }
    return try Operations.index(value)
  }
}
