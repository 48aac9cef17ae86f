// str: the methods that look for text: find, count, startswith, replace, strip, translate.

extension StringType {
  /// Where to search: bytes from `lower` to `upper`, the first being character number `start`; nil for nowhere.
  private static func window(
    _ string: StringObject, _ a: Arguments
  ) throws -> (lower: Int, upper: Int, start: Int)? {
    guard let (start, end) = try Bounds.range(a, from: 2, count: string.count) else { return nil }
    return (string.byteOffset(start), string.byteOffset(end), start)
  }

  private static func argument(_ value: Value) throws -> StringObject {
    guard let string = value.asString else { throw Raised.type("must be str, not \(value.type.name)") }
    return string
  }

  private static func find(_ a: Arguments, last: Bool) throws -> Int {
    let string = try string(a[0])
    // The bounds are looked at first.
    let window = try window(string, a)
    let needle = try argument(a[1])
    guard let (lower, upper, start) = window else { return -1 }
    let text = Bytes(rebasing: string.utf8[lower..<upper])
    let found =
      last ? ByteSearch.last(needle.utf8, in: text, before: text.count) : ByteSearch.first(needle.utf8, in: text)
    guard let found else { return -1 }
    return start + (string.isASCII ? found : WTF8.count(Bytes(rebasing: text[..<found])))
  }

