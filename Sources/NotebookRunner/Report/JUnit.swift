// JUnit XML: a suite a notebook, a case a cell.

package enum JUnit {
  package static let opening = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"notebook-runner\">\n"
  package static let closing = "</testsuites>\n"

  /// The suite of a notebook, whose result lists its cells and whose findings are not coloured.
  package static func suite(_ result: NotebookResult) -> String {
    var cases = ""
    var (tests, failures, errors, skipped) = (0, 0, 0, 0)
    for cell in result.cells {
      let finding = result.findings.first { $0.cell == cell.number && cell.number != nil }
      tests += 1
      var body = ""
      switch cell.status {
      case .passed: break
      case .skipped:
        skipped += 1
        body = "<skipped message=\"tagged skip-execution\"/>"
      case .notRun where finding == nil:
        skipped += 1
        body = "<skipped message=\"not run\"/>"
      case .failed, .differs, .notRun:
        let isError = finding?.kind.isError ?? true
        if isError { errors += 1 } else { failures += 1 }
        body = finding.map { element($0, isError ? "error" : "failure", in: result.name) } ?? "<error/>"
      }
      let name = cell.number == nil ? "line \(cell.line)" : "cell \(cell.number ?? 0)"
      cases +=
        "    <testcase classname=\"\(escaped(className(result.name)))\" name=\"\(escaped(name + (cell.name.map { ": \($0)" } ?? "")))\""
        + " file=\"\(escaped(result.name))\" line=\"\(cell.line)\" time=\"\(seconds(cell.seconds))\""
        + (body.isEmpty ? "/>\n" : ">\n      \(body)\n    </testcase>\n")
    }
    for finding in result.findings where finding.cell == nil {
      tests += 1
      errors += 1
      cases +=
        "    <testcase classname=\"\(escaped(className(result.name)))\" name=\"the file\" file=\"\(escaped(result.name))\""
        + " line=\"\(max(finding.line, 1))\" time=\"0.000\">\n      \(element(finding, "error", in: result.name))\n    </testcase>\n"
    }
    return
      "  <testsuite name=\"\(escaped(result.name))\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\""
      + " skipped=\"\(skipped)\" time=\"\(seconds(result.seconds))\" file=\"\(escaped(result.name))\">\n\(cases)  </testsuite>\n"
  }

  private static func element(_ finding: Finding, _ tag: String, in name: String) -> String {
    "<\(tag) type=\"\(finding.kind.rawValue)\" message=\"\(escaped(finding.headline))\">"
      + escaped(finding.text(in: name, palette: .plain)) + "</\(tag)>"
  }

  /// "docs/a.md" as "docs.a", which viewers show as a tree.
  private static func className(_ path: String) -> String {
    var parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }.map(String.init)
    if let last = parts.popLast() {
      parts.append(last.hasSuffix(".md") ? String(last.dropLast(3)) : last)
    }
    return parts.joined(separator: ".")
  }

  private static func seconds(_ value: Double) -> String {
    let thousandths = Int(min(value * 1000, 1e15).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  /// Text as XML 1.0 takes it, without the characters it has no way to write.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x09: result += "&#9;"
      case 0x0A: result += "&#10;"
      case 0x0D: result += "&#13;"
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
