// Evenly spaced numbers with PyTorch's roundings.

/// The values of `linspace` and `arange`.
package enum SequenceKernel {
  /// `count` values from `start` to `end`, each half computed from its own end.
  package static func linspace(_ out: UnsafeMutablePointer<Float>, from start: Double, to end: Double, count: Int) {
    let (first, last) = (Float(start), Float(end))
    guard count > 1 else {
      if count == 1 { out[0] = first }
      return
    }
    let step = (last - first) / Float(count - 1)
    for i in 0..<(count / 2) { out[i] = first.addingProduct(step, Float(i)) }
    for i in (count / 2)..<count { out[i] = last.addingProduct(-step, Float(count - 1 - i)) }
  }

  /// `count` values from `start` to `end`, each half computed from its own end.
  package static func linspace(_ out: UnsafeMutablePointer<Double>, from start: Double, to end: Double, count: Int) {
    guard count > 1 else {
      if count == 1 { out[0] = start }
      return
    }
    let step = (end - start) / Double(count - 1)
    for i in 0..<(count / 2) { out[i] = start.addingProduct(step, Double(i)) }
    for i in (count / 2)..<count { out[i] = end.addingProduct(-step, Double(count - 1 - i)) }
  }

  /// `count` values from `start`, `step` apart.
  package static func arange(_ out: UnsafeMutablePointer<Float>, from start: Double, step: Double, count: Int) {
    let body = count / 16 * 16
    for i in stride(from: 0, to: body, by: 8) {
      let base = Double(Float(start.addingProduct(step, Double(i))))
      for k in 0..<8 { out[i + k] = Float(base.addingProduct(Double(k), step)) }
    }
    for i in body..<count { out[i] = Float(start.addingProduct(step, Double(i))) }
  }

  /// `count` values from `start`, `step` apart.
  package static func arange(_ out: UnsafeMutablePointer<Double>, from start: Double, step: Double, count: Int) {
    let body = count / 8 * 8
    for i in stride(from: 0, to: body, by: 4) {
      let base = start.addingProduct(step, Double(i))
      for k in 0..<4 { out[i + k] = base.addingProduct(Double(k), step) }
    }
    for i in body..<count { out[i] = start.addingProduct(step, Double(i)) }
  }
}
