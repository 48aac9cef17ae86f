// Writing values as JSON text.

/// Writes JSON as Python's `json.dumps` does.
struct JsonWriter {
  struct Options {
    var skipsKeys = false
    var ensuresASCII = true
    var checksCircles = true
    var allowsNaN = true
    /// The text of one level of indentation, nil for one line.
    var indent: [UInt8]?
    var itemSeparator: [UInt8] = []
    var keySeparator: [UInt8] = []
    var sortsKeys = false
    var fallback = Value.none
  }

  private let options: Options
  private(set) var bytes: [UInt8] = []
  private var active: Set<ObjectIdentifier> = []

  init(_ options: Options) { self.options = options }

  private mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func newLine(_ level: Int) {
    guard let indent = options.indent else { return }
    bytes.append(10)
    for _ in 0..<level { bytes.append(contentsOf: indent) }
  }

  mutating func write(_ value: Value, level: Int = 0) throws {
    if bytes.count >= Meter.threshold && bytes.count & 0xFFF < 64 { try Meter.ask(bytes.count &* 2) }
    switch value {
    case .none: append("null")
    case .bool(let b): if b { append("true") } else { append("false") }
    case .int(let i): bytes.append(contentsOf: String(i).utf8)
    case .float(let d): try write(d)
    case .object(let o): try write(o, value, level)
    case .undef: break
    }
  }

  private mutating func write(_ double: Double) throws {
    if double.isFinite { return FloatText.appendRepr(double, to: &bytes) }
    if !options.allowsNaN {
      throw Raised.value("Out of range float values are not JSON compliant")
    }
    if double.isNaN { append("NaN") } else if double < 0 { append("-Infinity") } else { append("Infinity") }
  }

  private mutating func write(_ object: Object, _ value: Value, _ level: Int) throws {
    if let string = value.asString { return write(string) }
    if value.type.isSubtype(of: Types.int) {
      let text = try Types.int.slots.repr?(value) ?? StringObject.empty
      return text.append(to: &bytes)
    }
    if value.type.isSubtype(of: Types.float) { return try write(MathModule.real(value)) }
    let isCounted = value.asList != nil || value.asTuple != nil || value.asDict != nil
    if isCounted && isEmpty(value) {
      if value.asDict != nil { append("{}") } else { append("[]") }
      return
    }
    if !active.insert(ObjectIdentifier(object)).inserted && options.checksCircles {
      throw Raised.value("Circular reference detected")
    }
    try Depth.counted(" while encoding a JSON object") {
      if let list = value.asList {
        try write(elements: list.values, level)
      } else if let tuple = value.asTuple {
        try write(elements: tuple.values, level)
      } else if let dict = value.asDict {
        try write(dict, level)
      } else {
        try write(Operations.call(options.fallback, value), level: level)
      }
    }
    active.remove(ObjectIdentifier(object))
  }

  private func isEmpty(_ value: Value) -> Bool {
    (value.asList?.count ?? value.asTuple?.count ?? value.asDict?.count ?? 1) == 0
  }

  private mutating func write(elements: [Value], _ level: Int) throws {
    append("[")
    newLine(level + 1)
    for (i, element) in elements.enumerated() {
      try Interrupt.poll()
      if i > 0 {
        bytes.append(contentsOf: options.itemSeparator)
        newLine(level + 1)
      }
      try write(element, level: level + 1)
    }
    newLine(level)
    append("]")
  }

  private mutating func write(_ dict: DictObject, _ level: Int) throws {
    append("{")
    var pairs = dict.pairs
    if options.sortsKeys {
      let sorted = ListObject(pairs.map { .object(TupleObject([$0.key, $0.value])) })
      let key = NativeFunction("key", .positional(1...1)) { $0[0].asTuple?[0] ?? .none }
      let sort = try Operations.getAttribute(.object(sorted), StringObject.intern("sort"))
      _ = try Operations.call(sort, [], keywords: [(StringObject.intern("key"), .object(key))])
      pairs = sorted.values.compactMap { $0.asTuple.map { ($0[0], $0[1]) } }
    }
    var isFirst = true
    for (key, value) in pairs {
      try Interrupt.poll()
      guard let name = try keyText(key) else { continue }
      if !isFirst { bytes.append(contentsOf: options.itemSeparator) }
      isFirst = false
      newLine(level + 1)
      write(name)
      bytes.append(contentsOf: options.keySeparator)
      try write(value, level: level + 1)
    }
    if !isFirst { newLine(level) }
    append("}")
  }

  private func keyText(_ key: Value) throws -> StringObject? {
    if let string = key.asString { return string }
    var writer = JsonWriter(options)
    if key.isNone || key.type.isSubtype(of: Types.int) || key.type.isSubtype(of: Types.float) {
      try writer.write(key)
      return StringObject(writer.bytes)
    }
    if options.skipsKeys { return nil }
    throw Raised.type("keys must be str, int, float, bool or None, not \(key.type.name)")
  }

  private mutating func write(_ string: StringObject) {
    bytes.append(34)
    withExtendedLifetime(string) {
      var at = 0
      while at < string.byteCount {
        let byte = string.bytes[at]
        if byte >= 128 && options.ensuresASCII {
          let (scalar, length) = WTF8.decode(string.utf8, at: at)
          at += length
          if scalar >= 0x10000 {
            escape(0xD800 + (scalar - 0x10000) >> 10)
            escape(0xDC00 + (scalar - 0x10000) & 0x3FF)
          } else {
            escape(scalar)
          }
          continue
        }
        at += 1
        switch byte {
        case 34: append("\\\"")
        case 92: append("\\\\")
        case 10: append("\\n")
        case 13: append("\\r")
        case 9: append("\\t")
        case 12: append("\\f")
        case 8: append("\\b")
        case 0..<32: escape(UInt32(byte))
        case 127 where options.ensuresASCII: escape(127)
        default: bytes.append(byte)
        }
      }
    }
    bytes.append(34)
  }

  private mutating func escape(_ unit: UInt32) {
    let digits = String(unit, radix: 16)
    bytes.append(contentsOf: "\\u".utf8)
    for _ in digits.utf8.count..<4 { bytes.append(48) }
    bytes.append(contentsOf: digits.utf8)
  }
}
