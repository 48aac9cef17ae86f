// `.html`: a notebook as one page that needs no other file.

extension JupyterNotebook {
  /// The notebook as a page of HTML. Raw HTML in its texts is left out; the tags `hide-...` fold a part of a cell away,
  /// `remove-...` leave it out.
  package func page(title: String) -> [UInt8] {
    let heading = cells.lazy.filter { $0.kind == .markdown }.flatMap(\.lines)
      .first { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)) }
    var html = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Self.escaped(heading ?? title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>

      """
    var number = 0
    for cell in cells {
      switch cell.kind {
      case .raw: continue
      case .markdown: html += CommonMark.html(of: cell.source)
      case .code:
        if !cell.tags.contains("skip-execution") { number += 1 }
        html += Self.html(of: cell, number: cell.executionCount ?? number)
      }
    }
    return Array((html + "</body>\n</html>\n").utf8)
  }

  private static func html(of cell: JupyterCell, number: Int) -> String {
    func has(_ verb: String, _ part: String) -> Bool {
      cell.tags.contains("\(verb)-\(part)") || cell.tags.contains("\(verb)_\(part)")
    }
    if has("remove", "cell") { return "" }
    var input = ""
    if !has("remove", "input") {
      input = "<pre class=\"input\"><code>\(escaped(cell.source))</code></pre>\n"
      if has("hide", "input") { input = folded("Code", input) }
    }
    var output = ""
    if !has("remove", "output") {
      output = cell.outputs.map(html).joined()
      if !output.isEmpty {
        output = "<div class=\"output\" title=\"Out[\(number)]\">\n\(output)</div>\n"
        if has("hide", "output") { output = folded("Output", output) }
      }
    }
    let both = "<div class=\"cell\">\n\(input)\(output)</div>\n"
    if input.isEmpty, output.isEmpty { return "" }
    return has("hide", "cell") ? folded("Cell", both) : both
  }

  private static func html(of output: JupyterOutput) -> String {
    if case .data(let data, _, _) = output, let picture = data["image/png"]?.multilineText {
      let base64 = picture.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0)) }
      return "<img alt=\"\" src=\"data:image/png;base64,\(base64)\">\n"
    }
    let text = String(decoding: BlockOutputs.text([output]), as: UTF8.self)
    var kind = ""
    if case .error = output { kind = " class=\"error\"" }
    return text.isEmpty ? "" : "<pre\(kind)>\(escaped(text))</pre>\n"
  }

  private static func folded(_ summary: String, _ html: String) -> String {
    "<details><summary>\(summary)</summary>\n\(html)</details>\n"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let style = """
    :root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}\
    pre{font:.875rem/1.45 ui-monospace,monospace;overflow-x:auto;margin:.5rem 0;padding:.6rem .8rem}\
    .input,body>pre{background:#8881;border-radius:.3rem}.output{border-left:.2rem solid #8885}.error{color:#c33}\
    summary{cursor:pointer;opacity:.7}table{border-collapse:collapse}td,th{border:1px solid #8885;padding:.2rem .6rem}
    """
}
