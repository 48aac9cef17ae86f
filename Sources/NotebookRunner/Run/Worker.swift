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
  /// The cell did not stop when it was told to, and its worker was ended. What it had put out by then comes along.
  case overran(output: String)
  /// The worker ended while it ran the cell, for the reason given. What the cell had put out by then comes along.
  case died(String, output: String)
}

/// How much a worker may take.
package struct WorkerLimits: Sendable {
  /// Bytes of address space.
  package var memory = 4 << 30
  /// Bytes of stack for the cells; the same for all.
  static let stack = 64 << 20
  /// Bytes of output a cell may write.
  package var output = 64 << 20
  /// Seconds between the alarm that asks a cell to stop and the end of its worker.
  package var grace = 2.0

  package init() {}
}

/// A process forked from this one. Cells are handed to it in any number; it answers them in order, and never waits for
/// the next one while it has any. It ends with `stop()`, and with this process.
package final class Worker: CellHost {
  /// The answer to one cell, and the seconds the cell took.
  package struct Answer {
    package let reply: CellReply
    package let seconds: Double
  }

  private let process: pid_t
  private let channel: Int32
  private let log: Int32
  private let limits: WorkerLimits
  private let transcript: Transcript?
  private var isRunning = true

  private var outgoing: [UInt8] = []
  private var sent = 0
  private var incoming: [UInt8] = []
  private var consumed = 0
  /// The timeouts of the cells that have no answer yet; the first of them runs.
  private var timeouts: [Double] = []
  private var answered = 0
  private var cellStart = 0.0

  /// A process that knows nothing yet of the notebook that it will run.
  private struct Spare {
    let process: pid_t
    let channel: Int32
    let log: Int32
    let transcript: Transcript?
  }
  nonisolated(unsafe) private static var spare: Spare?

  /// Forks the process of the next worker ahead: it calls `prepare`, whose result makes its engine, while this process
  /// finds out what is to be run. This process must have no second thread.
  package static func forkAhead(prepare: () -> EngineFactory) {
    if spare == nil { spare = fork(prepare) }
  }

  /// Forks a worker, or takes the one that was forked ahead. This process must have no second thread. Returns nil where
  /// the system gives no process.
  package convenience init?(seed: UInt64, limits: WorkerLimits = WorkerLimits(), makeEngine: @escaping EngineFactory) {
    guard let forked = Worker.spare ?? Worker.fork({ makeEngine }) else { return nil }
    Worker.spare = nil
    self.init(
      process: forked.process, channel: forked.channel, log: forked.log, limits: limits, transcript: forked.transcript)
    outgoing = WorkerSettings(seed: seed, limits: limits).message
  }

  private static func fork(_ prepare: () -> EngineFactory) -> Spare? {
    var channels: [Int32] = [-1, -1]
    var logs: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, streamSocket, 0, &channels) == 0 else { return nil }
    guard pipe(&logs) == 0 else {
      for descriptor in channels { _ = close(descriptor) }
      return nil
    }
    let transcript = Transcript()
    let parent = getpid()
    let child = csystem_fork()
    if child == 0 {
      WorkerProcess(transcript: transcript).main(
        channel: channels[1], log: logs[1], parent: parent, prepare: prepare)
    }
    _ = close(channels[1])
    _ = close(logs[1])
    guard child > 0 else {
      _ = close(channels[0])
      _ = close(logs[0])
      return nil
    }
    return Spare(process: child, channel: channels[0], log: logs[0], transcript: transcript)
  }

  /// The worker that runs in `process` and has the other ends of these descriptors.
  init(process: pid_t, channel: Int32, log: Int32, limits: WorkerLimits, transcript: Transcript?) {
    self.process = process
    self.channel = channel
    self.log = log
    self.limits = limits
    self.transcript = transcript
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

  /// Asks the running cell to end, as its timeout would.
  package func interrupt() {
    if isRunning { kill(process, SIGALRM) }
  }

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

  // MARK: Many cells, without waiting

  /// Hands a cell over, to be run behind those handed over before.
  package func take(_ cell: CellInput, timeout: Double) {
    if timeouts.count == answered { cellStart = monotonicSeconds() }
    if sent == outgoing.count {
      outgoing = []
      sent = 0
    }
    outgoing += cell.message(timeout: timeout)
    timeouts.append(timeout)
  }

  /// When the running cell must have ended.
  package var deadline: Double {
    answered < timeouts.count ? cellStart + timeouts[answered] + limits.grace : .infinity
  }

  /// When the running cell began, as far as this process knows.
  package var startOfCell: Double { cellStart }

  /// What `poll` must wait for.
  package var interest: pollfd {
    pollfd(fd: isRunning ? channel : -1, events: Int16(sent < outgoing.count ? POLLOUT | POLLIN : POLLIN), revents: 0)
  }

  /// Sends and receives what can be without waiting, and returns the answers that are complete. `events` is what
  /// `poll` said of `interest`. After an answer other than an outcome the worker has ended.
  package func advance(_ events: Int16) -> [Answer] {
    guard isRunning, answered < timeouts.count else { return [] }
    var answers: [Answer] = []
    if sent < outgoing.count, events & Int16(POLLOUT) != 0, !send() { return [end(causeOfDeath())] }
    if events & Int16(POLLIN | POLLHUP | POLLERR) != 0 {
      let isOpen = receive()
      while answered < timeouts.count, let body = nextMessage() {
        guard let (outcome, seconds) = CellOutcome.parse(body) else {
          stop()
          return answers + [end("the worker's answer was garbled")]
        }
        answers.append(Answer(reply: .outcome(outcome), seconds: seconds))
        answered += 1
        cellStart = monotonicSeconds()
      }
      if let length = lengthOfNext, length > longest {
        stop()
        return answers + [end("the worker's answer has \(length) bytes, more than the limit")]
      }
      if !isOpen, answered < timeouts.count { return answers + [end(causeOfDeath())] }
    }
    if answered < timeouts.count, monotonicSeconds() >= deadline {
      stop()
      return answers + [Answer(reply: .overran(output: outputSoFar), seconds: monotonicSeconds() - cellStart)]
    }
    return answers
  }

  private var longest: UInt64 { UInt64(limits.output) * 2 + (1 << 20) }

  /// What the running cell has put out, as far as that is kept.
  package var outputSoFar: String { transcript?.text ?? "" }

  private func end(_ cause: String) -> Answer {
    Answer(reply: .died(cause, output: outputSoFar), seconds: monotonicSeconds() - cellStart)
  }

  /// Returns whether the worker still listens.
  private func send() -> Bool {
    let count = outgoing.withUnsafeBytes { bytes in
      systemSend(channel, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, noSignal)
    }
    if count < 0 && errno != EAGAIN && errno != EINTR { return false }
    sent += max(count, 0)
    return true
  }

  /// Returns whether more may come.
  private func receive() -> Bool {
    incoming.removeFirst(consumed)
    consumed = 0
    while UInt64(incoming.count) <= longest {
      let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { chunk in
        let count = read(channel, chunk.baseAddress, chunk.count)
        if count > 0 { incoming += chunk[..<count] }
        return count
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return errno == EAGAIN }
      if count == 0 { return false }
      if count < 1 << 16 { break }
    }
    return true
  }

  private var lengthOfNext: UInt64? {
    let body = consumed + MessageReader.headerSize
    return incoming.count < body ? nil : MessageReader.length(incoming[consumed..<body])
  }

  private func nextMessage() -> ArraySlice<UInt8>? {
    guard let length = lengthOfNext, length <= longest else { return nil }
    let body = consumed + MessageReader.headerSize
    guard incoming.count - body >= Int(length) else { return nil }
    consumed = body + Int(length)
    return incoming[body..<consumed]
  }

  // MARK: One cell at a time

  package func run(_ cell: CellInput, timeout: Double, tick: () -> Void) -> CellReply {
    guard isRunning else { return .died("its worker had ended", output: "") }
    take(cell, timeout: timeout)
    while true {
      var descriptor = interest
      let left = max(deadline - monotonicSeconds(), 0)
      let ready = poll(&descriptor, 1, Int32(min(left * 1000, 100).rounded(.up)))
      if let answer = advance(ready > 0 ? descriptor.revents : 0).first { return answer.reply }
      if ready <= 0 { tick() }
    }
  }

  // MARK: The end

  /// Waits for the process and says what ended it, with the last line it wrote about that.
  private func causeOfDeath() -> String {
    kill(process, SIGKILL)  // it has closed its channel, whatever else it does
    var text = [UInt8](repeating: 0, count: 1 << 16)
    let count = max(read(log, &text, text.count), 0)
    let reaped = reap()
    let said =
      String(decoding: text[..<count], as: UTF8.self)
      .split(separator: "\n").first { $0.contains("rror:") }.map { ": \($0)" } ?? ""
    if said.contains("failed to allocate") {
      return "the memory that a notebook may take is full (--memory MIB allows more)"
    }
    guard let status = reaped else { return "the process ended\(said)" }
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

  /// The status that the process ended with; nil for one that is another's child, which a `WorkerServer` forked.
  private func reap() -> Int32? {
    var status: Int32 = 0
    var result = waitpid(process, &status, 0)
    while result < 0 && errno == EINTR { result = waitpid(process, &status, 0) }
    _ = close(channel)
    _ = close(log)
    isRunning = false
    return result < 0 ? nil : status
  }
}

/// `send`, which inside the worker is the name of a method.
private func systemSend(_ channel: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
  send(channel, bytes, count, flags)
}

/// Seconds on a clock that never goes back.
package func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

#if canImport(Glibc)
  let streamSocket = Int32(SOCK_STREAM.rawValue)
  private let noSignal = Int32(MSG_NOSIGNAL)
#elseif canImport(Musl)
  let streamSocket = SOCK_STREAM
  private let noSignal = Int32(MSG_NOSIGNAL)
#else
  let streamSocket = SOCK_STREAM
  private let noSignal: Int32 = 0
#endif
