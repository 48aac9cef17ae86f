// Templates of str.format, cut into literals and replacement fields.

/// A parsed `str.format` template.
///
/// CPython reports a mistake only when it reaches it, after formatting what stands before: so a mistake is the last
/// piece (or the last accessor of a field), to be thrown when execution gets there.
package struct FormatString: Sendable {
  package indirect enum Piece: Sendable {
    case literal([UInt8])
    case field(Field)
    case failure(PythonTextError)
  }

  package enum Source: Sendable, Equatable {
    /// A positional argument, by number or automatically numbered.
    case index(Int)
    case name([UInt8])
  }

  package enum Accessor: Sendable, Equatable {
    case attribute([UInt8])
    case index(Int)
    case key([UInt8])
    case failure(PythonTextError)
  }

  package struct Field: Sendable {
    package var source: Source
    package var accessors: [Accessor]
    /// The code point after `!`; apply it before the specification with `conversionError` for others than r, s, a.
    package var conversion: UInt32?
    /// The specification's pieces: empty, one literal, or with nested fields.
    package var specification: [Piece]

    /// The error of an unknown conversion, nil for r, s, a and none.
    package var conversionError: PythonTextError? {
      guard let conversion, conversion != 0x72, conversion != 0x73, conversion != 0x61 else { return nil }
      return .value("Unknown conversion specifier \(FormatSpec.shown(conversion, below: 127))")
    }
  }

  package var pieces: [Piece]

  package init(_ template: UnsafeBufferPointer<UInt8>) {
    var parser = Parser(text: template)
    pieces = parser.pieces(0, template.count, depth: 2)
  }

  package init(_ template: [UInt8]) {
    self = template.withUnsafeBufferPointer { FormatString($0) }
  }

  /// CPython's `MarkupIterator`; structure characters are ASCII, so bytes are enough.
  private struct Parser {
    enum Numbering { case undecided, automatic, manual }

    let text: UnsafeBufferPointer<UInt8>
    var numbering = Numbering.undecided
    var nextNumber = 0

    mutating func pieces(_ start: Int, _ end: Int, depth: Int) -> [Piece] {
      if depth <= 0 { return [.failure(.value("Max string recursion exceeded"))] }
      var result: [Piece] = []
      var literal: [UInt8] = []
      var index = start
      func finish(_ error: String) -> [Piece] {
        if !literal.isEmpty { result.append(.literal(literal)) }
        result.append(.failure(.value(error)))
        return result
      }
      while index < end {
        let byte = text[index]
        index += 1
        if byte != 0x7B && byte != 0x7D {
          literal.append(byte)
        } else if index < end && text[index] == byte {
          literal.append(byte)
          index += 1
        } else if byte == 0x7D {
          return finish("Single '}' encountered in format string")
        } else if index >= end {
          return finish("Single '{' encountered in format string")
        } else {
          if !literal.isEmpty { result.append(.literal(literal)) }
          literal = []
          do throws(PythonTextError) {
            result.append(.field(try field(&index, end, depth: depth)))
          } catch {
            result.append(.failure(error))
            return result
          }
        }
      }
      if !literal.isEmpty { result.append(.literal(literal)) }
      return result
    }

    private mutating func field(_ index: inout Int, _ end: Int, depth: Int) throws(PythonTextError) -> Field {
      let start = index
      var byte: UInt8 = 0
      scan: while index < end {
        byte = text[index]
        index += 1
        switch byte {
        case 0x7B: throw .value("unexpected '{' in field name")
        case 0x5B:
          while index < end && text[index] != 0x5D { index += 1 }
        case 0x7D, 0x3A, 0x21: break scan
        default: break
        }
      }
      let nameEnd = index - 1
      var conversion: UInt32?
      var specification: (start: Int, end: Int)?
      if byte == 0x21 || byte == 0x3A {
        var isComplete = false
        if byte == 0x21 {
          if index >= end { throw .value("end of string while looking for conversion specifier") }
          let (scalar, length) = WTF8.decode(text, at: index)
          conversion = scalar
          index += length
          if index < end {
            byte = text[index]
            index += 1
            if byte == 0x7D {
              isComplete = true
            } else if byte != 0x3A {
              throw .value("expected ':' after conversion specifier")
            }
          }
        }
        if !isComplete { specification = try specificationRange(&index, end) }
      } else if byte != 0x7D {
        throw .value("expected '}' before end of string")
      }
      let (source, accessors) = try name(start, nameEnd)
      let nested = specification.map { pieces($0.start, $0.end, expandingIn: depth) } ?? []
      return Field(source: source, accessors: accessors, conversion: conversion, specification: nested)
    }

    private mutating func pieces(_ start: Int, _ end: Int, expandingIn depth: Int) -> [Piece] {
      if start >= end { return [] }
      // Without an inner `{` CPython takes the specification as it is.
      if !text[start..<end].contains(0x7B) { return [.literal(Array(text[start..<end]))] }
      return pieces(start, end, depth: depth - 1)
    }

    private func specificationRange(
      _ index: inout Int, _ end: Int
    ) throws(PythonTextError) -> (start: Int, end: Int) {
      let start = index
      var depth = 1
      while index < end {
        let byte = text[index]
        index += 1
        if byte == 0x7B { depth += 1 }
        if byte == 0x7D {
          depth -= 1
          if depth == 0 { return (start, index - 1) }
        }
      }
      throw .value("unmatched '{' in format spec")
    }

    private mutating func name(
      _ start: Int, _ end: Int
    ) throws(PythonTextError) -> (source: Source, accessors: [Accessor]) {
      var index = start
      while index < end && text[index] != 0x5B && text[index] != 0x2E { index += 1 }
      let number = try integer(start, index)
      let source: Source
      if start == index || number != nil {
        let isAutomatic = start == index
        if numbering == .undecided { numbering = isAutomatic ? .automatic : .manual }
        if numbering == .manual && isAutomatic {
          throw .value("cannot switch from manual field specification to automatic field numbering")
        }
        if numbering == .automatic && !isAutomatic {
          throw .value("cannot switch from automatic field numbering to manual field specification")
        }
        source = .index(number ?? nextNumber)
        if isAutomatic { nextNumber += 1 }
      } else {
        source = .name(Array(text[start..<index]))
      }
      var accessors: [Accessor] = []
      do throws(PythonTextError) {
        while index < end { accessors.append(try accessor(&index, end)) }
      } catch {
        accessors.append(.failure(error))
      }
      return (source, accessors)
    }

    private func accessor(_ index: inout Int, _ end: Int) throws(PythonTextError) -> Accessor {
      let kind = text[index]
      index += 1
      let start = index
      if kind == 0x2E {
        while index < end && text[index] != 0x5B && text[index] != 0x2E { index += 1 }
        if start == index { throw .value("Empty attribute in format string") }
        return .attribute(Array(text[start..<index]))
      }
      if kind != 0x5B { throw .value("Only '.' or '[' may follow ']' in format field specifier") }
      while index < end && text[index] != 0x5D { index += 1 }
      if index >= end { throw .value("Missing ']' in format string") }
      let stop = index
      index += 1
      if let number = try integer(start, stop) { return .index(number) }
      if start == stop { throw .value("Empty attribute in format string") }
      return .key(Array(text[start..<stop]))
    }

    /// The text as a number when it is decimal digits throughout.
    private func integer(_ start: Int, _ end: Int) throws(PythonTextError) -> Int? {
      if start >= end { return nil }
      var value = 0
      var index = start
      while index < end {
        let (scalar, length) = WTF8.decode(text, at: index)
        guard let digit = UnicodeText.decimalValue(scalar) else { return nil }
        let (scaled, isTooLarge) = value.multipliedReportingOverflow(by: 10)
        let (sum, overflow) = scaled.addingReportingOverflow(digit)
        if isTooLarge || overflow { throw .value("Too many decimal digits in format string") }
        value = sum
        index += length
      }
      return value
    }
  }
}
