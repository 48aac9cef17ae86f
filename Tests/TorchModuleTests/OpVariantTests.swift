// Calls of every operation with other memory, dtypes, sizes and wrong arguments: values and errors must be PyTorch's.

import Foundation
import Testing

@Suite(.serialized) struct OpVariantTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Recorded")

  private static func lines(_ name: String) throws -> [String] {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static let prologue = """
    import torch, warnings
    warnings.simplefilter("ignore")
    def T(x): return x.t().contiguous().t()
    def one(v):
        if v.is_floating_point():
            values = ["nan" if x != x else repr(x) for x in v.double().flatten().tolist()]
        else:
            values = [str(int(x)) for x in v.flatten().tolist()]
        return f"{str(v.dtype)[6:]} [{','.join(map(str, v.shape))}] {' '.join(values)}"
    def show(r):
        if isinstance(r, (bool, int, float)):
            return f"{type(r).__name__} {str(r).lower() if isinstance(r, bool) else r}"
        return " | ".join(one(v.detach()) for v in ([r] if isinstance(r, torch.Tensor) else r))
    """

  @Test func outcomesArePyTorchs() throws {
    let listed = Set(try Self.lines("op_variants_notyet.txt"))
    let rows = try Self.lines("op_variants.txt").map { line -> (call: String, expected: String) in
      let fields = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return (fields[0], fields.count > 1 ? fields[1] : "")
    }
    #expect(rows.count > 6000)
    let lesson = Lesson()
    _ = lesson.run(Self.prologue)
    var differing: [String] = []
    for row in rows where !listed.contains(row.call) {
      let printed = lesson.run(
        "try: print(show(\(row.call)))\nexcept Exception as e: print('!' + str(e).rstrip().replace(chr(10), chr(92) + 'n'))"
      )
      if !Self.agree(String(printed.dropLast()), row.expected) {
        differing.append("\(row.call)\n    \(row.expected)\n    \(printed)")
      }
    }
    #expect(differing.isEmpty, "\(differing.joined(separator: "\n"))")
  }

  /// Equal, but for the last digits of numbers.
  private static func agree(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    if a.hasPrefix("!") || b.hasPrefix("!") { return false }
    let (x, y) = (a.split(separator: " "), b.split(separator: " "))
    guard x.count == y.count else { return false }
    let tolerance = a.hasPrefix("bfloat16") ? 8e-3 : a.hasPrefix("float16") ? 1e-3 : 1e-6
    return zip(x, y).allSatisfy { p, q in
      if p == q { return true }
      guard let u = Double(p), let v = Double(q) else { return false }
      return abs(u - v) <= tolerance * max(abs(u), abs(v))
    }
  }
}
