// str.format templates against CPython, with arguments that record how they are reached.
import MiniPython
import Testing

struct FormatStringTests {
  private struct Raised: Error, CustomStringConvertible { var description: String }

  private func render(_ pieces: [FormatString.Piece]) throws -> [UInt8] {
    var result: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .literal(let bytes): result += bytes
      case .failure(let error): throw error
      case .field(let field): result += try render(field)
      }
    }
    return result
  }

  private func render(_ field: FormatString.Field) throws -> [UInt8] {
    var name: [UInt8]
    switch field.source {
    case .index(let index) where index < 6: name = [0x70] + IntegerText.decimal(index)
    case .index(let index):
      throw Raised(description: "IndexError: Replacement index \(index) out of range for positional args tuple")
    case .name(let key) where key == [0x61]: name = key
    case .name(let key): throw Raised(description: "KeyError: " + String(decoding: key, as: UTF8.self))
    }
    for accessor in field.accessors {
      switch accessor {
      case .attribute(let attribute): name += [0x2E] + attribute
      case .index(let index): name += [0x5B] + IntegerText.decimal(index) + [0x5D]
      case .key(let key): name += [0x5B] + key.withUnsafeBufferPointer { StringText.repr($0) } + [0x5D]
      case .failure(let error): throw error
      }
    }
    if let error = field.conversionError { throw error }
    let spec = { try render(field.specification) }
    guard let conversion = field.conversion else { return [0x3C] + name + [0x3A] + (try spec()) + [0x3E] }
    var text: [UInt8] = [conversion == 0x73 ? 0x73 : 0x72, 0x3A]
    if conversion == 0x61 {
      name.withUnsafeBufferPointer { StringText.appendEscapingNonASCII($0, to: &text) }
    } else {
      text += name
    }
    var result: [UInt8] = []
    let format = try FormatSpec(parsing: try spec(), typeName: "str")
    try text.withUnsafeBufferPointer { try format.append(text: $0, to: &result) }
    return result
  }

  @Test func agreesWithCPython() throws {
    try checkRecorded("template") { try render(FormatString($0.fields[0]).pieces) }
  }
}
