// Large kernels on two threads: the second half of the work goes to a thread of its own.
import CProcessor

/// Work on ranges that do not depend on each other, so that results have the same bits on one thread and on two.
enum Halves {
  private static let isAllowed = thread_count() > 1

  /// What the second thread runs.
  private struct Job {
    let range: Range<Int>
    let body: (Range<Int>) -> Void
  }

  /// Does `body` with `0..<count`, in two ranges at once where that pays.
  ///
  /// - Parameters:
  ///   - step: the first range ends at a multiple of it.
  ///   - cost: roughly the nanoseconds that all of the work takes.
  static func run(_ count: Int, step: Int, cost: Int, _ body: (Range<Int>) -> Void) {
    let middle = (count / 2 + step - 1) / step * step
    guard cost > 200_000, isAllowed, middle < count else { return body(0..<count) }
    withoutActuallyEscaping(body) { body in
      var job = Job(range: middle..<count, body: body)
      withUnsafeMutablePointer(to: &job) { job in
        var thread: UInt = 0
        let failed = thread_start(
          { context in
            if let job = context?.assumingMemoryBound(to: Job.self) { job.pointee.body(job.pointee.range) }
            return nil
          }, job, &thread)
        body(0..<middle)
        if failed == 0 { thread_join(thread) } else { body(middle..<count) }
      }
    }
  }
}
