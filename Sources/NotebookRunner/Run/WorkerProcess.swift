// The worker's own side: it reads cells from its channel, runs them and answers, until the channel closes.

import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The life of a worker process after the fork.
final class WorkerProcess {
  private static let channel: Int32 = 3  // where csystem_confine puts it
  private let transcript: Transcript?
  private var makeEngine: EngineFactory?
  private var received: [UInt8] = []
  private var consumed = 0

  init(transcript: Transcript?) { self.transcript = transcript }

  /// `prepare` is called before anything is known of the notebook; what it returns makes the engine.
  func main(channel: Int32, log: Int32, parent: pid_t, prepare: () -> EngineFactory) -> Never {
    guard csystem_confine(channel, log, parent) == 0 else { _exit(70) }
    makeEngine = prepare()
    let context = Unmanaged.passUnretained(self).toOpaque()
    let error = csystem_run_on_stack(
      WorkerLimits.stack,
      { context in
        guard let context else { return }
        Unmanaged<WorkerProcess>.fromOpaque(context).takeUnretainedValue().serve()
      }, context)
    _exit(error == 0 ? 0 : 71)
  }

  private func serve() {
    guard let body = nextMessage() else { _exit(0) }
    guard let settings = WorkerSettings(body), let makeEngine else { _exit(72) }
    csystem_limit(UInt64(settings.limits.memory))
    _ = csystem_seal()
    let engine = makeEngine(
      EngineSettings(
        seed: settings.seed, interrupt: csystem_interrupt(), memoryLimit: settings.limits.memory,
        outputLimit: settings.limits.output, transcript: transcript))
    while let body = nextMessage(), let (cell, timeout) = CellInput.parse(body) {
      transcript?.clear()
      csystem_set_alarm(timeout)
      let start = monotonicSeconds()
      let outcome = engine.run(cell)
      let seconds = monotonicSeconds() - start
      guard writeAll(outcome.message(seconds: seconds), to: Self.channel) else { break }
    }
    _exit(0)  // without freeing what the kernel frees at once
  }

  /// The body of the next request. Only where there is none yet the alarm is stopped, and the channel waited for.
  private func nextMessage() -> ArraySlice<UInt8>? {
    while true {
      let have = received.count - consumed
      if have >= MessageReader.headerSize {
        let body = consumed + MessageReader.headerSize
        let length = Int(truncatingIfNeeded: MessageReader.length(received[consumed..<body]))
        if length <= received.count - body {
          consumed = body + length
          return received[body..<consumed]
        }
      }
      csystem_set_alarm(0)
      guard receive() else { return nil }
    }
  }

  private func receive() -> Bool {
    received.removeFirst(consumed)
    consumed = 0
    while true {
      let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { chunk in
        let count = read(Self.channel, chunk.baseAddress, chunk.count)
        if count > 0 { received += chunk[..<count] }
        return count
      }
      if count < 0 && errno == EINTR { continue }
      return count > 0
    }
  }
}
