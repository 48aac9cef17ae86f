// The small types of torch: dtype, device, Size, Generator, layout, memory format.

import MiniPython
import MiniTorch

/// An object that is its name: a dtype, a device, a layout.
final class NamedObject: Object {
  let name: String
  init(_ name: String, type: TypeObject) {
    self.name = name
    super.init(.foreign, type: type)
  }
}

enum TorchTypes {
  nonisolated(unsafe) static let dtype = TypeObject("torch.dtype", module: "torch", layout: .foreign, isBase: false)
  nonisolated(unsafe) static let device = TypeObject("torch.device", module: "torch", layout: .foreign, isBase: false)
  nonisolated(unsafe) static let layout = TypeObject("torch.layout", module: "torch", layout: .foreign, isBase: false)
  nonisolated(unsafe) static let memoryFormat = TypeObject(
    "torch.memory_format", module: "torch", layout: .foreign, isBase: false)
  nonisolated(unsafe) static let generator = TypeObject("torch._C.Generator", module: "torch._C", layout: .foreign)
  nonisolated(unsafe) static let size = TypeObject("torch.Size", module: "torch", base: Types.tuple)

  nonisolated(unsafe) private static let dtypes = DType.allCases.map { NamedObject("torch.\($0.name)", type: dtype) }
  nonisolated(unsafe) static let cpu = NamedObject("cpu", type: device)
  nonisolated(unsafe) static let meta = NamedObject("meta", type: device)
  /// Whether 'meta' was the default device outside of each `with torch.device(...)` that is open.
  private nonisolated(unsafe) static var outerDevices: [Bool] = []
  nonisolated(unsafe) static let strided = NamedObject("torch.strided", type: layout)
  nonisolated(unsafe) static let defaultGenerator = GeneratorHolder(.default)

  static func value(of dtype: DType) -> Value { .object(dtypes[Int(dtype.rawValue)]) }

  static func dtype(of object: Object) -> DType? {
    guard object.type === dtype, let index = dtypes.firstIndex(where: { $0 === object }) else { return nil }
    return DType(rawValue: UInt8(index))
  }

  private static let deviceForms = [
    Signature("device(device device)"), Signature("device(str type, int index=-1)"),
  ]

