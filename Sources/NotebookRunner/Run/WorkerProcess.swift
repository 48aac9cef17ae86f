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
  private let seed: UInt64
  private let limits: WorkerLimits
  private let transcript: Transcript?
  private let makeEngine: EngineFactory
  private var received: [UInt8] = []
  private var consumed = 0

  init(seed: UInt64, limits: WorkerLimits, transcript: Transcript?, makeEngine: @escaping EngineFactory) {
    self.seed = seed
    self.limits = limits
    self.transcript = transcript
    self.makeEngine = makeEngine
  }

  func main(channel: Int32, log: Int32, parent: pid_t) -> Never {
    guard csystem_confine(channel, log, UInt64(limits.memory), parent) == 0 else { _exit(70) }
    let context = Unmanaged.passUnretained(self).toOpaque()
    let error = csystem_run_on_stack(
      limits.stack,
      { context in
        guard let context else { return }
        Unmanaged<WorkerProcess>.fromOpaque(context).takeUnretainedValue().serve()
      }, context)
    _exit(error == 0 ? 0 : 71)
  }

  private func serve() {
    _ = csystem_seal()
    let engine = makeEngine(
      EngineSettings(
        seed: seed, interrupt: csystem_interrupt(), memoryLimit: limits.memory, outputLimit: limits.output,
        stackSize: limits.stack, transcript: transcript))
    while let body = nextMessage(), let (cell, timeout) = CellInput.parse(body) {
      transcript?.clear()
      csystem_set_alarm(timeout)
      let start = monotonicSeconds()
      let outcome = engine.run(cell)
      let seconds = monotonicSeconds() - start
      guard send(outcome.message(seconds: seconds)) else { break }
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

  private func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(Self.channel, buffer.baseAddress.map { $0 + sent }, bytes.count - sent)
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }
}
