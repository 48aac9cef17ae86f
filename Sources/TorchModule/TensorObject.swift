// A tensor as a Python object.

import MiniPython
import MiniTorch

/// The Python object of a tensor; a tensor has at most one, so that `x.grad is x.grad`.
package final class TensorObject: Object {
  package let tensor: Tensor

  package init(_ tensor: Tensor, type: TypeObject = TensorType.tensor) {
    self.tensor = tensor
    super.init(.foreign, type: type)
    tensor.wrapper = .passUnretained(self)
  }

  deinit { tensor.wrapper = nil }
}

extension Value {
  /// The object of a tensor, made when there is none yet.
  package static func tensor(_ tensor: Tensor) -> Value {
    if let known = tensor.wrapper { return .object(unsafeDowncast(known.takeUnretainedValue(), to: Object.self)) }
    return .object(TensorObject(tensor))
  }

  package static func tensor(_ tensor: Tensor?) -> Value { tensor.map { .tensor($0) } ?? .none }

  /// The tensor, if this is one.
  @inline(__always) package var asTensor: Tensor? {
    if case .object(let o) = self, o.kind == .foreign,
      ObjectIdentifier(Swift.type(of: o)) == ObjectIdentifier(TensorObject.self)
    {
      unsafeDowncast(o, to: TensorObject.self).tensor
    } else {
      nil
    }
  }

  /// The number, if this is a Python number that fits.
  @inline(__always) package var asScalar: Scalar? {
    switch self {
    case .int(let i): .int(i)
    case .float(let d): .float(d)
    case .bool(let b): .bool(b)
    default: nil
    }
  }
}
