// The encodings of two and four bytes a unit, and UTF-8 with a mark in front.

extension TextEncoding {
  /// An encoding of whole units.
  private struct Wide {
    let name: String
    let unit: Int
    let isBig: Bool
    let hasMark: Bool

    init?(_ name: String) {
      let normal = String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
      switch normal {
      case "utf-16", "utf16", "u16": (self.name, unit, isBig, hasMark) = ("utf-16", 2, false, true)
      case "utf-16-le", "utf-16le": (self.name, unit, isBig, hasMark) = ("utf-16-le", 2, false, false)
      case "utf-16-be", "utf-16be": (self.name, unit, isBig, hasMark) = ("utf-16-be", 2, true, false)
      case "utf-32", "utf32", "u32": (self.name, unit, isBig, hasMark) = ("utf-32", 4, false, true)
      case "utf-32-le", "utf-32le": (self.name, unit, isBig, hasMark) = ("utf-32-le", 4, false, false)
      case "utf-32-be", "utf-32be": (self.name, unit, isBig, hasMark) = ("utf-32-be", 4, true, false)
      default: return nil
      }
    }

    func append(_ value: UInt32, to result: inout [UInt8]) {
      for i in 0..<unit {
        let shift = UInt32(isBig ? unit - 1 - i : i) * 8
        result.append(UInt8(truncatingIfNeeded: value >> shift))
      }
    }
  }

  private static func isMarkedUTF8(_ name: String) -> Bool {
    ["utf-8-sig", "utf-8-bom"].contains(String(name.lowercased().map { $0 == "_" ? "-" : $0 }))
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The bytes of a text, nil for encodings of another file.
  /// - Throws: UnicodeEncodeError.
  static func encodeWide(_ string: StringObject, _ encoding: String, _ errors: String) throws -> [UInt8]? {
    if isMarkedUTF8(encoding) { return mark + (try encode(string, "utf-8", errors)) }
    guard let wide = Wide(encoding) else { return nil }
    var result: [UInt8] = []
    if wide.hasMark { wide.append(0xFEFF, to: &result) }
    for (i, scalar) in WTF8.scalars(string.utf8).enumerated() {
      if 0xD800...0xDFFF ~= scalar {
        guard errors != "strict" else {
          throw UnicodeErrors.encode(wide.name, string, i..<i + 1, "surrogates not allowed")
        }
        throw Raised(Exceptions.notImplementedError, "error handler '\(errors)' of \(wide.name) is not supported here")
      }
      if wide.unit == 2 && scalar > 0xFFFF {
        wide.append(0xD800 + (scalar - 0x10000) >> 10, to: &result)
        wide.append(0xDC00 + (scalar - 0x10000) & 0x3FF, to: &result)
      } else {
        wide.append(scalar, to: &result)
      }
    }
    return result
  }

  /// The text of bytes, nil for encodings of another file.
  /// - Throws: UnicodeDecodeError.
  static func decodeWide(_ bytes: Bytes, _ encoding: String, _ errors: String, of object: Value) throws -> StringObject?
  {
    if isMarkedUTF8(encoding) {
      let isMarked = ByteSearch.hasPrefix(bytes, mark.withUnsafeBufferPointer { $0 })
      return try decode(Bytes(rebasing: bytes[(isMarked ? 3 : 0)...]), "utf-8", errors, of: object)
    }
    guard let wide = Wide(encoding) else { return nil }
    var isBig = wide.isBig
    var at = 0
    func unit(_ at: Int) -> UInt32 {
      (0..<wide.unit).reduce(0) { $0 | UInt32(bytes[at + $1]) << UInt32((isBig ? wide.unit - 1 - $1 : $1) * 8) }
    }
    if wide.hasMark && bytes.count >= wide.unit {
      if unit(0) == 0xFEFF {
        at = wide.unit
      } else {
        isBig = true
        if unit(0) == 0xFEFF { at = wide.unit } else { isBig = false }
      }
    }
    func fail(_ range: Range<Int>, _ reason: String) -> Error {
      errors == "strict"
        ? UnicodeErrors.decode(wide.name, object, range, reason)
        : Raised(Exceptions.notImplementedError, "error handler '\(errors)' of \(wide.name) is not supported here")
    }
    var result: [UInt8] = []
    while at < bytes.count {
      guard at + wide.unit <= bytes.count else { throw fail(at..<bytes.count, "truncated data") }
      var scalar = unit(at)
      let start = at
      at += wide.unit
      if wide.unit == 2 && 0xD800...0xDFFF ~= scalar {
        guard scalar < 0xDC00 else { throw fail(start..<at, "illegal encoding") }
        guard at + 2 <= bytes.count else { throw fail(start..<bytes.count, "unexpected end of data") }
        let low = unit(at)
        guard 0xDC00...0xDFFF ~= low else { throw fail(start..<at, "illegal UTF-16 surrogate") }
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
        at += 2
      } else if 0xD800...0xDFFF ~= scalar {
        throw fail(start..<at, "code point in surrogate code point range(0xd800, 0xe000)")
      } else if scalar > 0x10FFFF {
        throw fail(start..<at, "code point not in range(0x110000)")
      }
      WTF8.append(scalar, to: &result)
    }
    return StringObject(result)
  }
}
