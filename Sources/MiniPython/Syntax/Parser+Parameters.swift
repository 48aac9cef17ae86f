// The parameters of functions and lambdas.

extension TokenParser {
  /// Parameters up to the token that ends them: `)` of a `def`, where annotations may stand, or `:` of a lambda.
  mutating func parameters(until end: TokenKind) throws(ParseStop) -> Parameters {
    var parameters = Parameters()
    var seenDefault = false
    var seenStar = false
    while kind != end {
      switch kind {
      case .slash:
        guard !seenStar, parameters.positionalOnly.isEmpty, !parameters.positional.isEmpty else { throw mismatch() }
        advance()
        parameters.positionalOnly = parameters.positional
        parameters.positional = []
      case .star:
        guard !seenStar else { throw mismatch() }
        seenStar = true
        advance()
        if kind == .comma {
          guard kind(after: 1) == .name else {
            advance()
            throw mismatch()
          }
        } else {
          parameters.variadic = try parameter(annotated: end == .rightParen, star: true)
        }
      case .doubleStar:
        advance()
        parameters.keywordVariadic = try parameter(annotated: end == .rightParen, star: false)
        _ = accept(.comma)
        guard kind == end else { throw mismatch() }
        return parameters
      default:
        let plain = try parameter(annotated: end == .rightParen, star: false)
        var value: Expression?
        if accept(.equal) {
          value = try expression()
          seenDefault = true
        } else if seenDefault, !seenStar {
          // The comma or bracket after it is what CPython reads before it gives up.
          throw mismatch()
        }
        let parameter = Parameters.Parameter(
          name: plain.name, annotation: plain.annotation, defaultValue: value, span: plain.span)
        if seenStar {
          parameters.keywordOnly.append(parameter)
        } else {
          parameters.positional.append(parameter)
        }
      }
      guard accept(.comma) else { break }
    }
    guard kind == end else { throw mismatch() }
    return parameters
  }

  private mutating func parameter(annotated: Bool, star: Bool) throws(ParseStop) -> Parameters.Parameter {
    let start = position
    let name = try name()
    var annotation: Expression?
    if annotated, accept(.colon) { annotation = star ? try starExpression() : try expression() }
    return Parameters.Parameter(
      name: name, annotation: annotation, defaultValue: nil, span: span(from: start))
  }
}
