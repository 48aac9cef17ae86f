// Trees as S-expressions, so that tests and CPython's `ast` can be compared.

import MiniPython

/// Writes trees of the parser as text.
struct SyntaxDump {
  private var text = ""

  static func dump(_ module: Module) -> String {
    var dump = SyntaxDump()
    dump.body(module.body)
    return dump.text
  }

  static func dump(_ expression: Expression) -> String {
    var dump = SyntaxDump()
    dump.write(expression)
    return dump.text
  }

  private mutating func node(_ name: String, _ body: (inout SyntaxDump) -> Void = { _ in }) {
    if !text.isEmpty, text.last != "(" { text += " " }
    text += "(" + name
    body(&self)
    text += ")"
  }

  private mutating func atom(_ atom: String) {
    text += text.isEmpty || text.last == "(" ? atom : " " + atom
  }

  private mutating func body(_ body: [Statement]) { node("body") { for item in body { $0.write(item) } } }

  private mutating func optional(_ value: Expression?) {
    if let value { write(value) } else { atom("-") }
  }

  private mutating func list(_ values: [Expression]) { node("") { for value in values { $0.write(value) } } }

  private func hex(_ bytes: [UInt8]) -> String {
    "x" + bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  // MARK: Expressions

  mutating func write(_ expression: Expression) {
    switch expression.kind {
    case .constant(let constant): node("const") { $0.write(constant) }
    case .name(let name): node("name") { $0.atom(name) }
    case .joinedString(let parts): node("fstring") { $0.write(parts) }
    case .unary(let operation, let value):
      node("unary") {
        $0.atom("\(operation)")
        $0.write(value)
      }
    case .binary(let operation, let left, let right):
      node("binary") {
        $0.atom("\(operation)")
        $0.write(left)
        $0.write(right)
      }
    case .boolean(let operation, let values):
      node("bool") {
        $0.atom("\(operation)")
        $0.list(values)
      }
    case .compare(let first, let rest):
      node("compare") {
        $0.write(first)
        for (operation, value) in rest {
          $0.atom("\(operation)")
          $0.write(value)
        }
      }
    case .call(let callee, let arguments):
      node("call") {
        $0.write(callee)
        $0.write(arguments)
      }
    case .attribute(let value, let name):
      node("attr") {
        $0.write(value)
        $0.atom(name)
      }
    case .subscripted(let value, let index):
      node("sub") {
        $0.write(value)
        $0.write(index)
      }
    case .slice(let lower, let upper, let step):
      node("slice") {
        $0.optional(lower)
        $0.optional(upper)
        $0.optional(step)
      }
    case .list(let values): node("list") { $0.list(values) }
    case .tuple(let values): node("tuple") { $0.list(values) }
    case .set(let values): node("set") { $0.list(values) }
    case .dict(let items):
      node("dict") {
        for item in items {
          $0.optional(item.key)
          $0.write(item.value)
        }
      }
    case .listComprehension(let element, let clauses): comprehension("listcomp", [element], clauses)
    case .setComprehension(let element, let clauses): comprehension("setcomp", [element], clauses)
    case .dictComprehension(let key, let value, let clauses): comprehension("dictcomp", [key, value], clauses)
    case .generator(let element, let clauses): comprehension("genexp", [element], clauses)
    case .lambda(let parameters, let value):
      node("lambda") {
        $0.write(parameters)
        $0.write(value)
      }
    case .conditional(let test, let value, let orElse):
      node("ifexp") {
        $0.write(test)
        $0.write(value)
        $0.write(orElse)
      }
    case .starred(let value): node("star") { $0.write(value) }
    case .named(let name, _, let value):
      node("named") {
        $0.atom(name)
        $0.write(value)
      }
    case .yield(let value): node("yield") { $0.optional(value) }
    case .yieldFrom(let value): node("yieldfrom") { $0.write(value) }
    }
  }

  private mutating func comprehension(
    _ name: String, _ elements: [Expression], _ clauses: [ComprehensionClause]
  ) {
    node(name) {
      for element in elements { $0.write(element) }
      for clause in clauses {
        $0.node("for") {
          $0.write(clause.target)
          $0.write(clause.iterable)
          $0.list(clause.conditions)
        }
      }
    }
  }

  private mutating func write(_ constant: Constant) {
    switch constant {
    case .none: atom("None")
    case .true: atom("True")
    case .false: atom("False")
    case .ellipsis: atom("...")
    case .int(let value): atom("i" + String(value, radix: 16))
    case .bigInt: atom("big")
    case .float(let value): atom("f" + String(value.bitPattern, radix: 16))
    case .imaginary(let value): atom("j" + String(value.bitPattern, radix: 16))
    case .string(let bytes): atom("s" + hex(bytes))
    case .bytes(let bytes): atom("b" + hex(bytes))
    }
  }

  private mutating func write(_ parts: [FStringPart]) {
    var pending: [UInt8] = []
    for part in parts {
      switch part {
      case .text(let bytes): pending += bytes
      case .field(let value, let debug, let conversion, let format):
        pending += debug ?? []
        if !pending.isEmpty { atom("s" + hex(pending)) }
        pending = []
        node("field") {
          $0.write(value)
          $0.atom(conversion.map { String(UnicodeScalar($0)) } ?? "-")
          if let format { $0.node("format") { $0.write(format) } } else { $0.atom("-") }
        }
      }
    }
    if !pending.isEmpty { atom("s" + hex(pending)) }
  }

  private mutating func write(_ arguments: [CallArgument]) {
    node("args") {
      for argument in arguments {
        switch argument {
        case .positional(let value): $0.write(value)
        case .star(let value): $0.node("star") { $0.write(value) }
        case .keyword(let name, let value):
          $0.node("kw") {
            $0.atom(name)
            $0.write(value)
          }
        case .doubleStar(let value): $0.node("kws") { $0.write(value) }
        }
      }
    }
  }

  private mutating func write(_ parameters: Parameters) {
    node("params") {
      $0.write("pos", parameters.positionalOnly)
      $0.write("any", parameters.positional)
      $0.write("var", parameters.variadic.map { [$0] } ?? [])
      $0.write("kwonly", parameters.keywordOnly)
      $0.write("kwvar", parameters.keywordVariadic.map { [$0] } ?? [])
    }
  }

  private mutating func write(_ name: String, _ parameters: [Parameters.Parameter]) {
    node(name) {
      for parameter in parameters {
        $0.atom(parameter.name)
        $0.optional(parameter.annotation)
        $0.optional(parameter.defaultValue)
      }
    }
  }

  // MARK: Statements

  private mutating func write(_ statement: Statement) {
    switch statement.kind {
    case .expression(let value): node("expr") { $0.write(value) }
    case .assign(let targets, let value):
      node("assign") {
        $0.list(targets)
        $0.write(value)
      }
    case .augmentedAssign(let target, let operation, let value):
      node("aug") {
        $0.atom("\(operation)")
        $0.write(target)
        $0.write(value)
      }
    case .annotatedAssign(let target, let annotation, let value, let simple):
      node("ann") {
        $0.write(target)
        $0.write(annotation)
        $0.optional(value)
        $0.atom(simple ? "1" : "0")
      }
    case .delete(let targets): node("del") { $0.list(targets) }
    case .if(let test, let body, let orElse): branch("if", [test], body, orElse)
    case .while(let test, let body, let orElse): branch("while", [test], body, orElse)
    case .for(let target, let iterable, let body, let orElse): branch("for", [target, iterable], body, orElse)
    case .with(let items, let body):
      node("with") {
        for item in items {
          $0.write(item.context)
          $0.optional(item.target)
        }
        $0.body(body)
      }
    case .try(let body, let handlers, let orElse, let finally):
      node("try") {
        $0.body(body)
        for handler in handlers {
          $0.node("except") {
            $0.optional(handler.type)
            $0.atom(handler.name ?? "-")
            $0.body(handler.body)
          }
        }
        $0.body(orElse)
        $0.body(finally)
      }
    case .raise(let value, let cause):
      node("raise") {
        $0.optional(value)
        $0.optional(cause)
      }
    case .assert(let test, let message):
      node("assert") {
        $0.write(test)
        $0.optional(message)
      }
    case .function(let definition):
      node("def") {
        $0.atom(definition.name)
        $0.write(definition.parameters)
        $0.optional(definition.returns)
        $0.list(definition.decorators)
        $0.body(definition.body)
      }
    case .class(let definition):
      node("class") {
        $0.atom(definition.name)
        $0.write(definition.arguments)
        $0.list(definition.decorators)
        $0.body(definition.body)
      }
    case .return(let value): node("return") { $0.optional(value) }
    case .import(let names): node("import") { $0.write(names) }
    case .importFrom(let module, let names, let level):
      node("from") {
        $0.atom(module.isEmpty ? "-" : module)
        $0.atom(String(level))
        if let names { $0.write(names) } else { $0.atom("*") }
      }
    case .global(let names): node("global") { for name in names { $0.atom(name) } }
    case .nonlocal(let names): node("nonlocal") { for name in names { $0.atom(name) } }
    case .match(let subject, let cases):
      node("match") {
        $0.write(subject)
        for item in cases {
          $0.node("case") {
            $0.write(item.pattern)
            $0.optional(item.guardCondition)
            $0.body(item.body)
          }
        }
      }
    case .pass: node("pass")
    case .break: node("break")
    case .continue: node("continue")
    }
  }

  private mutating func branch(
    _ name: String, _ heads: [Expression], _ body: [Statement], _ orElse: [Statement]
  ) {
    node(name) {
      for head in heads { $0.write(head) }
      $0.body(body)
      $0.body(orElse)
    }
  }

  private mutating func write(_ names: [ImportAlias]) {
    for name in names {
      atom(name.name)
      atom(name.alias ?? "-")
    }
  }

  private mutating func write(_ pattern: Pattern) {
    switch pattern {
    case .value(let value): node("pvalue") { $0.write(value) }
    case .singleton(let constant): node("psingle") { $0.write(constant) }
    case .capture(let name): node("pas") { $0.atom(name ?? "-") }
    case .star(let name): node("pstar") { $0.atom(name ?? "-") }
    case .sequence(let elements): node("pseq") { for element in elements { $0.write(element) } }
    case .or(let elements): node("por") { for element in elements { $0.write(element) } }
    case .as(let inner, let name):
      node("pas") {
        $0.write(inner)
        $0.atom(name)
      }
    case .mapping(let keys, let patterns, let rest):
      node("pmap") {
        for (key, value) in zip(keys, patterns) {
          $0.write(key)
          $0.write(value)
        }
        $0.atom(rest ?? "-")
      }
    case .class(let type, let positional, let keywords):
      node("pclass") {
        $0.write(type)
        for element in positional { $0.write(element) }
        for (name, element) in keywords {
          $0.node("kw") {
            $0.atom(name)
            $0.write(element)
          }
        }
      }
    }
  }
}
