// str: format, format_map and the `%` operator.

extension StringType {
  static func installFormatting(_ type: TypeObject) {
    type.method("format", .any) { a in
      let fields = FormatFields(positional: Array(a.positional.dropFirst()), named: .pairs(a.pairs))
      return .object(try fields.format(string(a[0])))
    }
    type.method("format_map", .positional(1...1)) { a in
      .object(try FormatFields(positional: nil, named: .mapping(a[1])).format(string(a[0])))
    }
  }
}

/// The arguments of `str.format`, filled into a template.
private struct FormatFields {
  enum Named {
    case pairs([(name: StringObject, value: Value)])
    case mapping(Value)
  }

  /// Nil for `format_map`.
  let positional: [Value]?
  let named: Named

  func format(_ template: StringObject) throws -> StringObject {
    var result: [UInt8] = []
    let (pieces, isRepeated) = FormatFields.pieces(of: template)
    try append(pieces, isRepeated, to: &result)
    return StringObject(result)
  }

  /// The template that was filled last, cut into pieces: mostly it is a loop's, and the same object.
  nonisolated(unsafe) private static var last: (template: StringObject, pieces: [FormatString.Piece])?

  private static func pieces(of template: StringObject) -> (pieces: [FormatString.Piece], isRepeated: Bool) {
    if let last, last.template === template { return (last.pieces, true) }
    let pieces = FormatString(template.utf8).pieces
    if template.byteCount < 1000 { last = (template, pieces) }
    return (pieces, false)
  }

  private func append(_ pieces: [FormatString.Piece], _ isRepeated: Bool, to result: inout [UInt8]) throws {
    for piece in pieces {
      switch piece {
      case .literal(let text): result.append(contentsOf: text)
      case .failure(let error): throw Raised(error)
      case .field(let field): try append(field, isRepeated, to: &result)
      }
      try Meter.ask(result.count, of: 1)
    }
  }

  private func append(_ field: FormatString.Field, _ isRepeated: Bool, to result: inout [UInt8]) throws {
    var value = try source(field.source)
    for accessor in field.accessors {
      switch accessor {
      case .attribute(let name): value = try Operations.getAttribute(value, StringObject(name))
      case .index(let index): value = try Operations.getItem(value, .int(index))
      case .key(let key): value = try Operations.getItem(value, .string(key))
      case .failure(let error): throw Raised(error)
      }
    }
    if let error = field.conversionError { throw Raised(error) }
    if let conversion = field.conversion { value = try .object(Conversions.apply(conversion, value)) }
    if field.specification.isEmpty {
      if let number = value.asInt { return IntegerText.append(number, to: &result) }
      return try Operations.format(value, StringObject.empty).append(to: &result)
    }
    if case .literal(let text) = field.specification[0], field.specification.count == 1 {
      // A specification is known by its one object, which stays for good.
      let specification = isRepeated ? StringObject(text).interned : StringObject(text)
      if let quick = withUnsafeMutablePointer(to: &value, { QuickFormat.text(of: $0, specification) }) {
        return quick.append(to: &result)
      }
      return try Operations.format(value, specification).append(to: &result)
    }
    var specification: [UInt8] = []
    try append(field.specification, isRepeated, to: &specification)
    try Operations.format(value, StringObject(specification)).append(to: &result)
  }

  private func source(_ source: FormatString.Source) throws -> Value {
    switch source {
    case .index(let index):
      guard let positional else {
        throw Raised.value("Format string contains positional fields")
      }
      guard index < positional.count else {
        throw Raised.index("Replacement index \(index) out of range for positional args tuple")
      }
      return positional[index]
    case .name(let name):
      let name = StringObject(name)
      switch named {
      case .mapping(let mapping): return try Operations.getItem(mapping, .object(name))
      case .pairs(let pairs):
        guard let pair = pairs.first(where: { $0.name.equals(name) }) else { throw Raised.key(.object(name)) }
        return pair.value
      }
    }
  }
}

/// `!r`, `!s` and `!a` of format fields and f-strings, and `ascii()`.
package enum Conversions {
  /// - Parameter conversion: the code of `r`, `a` or `s`.
  package static func apply(_ conversion: UInt32, _ value: Value) throws -> StringObject {
    switch conversion {
    case 0x72: try Operations.repr(value)
    case 0x61: try ascii(value)
    default: try Operations.str(value)
    }
  }

  /// `ascii(value)`.
  package static func ascii(_ value: Value) throws -> StringObject {
    let text = try Operations.repr(value)
    if text.isASCII { return text }
    var result: [UInt8] = []
    StringText.appendEscapingNonASCII(text.utf8, to: &result)
    return StringObject(result)
  }
}

/// The right operand of `str % operand`.
struct PercentOperands: PercentArguments {
  private let operand: MiniPython.Value
  private let tuple: TupleObject?
  private var used = 0
  private let isMapping: Bool

  init(_ operand: MiniPython.Value) {
    self.operand = operand
    tuple = operand.asTuple
    isMapping = tuple == nil && operand.asString == nil && operand.type.slots.getItem != nil
  }

  static func format(_ template: StringObject, _ operand: MiniPython.Value) throws -> StringObject {
    var operands = PercentOperands(operand)
    var result: [UInt8] = []
    do {
      try PercentFormat.append(template.utf8, &operands, to: &result)
    } catch let error as PythonTextError { throw Raised(error) }
    return StringObject(result)
  }

  mutating func next() -> MiniPython.Value? {
    if used >= count { return nil }
    used += 1
    return tuple.map { $0[used - 1] } ?? operand
  }

  mutating func value(forKey key: [UInt8]) throws -> MiniPython.Value? { try value(forKey: .string(key)) }

  func value(forKey key: MiniPython.Value) throws -> MiniPython.Value? {
    isMapping ? try Operations.getItem(operand, key) : nil
  }

  private var count: Int { tuple?.count ?? 1 }
  var hasUnused: Bool { used < count && !isMapping }

  func appendText(_ value: MiniPython.Value, conversion: UInt8, to result: inout [UInt8]) throws {
    if let number = value.asInt { return IntegerText.append(number, to: &result) }
    try Conversions.apply(UInt32(conversion), value).append(to: &result)
    try Meter.ask(result.count, of: 1)
  }

  func number(_ value: MiniPython.Value, requiresIndex: Bool) throws -> PercentNumber? {
    var number = value.unboxed
    if !number.isInteger {
      let slots = value.type.slots
      // A class derived from float may have an `__int__` of its own.
      if case .float(let d) = number, !requiresIndex, value.type === Types.float { return .float(d) }
      guard let convert = requiresIndex ? slots.index : slots.int ?? slots.index else { return nil }
      do { number = try convert(value) } catch let error as Raised
        where error.exception.type.isSubtype(of: Exceptions.typeError)
      { return nil }
    }
    switch number.unboxed {
    case .int(let i): return .integer(i)
    case .bool(let b): return .integer(b ? 1 : 0)
    default: return number.asBigInt.map { .bigInteger($0) }
    }
  }

  func real(_ value: MiniPython.Value) throws -> Double? {
    guard value.type.slots.float != nil || value.type.slots.index != nil else { return nil }
    return try FloatType.convert(value)
  }

  func character(_ value: MiniPython.Value) throws -> PercentCharacter? {
    if let text = value.asString { return text.count == 1 ? .text(Array(text.utf8)) : nil }
    if let integer = value.asBigInt { return .integer(integer) }
    guard let index = value.type.slots.index else { return nil }
    return try index(value).asBigInt.map { .integer($0) }
  }

  func typeName(_ value: MiniPython.Value) -> String { value.type.name }
}
