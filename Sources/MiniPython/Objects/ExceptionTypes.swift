// What exceptions can do.

package enum ExceptionTypes {
  static func exception(_ value: Value) throws -> ExceptionObject {
    guard let exception = value.asException else { throw Raised.type("an exception is required") }
    return exception
  }

  static func install() {
    _ = Exceptions.all
    let base = Exceptions.baseException
    base.slots.construct = { type, arguments in
      .object(ExceptionObject(type: type, arguments: TupleObject(arguments.positional)))
    }
    base.slots.initialize = { value, arguments in
      if arguments.keywordCount > 0 { throw Raised.type("\(value.type.name)() takes no keyword arguments") }
      try exception(value).arguments = TupleObject(arguments.positional)
    }
    base.slots.str = { value in
      let arguments = try exception(value).arguments
      switch arguments.count {
      case 0: return StringObject.empty
      case 1: return try Operations.str(arguments[0])
      default: return try Operations.repr(.object(arguments))
      }
    }
    base.slots.repr = { value in
      let arguments = try exception(value).arguments
      if arguments.count == 1 {
        return StringObject("\(value.type.name)(\(try Operations.repr(arguments[0]).text))")
      }
      return StringObject("\(value.type.name)\(try Operations.repr(.object(arguments)).text)")
    }
    base.property(
      "args", get: { .object(try exception($0).arguments) },
      set: { value, arguments in
        try exception(value).arguments = TupleObject(Operations.array(arguments))
      })
    base.property(
      "__cause__", get: { try exception($0).cause },
      set: { value, cause in
        let object = try exception(value)
        object.cause = cause
        object.suppressesContext = true
      })
    base.property("__context__", get: { try exception($0).context }, set: { try exception($0).context = $1 })
    base.property(
      "__suppress_context__", get: { .bool(try exception($0).suppressesContext) },
      set: { value, flag in
        try exception(value).suppressesContext = Operations.isTrue(flag)
      })
    base.property(
      "__traceback__", get: { TracebackObject.value(of: try exception($0)) },
      set: { value, traceback in
        try checkTraceback(traceback, "__traceback__")
        if traceback.isNone { try exception(value).traceback = [] }
      })
    base.method("with_traceback", .positional(1...1)) { a in
      try checkTraceback(a[1], "__traceback__")
      if a[1].isNone { try exception(a[0]).traceback = [] }
      return a[0]
    }
    base.method("add_note", .positional(1...1)) { a in
      guard a[1].asString != nil else { throw Raised.type("note must be a str, not '\(a[1].type.name)'") }
      let object = try exception(a[0])
      let notes = object.notes ?? ListObject()
      object.notes = notes
      try notes.append(a[1])
      Operations.instanceDict(object).set(StringObject.intern("__notes__"), .object(notes))
      return .none
    }
    for type in Exceptions.all.values { type.adoptSlots(of: base) }
    installSpecial()
  }

  private static func installSpecial() {
    Exceptions.keyError.slots.str = { value in
      let arguments = try exception(value).arguments
      return arguments.count == 1 ? try Operations.repr(arguments[0]) : try base(value)
    }
    Exceptions.stopIteration.property(
      "value",
      get: { value in
        let arguments = try exception(value).arguments
        return arguments.count > 0 ? arguments[0] : .none
      })
    Exceptions.systemExit.property(
      "code",
      get: { value in
        let arguments = try exception(value).arguments
        return arguments.count > 1 ? .object(arguments) : arguments.values.first ?? .none
      })
    keywordAttributes(Exceptions.importError, ["name", "path"])
    Exceptions.importError.property(
      "msg",
      get: { value in
        let arguments = try exception(value).arguments
        return arguments.count == 1 ? arguments[0] : .none
      })
    keywordAttributes(Exceptions.nameError, ["name"])
    keywordAttributes(Exceptions.attributeError, ["name", "obj"])
    if let osError = Exceptions.all["OSError"] {
      for (i, name) in ["errno", "strerror", "filename"].enumerated() {
        osError.property(
          name,
          get: { value in
            let arguments = try exception(value).arguments
            return arguments.count >= 2 && i < arguments.count ? arguments[i] : .none
          })
      }
      osError.property(
        "filename2",
        get: { value in
          let arguments = try exception(value).arguments
          return arguments.count == 5 ? arguments[4] : .none
        })
      osError.property(
        "args",
        get: { value in
          let arguments = try exception(value).arguments
          return .tuple(arguments.count > 2 ? Array(arguments.values.prefix(2)) : arguments.values)
        })
      let text: (Value) throws -> StringObject = { value in
        let arguments = try exception(value).arguments
        if arguments.count < 2 { return try base(value) }
        var result = "[Errno \(try Operations.str(arguments[0]).text)] \(try Operations.str(arguments[1]).text)"
        if arguments.count > 2 && !arguments[2].isNone { result += ": \(try Operations.repr(arguments[2]).text)" }
        if arguments.count == 5 { result += " -> \(try Operations.repr(arguments[4]).text)" }
        return StringObject(result)
      }
      osError.slots.construct = { type, arguments in
        let number = arguments.count >= 2 ? arguments[0].asInt ?? arguments[0].asBool.map { $0 ? 1 : 0 } : nil
        let made = type === osError ? number.map(Exceptions.systemError) ?? type : type
        return .object(ExceptionObject(type: made, arguments: TupleObject(arguments.positional)))
      }
      osError.slots.repr = { value in
        let arguments = try exception(value).arguments
        if arguments.count < 3 { return try Exceptions.baseException.slots.repr?(value) ?? StringObject.empty }
        let shown = Value.tuple(Array(arguments.values.prefix(2)))
        return StringObject("\(value.type.name)\(try Operations.repr(shown).text)")
      }
      for type in Exceptions.all.values where type.isSubtype(of: osError) {
        type.slots.str = text
        type.slots.repr = osError.slots.repr
        type.slots.construct = osError.slots.construct
      }
    }
    installSyntaxError()
    ExceptionGroup.install()
    for type in [
      Exceptions.exception, Exceptions.typeError, Exceptions.valueError, Exceptions.indexError, Exceptions.keyError,
      Exceptions.runtimeError, Exceptions.zeroDivisionError, Exceptions.notImplementedError, Exceptions.stopIteration,
    ] { type.keepsArguments = true }
    for type in Exceptions.all.values { type.inheritNativeSlots() }
    Exceptions.moduleNotFoundError.slots.initialize = Exceptions.importError.slots.initialize
    Exceptions.unboundLocalError.slots.initialize = Exceptions.nameError.slots.initialize
  }

  /// SyntaxError: its second argument tells the place.
  private static func installSyntaxError() {
    func argument(_ value: Value, _ index: Int) throws -> Value {
      let arguments = try exception(value).arguments
      guard arguments.count == 2 else { return .none }
      let place = try Operations.array(arguments[1])
      return index < place.count ? place[index] : .none
    }
    let type = Exceptions.syntaxError
    type.property(
      "msg",
      get: { value in
        let arguments = try exception(value).arguments
        return arguments.count > 0 ? arguments[0] : .none
      })
    for (i, name) in ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"].enumerated() {
      type.property(name, get: { try argument($0, i) })
    }
    type.constant("print_file_and_line", .none)
    let initialize = type.slots.initialize
    let checked: (Value, Arguments) throws -> Void = { value, arguments in
      try initialize?(value, arguments)
      if arguments.count != 2 { return }
      let place = try Operations.array(arguments[1])
      if !(4...6).contains(place.count) {
        let word = place.count < 4 ? "at least 4" : "at most 6"
        throw Raised.type("function takes \(word) arguments (\(place.count) given)")
      }
      if place.count == 5 { throw Raised.type("end_offset must be provided when end_lineno is provided") }
    }
    for one in Exceptions.all.values where one.isSubtype(of: type) { one.slots.initialize = checked }
    let text: (Value) throws -> StringObject = { value in
      let message = try Operations.str(try exception(value).arguments.values.first ?? .none).text
      let file = try argument(value, 0).asString?.text.split(separator: "/").last
      let line = try argument(value, 1).asInt
      switch (file, line) {
      case (let file?, let line?): return StringObject("\(message) (\(file), line \(line))")
      case (let file?, nil): return StringObject("\(message) (\(file))")
      case (nil, let line?): return StringObject("\(message) (line \(line))")
      case (nil, nil): return StringObject(message)
      }
    }
    for one in Exceptions.all.values where one.isSubtype(of: type) { one.slots.str = text }
  }

  private static func checkTraceback(_ value: Value, _ name: String) throws {
    if !value.isNone && value.type !== TracebackObject.type {
      throw Raised.type("\(name) must be a traceback or None")
    }
  }

  private static func base(_ value: Value) throws -> StringObject {
    guard let str = Exceptions.baseException.slots.str else { return StringObject.empty }
    return try str(value)
  }

  /// Attributes that the constructor takes by keyword: what the error is about, and what it was asked of.
  private static func keywordAttributes(_ type: TypeObject, _ names: [String]) {
    type.slots.initialize = { value, arguments in
      let object = try exception(value)
      object.arguments = TupleObject(arguments.positional)
      for (name, given) in arguments.pairs {
        if !names.contains(name.text) {
          throw Raised.type("'\(name.text)' is an invalid keyword argument for \(type.name)()")
        }
        if name.text == names[0] { object.subject = given } else { object.subjectHolder = given }
      }
    }
    for name in names {
      let isSubject = name == names[0]
      type.property(
        name, get: { isSubject ? try exception($0).subject : try exception($0).subjectHolder },
        set: { value, given in
          let given = given.isUndef ? Value.none : given
          if isSubject { try exception(value).subject = given } else { try exception(value).subjectHolder = given }
        })
    }
  }

  /// The lines that `traceback.format_exception_only` gives, without a SyntaxError's excerpt.
  package static func lines(of exception: ExceptionObject) -> [String] {
    let type = exception.type
    let isSyntaxError = type.isSubtype(of: Exceptions.syntaxError)
    let shown = isSyntaxError ? exception.arguments.values.first ?? .none : .object(exception)
    let text = (try? Operations.str(shown).text) ?? "<exception str() failed>"
    var name = type.qualifiedName
    if type.module != "builtins" && type.module != "__main__" { name = "\(type.module).\(name)" }
    var lines = [text.isEmpty ? name : "\(name): \(text)"]
    if let notes = exception.notes {
      for note in notes.values { lines.append((try? Operations.str(note).text) ?? "") }
    }
    return lines
  }
}