  static func installSearch(_ type: TypeObject) {
    type.method("find", .positional(1...3)) { .int(try find($0, last: false)) }
    type.method("rfind", .positional(1...3)) { .int(try find($0, last: true)) }
    for (name, last) in [("index", false), ("rindex", true)] {
      type.method(name, .positional(1...3)) { a in
        let found = try find(a, last: last)
        if found < 0 { throw Raised.value("substring not found") }
        return .int(found)
      }
    }
    type.method("count", .positional(1...3)) { a in
      let string = try string(a[0])
      let window = try window(string, a)
      let needle = try argument(a[1])
      guard let (lower, upper, _) = window else { return .int(0) }
      let text = Bytes(rebasing: string.utf8[lower..<upper])
      if needle.byteCount == 0 { return .int(WTF8.count(text) + 1) }
      return .int(ByteSearch.count(needle.utf8, in: text))
    }
    for (name, isPrefix) in [("startswith", true), ("endswith", false)] {
      type.method(name, .positional(1...3)) { .bool(try hasEnd($0, name, isPrefix: isPrefix)) }
    }
    type.method("replace", .positional(2...3)) { a in
      let string = try string(a[0])
      let old = try replaceArgument(a[1], 1)
      let new = try replaceArgument(a[2], 2)
      let limit = try a.value(3).map(Operations.index) ?? -1
      let made = try ByteSearch.replace(
        string.utf8, old.utf8, new.utf8, limit: limit < 0 ? Int.max : limit, unit: { $0 & 0xC0 != 0x80 })
      return made.map { .string($0) } ?? plain(string)
    }
    type.method("removeprefix", .positional(1...1)) { a in
      let string = try string(a[0])
      let prefix = try affix(a[1], "removeprefix")
      guard ByteSearch.hasPrefix(string.utf8, prefix.utf8) else { return plain(string) }
      return value(string.utf8, prefix.byteCount..<string.byteCount)
    }
    type.method("removesuffix", .positional(1...1)) { a in
      let string = try string(a[0])
      let suffix = try affix(a[1], "removesuffix")
      guard ByteSearch.hasSuffix(string.utf8, suffix.utf8) else { return plain(string) }
      return value(string.utf8, 0..<string.byteCount - suffix.byteCount)
    }
    for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
      type.method(name, .positional(0...1)) { a in
        let string = try string(a[0])
        let characters = try stripCharacters(a, name)
        let space = characters.map(member) ?? ByteSearch.unicodeSpace
        let start = left ? ByteSearch.skip(string.utf8, 0, space) : 0
        let end = right ? ByteSearch.trimmedEnd(string.utf8, from: start, space) : string.byteCount
        if start == 0 && end == string.byteCount { return plain(string) }
        return value(string.utf8, start..<end)
      }
    }
    installTranslation(type)
  }

  /// The string itself, or a plain copy of an instance of a subclass.
  static func plain(_ string: StringObject) -> Value {
    .object(string.type === Types.str ? string : StringObject(string.utf8))
  }

  private static func hasEnd(_ a: Arguments, _ name: String, isPrefix: Bool) throws -> Bool {
    let string = try string(a[0])
    let window = try window(string, a)
    func test(_ end: StringObject) -> Bool {
      guard let (lower, upper, _) = window else { return false }
      let text = Bytes(rebasing: string.utf8[lower..<upper])
      return isPrefix ? ByteSearch.hasPrefix(text, end.utf8) : ByteSearch.hasSuffix(text, end.utf8)
    }
    if let end = a[1].asString { return test(end) }
    guard let tuple = a[1].asTuple else {
      throw Raised.type("\(name) first arg must be str or a tuple of str, not \(a[1].type.name)")
    }
    for i in 0..<tuple.count {
      guard let end = tuple[i].asString else {
        throw Raised.type("tuple for \(name) must only contain str, not \(tuple[i].type.name)")
      }
      if test(end) { return true }
    }
    return false
  }

  private static func replaceArgument(_ value: Value, _ number: Int) throws -> StringObject {
    guard let string = value.asString else {
      throw Raised.badArgument("replace", "\(number)", "str", value)
    }
    return string
  }

  private static func affix(_ value: Value, _ name: String) throws -> StringObject {
    guard let string = value.asString else {
      throw Raised.badArgument(name, nil, "str", value)
    }
    return string
  }

  private static func stripCharacters(_ a: Arguments, _ name: String) throws -> StringObject? {
    guard let value = a.value(1), !value.isNone else { return nil }
    guard let string = value.asString else { throw Raised.type("\(name) arg must be None or str") }
    return string
  }

  /// The length of a character that is one of some characters, 0 for others.
  private static func member(of characters: StringObject) -> (Bytes, Int) -> Int {
    if characters.isASCII {
      var set = (low: UInt64(0), high: UInt64(0))
      for byte in characters.utf8 {
        if byte < 64 { set.low |= 1 << UInt64(byte) } else { set.high |= 1 << UInt64(byte - 64) }
      }
      return { text, at in
        let byte = text[at]
        if byte >= 128 { return 0 }
        return Int((byte < 64 ? set.low >> UInt64(byte) : set.high >> UInt64(byte - 64)) & 1)
      }
    }
    let scalars = Set(WTF8.scalars(characters.utf8))
    return { text, at in
      if text[at] & 0xC0 == 0x80 { return 0 }
      let (scalar, length) = WTF8.decode(text, at: at)
      return scalars.contains(scalar) ? length : 0
    }
  }

  // MARK: Translation

  private static func installTranslation(_ type: TypeObject) {
    type.method("translate", .positional(1...1)) { a in
      let string = try string(a[0])
      var result: [UInt8] = []
      for (i, scalar) in WTF8.scalars(string.utf8).enumerated() {
        if i & 0xFFFF == 0xFFFF { try Interrupt.poll() }
        try appendTranslation(of: scalar, a[1], to: &result)
      }
      return .string(result)
    }
    type.staticMethod("maketrans", .positional(1...3)) { a in
      let table = DictObject()
      guard let to = a.value(1) else {
        guard let source = a[0].asDict else {
          throw Raised.type("if you give only one argument to maketrans it must be a dict")
        }
        try fill(table, from: source)
        return .object(table)
      }
      guard let to = to.asString else {
        throw Raised.badArgument("maketrans", "2", "str", to)
      }
      if let removed = a.value(2), removed.asString == nil {
        throw Raised.badArgument("maketrans", "3", "str", removed)
      }
      guard let from = a[0].asString else {
        throw Raised.type("first maketrans argument must be a string if there is a second argument")
      }
      if from.count != to.count { throw Raised.value("the first two maketrans arguments must have equal length") }
      for (x, y) in zip(WTF8.scalars(from.utf8), WTF8.scalars(to.utf8)) {
        try table.set(.int(Int(x)), .int(Int(y)))
      }
      if let removed = a.value(2) {
        guard let removed = removed.asString else { preconditionFailure("no string to remove") }
        for scalar in WTF8.scalars(removed.utf8) { try table.set(.int(Int(scalar)), .none) }
      }
      return .object(table)
    }
  }

  private static func fill(_ table: DictObject, from source: DictObject) throws {
    var position = 0
    while let at = source.next(from: position) {
      position = at + 1
      let key = source.entries[at].key
      if let string = key.asString {
        if string.count != 1 { throw Raised.value("string keys in translate table must be of length 1") }
        try table.set(.int(Int(WTF8.decode(string.utf8, at: 0).scalar)), source.entries[at].value)
      } else if key.isInteger {
        try table.set(key, source.entries[at].value)
      } else {
        throw Raised.type("keys in translate table must be strings or integers")
      }
    }
  }

  private static func appendTranslation(of scalar: UInt32, _ table: Value, to result: inout [UInt8]) throws {
    let mapped: Value
    do { mapped = try Operations.getItem(table, .int(Int(scalar))) } catch let error as Raised {
      guard error.exception.type.isSubtype(of: Exceptions.lookupError) else { throw error }
      return WTF8.append(scalar, to: &result)
    }
    if mapped.isNone { return }
    if let text = mapped.asString { return result.append(contentsOf: text.utf8) }
    guard mapped.isInteger else { throw Raised.type("character mapping must return integer, None or str") }
    guard let code = try? SliceObject.clampedIndex(mapped), 0..<0x110000 ~= code else {
      throw Raised.value("character mapping must be in range(0x110000)")
    }
    WTF8.append(UInt32(code), to: &result)
  }
}

/// The `start` and `end` of searching methods.
enum Bounds {
  /// The range in a sequence of `count` items, nil when it is empty because it ends before it starts.
  static func range(_ a: Arguments, from position: Int, count: Int) throws -> (start: Int, end: Int)? {
    func index(_ at: Int, _ missing: Int) throws -> Int {
      guard let value = a.value(at), !value.isNone else { return missing }
      let index = try SliceObject.clampedIndex(value)
      return index < 0 ? max(index + count, 0) : index
    }
    let start = try index(position, 0)
    let end = min(try index(position + 1, count), count)
    return start <= end ? (start, end) : nil
  }
}
