// The expressions of the language, as the parser leaves them.

/// An expression with its place in the source.
package final class Expression: Sendable {
  package let kind: Kind
  package let span: SourceSpan
  /// The longest path of expressions below and including this one; the parser bounds it, so a walk may recurse.
  package let depth: Int32

  package init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
    depth = kind.depth
  }

  package enum Kind: Sendable {
    case constant(Constant)
    case name(String)
    case joinedString([FStringPart])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `and` / `or` of two or more operands, as in CPython's `BoolOp`.
    case boolean(BooleanOperator, [Expression])
    /// A chain `first op0 operands0 op1 operands1 ...`.
    case compare(Expression, [(CompareOperator, Expression)])
    case call(Expression, [CallArgument])
    case attribute(Expression, String)
    case subscripted(Expression, Expression)
    /// Only inside a subscript, alone or in its tuple.
    case slice(Expression?, Expression?, Expression?)
    case list([Expression])
    case tuple([Expression])
    case set([Expression])
    /// A nil key stands for `**value`.
    case dict([(key: Expression?, value: Expression)])
    case listComprehension(Expression, [ComprehensionClause])
    case setComprehension(Expression, [ComprehensionClause])
    case dictComprehension(key: Expression, value: Expression, [ComprehensionClause])
    case generator(Expression, [ComprehensionClause])
    case lambda(Parameters, Expression)
    case conditional(test: Expression, body: Expression, orElse: Expression)
    case starred(Expression)
    /// `name := value`.
    case named(String, nameSpan: SourceSpan, Expression)
    case yield(Expression?)
    case yieldFrom(Expression)
  }
}

/// A literal.
package enum Constant: Sendable {
  case none, `true`, `false`, ellipsis
  case int(Int)
  /// An integer that Int64 cannot hold: its digits without prefix or underscores, and their base.
  case bigInt(digits: String, radix: Int)
  case float(Double)
  /// The imaginary part of a complex literal.
  case imaginary(Double)
  /// The text as UTF-8; a lone surrogate is three bytes, as WTF-8 has it.
  case string([UInt8])
  case bytes([UInt8])
}

/// A piece of an f-string.
package enum FStringPart: Sendable {
  case text([UInt8])
  /// `{expression!conversion:format}`; `debug` is the source text before `=` with the sign, when `=` is there.
  case field(Expression, debug: [UInt8]?, conversion: UInt8?, format: [FStringPart]?)
}

package enum UnaryOperator: UInt8, Sendable { case not, negative, positive, invert }

package enum BooleanOperator: Sendable { case and, or }

/// The binary operators; their order is that of the VM's operator tables.
package enum BinaryOperator: UInt8, CaseIterable, Sendable {
  case add, subtract, multiply, matrixMultiply, divide, floorDivide, modulo, power
  case leftShift, rightShift, bitAnd, bitOr, bitXor
}

package enum CompareOperator: UInt8, Sendable {
  case less, lessEqual, equal, notEqual, greater, greaterEqual
  case `in`, notIn, `is`, isNot
}

/// One argument of a call, in source order.
package enum CallArgument: Sendable {
  case positional(Expression)
  case star(Expression)
  case keyword(String, Expression)
  case doubleStar(Expression)
}

/// `for target in iterable if condition ...`.
package struct ComprehensionClause: Sendable {
  package let target: Expression
  package let iterable: Expression
  package let conditions: [Expression]

  package init(target: Expression, iterable: Expression, conditions: [Expression]) {
    self.target = target
    self.iterable = iterable
    self.conditions = conditions
  }
}

/// The parameters of a function or lambda.
package struct Parameters: Sendable {
  package struct Parameter: Sendable {
    package let name: String
    package let annotation: Expression?
    package let defaultValue: Expression?
    package let span: SourceSpan

    package init(name: String, annotation: Expression?, defaultValue: Expression?, span: SourceSpan) {
      self.name = name
      self.annotation = annotation
      self.defaultValue = defaultValue
      self.span = span
    }
  }

  package var positionalOnly: [Parameter] = []
  package var positional: [Parameter] = []
  /// `*args`.
  package var variadic: Parameter?
  package var keywordOnly: [Parameter] = []
  /// `**kwargs`.
  package var keywordVariadic: Parameter?

  package init() {}
}
