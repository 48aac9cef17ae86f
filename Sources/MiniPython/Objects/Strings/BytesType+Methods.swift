// bytes: its methods.

extension BytesType {
  private static func bytesArgument(_ value: Value) throws -> BytesObject {
    guard let object = value.asBytes else {
      throw Raised.type("a bytes-like object is required, not '\(value.type.name)'")
    }
    return object
  }

  // MARK: Searching

  private static func find(_ a: Arguments, last: Bool) throws -> Int {
    let object = try object(a[0])
    let range = try Bounds.range(a, from: 2, count: object.count)
    let (needle, _) = try sought(
      a[1], "argument should be integer or bytes-like object, not '\(a[1].type.name)'")
    guard let (start, end) = range else { return -1 }
    let text = Bytes(rebasing: object.buffer[start..<end])
    let found = needle.withUnsafeBufferPointer {
      last ? ByteSearch.last($0, in: text, before: text.count) : ByteSearch.first($0, in: text)
    }
    return found.map { $0 + start } ?? -1
  }

  static func installSearch(_ type: TypeObject) {
    for (find, index, last) in [("find", "index", false), ("rfind", "rindex", true)] {
      type.method(find, .positional(1...3)) { .int(try self.find($0, last: last)) }
      type.method(index, .positional(1...3)) { a in
        let found = try self.find(a, last: last)
        if found < 0 { throw Raised.value("subsection not found") }
        return .int(found)
      }
    }
    type.method("count", .positional(1...3)) { a in
      let object = try object(a[0])
      let range = try Bounds.range(a, from: 2, count: object.count)
      let (needle, _) = try sought(
        a[1], "argument should be integer or bytes-like object, not '\(a[1].type.name)'")
      guard let (start, end) = range else { return .int(0) }
      if needle.isEmpty { return .int(end - start + 1) }
      let text = Bytes(rebasing: object.buffer[start..<end])
      return .int(needle.withUnsafeBufferPointer { ByteSearch.count($0, in: text) })
    }
    for (name, isPrefix) in [("startswith", true), ("endswith", false)] {
      type.method(name, .positional(1...3)) { .bool(try hasEnd($0, name, isPrefix: isPrefix)) }
    }
    type.method("replace", .positional(2...3)) { a in
      let object = try object(a[0])
      let old = try bytesArgument(a[1])
      let new = try bytesArgument(a[2])
      let limit = try a.value(3).map(Operations.index) ?? -1
      let made = try ByteSearch.replace(
        object.buffer, old.buffer, new.buffer, limit: limit < 0 ? Int.max : limit, unit: { _ in true })
      return made.map { .bytes($0) } ?? plain(object)
    }
    type.method("removeprefix", .positional(1...1)) { a in
      let object = try object(a[0])
      let prefix = try bytesArgument(a[1])
      guard ByteSearch.hasPrefix(object.buffer, prefix.buffer) else { return plain(object) }
      return value(object.buffer, prefix.count..<object.count)
    }
    type.method("removesuffix", .positional(1...1)) { a in
      let object = try object(a[0])
      let suffix = try bytesArgument(a[1])
      guard ByteSearch.hasSuffix(object.buffer, suffix.buffer) else { return plain(object) }
      return value(object.buffer, 0..<object.count - suffix.count)
    }
    for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
      type.method(name, .positional(0...1)) { a in
        let text = try object(a[0]).buffer
        var isStripped = [Bool](repeating: false, count: 256)
        if let characters = a.value(1), !characters.isNone {
          for byte in try bytesArgument(characters).buffer { isStripped[Int(byte)] = true }
        } else {
          for byte in [9, 10, 11, 12, 13, 32] { isStripped[byte] = true }
        }
        var start = 0
        var end = text.count
        if left { while start < end && isStripped[Int(text[start])] { start += 1 } }
        if right { while end > start && isStripped[Int(text[end - 1])] { end -= 1 } }
        return value(text, start..<end)
      }
    }
  }

  private static func hasEnd(_ a: Arguments, _ name: String, isPrefix: Bool) throws -> Bool {
    let object = try object(a[0])
    let range = try Bounds.range(a, from: 2, count: object.count)
    func test(_ end: BytesObject) -> Bool {
      guard let (lower, upper) = range else { return false }
      let text = Bytes(rebasing: object.buffer[lower..<upper])
      return isPrefix ? ByteSearch.hasPrefix(text, end.buffer) : ByteSearch.hasSuffix(text, end.buffer)
    }
    if let end = a[1].asBytes { return test(end) }
    guard let tuple = a[1].asTuple else {
      throw Raised.type("\(name) first arg must be bytes or a tuple of bytes, not \(a[1].type.name)")
    }
    for i in 0..<tuple.count where test(try bytesArgument(tuple[i])) { return true }
    return false
  }

  // MARK: Cutting and joining

  static func installPieces(_ type: TypeObject) {
    for (name, fromRight) in [("split", false), ("rsplit", true)] {
      type.method(name, "(sep=None, maxsplit=-1)") { a in
        let text = try object(a[0]).buffer
        let given = a[2].isUndef ? -1 : try Operations.size(a[2])
        let limit = given < 0 ? Int.max : given
        let pieces: [Range<Int>]
        if let separator = a.value(1), !separator.isNone {
          let separator = try bytesArgument(separator)
          if separator.count == 0 { throw Raised.value("empty separator") }
          let split = fromRight ? ByteSearch.splitFromRight : ByteSearch.split
          pieces = try split(text, separator.buffer, limit)
        } else {
          let split = fromRight ? ByteSearch.wordsFromRight : ByteSearch.words
          pieces = split(text, limit, ByteSearch.asciiSpace)
        }
        return try StringType.list(pieces) { value(text, $0) }
      }
    }
    for (name, fromRight) in [("partition", false), ("rpartition", true)] {
      type.method(name, .positional(1...1)) { a in
        let object = try object(a[0])
        let separator = try bytesArgument(a[1])
        if separator.count == 0 { throw Raised.value("empty separator") }
        let text = object.buffer
        let found =
          fromRight
          ? ByteSearch.last(separator.buffer, in: text, before: text.count)
          : ByteSearch.first(separator.buffer, in: text)
        guard let found else {
          return .tuple(fromRight ? [.bytes([]), .bytes([]), plain(object)] : [plain(object), .bytes([]), .bytes([])])
        }
        let after = found + separator.count
        return .tuple([value(text, 0..<found), .object(separator), value(text, after..<text.count)])
      }
    }
    type.method("splitlines", "(keepends=False)") { a in
      let keepsEnds = a[1].isUndef ? false : try Operations.size(a[1]) != 0
      return try lines(object(a[0]).buffer, keepsEnds: keepsEnds)
    }
    type.method("join", .positional(1...1)) { a in
      let separator = try object(a[0])
      guard a[1].type.slots.iterate != nil || a[1].type.slots.getItem != nil else {
        throw Raised.type("can only join an iterable")
      }
      var result: [UInt8] = []
      for (i, item) in try Operations.array(a[1]).enumerated() {
        guard let item = item.asBytes else {
          throw Raised.type("sequence item \(i): expected a bytes-like object, \(item.type.name) found")
        }
        try Meter.ask(result.count &+ separator.count &+ item.count, of: 1)
        if i > 0 { result.append(contentsOf: separator.buffer) }
        result.append(contentsOf: item.buffer)
      }
      return .bytes(result)
    }
  }

  private static func lines(_ text: Bytes, keepsEnds: Bool) throws -> Value {
    let list = ListObject()
    var start = 0
    var at = 0
    while at < text.count {
      let byte = text[at]
      at += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      let end = at - 1
      if byte == 0x0D && at < text.count && text[at] == 0x0A { at += 1 }
      try list.append(value(text, start..<(keepsEnds ? at : end)))
      start = at
    }
    if start < text.count { try list.append(value(text, start..<text.count)) }
    return .object(list)
  }

  // MARK: Characters

  static func installCharacters(_ type: TypeObject) {
    func isUpper(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte }
    func isLower(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte }
    func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
    func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
    func map(_ name: String, _ mapped: @escaping (UInt8) -> UInt8) {
      type.method(name, .positional(0...0)) { .bytes(try object($0[0]).buffer.map(mapped)) }
    }
    map("upper") { isLower($0) ? $0 - 32 : $0 }
    map("lower") { isUpper($0) ? $0 + 32 : $0 }
    map("swapcase") { isLetter($0) ? $0 ^ 32 : $0 }
    func test(_ name: String, _ holds: @escaping (UInt8) -> Bool) {
      type.method(name, .positional(0...0)) { a in
        let text = try object(a[0]).buffer
        return .bool(!text.isEmpty && text.allSatisfy(holds))
      }
    }
    test("isalpha", isLetter)
    test("isdigit", isDigit)
    test("isalnum") { isLetter($0) || isDigit($0) }
    test("isspace") { 0x09...0x0D ~= $0 || $0 == 0x20 }
    installWords(type)
    type.method("__getnewargs__", .positional(0...0)) { .tuple([plain(try object($0[0]))]) }
    type.method("__bytes__", .positional(0...0)) { plain(try object($0[0])) }
    type.method("isascii", .positional(0...0)) { .bool(try object($0[0]).buffer.allSatisfy { $0 < 0x80 }) }
    type.method("isupper", .positional(0...0)) { a in
      let text = try object(a[0]).buffer
      return .bool(text.contains(where: isUpper) && !text.contains(where: isLower))
    }
    type.method("islower", .positional(0...0)) { a in
      let text = try object(a[0]).buffer
      return .bool(text.contains(where: isLower) && !text.contains(where: isUpper))
    }
    type.method("decode", "(encoding='utf-8', errors='strict')") { a in
      let encoding = try TextEncoding.name(a.value(1), "decode", "encoding") ?? "utf-8"
      let errors = try TextEncoding.name(a.value(2), "decode", "errors") ?? "strict"
      return .object(try TextEncoding.decode(object(a[0]).buffer, encoding, errors, of: a[0]))
    }
    for (name, alignment) in [("ljust", Alignment.left), ("rjust", .right), ("center", .center)] {
      type.method(name, .positional(1...2)) { a in
        let object = try object(a[0])
        let width = try Operations.size(a[1])
        var fill: UInt8 = 0x20
        if let given = a.value(2) {
          guard let bytes = given.asBytes, bytes.count == 1 else {
            throw Raised.type("\(name)() argument 2 must be a byte string of length 1, not \(given.type.name)")
          }
          fill = bytes.bytes[0]
        }
        let missing = width - min(object.count, width)
        if missing <= 0 { return plain(object) }
        let left = alignment.leftPadding(missing, width)
        try Meter.ask(width, of: 1)
        return .bytes(
          Array(repeating: fill, count: left) + Array(object.buffer) + Array(repeating: fill, count: missing - left))
      }
    }
    installHexadecimal(type)
  }

  /// What depends on the letters before, and on tables of bytes.
  private static func installWords(_ type: TypeObject) {
    func upper(_ byte: UInt8) -> UInt8 { 0x61...0x7A ~= byte ? byte - 32 : byte }
    func lower(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte + 32 : byte }
    func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
    type.method("capitalize", .positional(0...0)) { a in
      .bytes(try object(a[0]).buffer.enumerated().map { $0 == 0 ? upper($1) : lower($1) })
    }
    type.method("title", .positional(0...0)) { a in
      var isInside = false
      return .bytes(
        try object(a[0]).buffer.map { byte in
          defer { isInside = isLetter(byte) }
          return isInside ? lower(byte) : upper(byte)
        })
    }
    type.method("istitle", .positional(0...0)) { a in
      var isInside = false
      var hasLetter = false
      for byte in try object(a[0]).buffer {
        if isLetter(byte) {
          if isInside != (byte >= 0x61) { return .bool(false) }
          hasLetter = true
        }
        isInside = isLetter(byte)
      }
      return .bool(hasLetter)
    }
    type.method("zfill", .positional(1...1)) { a in
      let bytes = Array(try object(a[0]).buffer)
      let missing = try Operations.size(a[1]) - bytes.count
      if missing <= 0 { return .bytes(bytes) }
      try Meter.ask(missing, of: 1)
      let sign = bytes.prefix { $0 == 0x2B || $0 == 0x2D }.prefix(1)
      return .bytes(Array(sign) + [UInt8](repeating: 0x30, count: missing) + bytes.dropFirst(sign.count))
    }
    type.method("expandtabs", "(tabsize=8)") { a in
      let size = a[1].isUndef ? 8 : try Operations.size(a[1])
      var result: [UInt8] = []
      var column = 0
      for byte in try object(a[0]).buffer {
        if byte == 0x09 {
          let blanks = size > 0 ? size - column % size : 0
          try Meter.ask(result.count &+ blanks, of: 1)
          result += [UInt8](repeating: 0x20, count: blanks)
          column += blanks
        } else {
          result.append(byte)
          column = byte == 0x0A || byte == 0x0D ? 0 : column + 1
        }
      }
      return .bytes(result)
    }
    type.method("translate", "(table, /, delete=b'')") { a in
      let table = a[1].isNone ? nil : try bytesArgument(a[1])
      if let table, table.count != 256 { throw Raised.value("translation table must be 256 characters long") }
      let deleted = try a.value(2).map { Set(try bytesArgument($0).buffer) } ?? []
      let kept = try object(a[0]).buffer.filter { !deleted.contains($0) }
      return .bytes(table.map { table in kept.map { table.bytes[Int($0)] } } ?? kept)
    }
    type.staticMethod("maketrans", .positional(2...2)) { a in
      let (from, to) = (try bytesArgument(a[0]), try bytesArgument(a[1]))
      if from.count != to.count { throw Raised.value("maketrans arguments must have same length") }
      var table = (0...255).map { UInt8($0) }
      for (old, new) in zip(from.buffer, to.buffer) { table[Int(old)] = new }
      return .bytes(table)
    }
  }

  private static func installHexadecimal(_ type: TypeObject) {
    type.method("hex", "(sep='', bytes_per_sep=1)") { a in
      let bytes = try object(a[0]).buffer
      let group = a[2].isUndef ? 1 : try Operations.size(a[2])
      var separator: UInt8?
      if let given = a.value(1) {
        if try Operations.length(given) != 1 { throw Raised.value("sep must be length 1.") }
        guard let text = StringBytes(given) else { throw Raised.type("sep must be str or bytes.") }
        separator = text.bytes[0]
      }
      try Meter.ask(bytes.count, of: 3)
      var result: [UInt8] = []
      for (i, byte) in bytes.enumerated() {
        if let separator, i > 0, group != 0 {
          // Groups count from the end, or from the start when their size is negative.
          let distance = group > 0 ? bytes.count - i : i
          if distance % Int(clamping: group.magnitude) == 0 { result.append(separator) }
        }
        for digit in [byte >> 4, byte & 15] { result.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
      }
      return .string(result)
    }
    type.classMethod("fromhex", .positional(1...1)) { a in
      guard let text = a[1].asString else {
        throw Raised.badArgument("fromhex", nil, "str", a[1])
      }
      let bytes = Value.bytes(try fromHexadecimal(text.utf8))
      guard let type = a[0].asType, type !== Types.bytes else { return bytes }
      return try Operations.call(a[0], [bytes])
    }
  }

  private static func fromHexadecimal(_ text: Bytes) throws -> [UInt8] {
    func digit(_ at: Int) throws -> UInt8 {
      guard at < text.count, let value = BigInt.value(ofDigit: text[at]), value < 16 else {
        throw Raised.value("non-hexadecimal number found in fromhex() arg at position \(at)")
      }
      return UInt8(value)
    }
    var result: [UInt8] = []
    var at = 0
    while true {
      at = ByteSearch.skip(text, at, ByteSearch.asciiSpace)
      if at >= text.count { return result }
      result.append(try digit(at) << 4 | digit(at + 1))
      at += 2
    }
  }
}
