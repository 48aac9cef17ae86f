// Documents made at random, with everything that makes them hard to keep: containers, line endings, fences in fences.

/// A small generator with a seed, so that a failing document can be made again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

struct DocumentGenerator {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(state: seed) }

  /// A document that has no problems beyond what its shape brings about.
  mutating func document() -> [UInt8] {
    var lines = chance(0.3) ? frontMatter() : []
    for _ in 0..<Int.random(in: 1...7, using: &random) { lines += block(depth: 0) }
    let ending = pick(["\n", "\n", "\r\n", "\r"])
    var text = lines.joined(separator: ending) + pick([ending, ending, ending + ending, ""])
    if chance(0.2) { text = "\u{FEFF}" + text }
    return Array(text.utf8)
  }

  private mutating func block(depth: Int) -> [String] {
    switch Int.random(in: 0..<14, using: &random) {
    case 0...5: return cell()
    case 6 where depth < 3:
      let inner = (0..<Int.random(in: 1...3, using: &random)).flatMap { _ in block(depth: depth + 1) }
      return inner.map { ($0.isEmpty ? pick([">", "> "]) : pick(["> ", "> ", ">  "]) + $0) } + [""]
    case 7 where depth < 3:
      let marker = pick(["- ", "* ", "1. ", "10) ", "-  ", "-\t"])
      let indent = marker == "-\t" ? "\t" : String(repeating: " ", count: marker.count)
      let inner = (0..<Int.random(in: 1...3, using: &random)).flatMap { _ in block(depth: depth + 1) }
      return inner.enumerated().map { $0 == 0 ? marker + $1 : $1.isEmpty ? "" : indent + $1 } + [""]
    case 8: return ["<div>", "```python", "print(\"html\")", "```", "</div>", ""]
    case 9: return ["````md", "```python", "print(\"shown\")", "```", "````"]
    case 10: return ["[link]: /target"]
    case 11: return ["    ```python", "    indented code", "    ```", ""]
    default: return [pick(["prose  ", "# heading", "a\tb", "", "text", "***", "text\n---"])]
    }
  }

  private mutating func cell() -> [String] {
    let fence = pick(["```", "```", "~~~", "`````", "~~~~"])
    let indent = pick(["", "", "", " ", "   "])
    var option = ""
    var body = (0..<Int.random(in: 0...3, using: &random)).map { _ in line() }
    switch Int.random(in: 0..<10, using: &random) {
    case 0:
      body.append("raise ValueError(\"bad\\nvalue\")")
      option = pick([" raises-exception", " tags=[\"raises-exception\"]", " raises=\"ValueError: ba\""])
    case 1: option = " skip-execution"
    case 2: option = pick([" ignore-output", " wildcards", " rtol=0.5", " other=1 hide-input"])
    default: break
    }
    var lines = [fence + "python" + option + pick(["", "", "  "])] + body + [fence + pick(["", "", " ", "\t"])]
    if chance(0.5) {
      lines += (0..<pick([0, 1, 1, 1, 2])).map { _ in pick(["", "", "  "]) } + output()
    }
    lines = lines.map { $0.isEmpty ? $0 : indent + $0 }
    return chance(0.6) ? lines + [""] : lines
  }

  private mutating func line() -> String {
    pick([
      "print(\"hello\")", "print(\"\")", "print(\"a ``` b\")", "print(\"`````\")", "print(\"  lead\")",
      "print(\"trail  \")", "print(\"tab\\tx\")", "print(\"over\\rwritten\")", "print(\"two\\r\\nlines\\n\")",
      "print(\"nul\\0\")", "print(\"é\")", "# comment", "", "    indented = \"x\"", "\ttab = \"y\"",
      "write(\"no end\")",
      "print(\"1.25 and 3\")",
    ])
  }

  private mutating func output() -> [String] {
    let fence = pick(["```", "```", "````", "~~~"])
    let body = pick([["hello"], ["", "x"], [], ["1.3 and 3"], ["..."], ["h[..]o"], ["~~"]])
    return [fence + "text Out[\(Int.random(in: 1...9, using: &random))]"] + body + [fence + pick(["", " "])]
  }

  private mutating func frontMatter() -> [String] {
    pick([
      ["---", "title: x", "---"], ["---", "seed: 3", "tags: [a]", "---", ""], ["---", "a: |", "  ```python", "---"],
      ["---", "notebook:", "  seed: 4", "  timeout: 3.5  # seconds", "---", ""], ["---", "unclosed: yes", ""],
    ])
  }

  private mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }

  private mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &random)] }
}
