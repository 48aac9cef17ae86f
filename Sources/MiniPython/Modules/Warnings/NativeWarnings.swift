// _warnings: the mechanism of Run/Warnings.swift as Python functions.

enum NativeWarnings {
  private struct Snapshot {
    var filters: [Warnings.Filter]
    var recording: ((TypeObject, String) -> Void)?
  }
  nonisolated(unsafe) private static var snapshots: [Int: Snapshot] = [:]
  nonisolated(unsafe) private static var lastSnapshot = 0

  static func make() -> ModuleObject {
    let module = ModuleObject("_warnings")
    snapshots = [:]
    func category(_ value: Value) throws -> TypeObject {
      guard let type = value.asType, type.isSubtype(of: Exceptions.warning) else {
        throw Raised.type("category must be a Warning subclass, not '\(value.type.name)'")
      }
      return type
    }
    module.function("_warn", .positional(3...3)) { a in
      try Warnings.warn(category(a[0]), a[1].asString?.text ?? "", line: callerLine(try Operations.index(a[2])))
      return .none
    }
    module.function("_add_filter", .positional(4...4)) { a in
      var filter = Warnings.Filter(action: a[0].asString?.text ?? "default", category: try category(a[1]))
      if !a[2].isNone {
        let match = a[2]
        filter.matches = { try !Operations.call(match, .string($0)).isNone }
      }
      if try Operations.isTrue(a[3]) {
        Warnings.filters.append(filter)
      } else {
        Warnings.filters.insert(filter, at: 0)
      }
      return .none
    }
    module.function("_reset", .positional(0...0)) { _ in
      Warnings.filters = []
      return .none
    }
    module.function("_snapshot", .positional(0...0)) { _ in
      lastSnapshot += 1
      snapshots[lastSnapshot] = Snapshot(filters: Warnings.filters, recording: Warnings.recording)
      return .int(lastSnapshot)
    }
    module.function("_restore", .positional(1...1)) { a in
      guard let key = a[0].asInt, let snapshot = snapshots.removeValue(forKey: key) else { return .none }
      Warnings.filters = snapshot.filters
      Warnings.recording = snapshot.recording
      return .none
    }
    module.function("_start_recording", .positional(1...1)) { a in
      let receive = a[0]
      Warnings.recording = { type, text in
        // A recording that fails has no one to tell: the warning is lost, as in CPython's showwarning.
        _ = try? Operations.call(receive, [.object(type), .string(text), .int(callerLine(1))])
      }
      return .none
    }
    return module
  }

  /// The line of the innermost frame of a cell, or of one `level - 1` frames further out.
  private static func callerLine(_ level: Int) -> Int {
    let lines = VM.current.cellLines
    return lines.isEmpty ? 0 : lines[min(max(level, 1), lines.count) - 1]
  }
}
