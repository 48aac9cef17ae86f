// The manual page and the completions: all verbs and options are in them, and their readers accept them.

import Foundation
import Testing

@Suite struct ManualTests {
  private static let verbs = ["run", "update", "check", "clear", "convert", "verify", "watch", "repl"]

  @Test func theManualPageHasEveryVerb() throws {
    let page = try Command.run(["manual"]).out
    for verb in Self.verbs { #expect(page.contains(".SH \(verb.uppercased())\n"), "\(verb)") }
    #expect(page.hasPrefix(".TH NOTEBOOK-RUNNER 1\n.SH NAME\n"))
    // Every line that begins with a point is one of our few requests.
    let requests = page.split(separator: "\n").filter { $0.hasPrefix(".") }.map { $0.prefix { $0 != " " } }
    #expect(Set(requests).isSubset(of: [".TH", ".SH", ".nf", ".fi", ".TP", ".B", ".BR"]))
    #expect(page.contains("\\-\\-fresh") && page.contains("\\(ga\\(ga\\(gapython"))
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionsAreMade(shell: String) throws {
    let script = try Command.run(["--generate-completion-script", shell])
    #expect(script.code == 0)
    for verb in Self.verbs { #expect(script.out.contains(verb)) }
    guard
      let path = ["/bin", "/usr/bin", "/usr/local/bin"].map({ "\($0)/\(shell)" }).first(
        where: FileManager.default.isExecutableFile)
    else { return }
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(script.out.utf8).write(to: folder.appendingPathComponent("script"))
    #expect(try Command.launch(path, ["-n", "script"], in: folder).code == 0)
  }
}
