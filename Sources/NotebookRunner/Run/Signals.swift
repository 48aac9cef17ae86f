// Ctrl-C, and what else asks the command to end.

import CSystem

package enum Signals {
  /// From here on the first signal is noted; a second one ends the process.
  package static func catchAll() { csystem_catch_interrupts() }

  /// The number of the signal that asked this process to end, or 0.
  package static var caught: Int32 { csystem_caught_interrupt() }

  /// The same, and forgets it.
  package static func take() -> Int32 { csystem_take_interrupt() }
}
