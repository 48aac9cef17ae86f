// The bytes that a lexer reads: newlines made uniform, a newline at the end, and a zero behind it.

/// A source text, checked to be UTF-8 without zero bytes.
final class SourceText {
  /// `count` bytes and one zero.
  let bytes: UnsafePointer<UInt8>
  let count: Int
  /// What literals in it warn of.
  var warnings: [SourceWarning] = []
  private let storage: UnsafeMutablePointer<UInt8>

  /// Throws CPython's errors for zero bytes and for what is not UTF-8.
  init(_ source: [UInt8]) throws(SyntaxFailure) {
    guard source.count < Int(Int32.max) / 2 else { throw SyntaxFailure(.memory, "", at: .none) }
    if source.contains(0) { throw SyntaxFailure("source code string cannot contain null bytes", at: .none) }
    if let failure = SourceText.encodingFailure(source) { throw failure }
    storage = UnsafeMutablePointer<UInt8>.allocate(capacity: source.count + 2)
    var length = 0
    var index = 0
    while index < source.count {
      var byte = source[index]
      if byte == 0x0D {
        byte = 0x0A
        if index + 1 < source.count, source[index + 1] == 0x0A { index += 1 }
      }
      storage[length] = byte
      length += 1
      index += 1
    }
    if length > 0, storage[length - 1] != 0x0A {
      storage[length] = 0x0A
      length += 1
    }
    storage[length] = 0
    bytes = UnsafePointer(storage)
    count = length
  }

  deinit { storage.deallocate() }

  func string(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: bytes + start, count: end - start), as: UTF8.self)
  }

  func slice(_ start: Int, _ end: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: bytes + start, count: end - start))
  }

  /// The scalar at an offset and how many bytes it takes; the text is known to be UTF-8.
  func scalar(at offset: Int) -> (Unicode.Scalar, Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (Unicode.Scalar(UInt8(first)), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = first & (0xFF >> UInt32(length + 1))
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The first violation of UTF-8, in the words of CPython's codec; its positions count from the start of the line.
  private static func encodingFailure(_ source: [UInt8]) -> SyntaxFailure? {
    var index = 0
    var line: Int32 = 1
    var lineStart = 0
    while index < source.count {
      let byte = source[index]
      if byte < 0x80 {
        index += 1
        if byte == 0x0A {
          line += 1
          lineStart = index
        }
        continue
      }
      let (length, reason) = sequence(source, index)
      guard let reason else {
        index += length
        continue
      }
      let position = index - lineStart
      let place =
        length == 1
        ? "byte 0x\(String(byte, radix: 16)) in position \(position)"
        : "bytes in position \(position)-\(position + length - 1)"
      return SyntaxFailure(
        "(unicode error) 'utf-8' codec can't decode \(place): \(reason)",
        at: SourceSpan(line: line, column: Int32(position), endLine: line, endColumn: Int32(position + length)))
    }
    return nil
  }

  /// The length of the sequence at an index, or of its bad start and what is wrong with it.
  private static func sequence(_ source: [UInt8], _ index: Int) -> (Int, String?) {
    let first = source[index]
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return (1, "invalid start byte")
    }
    for step in 1..<length {
      guard index + step < source.count else { return (step, "unexpected end of data") }
      let byte = source[index + step]
      var range: ClosedRange<UInt8> = 0x80...0xBF
      if step == 1 {
        switch first {
        case 0xE0: range = 0xA0...0xBF
        case 0xED: range = 0x80...0x9F
        case 0xF0: range = 0x90...0xBF
        case 0xF4: range = 0x80...0x8F
        default: break
        }
      }
      guard range.contains(byte) else { return (step, "invalid continuation byte") }
    }
    return (length, nil)
  }
}
