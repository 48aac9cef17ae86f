// The text of an expression as CPython's `ast_unparse.c` writes it, for annotations that are kept as text.

extension Expression {
  /// The text of this expression, as `from __future__ import annotations` leaves it in `__annotations__`.
  package var text: String { text(.test) }

  /// How tightly operators bind, the loosest first.
  private enum Level: Int {
    case tuple, test, or, and, not, compare, bitOr, bitXor, bitAnd, shift, sum, product, factor, power, await, atom

    var next: Level { Level(rawValue: rawValue + 1) ?? .atom }
  }

  private func text(_ level: Level) -> String {
    func grouped(_ own: Level, _ text: String) -> String { level.rawValue > own.rawValue ? "(\(text))" : text }
    switch kind {
    case .constant(let constant): return Expression.text(of: constant)
    case .name(let name): return name
    case .joinedString(let parts):
      return "f" + Expression.text(of: .string(Array(Expression.body(of: parts).utf8)))
    case .unary(let op, let value):
      if op == .not { return grouped(.not, "not " + value.text(.not)) }
      return grouped(.factor, op.symbol + value.text(.factor))
    case .binary(let op, let left, let right):
      let own = Expression.level(of: op)
      let isRight = op == .power
      let text = "\(left.text(isRight ? own.next : own)) \(op.symbol) \(right.text(isRight ? own : own.next))"
      return grouped(own, text)
    case .boolean(let op, let values):
      let own = op == .and ? Level.and : .or
      return grouped(own, values.map { $0.text(own.next) }.joined(separator: op == .and ? " and " : " or "))
    case .compare(let first, let rest):
      let tail = rest.map { " \($0.0.symbol) \($0.1.text(.bitOr))" }.joined()
      return grouped(.compare, first.text(.bitOr) + tail)
    case .call(let callee, let arguments):
      if arguments.count == 1, case .positional(let only) = arguments[0], case .generator = only.kind {
        return callee.text(.atom) + only.text(.atom)
      }
      return "\(callee.text(.atom))(\(arguments.map(Expression.text(of:)).joined(separator: ", ")))"
    case .attribute(let value, let name):
      if case .constant(.int) = value.kind { return "\(value.text(.atom)) .\(name)" }
      return "\(value.text(.atom)).\(name)"
    case .subscripted(let value, let key): return "\(value.text(.atom))[\(key.text(.tuple))]"
    case .slice(let start, let stop, let step):
      let end = step.map { ":" + $0.text(.test) } ?? ""
      return (start?.text(.test) ?? "") + ":" + (stop?.text(.test) ?? "") + end
    case .list(let values): return "[\(Expression.joined(values))]"
    case .set(let values): return "{\(Expression.joined(values))}"
    case .tuple(let values):
      if values.isEmpty { return "()" }
      return grouped(.tuple, Expression.joined(values) + (values.count == 1 ? "," : ""))
    case .dict(let items):
      let parts = items.map { item in
        item.key.map { "\($0.text(.test)): \(item.value.text(.test))" } ?? "**" + item.value.text(.bitOr)
      }
      return "{\(parts.joined(separator: ", "))}"
    case .listComprehension(let element, let clauses):
      return "[\(element.text(.test))\(Expression.text(of: clauses))]"
    case .setComprehension(let element, let clauses):
      return "{\(element.text(.test))\(Expression.text(of: clauses))}"
    case .generator(let element, let clauses): return "(\(element.text(.test))\(Expression.text(of: clauses)))"
    case .dictComprehension(let key, let value, let clauses):
      return "{\(key.text(.test)): \(value.text(.test))\(Expression.text(of: clauses))}"
    case .lambda(let parameters, let body):
      let list = parameters.text
      return grouped(.test, "lambda\(list.isEmpty ? "" : " " + list): \(body.text(.test))")
    case .conditional(let test, let body, let orElse):
      return grouped(.test, "\(body.text(.or)) if \(test.text(.or)) else \(orElse.text(.test))")
    case .starred(let value): return "*" + value.text(.bitOr)
    case .named(let name, _, let value): return grouped(.tuple, "\(name) := \(value.text(.atom))")
    case .yield(let value): return value.map { "(yield \($0.text(.test)))" } ?? "(yield)"
    case .yieldFrom(let value): return "(yield from \(value.text(.test)))"
    }
  }

  private static func level(of op: BinaryOperator) -> Level {
    switch op {
    case .add, .subtract: .sum
    case .multiply, .matrixMultiply, .divide, .floorDivide, .modulo: .product
    case .power: .power
    case .leftShift, .rightShift: .shift
    case .bitAnd: .bitAnd
    case .bitOr: .bitOr
    case .bitXor: .bitXor
    }
  }

  private static func joined(_ values: [Expression]) -> String {
    values.map { $0.text(.test) }.joined(separator: ", ")
  }

  private static func text(of argument: CallArgument) -> String {
    switch argument {
    case .positional(let value): value.text(.test)
    case .star(let value): "*" + value.text(.bitOr)
    case .keyword(let name, let value): "\(name)=\(value.text(.test))"
    case .doubleStar(let value): "**" + value.text(.test)
    }
  }

  private static func text(of clauses: [ComprehensionClause]) -> String {
    clauses.map { clause in
      " for \(clause.target.text(.tuple)) in \(clause.iterable.text(.or))"
        + clause.conditions.map { " if \($0.text(.or))" }.joined()
    }.joined()
  }

  private static func text(of constant: Constant) -> String {
    if case .ellipsis = constant { return "..." }
    let text: String
    do { text = try Operations.repr(Compiler.value(of: constant, .none)).text } catch {
      preconditionFailure("a constant without a repr")
    }
    switch constant {
    case .float, .imaginary: return text.hasPrefix("inf") ? "1e309" + text.dropFirst(3) : text
    default: return text
    }
  }

  private static func body(of parts: [FStringPart]) -> String {
    parts.map { part in
      switch part {
      case .text(let bytes):
        return String(String(decoding: bytes, as: UTF8.self).flatMap { "{}".contains($0) ? [$0, $0] : [$0] })
      case .field(let value, _, let conversion, let format):
        let inner = value.text(.or)
        let mark = conversion.map { "!\(Character(Unicode.Scalar($0)))" } ?? ""
        return "{\(inner.hasPrefix("{") ? " " : "")\(inner)\(mark)\(format.map { ":" + body(of: $0) } ?? "")}"
      }
    }.joined()
  }
}

extension Parameters {
  /// As a lambda shows them.
  fileprivate var text: String {
    func one(_ parameter: Parameter) -> String {
      parameter.name + (parameter.defaultValue.map { "=" + $0.text } ?? "")
    }
    var parts = positionalOnly.map(one)
    if !parts.isEmpty { parts.append("/") }
    parts += positional.map(one)
    if let variadic { parts.append("*" + variadic.name) } else if !keywordOnly.isEmpty { parts.append("*") }
    parts += keywordOnly.map(one)
    if let keywordVariadic { parts.append("**" + keywordVariadic.name) }
    return parts.joined(separator: ", ")
  }
}
