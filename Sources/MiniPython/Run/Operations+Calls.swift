// Calls with one or two arguments, without an array.

extension Operations {
  @inline(__always) package static func call(_ callee: Value, _ argument: Value) throws -> Value {
    if case .object(let o) = callee, let result = try VM.current.callPlain(o, argument) { return result }
    return try withUnsafeTemporaryAllocation(of: Value.self, capacity: 1) { buffer in
      guard let slots = buffer.baseAddress else { preconditionFailure("no room for arguments") }
      slots.initialize(to: argument)
      defer { slots.releaseObject() }
      return try call(callee, Arguments(slots, 1))
    }
  }

  @inline(__always) package static func call(_ callee: Value, _ first: Value, _ second: Value) throws -> Value {
    if case .object(let o) = callee, let result = try VM.current.callPlain(o, first, second) { return result }
    return try withUnsafeTemporaryAllocation(of: Value.self, capacity: 2) { buffer in
      guard let slots = buffer.baseAddress else { preconditionFailure("no room for arguments") }
      slots.initialize(to: first)
      (slots + 1).initialize(to: second)
      defer {
        slots.releaseObject()
        (slots + 1).releaseObject()
      }
      return try call(callee, Arguments(slots, 2))
    }
  }
}
