// The statements of the language, as the parser leaves them.

/// A statement with its place in the source.
package final class Statement: Sendable {
  package let kind: Kind
  package let span: SourceSpan

  package init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  package enum Kind: Sendable {
    case expression(Expression)
    /// `targets[0] = targets[1] = ... = value`.
    case assign(targets: [Expression], Expression)
    case augmentedAssign(target: Expression, BinaryOperator, Expression)
    /// `target: annotation [= value]`; `simple` when the target is a bare name without parentheses.
    case annotatedAssign(target: Expression, annotation: Expression, Expression?, simple: Bool)
    case delete([Expression])
    case `if`(test: Expression, body: [Statement], orElse: [Statement])
    case `while`(test: Expression, body: [Statement], orElse: [Statement])
    case `for`(target: Expression, iterable: Expression, body: [Statement], orElse: [Statement])
    case with([WithItem], body: [Statement])
    case `try`(body: [Statement], handlers: [ExceptHandler], orElse: [Statement], finally: [Statement])
    case raise(Expression?, cause: Expression?)
    case assert(Expression, message: Expression?)
    case function(FunctionDefinition)
    case `class`(ClassDefinition)
    case `return`(Expression?)
    case `import`([ImportAlias])
    /// `from module import names`; `names` is nil for `*`; `level` counts leading dots.
    case importFrom(module: String, names: [ImportAlias]?, level: Int)
    case global([String])
    case nonlocal([String])
    case match(subject: Expression, cases: [MatchCase])
    case pass, `break`, `continue`
  }
}

/// The statements of a cell.
package struct Module: Sendable {
  package let body: [Statement]
  /// Whether the last token of the source other than comments is `;`.
  package let endsInSemicolon: Bool
  /// What its literals warn of.
  package let warnings: [SourceWarning]
  /// The lines of IPython that were passed over.
  package let passedOver: [String]

  package init(
    body: [Statement], endsInSemicolon: Bool, warnings: [SourceWarning] = [], passedOver: [String] = []
  ) {
    self.body = body
    self.endsInSemicolon = endsInSemicolon
    self.warnings = warnings
    self.passedOver = passedOver
  }
}

package struct WithItem: Sendable {
  package let context: Expression
  package let target: Expression?

  package init(context: Expression, target: Expression?) {
    self.context = context
    self.target = target
  }
}

package struct ExceptHandler: Sendable {
  /// Nil for a bare `except:`.
  package let type: Expression?
  package let name: String?
  /// Whether it takes a part of a group: `except*`.
  package let takesPart: Bool
  package let body: [Statement]
  package let span: SourceSpan

  package init(type: Expression?, name: String?, takesPart: Bool, body: [Statement], span: SourceSpan) {
    self.type = type
    self.takesPart = takesPart
    self.name = name
    self.body = body
    self.span = span
  }
}

package final class FunctionDefinition: Sendable {
  package let name: String
  package let parameters: Parameters
  package let returns: Expression?
  package let decorators: [Expression]
  package let body: [Statement]
  /// Its body while that is not parsed; `body` is empty then.
  let deferred: DeferredBody?

  init(
    name: String, parameters: Parameters, returns: Expression?, decorators: [Expression], body: [Statement],
    deferred: DeferredBody? = nil
  ) {
    self.name = name
    self.parameters = parameters
    self.returns = returns
    self.decorators = decorators
    self.body = body
    self.deferred = deferred
  }
}

package final class ClassDefinition: Sendable {
  package let name: String
  /// Bases and keywords (`metaclass=`), in source order.
  package let arguments: [CallArgument]
  package let decorators: [Expression]
  package let body: [Statement]

  package init(name: String, arguments: [CallArgument], decorators: [Expression], body: [Statement]) {
    self.name = name
    self.arguments = arguments
    self.decorators = decorators
    self.body = body
  }
}

/// `name as alias`; `name` may be dotted in `import`.
package struct ImportAlias: Sendable {
  package let name: String
  package let alias: String?

  package init(name: String, alias: String?) {
    self.name = name
    self.alias = alias
  }
}

package struct MatchCase: Sendable {
  package let pattern: Pattern
  /// Where the pattern stands.
  package let patternSpan: SourceSpan
  package let guardCondition: Expression?
  package let body: [Statement]

  package init(pattern: Pattern, patternSpan: SourceSpan, guardCondition: Expression?, body: [Statement]) {
    self.pattern = pattern
    self.patternSpan = patternSpan
    self.guardCondition = guardCondition
    self.body = body
  }
}

/// A pattern of a `match` statement.
package indirect enum Pattern: Sendable {
  /// A literal or dotted name compared with `==`.
  case value(Expression)
  /// `None`, `True` or `False`, compared with `is`.
  case singleton(Constant)
  /// `name`, or `_` when nil.
  case capture(String?)
  /// Elements; at most one is `.star`.
  case sequence([Pattern])
  /// `*name` in a sequence; nil for `*_`.
  case star(String?)
  case mapping(keys: [Expression], patterns: [Pattern], rest: String?)
  case `class`(Expression, positional: [Pattern], keywords: [(String, Pattern)])
  case or([Pattern])
  case `as`(Pattern, String)
}
