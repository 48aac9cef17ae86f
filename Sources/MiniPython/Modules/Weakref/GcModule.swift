// gc: the collector of cycles, as far as ours is like CPython's.

enum GcModule {
  static func make() -> ModuleObject {
    let module = ModuleObject("gc")
    module.function("collect", "(generation=2)", "Run the garbage collector.") { a in
      let generation = try a.value(0).map(Operations.size) ?? 2
      if !(0...2).contains(generation) { throw Raised.value("invalid generation") }
      let found = CycleCollector.collect()
      if Finalizers.dueCount > 0 {
        try Finalizers.run()
        // What has been finalized goes now.
        CycleCollector.collect()
      }
      return .int(found)
    }
    module.function("enable", .positional(0...0), "Enable automatic garbage collection.") { _ in
      CycleCollector.isEnabled = true
      return .none
    }
    module.function("disable", .positional(0...0), "Disable automatic garbage collection.") { _ in
      CycleCollector.isEnabled = false
      return .none
    }
    module.function("isenabled", .positional(0...0), "Returns true if automatic garbage collection is enabled.") { _ in
      .bool(CycleCollector.isEnabled)
    }
    module.function("get_count", .positional(0...0), "Return a three-tuple of the current collection counts.") { _ in
      .tuple([.int(CycleCollector.knownCount), .int(0), .int(0)])
    }
    module.function("is_tracked", .positional(1...1), "Returns true if the object is tracked by the collector.") { a in
      guard case .object(let o) = a[0] else { return .bool(false) }
      switch o.kind {
      case .string, .bytes, .bigInt, .complex, .range, .code, .native, .singleton: return .bool(false)
      case .dict where o.type === Types.dict: return .bool(unsafeDowncast(o, to: DictObject.self).holdsContainers)
      default: return .bool(true)
      }
    }
    var thresholds = [700, 10, 10]
    module.function("get_threshold", .positional(0...0), "Return the current collection thresholds.") { _ in
      .tuple(thresholds.map { .int($0) })
    }
    // Ours collects when the number of objects has doubled; nothing but the zero that turns it off says otherwise.
    module.function("set_threshold", .positional(1...3), "Set the collection thresholds.") { a in
      for i in 0..<a.count { thresholds[i] = try Operations.size(a[i]) }
      CycleCollector.isEnabled = thresholds[0] != 0
      return .none
    }
    module.set("garbage", .list([]))
    module.set("callbacks", .list([]))
    for name in [
      "freeze", "unfreeze", "get_freeze_count", "get_debug", "set_debug", "get_objects", "get_referents",
      "get_referrers", "get_stats", "is_finalized",
    ] {
      module.function(name, .any) { _ in
        throw Raised(Exceptions.notImplementedError, "gc.\(name)() is not supported by this runner")
      }
    }
    return module
  }
}

extension DictObject {
  /// Whether a value is an object that may hold others: CPython's collector looks at such dicts only.
  fileprivate var holdsContainers: Bool {
    pairs.contains { pair in
      [pair.key, pair.value].contains { value in
        guard case .object(let o) = value else { return false }
        return ![.string, .bytes, .bigInt, .complex].contains(o.kind)
      }
    }
  }
}
