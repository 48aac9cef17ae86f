// The parent's side of a worker: a process that holds an engine and runs the cells of one notebook.

import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What runs a notebook's cells, one after the other.
package protocol CellHost: AnyObject {
  /// Runs a cell for at most about `timeout` seconds, calling `tick` now and then while it waits.
  func run(_ cell: CellInput, timeout: Double, tick: () -> Void) -> CellReply
}

/// What came back from a host.
package enum CellReply: Equatable, Sendable {
  case outcome(CellOutcome)
  /// The cell did not stop when it was told to, and its worker was ended.
  case overran
  /// The worker ended while it ran the cell, for the reason given.
  case died(String)
}

/// How much a worker may take.
package struct WorkerLimits: Sendable {
  /// Bytes of address space.
  package var memory = 4 << 30
  /// Bytes of stack for the cells.
  package var stack = 64 << 20
  /// Bytes of output a cell may write.
  package var output = 64 << 20
  /// Seconds between the alarm that asks a cell to stop and the end of its worker.
  package var grace = 2.0

  package init() {}
}

/// A process forked from this one. It ends with `stop()`, and with this process.
package final class Worker: CellHost {
  private let process: pid_t
  private let channel: Int32
  private let log: Int32
  private let limits: WorkerLimits
  private var isRunning = true

  /// Forks a worker. This process must have no second thread. Returns nil where the system gives no process.
  package init?(seed: UInt64, limits: WorkerLimits = WorkerLimits(), makeEngine: @escaping EngineFactory) {
    var channels: [Int32] = [-1, -1]
    var logs: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, streamSocket, 0, &channels) == 0 else { return nil }
    guard pipe(&logs) == 0 else {
      for descriptor in channels { _ = close(descriptor) }
      return nil
    }
    let parent = getpid()
    let child = csystem_fork()
    if child == 0 {
      WorkerProcess(seed: seed, limits: limits, makeEngine: makeEngine)
        .main(channel: channels[1], log: logs[1], parent: parent)
    }
    _ = close(channels[1])
    _ = close(logs[1])
    guard child > 0 else {
      _ = close(channels[0])
      _ = close(logs[0])
      return nil
    }
    process = child
    channel = channels[0]
    log = logs[0]
    self.limits = limits
    for descriptor in [channel, log] {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }
    #if canImport(Darwin)
      var on: Int32 = 1
      setsockopt(channel, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  deinit { stop() }

  /// Ends the process.
  package func stop() {
    guard isRunning else { return }
    kill(process, SIGKILL)
    _ = close(channel)
    _ = close(log)
    isRunning = false
    Worker.ended.append(process)
    Worker.ended.removeAll { waitpid($0, nil, WNOHANG) != 0 }
  }

  /// Processes that were ended and not yet collected: the kernel takes a while to give their memory back, and nobody
  /// has to wait for that.
  nonisolated(unsafe) private static var ended: [pid_t] = []

  package func run(_ cell: CellInput, timeout: Double, tick: () -> Void) -> CellReply {
    guard isRunning else { return .died("its worker had ended") }
    let deadline = monotonicSeconds() + timeout + limits.grace
    switch exchange(cell.message(timeout: timeout), until: deadline, tick: tick) {
    case .message(let body):
      if let outcome = CellOutcome.parse(body) { return .outcome(outcome) }
      stop()
      return .died("the worker's answer was garbled")
    case .late:
      stop()
      return .overran
    case .tooLong(let length):
      stop()
      return .died("the worker's answer has \(length) bytes, more than the limit")
    case .ended:
      return .died(causeOfDeath())
    }
  }

  private enum Exchange {
    case message(ArraySlice<UInt8>)
    case late
    case tooLong(UInt64)
    case ended
  }

  /// Sends `request` and receives one message.
  private func exchange(_ request: [UInt8], until deadline: Double, tick: () -> Void) -> Exchange {
    var sent = 0
    var received: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let longest = UInt64(limits.output) * 2 + (1 << 20)
    while true {
      let left = deadline - monotonicSeconds()
      if left <= 0 { return .late }
      let events = Int16(sent < request.count ? POLLOUT | POLLIN : POLLIN)
      var descriptor = pollfd(fd: channel, events: events, revents: 0)
      let ready = poll(&descriptor, 1, Int32(min(left * 1000, 100).rounded(.up)))
      if ready < 0 && errno != EINTR { return .ended }
      if ready <= 0 {
        tick()
        continue
      }
      if sent < request.count, descriptor.revents & Int16(POLLOUT) != 0 {
        let count = request.withUnsafeBytes { send(channel, $0.baseAddress! + sent, $0.count - sent, noSignal) }
        if count < 0 && errno != EAGAIN && errno != EINTR { return .ended }
        sent += max(count, 0)
      }
      guard descriptor.revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 else { continue }
      let count = read(channel, &chunk, chunk.count)
      if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { return .ended }
      if count < 0 { continue }
      received += chunk[..<count]
      guard received.count >= MessageReader.headerSize else { continue }
      let length = MessageReader.length(received[..<MessageReader.headerSize])
      if length > longest { return .tooLong(length) }
      let end = MessageReader.headerSize + Int(length)
      if received.count >= end { return .message(received[MessageReader.headerSize..<end]) }
    }
  }

  /// Waits for the process and says what ended it, with the last line it wrote about that.
  private func causeOfDeath() -> String {
    kill(process, SIGKILL)  // it has closed its channel, whatever else it does
    var text = [UInt8](repeating: 0, count: 1 << 16)
    let count = max(read(log, &text, text.count), 0)
    let status = reap()
    let said =
      String(decoding: text[..<count], as: UTF8.self)
      .split(separator: "\n").first { $0.contains("rror:") }.map { ": \($0)" } ?? ""
    let signal = csystem_signal(status)
    if signal == SIGKILL {
      return "the worker was killed (out of memory?)\(said)"
    }
    if signal == SIGSEGV || signal == SIGBUS {
      return "the worker died of \(String(cString: csystem_signal_name(signal))) (stack overflow?)\(said)"
    }
    if signal != 0 {
      return "the worker died of \(String(cString: csystem_signal_name(signal))) (\(signal))\(said)"
    }
    return "the worker ended with code \(csystem_exit_code(status))\(said)"
  }

  private func reap() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    _ = close(channel)
    _ = close(log)
    isRunning = false
    return status
  }
}

/// Seconds on a clock that never goes back.
package func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

#if canImport(Glibc)
  private let streamSocket = Int32(SOCK_STREAM.rawValue)
  private let noSignal = Int32(MSG_NOSIGNAL)
#elseif canImport(Musl)
  private let streamSocket = SOCK_STREAM
  private let noSignal = Int32(MSG_NOSIGNAL)
#else
  private let streamSocket = SOCK_STREAM
  private let noSignal: Int32 = 0
#endif
