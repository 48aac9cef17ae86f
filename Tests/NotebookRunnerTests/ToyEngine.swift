// An engine for tests: a line-by-line language that is a small part of Python, with commands that misbehave.

import NotebookRunner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Understands `print(...)`, `raise Name("message")`, `name = literal`, a string as the last line, and the commands
/// `loop()`, `hang()`, `crash()`, `recurse()`, `exhaust()`, `leave()`, `flood(bytes)`, `sleep(seconds)`,
/// `open_file()`, `spawn()` and `environment()`.
final class ToyEngine: CellEngine {
  private let settings: EngineSettings
  private var names: [String: String] = [:]

  init(_ settings: EngineSettings) { self.settings = settings }

  func run(_ cell: CellInput) -> CellOutcome {
    var output = ""
    let lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, text) in lines.enumerated() {
      let line = String(text.drop { $0 == " " || $0 == "\t" })
      let frames = [CellFrame(cell: cell.number, line: index + 1, function: "<module>")]
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("raise ") {
        let (name, message) = Self.call(String(line.dropFirst(6)))
        let text = message.isEmpty ? name : "\(name): \(literal(message))"
        output += text + "\n"
        return CellOutcome(output: output, error: CellError(kind: .exception, text: text, frames: frames))
      }
      let (name, argument) = Self.call(line)
      switch name {
      case "print":
        output += literal(argument) + "\n"
        var text = literal(argument) + "\n"
        text.withUTF8 { settings.transcript?.append($0) }
      case "write": output += literal(argument)
      case "seed": output += "\(settings.seed)\n"
      case "loop":
        while settings.interrupt.pointee == 0 { usleep(1000) }
        return CellOutcome(output: output, error: CellError(kind: .timeout, text: "TimeoutError", frames: frames))
      case "hang": while true { usleep(1000) }
      case "crash":
        let empty: [Int] = []
        output += "\(empty[lines.count])"
      case "recurse": output += "\(Self.recurse(lines.count))"
      case "exhaust":
        var blocks: [UnsafeMutableRawPointer] = []
        while let block = malloc(64 << 20) { blocks.append(block) }
        return CellOutcome(output: "MemoryError\n", error: CellError(kind: .exception, text: "MemoryError"))
      case "leave": exit(7)
      case "flood": output += String(repeating: "x", count: Int(argument) ?? 0)
      case "sleep": usleep(UInt32((Double(argument) ?? 0) * 1e6))
      case "open_file": output += open("/etc/passwd", O_RDONLY) < 0 ? "refused\n" : "opened\n"
      case "spawn": output += system("true") == 0 ? "spawned\n" : "refused\n"
      case "environment": output += getenv("PATH") == nil ? "empty\n" : "there\n"
      case "note": return CellOutcome(output: output, notes: [literal(argument)])
      default:
        if let equals = line.range(of: " = ") {
          names[String(line[..<equals.lowerBound])] = String(line[equals.upperBound...])
        } else if index == lines.count - 2 || index == lines.count - 1 {
          output += "'\(literal(line))'\n"
        }
      }
    }
    return CellOutcome(output: output)
  }

  private static func recurse(_ depth: Int) -> Int { depth == .max ? 0 : 1 + recurse(depth + 1) * 2 }

  /// The name before the parenthesis and what stands inside.
  private static func call(_ line: String) -> (String, String) {
    guard let open = line.firstIndex(of: "("), let close = line.lastIndex(of: ")"), open < close else {
      return (line, "")
    }
    return (String(line[..<open]), String(line[line.index(after: open)..<close]))
  }

  /// The text of a string literal or a name.
  private func literal(_ text: String) -> String {
    guard text.hasPrefix("\"") else { return names[text].map(literal) ?? text }
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars.dropFirst().dropLast() {
      if !isEscaped && scalar == "\\" {
        isEscaped = true
        continue
      }
      switch (isEscaped, scalar) {
      case (true, "n"): result += "\n"
      case (true, "r"): result += "\r"
      case (true, "t"): result += "\t"
      case (true, "0"): result += "\0"
      default: result.unicodeScalars.append(scalar)
      }
      isEscaped = false
    }
    return result
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(text) }.map { $0..<index($0, offsetBy: text.count) }
  }
}

/// Runs an engine in this process.
final class LocalHost: CellHost {
  private let engine: any CellEngine

  init(_ engine: any CellEngine) { self.engine = engine }

  func run(_ cell: CellInput, timeout: Double, tick: () -> Void) -> CellReply { .outcome(engine.run(cell)) }

  static func settings(seed: UInt64 = 0) -> EngineSettings {
    let interrupt = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    interrupt.initialize(to: 0)
    return EngineSettings(
      seed: seed, interrupt: interrupt, memoryLimit: 1 << 30, outputLimit: 1 << 26)
  }
}

/// Runs cells in this process with the toy engine.
func toyRuns(_ document: Document, parameters: [Parameter] = []) -> [CellRun] {
  let engine = ToyEngine(LocalHost.settings(seed: document.frontMatter.seed ?? 0))
  let session = Session(parameters: parameters)
  guard let plan = try? session.plan(for: document) else { return [] }
  return session.run(plan, in: LocalHost(engine))
}
