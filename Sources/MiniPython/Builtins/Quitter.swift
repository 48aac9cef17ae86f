// exit and quit, as CPython's site module adds them.

enum Quitter {
  static func install(into namespace: DictObject) {
    let type = TypeObject("Quitter", module: "_sitebuiltins", hasInstanceDict: true)
    let name = StringObject.intern("name")
    type.slots.call = { _, a in
      try a.expect("Quitter.__call__", 0...1)
      throw Raised(Exceptions.systemExit, argument: a.value(0) ?? .none)
    }
    type.slots.repr = { value in
      let text = try Operations.str(Operations.getAttribute(value, name)).text
      return StringObject("Use \(text)() or Ctrl-D (i.e. EOF) to exit")
    }
    type.inheritNativeSlots()
    for word in ["exit", "quit"] {
      let quitter = Object(.instance, type: type)
      Operations.instanceDict(quitter).set(name, .string(word))
      namespace.set(StringObject.intern(word), .object(quitter))
    }
  }
}
