// Several notebooks at once, each in its own worker.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

package enum Pool {
  /// Runs notebooks, at most `width` at once, until `next` has none and none is under way.
  ///
  /// `next` is asked as soon as there is room, `finished` told as soon as a run has ended. `tick` is called with the
  /// runs under way at least ten times a second; when it returns false they are cancelled, and no more are started.
  package static func run(
    width: Int, next: () -> NotebookRun?, finished: (NotebookRun) -> Void, tick: ([NotebookRun]) -> Bool
  ) {
    var active: [NotebookRun] = []
    var isExhausted = false
    while true {
      while !isExhausted, active.count < width {
        if let run = next() { active.append(run) } else { isExhausted = true }
      }
      if active.isEmpty { return }
      guard tick(active) else {
        for run in active {
          run.cancel()
          finished(run)
        }
        return
      }
      var descriptors = active.map(\.interest)
      let left = (active.map(\.deadline).min() ?? .infinity) - monotonicSeconds()
      let ready = poll(&descriptors, nfds_t(descriptors.count), Int32(min(max(left * 1000, 0), 100).rounded(.up)))
      for (run, descriptor) in zip(active, descriptors) {
        run.advance(ready > 0 ? descriptor.revents : 0)
        if run.isFinished {
          finished(run)
          isExhausted = false
        }
      }
      active.removeAll(where: \.isFinished)
    }
  }
}
