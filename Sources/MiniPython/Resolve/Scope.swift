// Scopes: which block of code each name belongs to.

/// A block with names of its own: a cell, a function, a class body or a comprehension.
final class Scope {
  enum Kind { case module, function, comprehension, `class` }
  enum Binding: Equatable {
    /// A register of the block.
    case local
    /// A variable of the block that inner blocks share.
    case cell
    /// A variable of an enclosing function.
    case free
    case global
    /// A class body's name, looked up by name at run time.
    case name
  }

  let kind: Kind
  let parent: Scope?
  /// The class whose private names (`__x`) are mangled here.
  let className: String?
  private(set) var children: [Scope] = []
  /// Names bound here, in order of appearance.
  private(set) var bound: [String] = []
  private var boundSet: Set<String> = []
  private var used: Set<String> = []
  private(set) var globals: Set<String> = []
  private(set) var nonlocals: Set<String> = []
  private var nonlocalSpans: [String: SourceSpan] = [:]
  private(set) var parameters: [String] = []
  /// Whether a `:=` may change a local in the middle of an expression.
  var hasNamedExpressions = false
  var isGenerator = false
  /// The `try` and `with` statements around what is visited.
  var blockDepth = 0
  /// Whether a generator may be dropped while it stands in a `try` or `with`, and then has something to do.
  var yieldsInsideBlock = false

  private(set) var bindings: [String: Binding] = [:]
  private(set) var freeNames: [String] = []

  init(_ kind: Kind, parent: Scope?, className: String?) {
    self.kind = kind
    self.parent = parent
    self.className = className
    parent?.children.append(self)
  }

  func mangle(_ name: String) -> String {
    guard let className, name.hasPrefix("__"), !name.hasSuffix("__"), !name.contains(".") else { return name }
    let stripped = className.drop { $0 == "_" }
    return stripped.isEmpty ? name : "_\(stripped)\(name)"
  }

  /// Notes a `yield` or `yield from`.
  func noteYield() {
    isGenerator = true
    if blockDepth > 0 { yieldsInsideBlock = true }
  }

  func bind(_ name: String) {
    if boundSet.insert(name).inserted { bound.append(name) }
  }
  func bindParameter(_ name: String) {
    parameters.append(name)
    bind(name)
  }
  func use(_ name: String) { used.insert(name) }

  func declareGlobal(_ name: String, at span: SourceSpan) throws(SyntaxFailure) {
    try checkDeclaration(name, "global", at: span)
    if nonlocals.contains(name) { throw SyntaxFailure("name '\(name)' is nonlocal and global", at: span) }
    globals.insert(name)
  }

  func declareNonlocal(_ name: String, at span: SourceSpan) throws(SyntaxFailure) {
    if kind == .module { throw SyntaxFailure("nonlocal declaration not allowed at module level", at: span) }
    try checkDeclaration(name, "nonlocal", at: span)
    if globals.contains(name) { throw SyntaxFailure("name '\(name)' is nonlocal and global", at: span) }
    nonlocalSpans[name] = span
    nonlocals.insert(name)
  }

  private func checkDeclaration(_ name: String, _ word: String, at span: SourceSpan) throws(SyntaxFailure) {
    if parameters.contains(name) { throw SyntaxFailure("name '\(name)' is parameter and \(word)", at: span) }
    if boundSet.contains(name) {
      throw SyntaxFailure("name '\(name)' is assigned to before \(word) declaration", at: span)
    }
    if used.contains(name) { throw SyntaxFailure("name '\(name)' is used prior to \(word) declaration", at: span) }
  }

  /// Decides all names of this block and the blocks inside it.
  func resolve() throws(SyntaxFailure) {
    for name in nonlocals.sorted() where !isEnclosed(name) {
      throw SyntaxFailure("no binding for nonlocal '\(name)' found", at: nonlocalSpans[name] ?? .none)
    }
    for child in children { try child.resolve() }
    var wanted: Set<String> = []
    for child in children { wanted.formUnion(child.freeNames) }
    let names = used.union(boundSet).union(wanted).union(globals).union(nonlocals)
    for name in names.sorted() {
      if globals.contains(name) || kind == .module {
        bindings[name] = .global
      } else if nonlocals.contains(name) {
        bindings[name] = .free
        freeNames.append(name)
      } else if kind == .class {
        resolveInClass(name, wanted: wanted)
      } else if boundSet.contains(name) {
        bindings[name] = wanted.contains(name) ? .cell : .local
      } else if isEnclosed(name) {
        bindings[name] = .free
        freeNames.append(name)
      } else {
        bindings[name] = .global
      }
    }
  }

  /// A class body's names are no variables of the functions inside it, save `__class__`.
  private func resolveInClass(_ name: String, wanted: Set<String>) {
    if name == "__class__" && wanted.contains(name) {
      bindings[name] = .cell
      return
    }
    let enclosed = isEnclosed(name)
    if enclosed && (wanted.contains(name) || !boundSet.contains(name)) { freeNames.append(name) }
    bindings[name] = enclosed && !boundSet.contains(name) ? .free : .name
  }

  private func isEnclosed(_ name: String) -> Bool {
    var scope = parent
    while let candidate = scope {
      if candidate.kind == .class && name == "__class__" { return true }
      if candidate.kind == .function || candidate.kind == .comprehension {
        if candidate.globals.contains(name) { return false }
        if candidate.boundSet.contains(name) || candidate.nonlocals.contains(name) { return true }
      }
      scope = candidate.parent
    }
    return false
  }
}
