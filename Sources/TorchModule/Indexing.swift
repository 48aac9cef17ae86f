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
    } else {
      switch value {
      case .object(let o) where o.kind == .list || o.kind == .tuple:
        let nested = try NestedData(value)
        operand = .tensor(try ErrorMapping.python { try Tensor.from(nested, dtype: tensor.dtype) })
      default: throw Raised.type("can't assign a \(value.type.name) to a \(tensor.typeName)")
      }
    }
    try ErrorMapping.python { try tensor.assign(indices, operand, isTuple: isTuple) }
  }

  private static func read(_ key: Value) throws -> ([Index], isTuple: Bool) {
    if let tuple = key.asTuple { return (try tuple.values.map(index), true) }
    return ([try index(key)], false)
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
        return .tensor(try ErrorMapping.python { try Tensor.from(nested) })
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
    return try Operations.index(value)
  }
}
