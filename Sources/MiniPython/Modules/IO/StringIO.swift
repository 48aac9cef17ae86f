// io.StringIO: a text file in memory.

/// A Python `StringIO`.
package final class StringIO: Object {
  fileprivate var text: [UInt32] = []
  fileprivate var position = 0
  fileprivate var isClosed = false

  package init(type: TypeObject) { super.init(.foreign, type: type) }

  nonisolated(unsafe) package static let type = install()

  /// - Parameter full: whether the message ends in a full stop, as in the methods that all of CPython's files share.
  private static func file(_ value: Value, stop full: Bool = false) throws -> StringIO {
    guard let file = value.object(.foreign, as: StringIO.self) else {
      preconditionFailure("a StringIO method on another object")
    }
    if file.isClosed { throw Raised.value("I/O operation on closed file\(full ? "." : "")") }
    return file
  }

  fileprivate static func text(_ value: Value) throws -> StringObject {
    if let string = value.asString { return string }
    throw Raised.type("string argument expected, got '\(value.type.name)'")
  }

  fileprivate func write(_ value: Value) throws -> Int {
    let string = try StringIO.text(value)
    let added = withExtendedLifetime(string) { WTF8.scalars(string.utf8) }
    try Meter.ask(text.count &+ added.count, of: 4)
    if position > text.count { text.append(contentsOf: repeatElement(0, count: position - text.count)) }
    if position == text.count {
      text.append(contentsOf: added)
    } else {
      text.replaceSubrange(position..<min(text.count, position + added.count), with: added)
    }
    position += added.count
    return added.count
  }

  fileprivate func string(_ range: Range<Int>) -> Value {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for scalar in text[range] { WTF8.append(scalar, to: &bytes) }
    return .string(bytes)
  }

  fileprivate func read(_ count: Int?) -> Value {
    let start = min(position, text.count)
    let end = count.map { $0 < 0 ? text.count : min(text.count, start &+ $0) } ?? text.count
    position = end
    return string(start..<end)
  }

  /// The next line with its end, nil at the end of the text.
  fileprivate func readLine(_ limit: Int? = nil) -> Value? {
    if position >= text.count { return nil }
    var end = position
    while end < text.count && text[end] != 10 { end += 1 }
    end = min(end + 1, text.count)
    if let limit, limit >= 0 { end = min(end, position + limit) }
    defer { position = end }
    return string(position..<end)
  }

  private static func install() -> TypeObject {
    let type = TypeObject("_io.StringIO", module: "_io", layout: .foreign, hasInstanceDict: true)
    type.slots.construct = { type, _ in .object(StringIO(type: type)) }
    type.slots.initialize = { value, a in
      let file = try file(value)
      for (name, _) in a.pairs where !["initial_value", "newline"].contains(name.text) {
        throw Raised.type("'\(name.text)' is an invalid keyword argument for StringIO()")
      }
      let initial = a.value(0) ?? a.pairs.first { $0.name.text == "initial_value" }?.value ?? .none
      if initial.isNone { return }
      guard initial.asString != nil else {
        throw Raised.type("initial_value must be str or None, not \(initial.type.name)")
      }
      _ = try file.write(initial)
      file.position = 0
    }
    type.slots.iterate = { $0 }
    type.slots.next = { try file($0).readLine() ?? .undef }
    type.method("write", .positional(1...1)) { a in
      let text = try text(a[1])
      return .int(try file(a[0]).write(.object(text)))
    }
    type.method("writelines", .positional(1...1)) { a in
      let file = try file(a[0], stop: true)
      try Operations.forEach(a[1]) { _ = try file.write($0) }
      return .none
    }
    type.method("getvalue", .positional(0...0)) { a in
      let file = try file(a[0])
      return file.string(0..<file.text.count)
    }
    func size(_ value: Value?) throws -> Int? {
      guard let value, !value.isNone else { return nil }
      if value.type.slots.index == nil, value.asInt == nil, value.asBool == nil {
        throw Raised.type("argument should be integer or None, not '\(value.type.name)'")
      }
      return try Operations.size(value)
    }
    type.method("read", .positional(0...1)) { a in
      let count = try size(a.value(1))
      return try file(a[0]).read(count)
    }
    type.method("readline", .positional(0...1)) { a in
      let limit = try size(a.value(1))
      return try file(a[0]).readLine(limit) ?? .object(StringObject.empty)
    }
    type.method("readlines", .positional(0...1)) { a in
      let file = try file(a[0], stop: true)
      let hint = try size(a.value(1)) ?? 0
      var lines: [Value] = []
      let start = file.position
      while let line = file.readLine() {
        lines.append(line)
        if hint > 0, file.position - start >= hint { break }
      }
      return .list(lines)
    }
    type.method("seek", .positional(1...2)) { a in
      let offset = try Operations.size(a[1])
      let whence = try a.value(2).map { try Operations.size($0) } ?? 0
      let file = try file(a[0])
      if !(0...2).contains(whence) { throw Raised.value("Invalid whence (\(whence), should be 0, 1 or 2)") }
      if whence == 0 && offset < 0 { throw Raised.value("Negative seek position \(offset)") }
      if whence != 0 && offset != 0 { throw Raised(osError, "Can't do nonzero cur-relative seeks") }
      try Meter.ask(offset, of: 4)
      if whence == 0 { file.position = offset } else if whence == 2 { file.position = file.text.count }
      return .int(file.position)
    }
    type.method("tell", .positional(0...0)) { a in .int(try file(a[0]).position) }
    type.method("truncate", .positional(0...1)) { a in
      let given = try size(a.value(1))
      let file = try file(a[0])
      let length = given ?? file.position
      if length < 0 { throw Raised.value("Negative size value \(length)") }
      if length < file.text.count { file.text.removeLast(file.text.count - length) }
      return .int(length)
    }
    type.method("close", .positional(0...0)) { a in
      a[0].object(.foreign, as: StringIO.self)?.isClosed = true
      return .none
    }
    type.method("flush", .positional(0...0)) { _ in .none }
    for name in ["readable", "writable", "seekable"] { type.method(name, .positional(0...0)) { _ in .bool(true) } }
    type.method("isatty", .positional(0...0)) { _ in .bool(false) }
    type.method("__enter__", .positional(0...0)) { a in .object(try file(a[0], stop: true)) }
    type.method("__exit__", .any) { a in
      a[0].object(.foreign, as: StringIO.self)?.isClosed = true
      return .none
    }
    type.property("closed", get: { .bool($0.object(.foreign, as: StringIO.self)?.isClosed ?? true) })
    type.inheritNativeSlots()
    return type
  }

  nonisolated(unsafe) private static let osError = Exceptions.all["OSError"] ?? Exceptions.exception
}
