// Texts of tensors and numbers against what real PyTorch and Python were recorded to print.
import Foundation
import MiniTorch
import Testing

@Suite struct TextTests {
  @Test func floatsPrintAsPythonPrintsThem() throws {
    for line in try recordedLines("floats.txt") {
      let value = Double(bitPattern: try #require(UInt64(line[0])))
      let texts = [
        FloatText.repr(value), FloatText.fixed(value, decimals: 4), FloatText.scientific(value, decimals: 4),
        FloatText.fixed(value, decimals: 0), FloatText.scientific(value, decimals: 0),
        FloatText.fixed(value, decimals: 12),
      ]
      #expect(texts == Array(line[1...]))
    }
  }

  @Test func tensorsPrintAsPyTorchPrintsThem() throws {
    var cases = 0
    for record in try textRecords() {
      cases += 1
      #expect(try record.found() == record.expected, "\(record.header.prefix(200))")
    }
    #expect(cases > 0)
  }

  @Test func optionsKeepWhatIsNotNamed() {
    var options = PrintOptions()
    options.set(precision: 2, scientific: true)
    options.set(lineWidth: 40)
    #expect(options.precision == 2 && options.lineWidth == 40 && options.scientific == nil)
    options.set(profile: .full)
    #expect(options.precision == 4 && options.threshold == .infinity && options.lineWidth == 80)
  }
}

/// One tensor, the options in force, and the text recorded for it.
private struct TextRecord {
  var header: String
  var lines: [String]

  var expected: String { lines.joined(separator: "\n") }

  /// The text that MiniTorch gives.
  func found() throws -> String {
    let fields = header.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    try #require(fields.count == 7)
    let sizes = fields[2].split(separator: ",").compactMap { Int($0) }
    var options = PrintOptions()
    for option in fields[5].split(separator: ",") {
      let parts = option.split(separator: "=").map(String.init)
      let scientific = options.scientific
      switch parts[0] {
      case "profile": options.set(profile: .init(rawValue: parts[1]), scientific: scientific)
      case "precision": options.set(precision: Int(parts[1]), scientific: scientific)
      case "threshold": options.set(threshold: Double(parts[1]), scientific: scientific)
      case "edgeitems": options.set(edgeItems: Int(parts[1]), scientific: scientific)
      case "linewidth": options.set(lineWidth: Int(parts[1]), scientific: scientific)
      default: options.set(scientific: parts[1] == "True")
      }
    }
    let words = fields[6].split(separator: ",").map(String.init)
    let elements: TensorText.Elements
    switch fields[0] {
    case "bool": elements = .bool { words[$0] == "1" }
    case "complex64", "complex128":
      elements = .complex {
        let parts = words[$0].split(separator: "_").compactMap { Double($0) }
        return (parts[0], parts[1])
      }
    case let name where name.hasPrefix("float") || name.hasPrefix("bfloat"):
      elements = .float { Double(words[$0]) ?? .nan }
    default: elements = .integer { Int64(words[$0]) ?? 0 }
    }
    return TensorText.text(
      sizes: sizes, elements: elements, dtype: fields[0], defaultDType: fields[1],
      suffixes: fields[3].isEmpty ? [] : [fields[3]], prefix: fields[4], options: options)
  }
}

/// The recorded texts; the environment may name a longer recording.
private func textRecords(file: String = #filePath) throws -> [TextRecord] {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Recorded")
  let path = ProcessInfo.processInfo.environment["RECORDED_TEXT"] ?? folder.appendingPathComponent("text.txt").path
  var records: [TextRecord] = []
  for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
    if line.hasPrefix("\t") {
      records[records.count - 1].lines.append(String(line.dropFirst()))
    } else {
      records.append(TextRecord(header: String(line), lines: []))
    }
  }
  return records
}
