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
  nonisolated(unsafe) static let strided = NamedObject("torch.strided", type: layout)
  nonisolated(unsafe) static let defaultGenerator = GeneratorHolder(.default)

  static func value(of dtype: DType) -> Value { .object(dtypes[Int(dtype.rawValue)]) }

  static func dtype(of object: Object) -> DType? {
    guard object.type === dtype, let index = dtypes.firstIndex(where: { $0 === object }) else { return nil }
    return DType(rawValue: UInt8(index))
  }

  static func install() {
    func name(_ value: Value) -> String {
      if case .object(let o) = value, let named = o as? NamedObject { named.name } else { "" }
    }
    for type in [dtype, layout, memoryFormat] { type.slots.repr = { StringObject(name($0)) } }
    dtype.property("is_floating_point", get: { .bool($0.asDType?.isFloatingPoint ?? false) })
    dtype.property("is_complex", get: { .bool(ComplexSource.isDType($0)) })
    dtype.property("is_signed", get: { .bool($0.asDType?.isSigned ?? false) })
    dtype.property("itemsize", get: { .int($0.asDType?.itemSize ?? 0) })

    device.slots.construct = { _, arguments in
      if arguments.count == 1, arguments[0].type === device { return arguments[0] }
      var (kind, index) = (arguments.value(0), arguments.value(1))
      for (name, value) in arguments.pairs {
        if name.text == "type" || name.text == "device" { kind = value } else { index = value }
      }
      guard let text = kind?.asString?.text else {
        let given = arguments.positional.map(\.type.name)
        let marked = given.isEmpty ? [] : ["      didn't match because some of the arguments have invalid types: (\(given.map { "!\($0)!" }.joined(separator: ", ")))"]
        throw Raised.type(
          (["device() received an invalid combination of arguments - got (\(given.joined(separator: ", "))), but expected one of:",
            " * (torch.device device)"] + marked + [" * (str type, int index = -1)"]).joined(separator: "\n"))
      }
      guard let index, !index.isNone else { return .object(try makeDevice(text)) }
      if text.contains(":") { throw Raised.runtime("type (string) must not include an index because index was passed explicitly: \(text)") }
      let number = try Operations.index(index)
      if number < 0 { throw Raised.runtime("Device index must not be negative") }
      return .object(try makeDevice("\(text):\(number)"))
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
    device.slots.hash = { try Operations.hash(.string(name($0))) }
    device.property("type", get: { .string(String(name($0).prefix { $0 != ":" })) })
    device.property("index", get: { value in
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
      let result = try binary(op, a, b)
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
    let kind = text.prefix { $0 != ":" }
    if kind == "cuda" || kind == "mps" { try ErrorMapping.python { try Device.checkIndex(text) } } else { try ErrorMapping.python { try Device.check(text) } }
    return text == "cpu" ? cpu : NamedObject(text, type: device)
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

/// Named tuples of results: `torch.return_types.max`.
enum ReturnTypes {
  nonisolated(unsafe) private static var made: [String: TypeObject] = [:]

  static func make(_ name: String, _ fields: [(String, Value)]) -> TupleObject {
    let type = made[name] ?? define(name, fields.map(\.0))
    made[name] = type
    return TupleObject(fields.map(\.1), type: type)
  }

  private static func define(_ name: String, _ fields: [String]) -> TypeObject {
    let type = TypeObject("torch.return_types.\(name)", module: "torch.return_types", base: Types.tuple)
    for (i, field) in fields.enumerated() {
      type.property(field, get: { $0.asTuple?[i] ?? .none })
    }
    type.slots.repr = { value in
      let elements = value.asTuple?.values ?? []
      let texts = try zip(fields, elements).map { "\($0)=\(try Operations.repr($1).text)" }
      return StringObject("torch.return_types.\(name)(\n\(texts.joined(separator: ",\n")))")
    }
    return type
  }
}
