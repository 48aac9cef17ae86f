// Recursion counted, the interrupt byte, and identities that are the same in every run.

/// Counts calls, Python frames and natives alike, and how far they nest on the machine's stack, so that recursion ends
/// in time.
package enum Depth {
  /// CPython's default recursion limit.
  nonisolated(unsafe) package static var limit = 1000
  nonisolated(unsafe) package static var current = base
  /// The frames below a cell's: those of the program that runs a notebook's cells in CPython. They show in how deep a
  /// cell's own recursion gets.
  package static let base = 6

  /// Runs of the machine and natives that stand on the machine's stack. A function that calls another adds none, so that
  /// a cell that raises the limit recurses as deep as it asks for.
  nonisolated(unsafe) private static var nested = 0
  /// The number that the machine's stack of 64 MiB is made for, whatever the limit is: one takes up to 2 KiB of it, and
  /// what a deep expression takes to compile must fit as well.
  private static let most = 10_000

  /// Runs the body one level deeper.
  /// - Throws: RecursionError at the limit; `context` is the end of CPython's message.
  @inline(__always)
  package static func counted<R>(_ context: StaticString, _ body: () throws -> R) throws -> R {
    if current >= limit { throw exceeded(context) }
    current += 1
    defer { current -= 1 }
    try descend(context)
    defer { ascend() }
    return try body()
  }

  /// Whether a cell's own code runs. It does so once, mostly, and until CPython has seen code run some times every call
  /// counts, also of those built-in functions for which it has instructions later.
  @inline(__always) static var isInCell: Bool { current == base + 1 }

  /// Counts a level that is left at once, where nothing that it runs can go deeper.
  /// - Throws: RecursionError at the limit.
  @inline(__always) package static func touch(_ context: StaticString) throws {
    if current >= limit { throw exceeded(context) }
  }

  /// The same for a call of a class, which counts besides the frame of its `__init__`.
  @inline(__always) static func touchConstruction() throws {
    try touch(calling)
    if current &+ 1 >= limit { throw exceeded("") }
  }

  /// What CPython says of a level that a call takes; many of a built-in function take none there (`isCounted`).
  @inline(__always) package static var calling: StaticString { " while calling a Python object" }

  /// Goes deeper on the machine's stack.
  /// - Throws: RecursionError where it may end.
  @inline(__always) static func descend(_ context: StaticString) throws {
    if nested >= most { throw exceeded(context) }
    nested += 1
  }

  @inline(__always) static func ascend() { nested -= 1 }

  @inline(never) package static func exceeded(_ context: StaticString) -> Raised {
    Raised(Exceptions.recursionError, "maximum recursion depth exceeded\(context)")
  }
}

/// The byte through which the host ends a cell: it is polled on loop back-edges and in long natives.
package enum Interrupt {
  nonisolated(unsafe) private static let never = {
    let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    byte.initialize(to: 0)
    return byte
  }()
  nonisolated(unsafe) package static var byte: UnsafeMutablePointer<UInt8> = never

  /// The frames that the interrupt of the running cell ended, innermost first.
  nonisolated(unsafe) static var way: [ExceptionObject.TracebackEntry] = []

  /// Whether the cell must end: long loops that cannot throw leave off, their callers poll.
  @inline(__always) package static var isRaised: Bool { byte.pointee != 0 }

  /// - Throws: Interrupted when the host has set the byte.
  @inline(__always) package static func poll() throws {
    if byte.pointee != 0 { throw Interrupted() }
  }
}

/// What `id()` and default reprs show: numbers given in order of asking, the same in every run.
package enum Identity {
  nonisolated(unsafe) private static var last: UInt32 = 0
  nonisolated(unsafe) private static var held: [Object] = []

  /// The number of an object, never another's.
  package static func number(of object: Object) -> Int {
    if object.identity == 0 {
      last += 1
      object.identity = last
      // What stands for something of the host must stay the object that was asked about.
      if object.kind == .foreign { held.append(object) }
    }
    return 0x7f00_0000_0000 + Int(object.identity) * 0x30
  }

  package static func number(of value: Value) -> Int {
    switch value {
    case .object(let o): number(of: o)
    case .none, .undef: 0x7eff_0000_0010
    case .bool(let b): b ? 0x7eff_0000_0040 : 0x7eff_0000_0070
    case .int(let i): 0x7e00_0000_0000 &+ i &* 32
    case .float(let d): 0x7d00_0000_0000 &+ Int(truncatingIfNeeded: d.bitPattern >> 20)
    }
  }

  /// As default reprs show it.
  package static func address(of value: Value) -> String { "0x" + hexadecimal(number(of: value)) }
  private static func hexadecimal(_ number: Int) -> String { String(UInt(bitPattern: number), radix: 16) }
}
