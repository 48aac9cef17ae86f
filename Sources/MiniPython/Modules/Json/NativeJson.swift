// _json: reading and writing JSON as Python functions.

enum NativeJson {
  static func make() -> ModuleObject {
    let module = ModuleObject("_json")
    module.function("encode", .positional(10...10)) { a in
      var options = JsonWriter.Options()
      options.skipsKeys = try Operations.isTrue(a[1])
      options.ensuresASCII = try Operations.isTrue(a[2])
      options.checksCircles = try Operations.isTrue(a[3])
      options.allowsNaN = try Operations.isTrue(a[4])
      if let text = a[5].asString {
        options.indent = Array(text.utf8)
      } else if !a[5].isNone {
        guard let given = try a[5].type.slots.index?(a[5]).asInt else {
          if a[5].type.slots.index == nil {
            throw Raised.type("can't multiply sequence by non-int of type '\(a[5].type.name)'")
          }
          throw Raised.overflow("cannot fit '\(a[5].type.name)' into an index-sized integer")
        }
        let width = max(0, given)
        try Meter.ask(width)
        options.indent = [UInt8](repeating: 32, count: width)
      }
      guard let item = a[6].asString else { throw Raised.badArgument("make_encoder", "6", "str", a[6]) }
      guard let key = a[7].asString else { throw Raised.badArgument("make_encoder", "5", "str", a[7]) }
      options.itemSeparator = Array(item.utf8)
      options.keySeparator = Array(key.utf8)
      options.fallback = a[8]
      options.sortsKeys = try Operations.isTrue(a[9])
      var writer = JsonWriter(options)
      try writer.write(a[0])
      return .string(writer.bytes)
    }
    // decode(text, start, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, strict) gives the
    // value and its end; for a text that is no JSON the message and the place, and None in front.
    module.function("decode", .positional(8...8)) { a in
      guard let text = a[0].asString else {
        throw Raised.type("first argument must be a string, not \(a[0].type.name)")
      }
      let start = try Operations.index(a[1])
      guard 0...text.count ~= start else { return .tuple([.none, .string("Expecting value"), .int(start)]) }
      let hooks = JsonReader.Hooks(
        object: a[2], pairs: a[3], float: a[4], int: a[5], constant: a[6], isStrict: try Operations.isTrue(a[7]))
      return try withExtendedLifetime(text) {
        var reader = JsonReader(text.utf8, at: text.byteOffset(start), hooks: hooks)
        func scalars(_ offset: Int) -> Int { WTF8.count(UnsafeBufferPointer(rebasing: text.utf8[..<offset])) }
        do {
          let (value, end) = try reader.read()
          return .tuple([value, .int(scalars(end))])
        } catch let failure as JsonFailure {
          return .tuple([.none, .string(failure.message), .int(scalars(failure.offset))])
        }
      }
    }
    return module
  }
}
