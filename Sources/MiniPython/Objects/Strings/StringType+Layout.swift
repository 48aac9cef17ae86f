// str: the methods that pad, align and encode.

extension StringType {
  static func installLayout(_ type: TypeObject) {
    for (name, alignment) in [("ljust", Alignment.left), ("rjust", .right), ("center", .center)] {
      type.method(name, .positional(1...2)) { a in
        let string = try string(a[0])
        let width = try Operations.size(a[1])
        let fill = try fillCharacter(a.value(2))
        let missing = width - min(string.count, width)
        if missing <= 0 { return plain(string) }
        let left = alignment.leftPadding(missing, width)
        return .object(try padded(string, left, missing - left, fill))
      }
    }
    type.method("zfill", .positional(1...1)) { a in
      let string = try string(a[0])
      let width = try Operations.size(a[1])
      let missing = width - min(string.count, width)
      if missing <= 0 { return plain(string) }
      let sign = string.utf8.first.map { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") } ?? false
      try Meter.ask(string.byteCount &+ missing, of: 1)
      var result: [UInt8] = []
      if sign { result.append(string.bytes[0]) }
      result.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing))
      result.append(contentsOf: string.utf8[(sign ? 1 : 0)...])
      return .string(result)
    }
    type.method("expandtabs", "(tabsize=8)") { a in
      if !a[1].isUndef, a[1].type.slots.index == nil { _ = try Operations.index(a[1]) }
      let size = a[1].isUndef ? 8 : try SliceObject.clampedIndex(a[1])
      if Int32(exactly: size) == nil { throw Raised.overflow("Python int too large to convert to C int") }
      return try expandTabs(string(a[0]).utf8, size)
    }
    type.method("encode", "(encoding='utf-8', errors='strict')") { a in
      let encoding = try TextEncoding.name(a.value(1), "encode", "encoding") ?? "utf-8"
      let errors = try TextEncoding.name(a.value(2), "encode", "errors") ?? "strict"
      return .bytes(try TextEncoding.encode(string(a[0]), encoding, errors))
    }
    type.method("__getnewargs__", .positional(0...0)) { .tuple([plain(try string($0[0]))]) }
  }

  private static func fillCharacter(_ value: Value?) throws -> StringObject {
    guard let value else { return StringObject.character(0x20) }
    guard let fill = value.asString else {
      throw Raised.type("The fill character must be a unicode character, not \(value.type.name)")
    }
    if fill.count != 1 { throw Raised.type("The fill character must be exactly one character long") }
    return fill
  }

  private static func padded(
    _ string: StringObject, _ left: Int, _ right: Int, _ fill: StringObject
  ) throws -> StringObject {
    let (padding, overflow) = (left + right).multipliedReportingOverflow(by: fill.byteCount)
    let (total, isTooLarge) = padding.addingReportingOverflow(string.byteCount)
    if overflow || isTooLarge { throw Raised(Exceptions.memoryError, "") }
    try Meter.ask(total, of: 1)
    return StringObject(count: total) { target in
      var at = ByteSearch.fill(target, with: fill.utf8, count: left)
      (target + at).initialize(from: string.bytes, count: string.byteCount)
      at += string.byteCount
      _ = ByteSearch.fill(target + at, with: fill.utf8, count: right)
    }
  }

  private static func expandTabs(_ text: Bytes, _ size: Int) throws -> Value {
    var result: [UInt8] = []
    var column = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "\t"):
        guard size > 0 else { continue }
        let blanks = size - column % size
        try Meter.ask(result.count &+ blanks, of: 1)
        result.append(contentsOf: repeatElement(0x20, count: blanks))
        column += blanks
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        result.append(byte)
        column = 0
      default:
        result.append(byte)
        if byte & 0xC0 != 0x80 { column += 1 }
      }
    }
    return .string(result)
  }
}

/// Where a padded text stands.
enum Alignment {
  case left, right, center

  /// How much of the padding stands left of the text.
  func leftPadding(_ missing: Int, _ width: Int) -> Int {
    switch self {
    case .left: 0
    case .right: missing
    // The odd one of a centred text goes by the parity of both widths, as in CPython.
    case .center: missing / 2 + (missing & width & 1)
    }
  }
}
