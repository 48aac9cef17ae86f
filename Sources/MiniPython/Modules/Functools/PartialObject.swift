// functools.partial: a callable with some of its arguments.

/// A `functools.partial`.
final class PartialObject: Object {
  private(set) var function: Value
  private(set) var arguments: [Value]
  private(set) var keywords: DictObject

  init(_ function: Value, _ arguments: [Value], _ keywords: DictObject, type: TypeObject) {
    self.function = function
    self.arguments = arguments
    self.keywords = keywords
    super.init(.foreign, type: type)
  }

  deinit {
    Reaper.bury(&function)
    Reaper.bury(&arguments)
  }

  private static func partial(_ value: Value) throws -> PartialObject {
    guard case .object(let o) = value, Swift.type(of: o) == PartialObject.self else {
      throw Raised.type("a functools.partial is required")
    }
    return unsafeDowncast(o, to: PartialObject.self)
  }

  nonisolated(unsafe) static let type: TypeObject = {
    let type = TypeObject("functools.partial", module: "functools", layout: .foreign, hasInstanceDict: true)
    type.slots.construct = { type, a in try make(type, a) }
    type.slots.initialize = { _, _ in }
    type.slots.call = { value, a in try partial(value).call(a) }
    type.slots.repr = { value in
      let partial = try partial(value)
      return try ReprGuard.run(partial, recursive: "...") {
        var parts = [try Operations.repr(partial.function).text]
        parts += try partial.arguments.map { try Operations.repr($0).text }
        parts += try partial.keywords.pairs.map { "\(try Operations.str($0).text)=\(try Operations.repr($1).text)" }
        return StringObject("\(value.type.displayName)(\(parts.joined(separator: ", ")))")
      }
    }
    type.property("func", get: { try partial($0).function })
    type.property("args", get: { .tuple(try partial($0).arguments) })
    type.property("keywords", get: { .object(try partial($0).keywords) })
    return type
  }()

  /// A partial of a partial is one of the innermost function.
  private static func make(_ type: TypeObject, _ a: Arguments) throws -> Value {
    guard a.count > 0 else { throw Raised.type("type 'partial' takes at least one argument") }
    let callable = a[0]
    guard callable.type.slots.call != nil else { throw Raised.type("the first argument must be callable") }
    var function = callable
    var arguments = Array(a.positional.dropFirst())
    var keywords = DictObject()
    if let inner = callable.asObject as? PartialObject, inner.type === type, inner.attributes == nil {
      function = inner.function
      arguments = inner.arguments + arguments
      keywords = inner.keywords.copy()
    }
    for (name, value) in a.pairs { keywords.set(name, value) }
    return .object(PartialObject(function, arguments, keywords, type: type))
  }

  private func call(_ a: Arguments) throws -> Value {
    if keywords.count == 0 && a.keywords == nil {
      let total = arguments.count + a.count
      return try withUnsafeTemporaryAllocation(of: Value.self, capacity: max(1, total)) { buffer in
        guard let slots = buffer.baseAddress else { preconditionFailure("no room for arguments") }
        for i in arguments.indices { (slots + i).initialize(to: arguments[i]) }
        for i in 0..<a.count { (slots + arguments.count + i).initialize(to: a[i]) }
        defer { slots.deinitialize(count: total) }
        return try Operations.call(function, Arguments(slots, total))
      }
    }
    let merged = keywords.copy()
    for (name, value) in a.pairs { merged.set(name, value) }
    let names = try merged.pairs.map { key, value -> (StringObject, Value) in
      guard let name = key.asString else { throw Raised.type("keywords must be strings") }
      return (name, value)
    }
    return try Operations.call(function, arguments + a.positional, keywords: names)
  }
}
