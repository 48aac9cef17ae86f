// What a verb is asked to do, as plain values: options give them, and files alone take them as they stand here.

import NotebookRunner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The notebooks a verb is for, and how it speaks of them.
struct FileChoice {
  var files: [String]
  var shard: Shard?
  var allowsEmpty = false
  var color = ColorChoice.auto

  /// The files meant, in order.
  func notebooks() throws(FileError) -> [NotebookFile] {
    var files = try NotebookFiles.files(for: files)
    if allowsEmpty {
      files = files.map {
        NotebookFile(path: $0.path, isFromFolder: !$0.isStandardInput || $0.isFromFolder, picks: $0.picks)
      }
    }
    return shard.map { NotebookFiles.shard($0.number, of: $0.count, files) } ?? files
  }
}

/// `--shard 2/8`.
struct Shard {
  let number: Int
  let count: Int
}

/// How notebooks are run.
struct RunChoice {
  var cells: [CellPick] = []
  var seed: UInt64?
  var timeout: Double?
  /// In MiB.
  var memory = usualMemory
  var jobs: Int?
  var stopsAtFailure = false

  private static let usualMemory = WorkerLimits().memory >> 20

  /// So many notebooks run at once.
  var width: Int { jobs ?? max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1024)) }

  var limits: WorkerLimits {
    var limits = WorkerLimits()
    limits.memory = memory << 20
    return limits
  }

  var session: Session {
    var session = Session(timeout: timeout)
    session.stopsAtFailure = stopsAtFailure
    return session
  }

  /// The options as they would be typed again.
  var spelled: String {
    (seed.map { " --seed \($0)" } ?? "") + (timeout.map { " --timeout \($0)" } ?? "")
      + (memory == Self.usualMemory ? "" : " --memory \(memory)")
      + cells.map { " --cell \(shellQuoted($0.description))" }.joined()
  }
}

/// What is reported, and to whom.
struct ReportChoice {
  enum Annotations: String, CaseIterable {
    case auto, always, never
  }

  var diff = DiffStyle.unified
  var json = false
  var junit: String?
  var annotations = Annotations.auto
  var quiet = false
}
