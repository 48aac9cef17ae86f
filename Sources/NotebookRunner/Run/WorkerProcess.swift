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
  private let makeEngine: EngineFactory

  init(seed: UInt64, limits: WorkerLimits, makeEngine: @escaping EngineFactory) {
    self.seed = seed
    self.limits = limits
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
        stackSize: limits.stack))
    while let header = receive(MessageReader.headerSize),
      let body = receive(Int(truncatingIfNeeded: MessageReader.length(header))),
      let (cell, timeout) = CellInput.parse(body[...])
    {
      csystem_set_alarm(timeout)
      let outcome = engine.run(cell)
      csystem_set_alarm(0)
      guard send(outcome.message()) else { break }
    }
    _exit(0)  // without freeing what the kernel frees at once
  }

  private func receive(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var have = 0
    while have < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        read(Self.channel, buffer.baseAddress.map { $0 + have }, count - have)
      }
      if got < 0 && errno == EINTR { continue }
      if got <= 0 { return nil }
      have += got
    }
    return bytes
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
