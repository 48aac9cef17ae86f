// Encoding text as bytes and decoding it: UTF-8, ASCII and Latin-1 with CPython's error handlers.

enum TextEncoding {
  enum Codec: String {
    case utf8 = "utf-8"
    case ascii
    case latin1 = "latin-1"

    /// - Throws: LookupError.
    init(named name: String) throws {
      let normal = String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
      switch normal {
      case "utf-8", "utf8", "u8", "utf", "cp65001": self = .utf8
      case "ascii", "us-ascii", "646", "ansi-x3.4-1968": self = .ascii
      case "latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "8859", "cp819": self = .latin1
      default: throw Raised(Exceptions.lookupError, "unknown encoding: \(name)")
      }
    }
  }

  /// What happens to what cannot be encoded or decoded.
  enum Handler: String {
    case strict, ignore, replace, backslashreplace, xmlcharrefreplace, surrogateescape

    /// - Throws: LookupError.
    init(named name: String) throws {
      guard let handler = Handler(rawValue: name) else {
        throw Raised(Exceptions.lookupError, "unknown error handler name '\(name)'")
      }
      self = handler
    }
  }

  /// An `encoding` or `errors` argument.
  /// - Throws: TypeError.
  static func name(_ value: Value?, _ function: String, _ argument: String) throws -> String? {
    guard let value else { return nil }
    guard let text = value.asString else {
      throw Raised.badArgument(function, "'\(argument)'", "str", value)
    }
    return text.text
  }

  // MARK: Encoding

  /// - Throws: LookupError, UnicodeEncodeError.
  static func encode(_ string: StringObject, _ encoding: String, _ errors: String) throws -> [UInt8] {
    if let wide = try encodeWide(string, encoding, errors) { return wide }
    let codec = try Codec(named: encoding)
    if string.isASCII || (codec == .utf8 && !hasSurrogates(string.utf8)) { return Array(string.utf8) }
    let scalars = WTF8.scalars(string.utf8)
    func fits(_ scalar: UInt32) -> Bool {
      switch codec {
      case .utf8: !(0xD800...0xDFFF ~= scalar)
      case .ascii: scalar < 0x80
      case .latin1: scalar < 0x100
      }
    }
    var result: [UInt8] = []
    result.reserveCapacity(string.byteCount)
    var i = 0
    while i < scalars.count {
      if fits(scalars[i]) {
        if codec == .utf8 {
          WTF8.append(scalars[i], to: &result)
        } else {
          result.append(UInt8(truncatingIfNeeded: scalars[i]))
        }
        i += 1
        continue
      }
      let start = i
      while i < scalars.count && !fits(scalars[i]) { i += 1 }
      try appendReplacement(of: scalars[start..<i], in: string, codec, try Handler(named: errors), to: &result)
    }
    return result
  }

  private static func appendReplacement(
    of run: ArraySlice<UInt32>, in string: StringObject, _ codec: Codec, _ handler: Handler, to result: inout [UInt8]
  ) throws {
    for scalar in run {
      switch handler {
      case .ignore: break
      case .replace: result.append(UInt8(ascii: "?"))
      case .backslashreplace: result.append(contentsOf: UnicodeErrors.escaped(scalar).utf8)
      case .xmlcharrefreplace: result.append(contentsOf: "&#\(scalar);".utf8)
      case .surrogateescape where 0xDC80...0xDCFF ~= scalar: result.append(UInt8(truncatingIfNeeded: scalar))
      case .strict, .surrogateescape:
        let reason =
          switch codec {
          case .utf8: "surrogates not allowed"
          case .ascii: "ordinal not in range(128)"
          case .latin1: "ordinal not in range(256)"
          }
        throw UnicodeErrors.encode(codec.rawValue, string, run.startIndex..<run.endIndex, reason)
      }
    }
  }

  private static func hasSurrogates(_ text: Bytes) -> Bool {
    for i in 0..<text.count where text[i] == 0xED && i + 1 < text.count && text[i + 1] >= 0xA0 { return true }
    return false
  }

  // MARK: Decoding

  /// - Throws: LookupError, UnicodeDecodeError.
  static func decode(
    _ bytes: Bytes, _ encoding: String, _ errors: String, of object: Value
  ) throws -> StringObject {
    if let wide = try decodeWide(bytes, encoding, errors, of: object) { return wide }
    let codec = try Codec(named: encoding)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      if bytes[i] < 0x80 {
        result.append(bytes[i])
        i += 1
        continue
      }
      let step = codec == .utf8 ? sequence(bytes, i) : Step(length: 1, reason: codec == .ascii ? notASCII : nil)
      if let reason = step.reason {
        switch try Handler(named: errors) {
        case .ignore: break
        case .replace: WTF8.append(0xFFFD, to: &result)
        case .backslashreplace:
          for byte in bytes[i..<i + step.length] { result.append(contentsOf: UnicodeErrors.escaped(UInt32(byte)).utf8) }
        case .surrogateescape:
          for byte in bytes[i..<i + step.length] { WTF8.append(0xDC00 + UInt32(byte), to: &result) }
        case .xmlcharrefreplace:
          throw Raised.type("don't know how to handle UnicodeDecodeError in error callback")
        case .strict:
          throw UnicodeErrors.decode(codec.rawValue, object, i..<i + step.length, reason)
        }
      } else if codec == .latin1 {
        WTF8.append(UInt32(bytes[i]), to: &result)
      } else {
        result.append(contentsOf: bytes[i..<i + step.length])
      }
      i += step.length
    }
    return StringObject(result)
  }

  private static let notASCII = "ordinal not in range(128)"

  private struct Step {
    var length: Int
    var reason: String?
  }

  /// The UTF-8 sequence at an offset, or the maximal part of one that is wrong.
  private static func sequence(_ bytes: Bytes, _ i: Int) -> Step {
    let first = bytes[i]
    let needed: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: needed = 2
    case 0xE0...0xEF:
      needed = 3
      if first == 0xE0 { low = 0xA0 }
      if first == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      needed = 4
      if first == 0xF0 { low = 0x90 }
      if first == 0xF4 { high = 0x8F }
    default: return Step(length: 1, reason: "invalid start byte")
    }
    for k in 1..<needed {
      if i + k >= bytes.count { return Step(length: k, reason: "unexpected end of data") }
      if bytes[i + k] < low || bytes[i + k] > high { return Step(length: k, reason: "invalid continuation byte") }
      (low, high) = (0x80, 0xBF)
    }
    return Step(length: needed)
  }
}
