// The `%` operator against CPython.
import MiniPython
import Testing

struct PercentFormatTests {
  private enum Value {
    case integer(BigInt)
    case float(Double)
    case text([UInt8])
  }

  private struct MissingKey: Error, CustomStringConvertible {
    var key: String
    var description: String { "KeyError: \(key)" }
  }

  private struct Arguments: PercentArguments {
    var values: [Value] = []
    var mapping: [String: Value]?
    var used = 0

    mutating func next() -> Value? {
      if mapping != nil {
        // A mapping is also the one positional argument.
        used += 1
        return used == 1 ? .text(Array("{'a': 7, 'b': 't', 'a(b)': 3}".utf8)) : nil
      }
      if used == values.count { return nil }
      used += 1
      return values[used - 1]
    }

    mutating func value(forKey key: [UInt8]) throws -> Value? {
      guard let mapping else { return nil }
      if key.isEmpty { return .text([]) }
      // CPython forgets its positional argument at the first key.
      used = 1
      guard let value = mapping[String(decoding: key, as: UTF8.self)] else {
        throw MissingKey(key: String(decoding: key, as: UTF8.self))
      }
      return value
    }

    var hasUnused: Bool { mapping == nil && used < values.count }

    func appendText(_ value: Value, conversion: UInt8, to result: inout [UInt8]) {
      switch value {
      case .integer(let number): result += number.decimalText()
      case .float(let number): FloatText.appendRepr(number, to: &result)
      case .text(let bytes):
        bytes.withUnsafeBufferPointer { text in
          switch conversion {
          case 0x73: result += bytes
          case 0x72: StringText.appendRepr(text, to: &result)
          default:
            StringText.repr(text).withUnsafeBufferPointer { StringText.appendEscapingNonASCII($0, to: &result) }
          }
        }
      }
    }

    func number(_ value: Value, requiresIndex: Bool) -> PercentNumber? {
      switch value {
      case .integer(let number): number.asInt.map { .integer($0) } ?? .bigInteger(number)
      case .float(let number): requiresIndex ? nil : .float(number)
      case .text: nil
      }
    }

    func real(_ value: Value) throws -> Double? {
      switch value {
      case .integer(let number): number.asDouble
      case .float(let number): number
      case .text: nil
      }
    }

    func character(_ value: Value) -> PercentCharacter? {
      switch value {
      case .integer(let number): .integer(number)
      case .float: nil
      case .text(let bytes): bytes.withUnsafeBufferPointer { WTF8.count($0) } == 1 ? .text(bytes) : nil
      }
    }

    func typeName(_ value: Value) -> String {
      switch value {
      case .integer: "int"
      case .float: "float"
      case .text: "str"
      }
    }
  }

  @Test func agreesWithCPython() throws {
    try checkRecorded("percent") { recorded in
      var arguments = Arguments()
      if recorded.text(1) == "m" {
        arguments.mapping = [
          "a": .integer(BigInt(7)), "b": .text(Array("t".utf8)), "a(b)": .integer(BigInt(3)),
        ]
      } else {
        arguments.values = recorded.text(1).split(separator: ",").map { text in
          switch text.first {
          case "i": .integer(RecordedCase.integer(text.dropFirst()))
          case "f": .float(RecordedCase.double(text.dropFirst()))
          default: .text(Array(text.dropFirst().utf8))
          }
        }
      }
      var result: [UInt8] = []
      try recorded.fields[0].withUnsafeBufferPointer { try PercentFormat.append($0, &arguments, to: &result) }
      return result
    }
  }
}
