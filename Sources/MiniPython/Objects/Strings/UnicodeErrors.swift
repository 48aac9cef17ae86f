// UnicodeEncodeError and UnicodeDecodeError: their five arguments and their text.

enum UnicodeErrors {
  static func encode(_ encoding: String, _ string: StringObject, _ range: Range<Int>, _ reason: String) -> Raised {
    make(Exceptions.unicodeEncodeError, encoding, .object(string), range, reason)
  }

  static func decode(_ encoding: String, _ object: Value, _ range: Range<Int>, _ reason: String) -> Raised {
    make(Exceptions.unicodeDecodeError, encoding, object, range, reason)
  }

  private static func make(
    _ type: TypeObject, _ encoding: String, _ object: Value, _ range: Range<Int>, _ reason: String
  ) -> Raised {
    Raised(
      ExceptionObject(
        type: type,
        arguments: TupleObject([
          .string(encoding), object, .int(range.lowerBound), .int(range.upperBound), .string(reason),
        ])))
  }

  /// `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
  static func escaped(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16)
    let (letter, width) = scalar < 0x100 ? ("x", 2) : scalar < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + letter + String(repeating: "0", count: width - digits.count) + digits
  }

  static func install() {
    for type in [Exceptions.unicodeEncodeError, Exceptions.unicodeDecodeError] {
      for (i, name) in ["encoding", "object", "start", "end", "reason"].enumerated() {
        type.property(
          name,
          get: { value in
            guard let arguments = value.asException?.arguments, arguments.count == 5 else { return .none }
            return arguments[i]
          })
      }
      let initialize = type.slots.initialize
      let isEncoding = type === Exceptions.unicodeEncodeError
      type.slots.initialize = { value, arguments in
        try initialize?(value, arguments)
        if arguments.count != 5 { throw Raised.type("function takes exactly 5 arguments (\(arguments.count) given)") }
        func check(_ i: Int, _ isRight: Bool, _ expected: String) throws {
          if isRight { return }
          let name = arguments[i].isNone ? "None" : arguments[i].type.name
          throw Raised.type("argument \(i + 1) must be \(expected), not \(name)")
        }
        try check(0, arguments[0].asString != nil, "str")
        if isEncoding {
          try check(1, arguments[1].asString != nil, "str")
        } else if StringBytes(arguments[1]) == nil || arguments[1].asString != nil {
          throw Raised.type("a bytes-like object is required, not '\(arguments[1].type.name)'")
        }
        for i in 2...3 { _ = try Operations.index(arguments[i]) }
        try check(4, arguments[4].asString != nil, "str")
      }
      type.slots.str = { value in
        guard let exception = value.asException else { return StringObject.empty }
        return try text(exception).map { StringObject($0) } ?? defaultText(exception)
      }
    }
  }

  /// What an exception that was made with other arguments shows.
  private static func defaultText(_ exception: ExceptionObject) throws -> StringObject {
    switch exception.arguments.count {
    case 0: StringObject.empty
    case 1: try Operations.str(exception.arguments[0])
    default: try Operations.repr(.object(exception.arguments))
    }
  }

  private static func text(_ exception: ExceptionObject) throws -> String? {
    let a = exception.arguments
    guard a.count == 5, let encoding = a[0].asString?.text, let start = a[2].asInt, let end = a[3].asInt else {
      return nil
    }
    let reason = try Operations.str(a[4]).text
    let verb = a[1].asBytes == nil ? "encode" : "decode"
    let one: String? =
      if start < 0 || end != start &+ 1 {
        nil
      } else if let bytes = a[1].asBytes, start < bytes.count {
        "byte 0x" + escaped(UInt32(bytes.bytes[start])).dropFirst(2)
      } else if let string = a[1].asString, start < string.count {
        "character '\(escaped(WTF8.decode(string.utf8, at: string.byteOffset(start)).scalar))'"
      } else {
        nil
      }
    if let one { return "'\(encoding)' codec can't \(verb) \(one) in position \(start): \(reason)" }
    let what = a[1].asBytes == nil ? "characters" : "bytes"
    return "'\(encoding)' codec can't \(verb) \(what) in position \(start)-\(end &- 1): \(reason)"
  }
}
