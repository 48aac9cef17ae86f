// Where the running frames stand, for warnings.

extension VM {
  /// The line of each running frame of a cell, innermost first; frames of library text are left out.
  var cellLines: [Int] {
    framePositions.compactMap { code, index in
      code.cellNumber == CodeObject.noCell ? nil : code.line(at: index)
    }
  }

  /// The place that a warning is about which counts `level` frames up from the running one, as `stacklevel` does: the
  /// line of a cell, or a number below zero that stands for a line of library text.
  package func warningPlace(level: Int) -> Int {
    let frames = framePositions
    guard !frames.isEmpty else { return 0 }
    let (code, index) = frames[min(max(level, 1), frames.count) - 1]
    let line = code.line(at: index)
    // Text that `eval` or `exec` runs warns as its module does.
    if code.cellNumber != CodeObject.noCell || code.text != nil { return line }
    let identity = Int(bitPattern: Unmanaged.passUnretained(code).toOpaque()) >> 4
    return -1 - ((identity &* 8192 &+ line) & (Int.max >> 1))
  }

  /// The running frames of cells as lines of a traceback, outermost first.
  package var cellTraceback: String {
    framePositions.reversed().map { code, index in
      code.cellNumber == CodeObject.noCell
        ? "" : "  File \"<cell \(code.cellNumber)>\", line \(code.line(at: index)), in \(code.name.text)\n"
    }.joined()
  }
}
