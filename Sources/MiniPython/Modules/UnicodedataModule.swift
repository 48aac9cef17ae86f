// unicodedata: what characters are, and texts with their accents apart or joined.
@_spi(_Unicode) import Swift

enum UnicodedataModule {
  static func make() throws -> ModuleObject {
    let module = ModuleObject("unicodedata")
    module.set("unidata_version", .string("14.0.0"))
    module.function("normalize", .positional(2...2)) { a in .string(try normalized(a, "normalize")) }
    module.function("is_normalized", .positional(2...2)) { a in
      .bool(try normalized(a, "is_normalized") == text(a[1], "is_normalized", argument: " 2").text)
    }
    module.function("category", .positional(1...1)) { a in
      .string(UnicodeText.category(try scalar(a[0], "category")))
    }
    module.function("combining", .positional(1...1)) { a in
      .int(UnicodeText.combiningClass(try scalar(a[0], "combining")))
    }
    module.function("name", .positional(1...2)) { a in
      if let name = UnicodeText.name(try scalar(a[0], "name", argument: " 1")) { return .string(name) }
      if let standard = a.value(1) { return standard }
      throw Raised.value("no such name")
    }
    for (name, message, value) in [
      ("decimal", "not a decimal", UnicodeText.decimalValue), ("digit", "not a digit", UnicodeText.digitValue),
    ] {
      module.function(name, .positional(1...2)) { a in
        if let number = value(try scalar(a[0], name, argument: " 1")) { return .int(number) }
        if let standard = a.value(1) { return standard }
        throw Raised.value(message)
      }
    }
    for name in ["bidirectional", "decomposition", "east_asian_width", "lookup", "mirrored", "numeric"] {
      module.function(name, .any) { _ in
        throw Raised(Exceptions.notImplementedError, "unicodedata.\(name)() is not supported by this runner")
      }
    }
    return module
  }

  private static func normalized(_ a: Arguments, _ function: String) throws -> String {
    let (form, source) = (try text(a[0], function, argument: " 1").text, try text(a[1], function, argument: " 2").text)
    var made = ""
    switch form {
    case "NFC": source._nfc.forEach { made.unicodeScalars.append($0) }
    case "NFD": source._nfd.forEach { made.unicodeScalars.append($0) }
    case "NFKC", "NFKD":
      guard source.utf8.allSatisfy({ $0 < 0x80 }) else {
        throw Raised(
          Exceptions.notImplementedError,
          "unicodedata.\(function)() of the form \(form) is not supported by this runner")
      }
      made = source
    default: throw Raised.value("invalid normalization form")
    }
    return made
  }

  private static func text(_ value: Value, _ function: String, argument: String = "") throws -> StringObject {
    guard let text = value.asString else {
      throw Raised.type("\(function)() argument\(argument) must be str, not \(value.type.name)")
    }
    return text
  }

  private static func scalar(_ value: Value, _ function: String, argument: String = "") throws -> UInt32 {
    guard let text = value.asString, text.count == 1, let scalar = text.text.unicodeScalars.first else {
      throw Raised.type("\(function)() argument\(argument) must be a unicode character, not \(value.type.name)")
    }
    return scalar.value
  }
}
