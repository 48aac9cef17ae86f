// The canonical text of what a cell wrote.

package enum OutputText {
  /// `written` with line feeds for CR LF, without what a carriage return overwrote, with U+FFFD for NUL, and ended by
  /// a line feed unless it is empty.
  package static func canonical(_ written: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(written.utf8.count + 1)
    var lineStart = 0
    var pendingReturn = false
    for byte in written.utf8 {
      if pendingReturn && byte != .newline { result.removeSubrange(lineStart...) }
      pendingReturn = byte == .carriageReturn
      switch byte {
      case .carriageReturn: break
      case 0: result += [0xEF, 0xBF, 0xBD]
      default: result.append(byte)
      }
      if byte == .newline { lineStart = result.count }
    }
    if pendingReturn { result.removeSubrange(lineStart...) }
    if let last = result.last, last != .newline { result.append(.newline) }
    return result
  }

  /// The lines of a text that ends with a line feed or is empty.
  package static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.isEmpty ? [] : text.dropLast().split(separator: .newline, omittingEmptySubsequences: false)
  }
}
