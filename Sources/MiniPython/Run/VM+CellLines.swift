// Where the running frames of cells stand, for warnings.

extension VM {
  /// The line of each running frame of a cell, innermost first; frames of library text are left out.
  var cellLines: [Int] {
    framePositions.compactMap { code, index in
      code.cellNumber == CodeObject.noCell ? nil : code.line(at: index)
    }
  }

  /// The running frames of cells as lines of a traceback, outermost first.
  package var cellTraceback: String {
    framePositions.reversed().map { code, index in
      code.cellNumber == CodeObject.noCell
        ? "" : "  File \"<cell \(code.cellNumber)>\", line \(code.line(at: index)), in \(code.name.text)\n"
    }.joined()
  }
}
