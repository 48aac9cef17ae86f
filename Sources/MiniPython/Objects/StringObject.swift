// str: UTF-8 bytes with a cached hash, and the names the language itself uses.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A Python `str`: UTF-8, a lone surrogate as three bytes (WTF-8).
///
/// A short text stands in the object itself, which halves what making one costs.
package final class StringObject: Object {
  package private(set) var bytes: UnsafeMutablePointer<UInt8>
  package let byteCount: Int
  /// The number of code points.
  package private(set) var count: Int
  package var isASCII: Bool { count == byteCount }
  private var cachedHash = 0
  /// The memory this shares with strings it was made by extending, or nil when `bytes` is its own.
  private let shared: StringBuffer?
  /// Whether this is the one object of its text, so that names compare by identity.
  package fileprivate(set) var isInterned: Bool {
    // The collector of cycles marks no strings.
    get { mark != 0 }
    set { mark = newValue ? 1 : 0 }
  }
  /// Room for a short text, which `bytes` points to then.
  private var inline: (UInt64, UInt64) = (0, 0)
  private static let inlineSize = 16
  /// A short text, with zeros behind it. Read where it was written: the optimizer takes bytes and words for apart.
  @inline(__always) private var words: (UInt64, UInt64) {
    let start = UnsafeRawPointer(bytes)
    return (start.load(as: UInt64.self), start.load(fromByteOffset: 8, as: UInt64.self))
  }

  /// Memory for a text that is not short.
  private init(byteCount: Int) {
    self.byteCount = byteCount
    shared = nil
    count = byteCount
    bytes = UnsafeMutablePointer(bitPattern: 1).unsafelyUnwrapped
    super.init(.string, of: Types.strReference)
    if byteCount <= StringObject.inlineSize {
      bytes = withUnsafeMutablePointer(to: &inline) { UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt8.self) }
    } else {
      bytes = .allocate(capacity: byteCount)
      if byteCount >= Meter.threshold { Meter.take(byteCount) }
    }
  }

  package convenience init(_ text: UnsafeBufferPointer<UInt8>) {
    self.init(byteCount: text.count)
    if let base = text.baseAddress { StringObject.copy(text.count, from: base, to: bytes) }
    count = countScalars()
  }

  /// A text that begins a shared buffer.
  private init(sharing buffer: StringBuffer, byteCount: Int, count: Int) {
    bytes = buffer.bytes
    self.byteCount = byteCount
    self.count = count
    shared = buffer
    super.init(.string, of: Types.strReference)
  }

  /// A copy that is an instance of a subclass of `str`.
  package convenience init(_ text: UnsafeBufferPointer<UInt8>, type: TypeObject) {
    self.init(text)
    self.type = type
  }

  /// A text of `count` bytes that `fill` writes, all of them.
  package convenience init(count: Int, fill: (UnsafeMutablePointer<UInt8>) -> Void) {
    self.init(byteCount: count)
    fill(bytes)
    self.count = countScalars()
  }

  /// The same for a text of a known number of code points.
  @inline(__always) convenience init(
    byteCount: Int, scalars: Int, fill: (UnsafeMutablePointer<UInt8>) -> Void
  ) {
    self.init(byteCount: byteCount)
    fill(bytes)
    count = scalars
  }

  /// Takes what `fill` writes; it gets room for `capacity` bytes and says how many it used.
  package convenience init(capacity: Int, fill: (UnsafeMutablePointer<UInt8>) -> Int) {
    let room = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, capacity))
    defer { room.deallocate() }
    self.init(UnsafeBufferPointer(start: room, count: fill(room)))
  }

  package convenience init(_ text: [UInt8]) {
    self.init(count: text.count) { bytes in
      text.withUnsafeBufferPointer { if let base = $0.baseAddress { bytes.update(from: base, count: text.count) } }
    }
  }

  package convenience init(_ text: String) {
    var text = text
    self.init(byteCount: text.utf8.count)
    text.withUTF8 { if let base = $0.baseAddress { StringObject.copy($0.count, from: base, to: bytes) } }
    count = countScalars()
  }

  /// The decimal digits of an integer.
  static func decimal(_ value: Int) -> StringObject {
    0...9 ~= value ? character(UInt8(truncatingIfNeeded: 48 &+ value)) : StringObject(decimal: value)
  }

  private convenience init(decimal value: Int) {
    let count = IntegerText.length(value)
    self.init(byteCount: count, scalars: count) { _ = IntegerText.write(value, to: $0) }
  }

  deinit {
    if shared != nil || byteCount <= StringObject.inlineSize { return }
    if byteCount >= Meter.threshold { Meter.give(byteCount) }
    bytes.deallocate()
  }

  /// The text, there as long as the string is held: never ask it of a temporary.
  package var utf8: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: byteCount) }
  package var text: String { String(decoding: utf8, as: UTF8.self) }

  /// Appends the text; safe for a temporary.
  package func append(to result: inout [UInt8]) { withExtendedLifetime(self) { result.append(contentsOf: utf8) } }

  /// CPython's hash of the text under `PYTHONHASHSEED=0`.
  @inline(__always) package var hash: Int { cachedHash != 0 ? cachedHash : computeHash() }
  @inline(never) private func computeHash() -> Int {
    cachedHash =
      1..<StringObject.inlineSize ~= byteCount && isASCII
      ? PythonHash.short(words.0, words.1, count: byteCount) : StringHash.hash(self)
    return cachedHash
  }

  @inline(__always) package func equals(_ other: StringObject) -> Bool {
    if self === other { return true }
    if byteCount != other.byteCount { return false }
    if byteCount <= StringObject.inlineSize { return words == other.words }
    return bytes[0] == other.bytes[0] && memcmp(bytes, other.bytes, byteCount) == 0
  }

  /// The text of both, one after the other.
  ///
  /// A long text is put into a buffer with room behind it, and extending the last text of a buffer writes there: so a
  /// loop of `s += t` copies each byte a few times in all.
  /// - Throws: MemoryError.
  package func concatenated(_ other: StringObject) throws -> StringObject {
    let total = byteCount + other.byteCount
    if total < StringBuffer.smallest {
      return StringObject(byteCount: total, scalars: count + other.count) { target in
        StringObject.copy(byteCount, from: bytes, to: target)
        StringObject.copy(other.byteCount, from: other.bytes, to: target + byteCount)
      }
    }
    if let shared, shared.append(other.utf8, after: byteCount) {
      return StringObject(sharing: shared, byteCount: total, count: count + other.count)
    }
    let capacity = total &+ total / 2
    try Meter.ask(capacity, of: 1)
    let buffer = StringBuffer(capacity: capacity)
    _ = buffer.append(utf8, after: 0) && buffer.append(other.utf8, after: byteCount)
    return StringObject(sharing: buffer, byteCount: total, count: count + other.count)
  }

  /// The number of bytes of the character that starts with a byte.
  @inline(__always) static func length(ofCharacterAt first: UInt8) -> Int {
    first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  /// The character of some bytes at an offset.
  @inline(__always) func character(at offset: Int, length: Int) -> StringObject {
    if length == 1 { return StringObject.character(bytes[offset]) }
    let length = min(length, byteCount - offset)
    return StringObject(UnsafeBufferPointer(start: bytes + offset, count: length))
  }

  /// Copies bytes; few of them without calling the C library.
  @inline(__always) static func copy(
    _ count: Int, from source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>
  ) {
    if count > 16 { return target.update(from: source, count: count) }
    let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
    if count >= 8 {
      let (first, last) = (from.loadUnaligned(as: UInt64.self), (from + count - 8).loadUnaligned(as: UInt64.self))
      to.storeBytes(of: first, as: UInt64.self)
      (to + count - 8).storeBytes(of: last, as: UInt64.self)
    } else if count >= 4 {
      let (first, last) = (from.loadUnaligned(as: UInt32.self), (from + count - 4).loadUnaligned(as: UInt32.self))
      to.storeBytes(of: first, as: UInt32.self)
      (to + count - 4).storeBytes(of: last, as: UInt32.self)
    } else {
      var i = 0
      while i < count {
        target[i] = source[i]
        i &+= 1
      }
    }
  }

  @inline(__always) private func countScalars() -> Int {
    if byteCount <= StringObject.inlineSize && (words.0 | words.1) & 0x8080_8080_8080_8080 == 0 { return byteCount }
    return StringObject.countScalars(bytes, byteCount)
  }

  private static func countScalars(_ bytes: UnsafePointer<UInt8>, _ n: Int) -> Int {
    var continuations = 0
    for i in 0..<n { continuations &+= bytes[i] & 0xC0 == 0x80 ? 1 : 0 }
    return n &- continuations
  }

  /// The byte offset of a code point; `index` is in `0...count`.
  package func byteOffset(_ index: Int) -> Int {
    if isASCII { return index }
    var offset = 0
    var seen = 0
    while offset < byteCount {
      if bytes[offset] & 0xC0 != 0x80 {
        if seen == index { return offset }
        seen += 1
      }
      offset += 1
    }
    return byteCount
  }

  /// The code points from `lower` to `upper`, both in `0...count`.
  package func slice(_ lower: Int, _ upper: Int) -> StringObject {
    if lower >= upper { return StringObject.empty }
    if lower == 0 && upper == count { return self }
    if upper - lower == 1 && isASCII { return StringObject.character(bytes[lower]) }
    let start = byteOffset(lower)
    let end = isASCII ? upper : start + suffixOffset(from: start, upper - lower)
    return StringObject(UnsafeBufferPointer(start: bytes + start, count: end - start))
  }

  private func suffixOffset(from start: Int, _ scalars: Int) -> Int {
    var offset = start
    var left = scalars
    while offset < byteCount {
      if bytes[offset] & 0xC0 != 0x80 {
        if left == 0 { break }
        left -= 1
      }
      offset += 1
    }
    return offset - start
  }

  // MARK: Interning

  nonisolated(unsafe) private static var table = InternTable()

  /// The one object of a text; names of variables and attributes are such objects.
  package static func intern(_ text: String) -> StringObject { StringObject(text).interned }

  package var interned: StringObject {
    if isInterned { return self }
    if let known = StringObject.table.string(like: self) { return known }
    // A subclass instance is not worth being the one.
    let one = type === Types.str ? self : StringObject(utf8)
    one.isInterned = true
    StringObject.table.add(one)
    return one
  }

  nonisolated(unsafe) package static let empty = StringObject([]).interned
  /// The strings of single ASCII characters, made when they are first asked for.
  nonisolated(unsafe) private static var characters: UnsafeMutablePointer<StringObject>?
  private static func makeCharacters() -> UnsafeMutablePointer<StringObject> {
    let made = UnsafeMutablePointer<StringObject>.allocate(capacity: 128)
    for i in 0..<128 { (made + i).initialize(to: StringObject([UInt8(i)]).interned) }
    characters = made
    return made
  }
  /// The string of one ASCII character, which is never freed.
  @inline(__always) static func characterReference(_ byte: UInt8) -> Unmanaged<StringObject> {
    UnsafeRawPointer((characters ?? makeCharacters()) + Int(byte)).load(as: Unmanaged<StringObject>.self)
  }

  /// The string of one ASCII character.
  package static func character(_ byte: UInt8) -> StringObject {
    if byte < 128 { return (characters ?? makeCharacters())[Int(byte)] }
    return StringObject(Array(String(UnicodeScalar(byte)).utf8))
  }
}

/// Memory that a text and its extensions share: each is a prefix of what was written.
final class StringBuffer {
  /// Texts below this size are copied: that costs less than a buffer.
  static let smallest = 256
  let bytes: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private var used = 0

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: max(1, capacity))
    if capacity >= Meter.threshold { Meter.take(capacity) }
  }

  /// Appends to the text that ends at `end`; false when another text was appended to it before, or there is no room.
  func append(_ text: UnsafeBufferPointer<UInt8>, after end: Int) -> Bool {
    guard end == used, capacity - used >= text.count else { return false }
    if let base = text.baseAddress { (bytes + used).initialize(from: base, count: text.count) }
    used += text.count
    return true
  }

  deinit {
    if capacity >= Meter.threshold { Meter.give(capacity) }
    bytes.deallocate()
  }
}
