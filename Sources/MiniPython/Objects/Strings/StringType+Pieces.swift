// str: the methods that cut texts apart and put them together: split, join, partition, splitlines.

extension StringType {
  static func installPieces(_ type: TypeObject) {
    for (name, fromRight) in [("split", false), ("rsplit", true)] {
      type.method(name, "(sep=None, maxsplit=-1)") { a in
        let string = try string(a[0])
        let limit = a[2].isUndef ? -1 : try Operations.size(a[2])
        return try split(string, a.value(1) ?? .none, limit: limit < 0 ? Int.max : limit, fromRight)
      }
    }
    for (name, fromRight) in [("partition", false), ("rpartition", true)] {
      type.method(name, .positional(1...1)) { a in
        let string = try string(a[0])
        guard let separator = a[1].asString else { throw Raised.type("must be str, not \(a[1].type.name)") }
        if separator.byteCount == 0 { throw Raised.value("empty separator") }
        let text = string.utf8
        let found =
          fromRight
          ? ByteSearch.last(separator.utf8, in: text, before: text.count) : ByteSearch.first(separator.utf8, in: text)
        guard let found else {
          let empty = Value.object(StringObject.empty)
          return .tuple(fromRight ? [empty, empty, plain(string)] : [plain(string), empty, empty])
        }
        let after = found + separator.byteCount
        return .tuple([value(text, 0..<found), .object(separator), value(text, after..<text.count)])
      }
    }
    type.method("splitlines", "(keepends=False)") { a in
      let keepsEnds = a[1].isUndef ? false : try Operations.size(a[1]) != 0
      return try lines(string(a[0]).utf8, keepsEnds: keepsEnds)
    }
    type.method("join", .positional(1...1)) { .object(try join(string($0[0]), $0[1])) }
  }

  private static func split(
    _ string: StringObject, _ separator: Value, limit: Int, _ fromRight: Bool
  ) throws -> Value {
    let text = string.utf8
    let pieces: [Range<Int>]
    if separator.isNone && !fromRight && limit == Int.max && string.isASCII {
      return try asciiWords(text)
    } else if separator.isNone {
      let split = fromRight ? ByteSearch.wordsFromRight : ByteSearch.words
      pieces = split(text, limit, ByteSearch.unicodeSpace)
    } else {
      guard let separator = separator.asString else {
        throw Raised.type("must be str or None, not \(separator.type.name)")
      }
      if separator.byteCount == 0 { throw Raised.value("empty separator") }
      let split = fromRight ? ByteSearch.splitFromRight : ByteSearch.split
      pieces = try split(text, separator.utf8, limit)
    }
    return try list(pieces) { value(text, $0) }
  }

  /// The words of an ASCII text.
  private static func asciiWords(_ text: Bytes) throws -> Value {
    let list = ListObject(capacity: 12)
    var at = 0
    while true {
      while at < text.count && ByteSearch.unicodeSpace(text, at) != 0 { at &+= 1 }
      if at >= text.count { return .object(list) }
      let start = at
      while at < text.count && ByteSearch.unicodeSpace(text, at) == 0 { at &+= 1 }
      try list.append(value(text, start..<at))
      if list.count & 0xFFFF == 0 { try Interrupt.poll() }
    }
  }

  static func list(_ pieces: [Range<Int>], _ make: (Range<Int>) -> Value) throws -> Value {
    try Meter.ask(pieces.count, of: 64)
    let list = ListObject(capacity: pieces.count)
    for piece in pieces { try list.append(make(piece)) }
    return .object(list)
  }

  private static func lines(_ text: Bytes, keepsEnds: Bool) throws -> Value {
    let list = ListObject()
    var start = 0
    var at = 0
    while at < text.count {
      let (scalar, length) = WTF8.decode(text, at: at)
      at += length
      guard UnicodeText.isLineBreak(scalar) else { continue }
      let end = at - length
      if scalar == 0x0D && at < text.count && text[at] == 0x0A { at += 1 }
      try list.append(value(text, start..<(keepsEnds ? at : end)))
      start = at
    }
    if start < text.count { try list.append(value(text, start..<text.count)) }
    return .object(list)
  }

  // MARK: Joining

  private static func join(_ separator: StringObject, _ iterable: Value) throws -> StringObject {
    guard iterable.type.slots.iterate != nil || iterable.type.slots.getItem != nil else {
      throw Raised.type("can only join an iterable")
    }
    // A list is read in place, for nothing of a cell runs meanwhile.
    if let list = iterable.asList, list.type === Types.list {
      return try joined(separator, UnsafeBufferPointer(start: list.elements, count: list.count))
    }
    return try Operations.array(iterable).withUnsafeBufferPointer { try joined(separator, $0) }
  }

  private static func joined(_ separator: StringObject, _ items: UnsafeBufferPointer<Value>) throws -> StringObject {
    guard let base = items.baseAddress, items.count > 0 else { return StringObject.empty }
    let parts = Register(mutating: base)
    var total = 0
    for i in 0..<items.count {
      if (parts + i).kind != .string {
        throw Raised.type("sequence item \(i): expected str instance, \(items[i].type.name) found")
      }
      let bytes = (parts + i).borrow(StringObject.self) { $0.byteCount }
      let (sum, overflow) = total.addingReportingOverflow(bytes + (i > 0 ? separator.byteCount : 0))
      if overflow { throw Raised(Exceptions.memoryError, "") }
      total = sum
    }
    if items.count == 1, let only = items[0].asString, only.type === Types.str { return only }
    try Meter.ask(total, of: 1)
    return StringObject(count: total) { target in
      var at = 0
      for i in 0..<items.count {
        if i > 0 {
          StringObject.copy(separator.byteCount, from: separator.bytes, to: target + at)
          at += separator.byteCount
        }
        (parts + i).borrow(StringObject.self) { part in
          StringObject.copy(part.byteCount, from: part.bytes, to: target + at)
          at += part.byteCount
        }
      }
    }
  }
}
