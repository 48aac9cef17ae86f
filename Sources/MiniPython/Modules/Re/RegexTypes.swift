// _re: compiled patterns as Python objects whose methods give the bounds of matches.

/// A compiled pattern.
package final class PatternObject: Object {
  let program: RegexProgram
  let names: [(name: String, group: Int)]
  let flags: RegexFlags

  init(_ program: RegexProgram, names: [(name: String, group: Int)], flags: RegexFlags) {
    self.program = program
    self.names = names
    self.flags = flags
    super.init(.foreign, type: NativeRe.type)
  }
}

enum NativeRe {
  nonisolated(unsafe) static let type: TypeObject = {
    let type = TypeObject("Program", module: "_re", layout: .foreign, isBase: false)
    type.slots.construct = nil
    type.method("find", .positional(4...4)) { a in try find(pattern(a[0]), a) }
    type.property("groups", get: { .int(pattern($0).program.groupCount) })
    type.property("flags", get: { .int(pattern($0).flags.rawValue) })
    type.property(
      "names",
      get: { value in
        let names = DictObject()
        for (name, group) in pattern(value).names { names.set(StringObject.intern(name), .int(group)) }
        return .object(names.count == 0 ? names : MappingProxy(.object(names)))
      })
    type.inheritNativeSlots()
    return type
  }()

  static func make() -> ModuleObject {
    let module = ModuleObject("_re")
    module.function("compile", .positional(2...2)) { a in
      guard let text = a[0].asString else {
        throw Raised(Exceptions.notImplementedError, "patterns of bytes are not supported by this runner")
      }
      let flags = RegexFlags(rawValue: try Operations.index(a[1]))
      do { return .object(try compile(text, flags)) } catch let failure as RegexFailure {
        return .tuple([.string(failure.message), failure.position.map { .int($0) } ?? .none])
      }
    }
    return module
  }

  private static func compile(_ text: StringObject, _ given: RegexFlags) throws -> PatternObject {
    let scalars = withExtendedLifetime(text) { WTF8.scalars(text.utf8) }
    var flags = given
    if !flags.contains(.ascii) { flags.insert(.unicode) }
    var parser = RegexParser(scalars, flags: flags)
    let node = try parser.parse()
    let program = try RegexProgram(node, groupCount: parser.groupCount, widths: parser.widths)
    var final = parser.flags
    if final.contains(.ascii) { final.remove(.unicode) }
    return PatternObject(program, names: parser.names, flags: final)
  }

  private static func pattern(_ value: Value) -> PatternObject {
    guard let pattern = value.object(.foreign, as: PatternObject.self) else {
      preconditionFailure("a pattern method on another object")
    }
    return pattern
  }

  /// `find(text, mode, pos, endpos)`: the bounds of the groups of the match, and the last group; or None. `mode` is
  /// `match`, `fullmatch`, `search`, or `all` for a list of all matches.
  private static func find(_ pattern: PatternObject, _ a: Arguments) throws -> Value {
    guard let string = a[1].asString else {
      if a[1].asBytes != nil { throw Raised.type("cannot use a string pattern on a bytes-like object") }
      throw Raised.type("expected string or bytes-like object, got '\(a[1].type.name)'")
    }
    let text = withExtendedLifetime(string) { WTF8.scalars(string.utf8) }
    let end = min(max(0, try Operations.index(a[4])), text.count)
    let start = min(max(0, try Operations.index(a[3])), text.count)
    if start > end { return a[2].asString?.text == "all" ? .list([]) : .none }
    var matcher = RegexMatcher(pattern.program, text, start..<end)
    switch a[2].asString?.text {
    case "match": return try matcher.match(at: start) ? bounds(matcher) : .none
    case "fullmatch": return try matcher.match(at: start, whole: true) ? bounds(matcher) : .none
    case "search": return try matcher.search(from: start) ? bounds(matcher) : .none
    default:
      let found = ListObject()
      var from = start
      var forbidden = -1
      while try matcher.search(from: from, nonEmptyAt: forbidden) {
        try Interrupt.poll()
        try found.append(bounds(matcher))
        from = matcher.groups[1]
        // Behind an empty match the next one must not be empty.
        forbidden = matcher.groups[0] == from ? from : -1
      }
      return .object(found)
    }
  }

  private static func bounds(_ matcher: RegexMatcher) -> Value {
    .tuple((matcher.groups + [matcher.lastGroup]).map { .int($0) })
  }
}
