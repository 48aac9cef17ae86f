// What Python's str methods ask of characters: classes, case mappings, numeric values, as of CPython 3.11's Unicode 14.

/// Character classes and case mappings by code point.
package enum UnicodeText {
  /// The properties of a code point, nil for surrogates and for what Unicode 14 had not assigned.
  private static func properties(_ scalar: UInt32) -> Unicode.Scalar.Properties? {
    guard let value = Unicode.Scalar(scalar) else { return nil }
    let properties = value.properties
    guard let age = properties.age, age.major <= 14 else { return nil }
    return properties
  }

  /// Ideographs and cuneiform signs that became numeric after Unicode 14.
  private static let laterNumeric: Set<UInt32> = [
    0x4E24, 0x4EAC, 0x4FE9, 0x5006, 0x62D0, 0x6D1E, 0x7695, 0x79ED, 0x920E, 0x94A9, 0x12038, 0x12039, 0x12079, 0x12226,
    0x1222B, 0x1230B, 0x1230D, 0x12399,
  ]

  /// The two letters of the general category, `Lu`.
  package static func category(_ scalar: UInt32) -> String {
    if 0xD800...0xDFFF ~= scalar { return "Cs" }
    switch properties(scalar)?.generalCategory {
    case .uppercaseLetter: return "Lu"
    case .lowercaseLetter: return "Ll"
    case .titlecaseLetter: return "Lt"
    case .modifierLetter: return "Lm"
    case .otherLetter: return "Lo"
    case .nonspacingMark: return "Mn"
    case .spacingMark: return "Mc"
    case .enclosingMark: return "Me"
    case .decimalNumber: return "Nd"
    case .letterNumber: return "Nl"
    case .otherNumber: return "No"
    case .connectorPunctuation: return "Pc"
    case .dashPunctuation: return "Pd"
    case .openPunctuation: return "Ps"
    case .closePunctuation: return "Pe"
    case .initialPunctuation: return "Pi"
    case .finalPunctuation: return "Pf"
    case .otherPunctuation: return "Po"
    case .mathSymbol: return "Sm"
    case .currencySymbol: return "Sc"
    case .modifierSymbol: return "Sk"
    case .otherSymbol: return "So"
    case .spaceSeparator: return "Zs"
    case .lineSeparator: return "Zl"
    case .paragraphSeparator: return "Zp"
    case .control: return "Cc"
    case .format: return "Cf"
    case .privateUse: return "Co"
    default: return "Cn"
    }
  }

  /// Where a mark stands among others on the same letter; 0 for letters.
  package static func combiningClass(_ scalar: UInt32) -> Int {
    Int(properties(scalar)?.canonicalCombiningClass.rawValue ?? 0)
  }

  /// The name of a character, `LATIN SMALL LETTER A`; nil for controls and what has none.
  package static func name(_ scalar: UInt32) -> String? {
    switch scalar {
    case 0x3400...0x4DBF, 0x4E00...0x9FFC, 0x20000...0x2A6DD:
      return "CJK UNIFIED IDEOGRAPH-\(String(scalar, radix: 16, uppercase: true))"
    default: return properties(scalar)?.name
    }
  }

  package static func isAlpha(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isASCIILetter(scalar) }
    switch properties(scalar)?.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  package static func isDecimal(_ scalar: UInt32) -> Bool { decimalValue(scalar) != nil }

  package static func isDigit(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return 0x30...0x39 ~= scalar }
    switch properties(scalar)?.numericType {
    case .decimal, .digit: return true
    default: return false
    }
  }

  package static func isNumeric(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return 0x30...0x39 ~= scalar }
    return properties(scalar)?.numericType != nil && !laterNumeric.contains(scalar)
  }

  package static func isAlphanumeric(_ scalar: UInt32) -> Bool {
    isAlpha(scalar) || isNumeric(scalar)
  }

  package static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Whether `str.splitlines` ends a line here (`\r\n` counts as one end).
  package static func isLineBreak(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  package static func isUpper(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return 0x41...0x5A ~= scalar }
    return properties(scalar)?.isUppercase ?? false
  }

  package static func isLower(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x80: return 0x61...0x7A ~= scalar
    // Later versions of Unicode changed these.
    case 0x295: return true
    case 0x10FC, 0xA7F2, 0xA7F3, 0xA7F4, 0xAB69: return false
    default: return properties(scalar)?.isLowercase ?? false
    }
  }

  package static func isTitle(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return false }
    return properties(scalar)?.generalCategory == .titlecaseLetter
  }

  /// Whether the character is upper, lower or title case.
  package static func isCased(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isASCIILetter(scalar) }
    return isUpper(scalar) || isLower(scalar) || isTitle(scalar)
  }

  package static func isPrintable(_ scalar: UInt32) -> Bool {
    if scalar < 0x7F { return scalar >= 0x20 }
    switch properties(scalar)?.generalCategory {
    case nil, .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      return false
    default:
      return true
    }
  }

  package static func isIdentifierStart(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isASCIILetter(scalar) || scalar == 0x5F }
    return properties(scalar)?.isXIDStart ?? false
  }

  package static func isIdentifierContinue(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isASCIILetter(scalar) || 0x30...0x39 ~= scalar || scalar == 0x5F }
    return properties(scalar)?.isXIDContinue ?? false
  }

  /// `str.isidentifier`.
  package static func isIdentifier(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if text.isEmpty { return false }
    var index = 0
    while index < text.count {
      let (scalar, length) = WTF8.decode(text, at: index)
      if !(index == 0 ? isIdentifierStart(scalar) : isIdentifierContinue(scalar)) { return false }
      index += length
    }
    return true
  }

  /// The value of a decimal digit of any script.
  package static func decimalValue(_ scalar: UInt32) -> Int? {
    if scalar < 0x80 { return 0x30...0x39 ~= scalar ? Int(scalar) - 0x30 : nil }
    guard let properties = properties(scalar), properties.numericType == .decimal else { return nil }
    return properties.numericValue.map { Int($0) }
  }

  /// The value of a digit, raised ones and those in circles included.
  package static func digitValue(_ scalar: UInt32) -> Int? {
    guard isDigit(scalar), let value = properties(scalar)?.numericValue else { return nil }
    return Int(value)
  }

  private static func isASCIILetter(_ scalar: UInt32) -> Bool { 0x61...0x7A ~= scalar | 0x20 }

  /// A case mapping of one code point, which may give up to three.
  package enum CaseMapping: Sendable {
    case upper, lower, title, fold
  }

  /// Appends the full mapping of `scalar`.
  package static func append(_ scalar: UInt32, _ mapping: CaseMapping, to result: inout [UInt8]) {
    if scalar < 0x80 {
      let isUp = 0x41...0x5A ~= scalar
      let isLow = 0x61...0x7A ~= scalar
      switch mapping {
      case .upper, .title: WTF8.append(isLow ? scalar - 32 : scalar, to: &result)
      case .lower, .fold: WTF8.append(isUp ? scalar + 32 : scalar, to: &result)
      }
      return
    }
    guard let properties = properties(scalar), !hasLaterMapping(scalar) else {
      WTF8.append(scalar, to: &result)
      return
    }
    switch mapping {
    case .upper: result.append(contentsOf: properties.uppercaseMapping.utf8)
    case .lower: result.append(contentsOf: properties.lowercaseMapping.utf8)
    case .title: result.append(contentsOf: properties.titlecaseMapping.utf8)
    case .fold: CaseFolding.append(scalar, properties, to: &result)
    }
  }

  /// Whether a capital letter for `scalar` came only after Unicode 14.
  private static func hasLaterMapping(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x19B, 0x264, 0xA7D3, 0xA7D5: true
    default: false
    }
  }

  package static func uppercased(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] { mapped(text, .upper) }
  package static func casefolded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] { mapped(text, .fold) }

  private static func mapped(_ text: UnsafeBufferPointer<UInt8>, _ mapping: CaseMapping) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let (scalar, length) = WTF8.decode(text, at: index)
      append(scalar, mapping, to: &result)
      index += length
    }
    return result
  }

  package static func lowercased(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    appendLower(text, from: 0, to: &result)
    return result
  }

  /// `str.capitalize`.
  package static func capitalized(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    if text.isEmpty { return result }
    result.reserveCapacity(text.count)
    let (first, length) = WTF8.decode(text, at: 0)
    append(first, .title, to: &result)
    appendLower(text, from: length, to: &result)
    return result
  }

  /// `str.title`.
  package static func titlecased(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    var followsCased = false
    while index < text.count {
      let (scalar, length) = WTF8.decode(text, at: index)
      if followsCased {
        appendLower(scalar, in: text, at: index, to: &result)
      } else {
        append(scalar, .title, to: &result)
      }
      followsCased = isCased(scalar)
      index += length
    }
    return result
  }

  /// `str.swapcase`.
  package static func swapcased(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let (scalar, length) = WTF8.decode(text, at: index)
      if isUpper(scalar) {
        appendLower(scalar, in: text, at: index, to: &result)
      } else if isLower(scalar) {
        append(scalar, .upper, to: &result)
      } else {
        WTF8.append(scalar, to: &result)
      }
      index += length
    }
    return result
  }

  private static func appendLower(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to result: inout [UInt8]) {
    var index = start
    while index < text.count {
      let (scalar, length) = WTF8.decode(text, at: index)
      appendLower(scalar, in: text, at: index, to: &result)
      index += length
    }
  }

  /// Lower case, where a capital sigma that ends a word becomes the final small one (Unicode's Final_Sigma).
  private static func appendLower(
    _ scalar: UInt32, in text: UnsafeBufferPointer<UInt8>, at index: Int, to result: inout [UInt8]
  ) {
    guard scalar == 0x3A3 else {
      append(scalar, .lower, to: &result)
      return
    }
    WTF8.append(isFinalSigma(text, index) ? 0x3C2 : 0x3C3, to: &result)
  }

  private static func isFinalSigma(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var before = index
    var isCasedBefore = false
    while before > 0 {
      before -= 1
      while before > 0 && text[before] & 0xC0 == 0x80 { before -= 1 }
      guard let properties = properties(WTF8.decode(text, at: before).scalar) else { return false }
      if properties.isCaseIgnorable { continue }
      isCasedBefore = properties.isCased
      break
    }
    if !isCasedBefore { return false }
    var after = index + 2
    while after < text.count {
      let (scalar, length) = WTF8.decode(text, at: after)
      guard let properties = properties(scalar) else { return true }
      if !properties.isCaseIgnorable { return !properties.isCased }
      after += length
    }
    return true
  }

  /// `str.istitle`.
  package static func isTitlecased(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    var hasCased = false
    var followsCased = false
    while index < text.count {
      let (scalar, length) = WTF8.decode(text, at: index)
      if isUpper(scalar) || isTitle(scalar) {
        if followsCased { return false }
        followsCased = true
        hasCased = true
      } else if isLower(scalar) {
        if !followsCased { return false }
        hasCased = true
      } else {
        followsCased = false
      }
      index += length
    }
    return hasCased
  }
}
