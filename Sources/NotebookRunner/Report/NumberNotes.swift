// What is to be said of the numbers in changed lines.

/// Numbers out of tolerance, one a line; or, where nothing but numbers has changed and no tolerance is set, the
/// tolerance that would accept them.
struct NumberNotes {
  private(set) var text = ""
  private static let limit = 5

  /// `pairs` are the changed lines, nil where others than changed lines differ.
  init(_ pairs: [(old: [UInt8], new: [UInt8])]?, _ comparison: Comparison) {
    guard let pairs else { return }
    var changes: [Change] = []
    for pair in pairs {
      guard let found = Self.changes(pair.old, pair.new, comparison) else { return }
      changes += found
    }
    if comparison.isTolerant {
      let bad = changes.compactMap { change in change.excess(comparison).map { "    \(change) (\($0))\n" } }
      text =
        bad.prefix(Self.limit).joined() + (bad.count > Self.limit ? "    ... \(bad.count - Self.limit) more\n" : "")
    } else if let worst = changes.compactMap(\.relative).max(), changes.allSatisfy({ $0.relative != nil }), worst < 1e-3
    {
      text =
        "    only numbers differ, by at most \(Self.short(worst)) relative: rtol=\(Self.above(worst)) would accept them\n"
    }
  }

  /// A number that was another.
  private struct Change: CustomStringConvertible {
    let old: ArraySlice<UInt8>
    let new: ArraySlice<UInt8>

    var description: String { String(decoding: old, as: UTF8.self) + " vs " + String(decoding: new, as: UTF8.self) }

    private var values: (Double, Double)? {
      guard !PrintedNumber.isInteger(old), !PrintedNumber.isInteger(new), let a = PrintedNumber.value(old),
        let b = PrintedNumber.value(new), a.isFinite, b.isFinite
      else { return nil }
      return (a, b)
    }

    /// The relative difference, where there is one.
    var relative: Double? {
      guard let (a, b) = values, a != 0 else { return nil }
      return (b - a).magnitude / a.magnitude
    }

    /// By how much it breaks a tolerance, in words; nil if it does not.
    func excess(_ comparison: Comparison) -> String? {
      if comparison.matches(number: old, new) { return nil }
      guard let (a, b) = values else {
        return PrintedNumber.isInteger(old) || PrintedNumber.isInteger(new) ? "integers match exactly" : "not finite"
      }
      let off = (b - a).magnitude
      let (rtol, atol) = (comparison.rtol ?? 0, comparison.atol ?? 0)
      if rtol > 0, atol > 0 { return "off by \(short(off)) > \(short(atol + rtol * a.magnitude))" }
      if rtol > 0, a != 0 { return "rel \(short(off / a.magnitude)) > \(short(rtol))" }
      return "abs \(short(off)) > \(short(atol))"
    }
  }

  /// The numbers that differ between two lines; nil where anything else does.
  private static func changes(_ old: [UInt8], _ new: [UInt8], _ comparison: Comparison) -> [Change]? {
    var counting = comparison
    counting.rtol = counting.rtol ?? 0
    let (a, b) = (counting.tokens(of: old[...], isPattern: true), counting.tokens(of: new[...], isPattern: false))
    guard a.count == b.count else { return nil }
    var changes: [Change] = []
    for (a, b) in zip(a, b) {
      switch (a, b) {
      case (.byte(let x), .byte(let y)) where x == y: break
      case (.number(let x), .number(let y)): if x != y { changes.append(Change(old: x, new: y)) }
      default: return nil
      }
    }
    return changes
  }

  /// Two digits: 5.3e-02 as "5.3e-2".
  private static func short(_ value: Double) -> String {
    guard value > 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
    var (mantissa, exponent) = (value, 0)
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    var tenths = Int((mantissa * 10).rounded())
    if tenths >= 100 { (tenths, exponent) = (10, exponent + 1) }
    let digits = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    return exponent == 0 ? digits : "\(digits)e\(exponent)"
  }

  /// The next power of ten, as Python writes it.
  private static func above(_ value: Double) -> String {
    var (power, exponent) = (1.0, 0)
    while power / 10 >= value, exponent > -300 { (power, exponent) = (power / 10, exponent - 1) }
    if exponent > -5 { return "0." + String(repeating: "0", count: max(-exponent - 1, 0)) + "1" }
    return "1e-" + (exponent > -10 ? "0" : "") + "\(-exponent)"
  }
}
