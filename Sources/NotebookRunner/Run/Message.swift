// What parent and worker say to each other: length-prefixed messages of integers and strings.

/// A message under construction; `bytes` begins with the length of what follows.
struct MessageWriter {
  private(set) var bytes = [UInt8](repeating: 0, count: MessageReader.headerSize)

  mutating func append(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }

  mutating func append(_ number: Int) { append(UInt64(bitPattern: Int64(number))) }

  mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes += text.utf8
  }

  /// The message with its length filled in.
  func finished() -> [UInt8] {
    var result = bytes
    withUnsafeBytes(of: UInt64(bytes.count - MessageReader.headerSize).littleEndian) { header in
      result.replaceSubrange(0..<MessageReader.headerSize, with: header)
    }
    return result
  }
}

/// Reads a message's body; a reader that was given too little stays at the end and says so.
struct MessageReader {
  static let headerSize = 8
  private let bytes: ArraySlice<UInt8>
  private var at: Int
  private(set) var isMalformed = false

  init(_ body: ArraySlice<UInt8>) {
    bytes = body
    at = body.startIndex
  }

  /// The length in a message's header.
  static func length(_ header: some Sequence<UInt8>) -> UInt64 {
    header.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func number() -> UInt64 {
    guard bytes.endIndex - at >= 8 else {
      isMalformed = true
      return 0
    }
    defer { at += 8 }
    return Self.length(bytes[at..<(at + 8)])
  }

  mutating func integer() -> Int { Int(truncatingIfNeeded: number()) }

  /// How many elements follow, at least `size` bytes each.
  mutating func count(ofSize size: Int) -> Int {
    let count = number()
    if count > UInt64((bytes.endIndex - at) / size) {
      isMalformed = true
      return 0
    }
    return Int(count)
  }

  mutating func string() -> String {
    let length = count(ofSize: 1)
    defer { at += length }
    return String(decoding: bytes[at..<(at + length)], as: UTF8.self)
  }
}

/// What a worker is told before its first cell.
struct WorkerSettings {
  let seed: UInt64
  let limits: WorkerLimits

  init(seed: UInt64, limits: WorkerLimits) {
    self.seed = seed
    self.limits = limits
  }

  var message: [UInt8] {
    var writer = MessageWriter()
    writer.append(seed)
    writer.append(limits.memory)
    writer.append(limits.output)
    return writer.finished()
  }

  init?(_ body: ArraySlice<UInt8>) {
    var reader = MessageReader(body)
    seed = reader.number()
    var limits = WorkerLimits()
    (limits.memory, limits.output) = (reader.integer(), reader.integer())
    self.limits = limits
    if reader.isMalformed || min(limits.memory, limits.output) < 0 { return nil }
  }
}

extension CellInput {
  /// A request to run this cell with an alarm after `timeout` seconds.
  func message(timeout: Double) -> [UInt8] {
    var writer = MessageWriter()
    writer.append(timeout.bitPattern)
    writer.append(number)
    writer.append(firstLine)
    writer.append(source)
    return writer.finished()
  }

  static func parse(_ body: ArraySlice<UInt8>) -> (cell: CellInput, timeout: Double)? {
    var reader = MessageReader(body)
    let timeout = Double(bitPattern: reader.number())
    let (number, firstLine) = (reader.integer(), reader.integer())
    let cell = CellInput(source: reader.string(), number: number, firstLine: firstLine)
    return reader.isMalformed ? nil : (cell, timeout)
  }
}

extension CellOutcome {
  /// An answer with the seconds the cell took.
  func message(seconds: Double) -> [UInt8] {
    var writer = MessageWriter()
    writer.append(seconds.bitPattern)
    writer.append(output)
    writer.append(resultSize)
    writer.append(notes.count)
    for note in notes { writer.append(note) }
    writer.append(error == nil ? 0 : 1)
    if let error {
      writer.append(Int(error.kind.rawValue))
      writer.append(error.text)
      writer.append(error.frames.count)
      for frame in error.frames {
        writer.append(frame.cell)
        writer.append(frame.line)
        writer.append(frame.columns?.lowerBound ?? -1)
        writer.append(frame.columns?.upperBound ?? -1)
        writer.append(frame.function)
      }
    }
    return writer.finished()
  }

  static func parse(_ body: ArraySlice<UInt8>) -> (outcome: CellOutcome, seconds: Double)? {
    var reader = MessageReader(body)
    let seconds = Double(bitPattern: reader.number())
    var outcome = CellOutcome(output: reader.string())
    outcome.resultSize = reader.integer()
    for _ in 0..<reader.count(ofSize: 8) { outcome.notes.append(reader.string()) }
    if reader.number() != 0 {
      guard let kind = CellError.Kind(rawValue: UInt8(truncatingIfNeeded: reader.integer())) else { return nil }
      var error = CellError(kind: kind, text: reader.string())
      for _ in 0..<reader.count(ofSize: 40) {
        let (cell, line, start, end) = (reader.integer(), reader.integer(), reader.integer(), reader.integer())
        let columns = 0 <= start && start < end ? start..<end : nil
        error.frames.append(CellFrame(cell: cell, line: line, columns: columns, function: reader.string()))
      }
      outcome.error = error
    }
    return reader.isMalformed || !seconds.isFinite ? nil : (outcome, max(seconds, 0))
  }
}
