// time: clocks, sleep, and calendar times.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum TimeModule {
  static func make() -> ModuleObject {
    let module = ModuleObject("time")
    let clocks: [(String, clockid_t)] = [
      ("time", CLOCK_REALTIME), ("monotonic", CLOCK_MONOTONIC), ("perf_counter", CLOCK_MONOTONIC),
      ("process_time", CLOCK_PROCESS_CPUTIME_ID), ("thread_time", CLOCK_THREAD_CPUTIME_ID),
    ]
    for (name, clock) in clocks {
      module.function(name, .positional(0...0)) { _ in .float(Double(nanoseconds(clock)) * 1e-9) }
      module.function(name + "_ns", .positional(0...0)) { _ in .int(nanoseconds(clock)) }
    }
    module.function("sleep", .positional(1...1), "Delay execution for a given number of seconds.") { a in
      if a[0].asString != nil || a[0].isNone {
        throw Raised.type("'\(a[0].type.name)' object cannot be interpreted as an integer")
      }
      let seconds = try MathModule.real(a[0])
      if seconds.isNaN { throw Raised.value("Invalid value NaN (not a number)") }
      if seconds < 0 { throw Raised.value("sleep length must be non-negative") }
      if seconds > 9e9 { throw Raised.overflow("timestamp too large to convert to C _PyTime_t") }
      try sleep(seconds)
      return .none
    }
    module.set("timezone", .int(0))
    module.set("altzone", .int(0))
    module.set("daylight", .int(0))
    module.set("tzname", .tuple([.string("UTC"), .string("UTC")]))
    CalendarTime.add(to: module)
    return module
  }

  static func nanoseconds(_ clock: clockid_t) -> Int {
    var now = timespec()
    clock_gettime(clock, &now)
    return Int(now.tv_sec) &* 1_000_000_000 &+ Int(now.tv_nsec)
  }

  /// Waits in short steps, so that the host can end the cell.
  /// - Throws: Interrupted.
  private static func sleep(_ seconds: Double) throws {
    let end = nanoseconds(CLOCK_MONOTONIC) + Int(seconds * 1e9)
    while true {
      try Interrupt.poll()
      let left = end - nanoseconds(CLOCK_MONOTONIC)
      if left <= 0 { return }
      var step = timespec(tv_sec: 0, tv_nsec: min(left, 20_000_000))
      nanosleep(&step, nil)
    }
  }
}
