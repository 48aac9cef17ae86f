// The syntax tree of a regular expression, and what a pattern that is none says.

/// The flags of a pattern, with the values of Python's `re`.
struct RegexFlags: OptionSet {
  let rawValue: Int
  static let ignoreCase = RegexFlags(rawValue: 2)
  static let multiline = RegexFlags(rawValue: 8)
  static let dotAll = RegexFlags(rawValue: 16)
  static let unicode = RegexFlags(rawValue: 32)
  static let verbose = RegexFlags(rawValue: 64)
  static let ascii = RegexFlags(rawValue: 256)
}

/// A class of characters, as `[a-z\d]` or `\w` writes it.
struct RegexSet {
  enum Item {
    case scalar(UInt32)
    case range(ClosedRange<UInt32>)
    case category(UInt8)
  }
  var items: [Item] = []
  var isNegated = false
  var flags: RegexFlags

  func contains(_ scalar: UInt32) -> Bool {
    var found = has(scalar)
    if !found && flags.contains(.ignoreCase) {
      let lower = RegexCase.lower(scalar)
      let upper = RegexCase.upper(scalar)
      found = lower != scalar && has(lower) || upper != scalar && has(upper)
    }
    return found != isNegated
  }

  private func has(_ scalar: UInt32) -> Bool {
    for item in items {
      switch item {
      case .scalar(let one): if one == scalar { return true }
      case .range(let range): if range.contains(scalar) { return true }
      case .category(let letter): if RegexSet.isIn(scalar, letter, flags) { return true }
      }
    }
    return false
  }

  /// Whether a scalar is in the category of `\d`, `\s`, `\w` or of their opposites.
  static func isIn(_ scalar: UInt32, _ letter: UInt8, _ flags: RegexFlags) -> Bool {
    let isASCII = flags.contains(.ascii)
    switch letter {
    case UInt8(ascii: "d"): return scalar < 128 ? (48...57).contains(scalar) : !isASCII && UnicodeText.isDecimal(scalar)
    case UInt8(ascii: "s"):
      return scalar < 128
        ? scalar == 32 || (9...13).contains(scalar) || !isASCII && (28...31).contains(scalar)
        : !isASCII && UnicodeText.isSpace(scalar)
    case UInt8(ascii: "w"): return isWord(scalar, isASCII)
    default: return !isIn(scalar, letter | 0x20, flags)
    }
  }

  static func isWord(_ scalar: UInt32, _ isASCII: Bool) -> Bool {
    if scalar < 128 {
      return (97...122).contains(scalar) || (65...90).contains(scalar) || (48...57).contains(scalar) || scalar == 95
    }
    return !isASCII && UnicodeText.isAlphanumeric(scalar)
  }
}

/// Case of single characters.
enum RegexCase {
  static func lower(_ scalar: UInt32) -> UInt32 {
    if scalar < 128 { return (65...90).contains(scalar) ? scalar + 32 : scalar }
    return mapped(scalar, .lower)
  }
  static func upper(_ scalar: UInt32) -> UInt32 {
    if scalar < 128 { return (97...122).contains(scalar) ? scalar - 32 : scalar }
    return mapped(scalar, .upper)
  }
  private static func mapped(_ scalar: UInt32, _ mapping: UnicodeText.CaseMapping) -> UInt32 {
    var bytes: [UInt8] = []
    UnicodeText.append(scalar, mapping, to: &bytes)
    let result = bytes.withUnsafeBufferPointer { WTF8.scalars($0) }
    return result.count == 1 ? result[0] : scalar
  }
}

/// A node of a pattern.
indirect enum RegexNode {
  case empty
  case scalar(UInt32, RegexFlags)
  case any(RegexFlags)
  case set(RegexSet)
  case sequence([RegexNode])
  case choice([RegexNode])
  case group(Int, RegexNode)
  case repetition(RegexNode, min: Int, max: Int, RegexRepetition)
  case backreference(Int, RegexFlags)
  /// `^`, `$`, `A`, `Z`, `b` or `B`.
  case anchor(UInt8, RegexFlags)
  case look(RegexNode, isBehind: Bool, isNegated: Bool)
  case atomic(RegexNode)
  case conditional(Int, RegexNode, RegexNode)
}

enum RegexRepetition { case greedy, lazy, possessive }

/// A pattern that is not a regular expression.
struct RegexFailure: Error {
  let message: String
  let position: Int?
}

extension RegexNode {
  /// The fewest and most characters that a match takes; `Int.max` for no bound.
  func width(_ groups: [Int: (Int, Int)]) -> (Int, Int) {
    func add(_ a: Int, _ b: Int) -> Int {
      let (sum, overflow) = a.addingReportingOverflow(b)
      return overflow ? Int.max : sum
    }
    func multiply(_ a: Int, _ b: Int) -> Int {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      return overflow ? Int.max : product
    }
    switch self {
    case .empty, .anchor, .look: return (0, 0)
    case .scalar, .any, .set: return (1, 1)
    case .sequence(let nodes):
      return nodes.reduce((0, 0)) { total, node in
        let one = node.width(groups)
        return (add(total.0, one.0), add(total.1, one.1))
      }
    case .choice(let nodes):
      let all = nodes.map { $0.width(groups) }
      return (all.map(\.0).min() ?? 0, all.map(\.1).max() ?? 0)
    case .group(_, let node), .atomic(let node): return node.width(groups)
    case .repetition(let node, let least, let most, _):
      let one = node.width(groups)
      return (multiply(one.0, least), one.1 == 0 ? 0 : multiply(one.1, most))
    case .backreference(let group, _): return groups[group] ?? (0, Int.max)
    case .conditional(_, let yes, let no):
      let a = yes.width(groups)
      let b = no.width(groups)
      return (min(a.0, b.0), max(a.1, b.1))
    }
  }
}
