// Python values as arguments of operations, and results as Python values.

import MiniPython
import MiniTorch

extension Argument {
  /// What an operation sees of a Python value.
  init(_ value: Value) {
    switch value {
    case .none, .undef: self = .none
    case .bool(let b): self = .bool(b)
    case .int(let i): self = .int(i)
    case .float(let d): self = .float(d)
    case .object(let o): self = Argument(object: o, value)
    }
  }

  private init(object o: Object, _ value: Value) {
    if let tensor = value.asTensor {
      self = .tensor(tensor)
      return
    }
    switch o.kind {
    case .string: self = .string(unsafeDowncast(o, to: StringObject.self).text)
    case .list: self = .list(unsafeDowncast(o, to: ListObject.self).values.map(Argument.init), isTuple: false)
    case .tuple: self = .list(unsafeDowncast(o, to: TupleObject.self).values.map(Argument.init), isTuple: true)
    case .bigInt: self = .bigInt
    default:
      if let dtype = value.asDType ?? value.asPythonDType {
        self = .dtype(dtype)
      } else if let generator = value.asGenerator {
        self = .generator(generator)
      } else if let device = value.asDevice {
        self = .device(device)
      } else if o.type === TorchTypes.layout {
        self = .layout
      } else if o.type === TorchTypes.memoryFormat, let format = o as? NamedObject {
        self = .memoryFormat(format.name)
      } else {
        self = .other(o.type.name)
      }
    }
  }
}

extension Argument {
  /// The argument as a Python value.
  var pythonValue: Value {
    switch self {
    case .tensor(let tensor): .tensor(tensor)
    case .bool(let b): .bool(b)
    case .int(let i): .int(i)
    case .float(let d): .float(d)
    case .string(let s): .string(s)
    case .list(let elements, _): .tuple(elements.map(\.pythonValue))
    case .dtype(let dtype): TorchTypes.value(of: dtype)
    case .generator(let generator):
      .object(generator === Generator.default ? TorchTypes.defaultGenerator : GeneratorHolder(generator))
    case .device(let name): .string(name)
    case .layout: .object(TorchTypes.strided)
    default: .none
    }
  }
}

extension CallArguments {
  /// The arguments of a Python call, the first `skip` positional ones left out.
  init(_ arguments: Arguments, dropping skip: Int = 0) {
    var positional: [Argument] = []
    positional.reserveCapacity(arguments.count - skip)
    for i in skip..<arguments.count { positional.append(Argument(arguments[i])) }
    if arguments.keywords == nil {
      self.init(positional)
    } else {
      self.init(positional, keywords: arguments.pairs.map { ($0.text, Argument($1)) })
    }
  }
}

extension OpResult {
  /// The result as Python sees it.
  var value: Value {
    switch self {
    case .tensor(let tensor): .tensor(tensor)
    case .tensors(let tensors): .tuple(tensors.map { .tensor($0) })
    case .named(let name, let fields): .object(ReturnTypes.make(name, fields.map { ($0.name, .tensor($0.value)) }))
    case .bool(let b): .bool(b)
    case .int(let i): .int(i)
    case .float(let d): .float(d)
    case .dtype(let dtype): TorchTypes.value(of: dtype)
    case .ints(let values): .list(values.map { .int($0) })
    case .none: .none
    }
  }
}

extension Scalar {
  var value: Value {
    switch self {
    case .bool(let b): .bool(b)
    case .int(let i): .int(i)
    case .float(let d): .float(d)
    }
  }
}

extension NestedData {
  /// The data of `torch.tensor(value)`.
  /// - Throws: PyTorch's errors for what is no number, list of numbers or sequence.
  init(_ value: Value) throws {
    switch value {
    case .bool(let b): self = .scalar(.bool(b))
    case .int(let i): self = .scalar(.int(i))
    case .float(let d): self = .scalar(.float(d))
    case .none, .undef: self = .other("NoneType")
    case .object(let o):
      if let tensor = value.asTensor {
        self = .tensor(tensor)
        return
      }
      switch o.kind {
      case .list, .tuple, .range:
        self = .list(
          try Depth.counted("") { try Operations.array(value).map { try NestedData($0) } }, typeName: o.type.name)
      case .bigInt: self = .bigInt
      case .string: self = .other("str")
      default:
        if o.type.slots.length != nil, o.type.slots.getItem != nil, o.kind != .dict {
          let count = try Operations.length(value)
          self = .list(
            try (0..<count).map { try NestedData(Operations.getItem(value, .int($0))) }, typeName: o.type.name)
        } else {
          self = .other(o.type.name)
        }
      }
    }
  }
}
