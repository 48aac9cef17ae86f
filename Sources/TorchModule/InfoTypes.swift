// torch.finfo and torch.iinfo: the limits of number types.

import MiniPython
import MiniTorch

private final class Info: Object {
  let dtype: DType
  init(_ dtype: DType, type: TypeObject) {
    self.dtype = dtype
    super.init(.foreign, type: type)
  }
}

enum InfoTypes {
  nonisolated(unsafe) private static let finfo = TypeObject(
    "torch.finfo", module: "torch", layout: .foreign, isBase: false)
  nonisolated(unsafe) private static let iinfo = TypeObject(
    "torch.iinfo", module: "torch", layout: .foreign, isBase: false)

  private static func dtype(_ value: Value) -> DType {
    if case .object(let o) = value { (o as? Info)?.dtype ?? .float32 } else { .float32 }
  }

  static func install() {
    for (type, properties) in [(finfo, floating), (iinfo, integer)] {
      let name = type.shortName
      for (property, get) in properties { type.property(property, get: { get(dtype($0)) }) }
      type.property("bits", get: { .int(dtype($0).itemSize * 8) })
      type.property("dtype", get: { .string(dtype($0).name) })
      type.slots.initialize = { _, _ in }
      type.slots.construct = { _, arguments in
        guard let given = arguments.value(0) ?? arguments.pairs.first(where: { $0.name.text == "type" })?.value else {
          if type === finfo { return .object(Info(.defaultFloat, type: finfo)) }
          throw Raised.type("iinfo() missing 1 required positional arguments: \"type\"")
        }
        // The limits of complex numbers are those of their parts.
        let part: DType? = ComplexSource.isDType(given) ? (ComplexSource.isSingle(given) ? .float32 : .float64) : nil
        guard let dtype = given.asDType ?? part else {
          throw Raised.type("\(name)(): argument 'type' (position 1) must be torch.dtype, not \(given.type.name)")
        }
        if type === iinfo && dtype == .bool { throw Raised.type("torch.bool is not supported by torch.iinfo") }
        guard dtype.isFloatingPoint == (type === finfo) else {
          throw Raised.type(
            type === finfo
              ? "torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'"
              : "torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
        }
        return .object(Info(dtype, type: type))
      }
      type.slots.compare = { a, b, op in
        guard op == .equal || op == .notEqual, b.type === type else { return .notImplemented }
        return .bool((dtype(a) == dtype(b)) == (op == .equal))
      }
    }
    func short(_ x: Double) -> String {
      var text: [UInt8] = []
      FloatText.append(x, FloatText.Style(.general, precision: 6), to: &text)
      return String(decoding: text, as: UTF8.self)
    }
    finfo.slots.repr = { value in
      let d = dtype(value)
      let tiny = short(d.smallestNormal)
      return StringObject(
        "finfo(resolution=\(short(d.resolution)), min=\(short(-d.largest)), max=\(short(d.largest)), "
          + "eps=\(short(d.epsilon)), smallest_normal=\(tiny), tiny=\(tiny), dtype=\(d.name))")
    }
    iinfo.slots.repr = { value in
      let d = dtype(value)
      // PyTorch prints the limits as doubles.
      let (low, high) = (Double(d.integerRange.lowerBound), Double(d.integerRange.upperBound))
      return StringObject("iinfo(min=\(short(low)), max=\(short(high)), dtype=\(d.name))")
    }
  }

  nonisolated(unsafe) private static let floating: [(String, (DType) -> Value)] = [
    ("eps", { .float($0.epsilon) }), ("max", { .float($0.largest) }), ("min", { .float(-$0.largest) }),
    ("tiny", { .float($0.smallestNormal) }), ("smallest_normal", { .float($0.smallestNormal) }),
    ("resolution", { .float($0.resolution) }),
  ]

  nonisolated(unsafe) private static let integer: [(String, (DType) -> Value)] = [
    ("max", { .int($0.integerRange.upperBound) }), ("min", { .int($0.integerRange.lowerBound) }),
  ]

  static func install(in module: ModuleObject) {
    module.set("finfo", .object(finfo))
    module.set("iinfo", .object(iinfo))
  }
}
