// Built-in functions about text: print, input, repr, ascii, format, chr, ord.

enum TextBuiltins {
  nonisolated(unsafe) private static let writeName = StringObject.intern("write")
  nonisolated(unsafe) private static let flushName = StringObject.intern("flush")

  static func install(_ table: BuiltinFunctions.Table) {
    table.function("print", .any, "Prints the values to a stream, or to sys.stdout by default.") { a in
      try print(a)
      return .none
    }
    table.function("input", .positional(0...1), "Read a string from standard input.") { a in
      if let prompt = a.value(0) { Output.write(try Operations.str(prompt)) }
      throw Raised(Exceptions.eofError, "EOF when reading a line")
    }
    table.function("repr", .positional(1...1), "Return the canonical string representation of the object.") { a in
      .object(try Operations.repr(a[0]))
    }
    table.function("ascii", .positional(1...1), "Return an ASCII-only representation of an object.") { a in
      let text = try Operations.repr(a[0])
      if text.isASCII { return .object(text) }
      var escaped: [UInt8] = []
      StringText.appendEscapingNonASCII(text.utf8, to: &escaped)
      return .string(escaped)
    }
    table.function("format", .positional(1...2), "Return type(value).__format__(value, format_spec).") { a in
      guard let spec = a.value(1) else { return .object(try Operations.format(a[0], StringObject.empty)) }
      guard let text = spec.asString else {
        throw Raised.badArgument("format", "2", "str", spec)
      }
      return .object(try Operations.format(a[0], text))
    }
    table.function("chr", .positional(1...1), "Return a Unicode string of one character with ordinal i.") { a in
      let code: Int
      do { code = try Operations.index(a[0]) } catch let error as Raised {
        guard error.exception.type === Exceptions.indexError else { throw error }
        throw Raised.overflow("Python int too large to convert to C int")
      }
      guard Int(Int32.min)...Int(Int32.max) ~= code else {
        throw Raised.overflow("Python int too large to convert to C int")
      }
      guard 0...0x10FFFF ~= code else { throw Raised.value("chr() arg not in range(0x110000)") }
      if code < 128 { return .object(StringObject.character(UInt8(code))) }
      var bytes: [UInt8] = []
      WTF8.append(UInt32(code), to: &bytes)
      return .string(bytes)
    }
    table.function("ord", .positional(1...1), "Return the Unicode code point for a one-character string.") { a in
      guard let text = a[0].asString else {
        if case .object(let o) = a[0], o.kind == .bytes {
          let count = try Operations.length(a[0])
          if count == 1 { return try Operations.getItem(a[0], .int(0)) }
          throw Raised.type("ord() expected a character, but string of length \(count) found")
        }
        throw Raised.type("ord() expected string of length 1, but \(a[0].type.name) found")
      }
      if text.count != 1 { throw Raised.type("ord() expected a character, but string of length \(text.count) found") }
      return .int(Int(WTF8.decode(text.utf8, at: 0).scalar))
    }
  }

  private static func print(_ a: Arguments) throws {
    var separator: StringObject?
    var end: StringObject?
    var file = Value.none
    var flushes = false
    for (name, value) in a.pairs {
      switch name.text {
      case "sep": separator = try text(value, "sep")
      case "end": end = try text(value, "end")
      case "file": file = value
      case "flush": flushes = try Operations.isTrue(value)
      default: throw IterationBuiltins.invalidKeyword(name, "print")
      }
    }
    if file.isNone { file = Output.redirection() }
    let write: (StringObject) throws -> Void
    if file.isUndef {
      write = { Output.write($0) }
    } else {
      let method = try Operations.getAttribute(file, writeName)
      write = { _ = try Operations.call(method, .object($0)) }
    }
    for i in 0..<a.count {
      if i > 0 { try write(separator ?? StringObject.character(UInt8(ascii: " "))) }
      try write(try Operations.str(a[i]))
    }
    try Depth.touch(Depth.calling)
    try write(end ?? StringObject.character(UInt8(ascii: "\n")))
    if flushes && !file.isUndef { _ = try Operations.callMethod(file, flushName) }
  }

  private static func text(_ value: Value, _ name: String) throws -> StringObject? {
    if value.isNone { return nil }
    guard let text = value.asString else {
      throw Raised.type("\(name) must be None or a string, not \(value.type.name)")
    }
    return text
  }
}
