// functools: the module, what of it Swift does, and the text of the rest.

enum FunctoolsModule {
  static func make() throws -> ModuleObject {
    try PythonSource.module("functools", source) { module in
      module.add(PartialObject.type)
      module.set("_lru_cache_wrapper", .object(CachedFunction.type))
      let reduce = module.function("reduce", .positional(2...3), "Apply a function of two arguments cumulatively.") { a in
        let slots = a[1].type.slots
        if slots.iterate == nil && slots.getItem == nil { throw Raised.type("reduce() arg 2 must support iteration") }
        var total = a.value(2) ?? .undef
        try Operations.forEach(a[1]) { total = total.isUndef ? $0 : try Operations.call(a[0], total, $0) }
        if total.isUndef { throw Raised.type("reduce() of empty iterable with no initial value") }
        return total
      }
      // Its arguments are a tuple in CPython.
      reduce.isCounted = true
      module.function("cmp_to_key", "(mycmp)", "Convert a cmp= function into a key= function.") { a in
        .object(ComparisonKey(a[0], of: .undef))
      }
    }
  }
}

/// `cmp_to_key`: the key function, and the keys it makes, which compare by calling the function.
final class ComparisonKey: Object {
  private var function: Value
  /// `.undef` in the key function itself.
  private var value: Value

  init(_ function: Value, of value: Value) {
    self.function = function
    self.value = value
    super.init(.foreign, type: ComparisonKey.type)
  }

  deinit {
    Reaper.bury(&function)
    Reaper.bury(&value)
  }

  private static func key(_ value: Value) throws -> ComparisonKey {
    guard let key = value.asObject as? ComparisonKey else {
      throw Raised.type("other argument must be K instance")
    }
    return key
  }

  nonisolated(unsafe) static let type: TypeObject = {
    let type = TypeObject("functools.KeyWrapper", module: "functools", layout: .foreign, isBase: false)
    let signature = NativeSignature("(obj)")
    type.slots.construct = { _, _ in throw Raised.type("cannot create 'functools.KeyWrapper' instances") }
    type.slots.call = { value, arguments in
      let key = try key(value)
      return try signature.bind("K", arguments, receiver: false) { .object(ComparisonKey(key.function, of: $0[0])) }
    }
    type.slots.compare = { a, b, op in
      let order = try Operations.call(key(a).function, key(a).value, key(b).value)
      return try Operations.compare(op, order, .int(0))
    }
    type.slots.hash = { throw Raised.type("unhashable type: '\($0.type.name)'") }
    type.property(
      "obj",
      get: { value in
        let held = try key(value).value
        if held.isUndef { throw Raised(Exceptions.attributeError, "object") }
        return held
      })
    return type
  }()
}
