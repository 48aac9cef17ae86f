// Where CommonMark sees fences: the only file that imports cmark.

import CCmark

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A fenced code block with an info string, by its place in the source.
struct Fence {
  let openLine: Int
  /// The first byte of the opening fence, behind the container's prefix and the fence's indent.
  let start: Int
  /// The line of the fence's own closing fence; nil where the end of its container or of the file closes it.
  let closeLine: Int?
  /// The info string without the blanks around it.
  let info: Range<Int>
  /// The content as CommonMark reads it.
  let literal: [UInt8]
  /// The opening line of the next block in the same container, if that is a code block.
  let nextSiblingLine: Int?
}

enum CommonMark {
  /// The fences with an info string, in document order. The first `hidden` lines are blank to CommonMark.
  static func fences(in source: SourceText, hiding hidden: Int) -> [Fence] {
    guard let root = parse(source, hiding: hidden) else { return [] }
    defer { cmark_node_free(root) }
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }

    var nodes: [OpaquePointer] = []
    var openLines: Set<Int> = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator),
        cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK
      else { continue }
      openLines.insert(openLine(of: node))
      // An indented block has no info string either, so what is left is fenced.
      if let info = cmark_node_get_fence_info(node), info.pointee != 0 { nodes.append(node) }
    }
    return nodes.compactMap { fence($0, in: source, openLines: openLines) }
  }

  /// A text as HTML, without the raw HTML and the unsafe links in it.
  static func html(of text: String) -> String {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        let html = cmark_markdown_to_html(base, buffer.count, CMARK_OPT_DEFAULT)
      else { return "" }
      defer { free(html) }
      return String(cString: html)
    }
  }

  private static func parse(_ source: SourceText, hiding hidden: Int) -> OpaquePointer? {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    let blank = [CChar](repeating: CChar(UInt8.newline), count: hidden)
    cmark_parser_feed(parser, blank, blank.count)
    let start = hidden == 0 ? source.byteOrderMark.upperBound : source.lines[hidden - 1].end
    source.bytes.withUnsafeBytes { bytes in
      let body = UnsafeRawBufferPointer(rebasing: bytes[start...])
      guard let base = body.baseAddress else { return }
      cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), body.count)
    }
    return cmark_parser_finish(parser)
  }

  private static func openLine(of node: OpaquePointer) -> Int {
    Int(cmark_node_get_start_line(node)) - 1
  }

  private static func fence(
    _ node: OpaquePointer, in source: SourceText, openLines: Set<Int>
  ) -> Fence? {
    let open = openLine(of: node)
    guard source.lines.indices.contains(open) else { return nil }
    let content = source.lines[open].content
    let lineStart = open == 0 ? source.byteOrderMark.upperBound : content.lowerBound
    let start = lineStart + Int(cmark_node_get_start_column(node)) - 1
    guard content.contains(start) else { return nil }
    let marker = source.bytes[start]
    guard marker == UInt8(ascii: "`") || marker == UInt8(ascii: "~") else { return nil }
    let infoStart = source.bytes[start..<content.upperBound].firstIndex { $0 != marker } ?? content.upperBound

    var literal: [UInt8] = []
    if let text = cmark_node_get_literal(node) {
      var end = text
      while end.pointee != 0 { end += 1 }
      literal = Array(UnsafeRawBufferPointer(start: text, count: end - text))
    }

    // cmark 0.30 gives a fence that its container closes the line behind it as its end. So the closing line is
    // the one behind the content, if it ends in a fence that opens no block of its own.
    let close = open + 1 + SourceText(literal).lines.count
    let isClosed =
      source.lines.indices.contains(close) && !openLines.contains(close)
      && endsInFence(source.lines[close].content, of: source, marker: marker, length: infoStart - start)

    var nextSiblingLine: Int?
    if let next = cmark_node_next(node), cmark_node_get_type(next) == CMARK_NODE_CODE_BLOCK {
      nextSiblingLine = openLine(of: next)
    }
    return Fence(
      openLine: open, start: start, closeLine: isClosed ? close : nil,
      info: source.trimmed(infoStart..<content.upperBound), literal: literal, nextSiblingLine: nextSiblingLine)
  }

  private static func endsInFence(
    _ line: Range<Int>, of source: SourceText, marker: UInt8, length: Int
  ) -> Bool {
    let text = source.trimmed(line)
    let run = source.bytes[text].reversed().prefix { $0 == marker }.count
    return run >= length
      && source.bytes[text.dropLast(run)].allSatisfy { $0.isBlank || $0 == UInt8(ascii: ">") }
  }
}