  static func install() {
    func name(_ value: Value) -> String {
      if case .object(let o) = value, let named = o as? NamedObject { named.name } else { "" }
    }
    for type in [dtype, layout, memoryFormat] { type.slots.repr = { StringObject(name($0)) } }
    dtype.property("is_floating_point", get: { .bool($0.asDType?.isFloatingPoint ?? false) })
    dtype.property("is_complex", get: { .bool(ComplexSource.isDType($0)) })
    dtype.property("is_signed", get: { .bool($0.asDType?.isSigned ?? false) })
    dtype.property("itemsize", get: { .int($0.asDType?.itemSize ?? 0) })

    let halves = [("complex64", DType.float32), ("complex128", .float64)]
    dtype.method("to_complex", .positional(0...0)) { a in
      guard let given = a[0].asDType, let index = halves.firstIndex(where: { $0.1 == given }) else {
        if ComplexSource.isDType(a[0]) { return a[0] }
        throw Raised(Exceptions.notImplementedError, "\(name(a[0])).to_complex() is not supported by this runner")
      }
      return .object(ComplexSource.dtypes[index])
    }
    dtype.method("to_real", .positional(0...0)) { a in
      guard let half = halves.first(where: { "torch.\($0.0)" == name(a[0]) }) else { return a[0] }
      return value(of: half.1)
    }

    device.slots.construct = { _, arguments in
      let bound = try ErrorMapping.python { try Signature.bind(CallArguments(arguments), to: deviceForms) }
      switch bound.1[0] {
      case .device(let name): return .object(try makeDevice(name))
      case .int: throw ErrorMapping.translated(Device.noAccelerator)
      case .string(let text):
        guard bound.1.count > 1, case .int(let index) = bound.1[1], index >= 0 else {
          return .object(try makeDevice(text))
        }
        if text.contains(":") {
          throw Raised.runtime("type (string) must not include an index because index was passed explicitly: \(text)")
        }
        return .object(try makeDevice("\(text):\(index)"))
      default: return .object(cpu)
      }
    }
    device.slots.initialize = { _, _ in }
    device.slots.repr = { value in
      let parts = name(value).split(separator: ":")
      let index = parts.count > 1 ? ", index=\(parts[1])" : ""
      return StringObject("device(type='\(parts.first ?? "")'\(index))")
    }
    device.slots.str = { StringObject(name($0)) }
    device.slots.compare = { a, b, op in
      guard op == .equal || op == .notEqual, b.type === device else { return .notImplemented }
      return .bool((name(a) == name(b)) == (op == .equal))
    }
    device.method("__enter__", .positional(0...0)) { a in
      try ErrorMapping.python { try Device.check(name(a[0])) }
      outerDevices.append(Meta.isDefault)
      Meta.isDefault = name(a[0]).hasPrefix("meta")
      return a[0]
    }
    device.method("__exit__", .any) { _ in
      Meta.isDefault = outerDevices.popLast() ?? false
      return .none
    }
    device.slots.hash = { try Operations.hash(.string(name($0))) }
    device.property("type", get: { .string(String(name($0).prefix { $0 != ":" })) })
    device.property(
      "index",
      get: { value in
        let parts = name(value).split(separator: ":")
        return parts.count > 1 ? .int(Int(parts[1]) ?? 0) : .none
      })

    size.slots.repr = { value in
      let elements = value.asTuple?.values ?? []
      let texts = try elements.map { try Operations.repr($0).text }
      return StringObject("torch.Size([\(texts.joined(separator: ", "))])")
    }
    size.slots.getItem = { value, key in
      guard let getItem = Types.tuple.slots.getItem else { return .none }
      let found = try getItem(value, key)
      if case .object(let o) = key, o.kind == .slice { return .object(makeSize(found.asTuple?.values ?? [])) }
      return found
    }
    size.slots.binary = { op, a, b in
      guard let binary = Types.tuple.slots.binary else { return .notImplemented }
      let result: Value
      do { result = try binary(op, a, b) } catch let raised as Raised where op == .add && b.asTuple == nil {
        guard raised.exception.type === Exceptions.typeError else { throw raised }
        throw Raised.type("can only concatenate tuple (not \(b.type.name)) to torch.Size")
      }
      if let tuple = result.asTuple, op == .add || op == .multiply { return .object(makeSize(tuple.values)) }
      return result
    }
    size.slots.construct = { _, arguments in
      let values = try arguments.value(0).map { try Operations.array($0) } ?? []
      return .object(
        makeSize(
          try values.enumerated().map { i, value in
            guard value.type.slots.index != nil else {
              throw Raised.type("torch.Size() takes an iterable of 'int' (item \(i) is '\(value.type.name)')")
            }
            return .int(try Operations.index(value))
          }))
    }
    size.method("numel", .positional(0...0)) { a in
      .int((a[0].asTuple?.values ?? []).reduce(1) { $0 &* ($1.asInt ?? 1) })
    }
    TorchRandom.install(generator)
  }

  private static func makeDevice(_ text: String) throws -> NamedObject {
    try ErrorMapping.python { try Device.checkName(text) }
    return text == "cpu" ? cpu : text == "meta" ? meta : NamedObject(text, type: device)
  }

  static func makeSize(_ values: [Value]) -> TupleObject { TupleObject(values, type: size) }
  static func makeSize(_ shape: Shape) -> Value { .object(makeSize(shape.map { .int($0) })) }
}

extension Value {
  var asDType: DType? { if case .object(let o) = self { TorchTypes.dtype(of: o) } else { nil } }
  /// The dtype that Python's own number types stand for.
  var asPythonDType: DType? {
    guard case .object(let o) = self else { return nil }
    return o === Types.float ? .float64 : o === Types.int ? .int64 : o === Types.bool ? .bool : nil
  }
  var asGenerator: Generator? { if case .object(let o) = self { (o as? GeneratorHolder)?.generator } else { nil } }
  var asDevice: String? {
    if case .object(let o) = self, o.type === TorchTypes.device { (o as? NamedObject)?.name } else { nil }
  }
}
