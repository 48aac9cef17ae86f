// Reads the cases that Recorded/record_text.py took from CPython.
import Foundation
import MiniPython
import Testing

/// One line of a recorded file, its fields decoded.
struct RecordedCase {
  var fields: [[UInt8]]

  func text(_ index: Int) -> String { String(decoding: fields[index], as: UTF8.self) }

  /// The last field: `=text` or `!Exception: message`.
  var expected: [UInt8] { fields[fields.count - 1] }

  /// A double from the bits in hexadecimal.
  static func double(_ bits: some StringProtocol) -> Double { Double(bitPattern: UInt64(bits, radix: 16) ?? 0) }

  /// A big integer from signed hexadecimal digits.
  static func integer(_ text: some StringProtocol) -> BigInt {
    let isNegative = text.hasPrefix("-")
    return BigInt(digits: text.utf8.drop { $0 == 0x2D }, base: 16, isNegative: isNegative) ?? BigInt()
  }
}

/// All cases of `Recorded/<name>.txt`.
func recordedCases(_ name: String, file: String = #filePath) throws -> [RecordedCase] {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Recorded")
  let data = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name + ".txt")))
  return data.split(separator: 0x0A).map { line in
    RecordedCase(fields: line.split(separator: 0x09, omittingEmptySubsequences: false).map(decodeField))
  }
}

private func decodeField(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  var index = bytes.startIndex
  while index < bytes.endIndex {
    if bytes[index] == 0x25 {
      let code = String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self)
      result.append(UInt8(code, radix: 16) ?? 0)
      index += 3
    } else {
      result.append(bytes[index])
      index += 1
    }
  }
  return result
}

/// What a computation gives, in the words of the recorded files.
func outcome(_ body: () throws -> [UInt8]) -> [UInt8] {
  do {
    return [0x3D] + (try body())
  } catch let error as PythonTextError {
    let name =
      switch error.kind {
      case .value: "ValueError"
      case .overflow: "OverflowError"
      case .type: "TypeError"
      case .syntax: "SyntaxError"
      default: "\(error.kind)"
      }
    return Array("!\(name): \(error.message)".utf8)
  } catch {
    return Array("!\(error)".utf8)
  }
}

/// Checks every case of a file, reporting at most ten that differ.
func checkRecorded(_ name: String, _ compute: (RecordedCase) throws -> [UInt8]?) throws {
  let cases = try recordedCases(name)
  #expect(cases.count >= 16)
  var differing: [String] = []
  for recorded in cases {
    let actual = outcome { try compute(recorded) ?? Array("unknown case".utf8) }
    if actual != recorded.expected {
      let fields = recorded.fields.map { String(decoding: $0, as: UTF8.self) }
      differing.append("\(fields) got \(String(decoding: actual, as: UTF8.self))")
    }
  }
  let shown = differing.prefix(10).joined(separator: "\n")
  #expect(differing.isEmpty, "\(differing.count) of \(cases.count) differ:\n\(shown)")
}
