// A program that runs cells in another implementation of their language: it forks a worker for each notebook.

import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program of its own that speaks as our workers do. What it depends on is loaded once, whatever number of notebooks.
///
/// Its descriptor 3 is the control channel. On that it first says hello: a length and a text, which begins with `!` if
/// it cannot serve. Then it is sent, for each notebook, the seed and two descriptors, the worker's channel and its log; it
/// forks, and answers with the process's number. The worker serves its channel until that closes.
package final class WorkerServer {
  /// Why there is no server.
  package enum Failure: Error {
    /// The program could not be started, in the system's words.
    case notStarted(String)
    /// What it said instead of serving; empty where it only ended.
    case refused(String)
  }

  /// What it said of itself.
  package let greeting: String
  private let process: pid_t
  private let control: Int32

  /// Starts `program`, looked for as shells do, and waits for its greeting, at most `patience` seconds.
  package init(_ program: [String], patience: Double = 60) throws(Failure) {
    var channels: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, streamSocket, 0, &channels) == 0 else {
      throw .notStarted(String(cString: strerror(errno)))
    }
    let control = channels[0]
    _ = fcntl(control, F_SETFD, FD_CLOEXEC)
    let arguments = program.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let error = csystem_spawn(&process, arguments, channels[1])
    _ = close(channels[1])
    guard error == 0 else {
      _ = close(control)
      throw .notStarted(String(cString: strerror(error)))
    }
    guard let greeting = Self.message(control, until: monotonicSeconds() + patience), !greeting.hasPrefix("!") else {
      let said = Self.lastMessage
      _ = close(control)
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
      throw .refused(said)
    }
    self.process = process
    self.control = control
    self.greeting = greeting
  }

  deinit {
    _ = close(control)
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// What the last server said that would not serve.
  nonisolated(unsafe) private static var lastMessage = ""

  private static func message(_ control: Int32, until deadline: Double) -> String? {
    lastMessage = ""
    guard let header = receive(control, MessageReader.headerSize, until: deadline) else { return nil }
    let length = MessageReader.length(header)
    guard length < 1 << 16, let body = receive(control, Int(length), until: deadline) else { return nil }
    let text = String(decoding: body, as: UTF8.self)
    lastMessage = String(text.drop { $0 == "!" })
    return text
  }

  private static func receive(_ control: Int32, _ count: Int, until deadline: Double) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var have = 0
    while have < count {
      var descriptor = pollfd(fd: control, events: Int16(POLLIN), revents: 0)
      let left = deadline - monotonicSeconds()
      guard left > 0, Signals.caught == 0 else { return nil }
      if poll(&descriptor, 1, Int32(min(left * 1000, 100).rounded(.up))) <= 0 { continue }
      let got = bytes.withUnsafeMutableBytes { read(control, $0.baseAddress.map { $0 + have }, count - have) }
      if got < 0 && errno == EINTR { continue }
      if got <= 0 { return nil }
      have += got
    }
    return bytes
  }

  /// A process that runs a notebook's cells; nil where none can be had.
  func worker(seed: UInt64, limits: WorkerLimits) -> Worker? {
    var channels: [Int32] = [-1, -1]
    var logs: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, streamSocket, 0, &channels) == 0 else { return nil }
    guard pipe(&logs) == 0 else {
      for descriptor in channels { _ = close(descriptor) }
      return nil
    }
    let isSent = csystem_send_descriptors(control, seed, channels[1], logs[1]) == 0
    _ = close(channels[1])
    _ = close(logs[1])
    guard isSent, let answer = Self.receive(control, 8, until: monotonicSeconds() + 30),
      let process = pid_t(exactly: MessageReader.length(answer)), process > 0
    else {
      _ = close(channels[0])
      _ = close(logs[0])
      return nil
    }
    return Worker(process: process, channel: channels[0], log: logs[0], limits: limits, transcript: nil)
  }
}
