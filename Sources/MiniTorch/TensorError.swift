// What can go wrong with tensors, as data: a kind for the Python exception, and PyTorch's words.

/// A failure of a tensor operation.
public struct TensorError: Error, Equatable, CustomStringConvertible {
  /// The exception that Python sees.
  public enum Kind: UInt8, Sendable {
    case runtime, type, value, index, notImplemented, assertion, attribute, overflow, zeroDivision
    /// `torch._C._LinAlgError`.
    case linearAlgebra
    /// The host set `Limits.interrupt`.
    case interrupted
  }

  public let kind: Kind
  public let message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  public var description: String { message }
}

// MARK: - PyTorch's words

extension TensorError {
  static func runtime(_ message: String) -> TensorError { TensorError(.runtime, message) }
  static func index(_ message: String) -> TensorError { TensorError(.index, message) }
  static func type(_ message: String) -> TensorError { TensorError(.type, message) }
  static func value(_ message: String) -> TensorError { TensorError(.value, message) }

  static func cannotAllocate(_ bytes: Int) -> TensorError {
    .runtime(
      "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: "
        + "you tried to allocate \(bytes) bytes. Error code 12 (Cannot allocate memory)")
  }

  static func sizeOverflow(_ sizes: Shape, _ strides: Shape? = nil) -> TensorError {
    .runtime("Storage size calculation overflowed with sizes=\(sizes)" + (strides.map { " and strides=\($0)" } ?? ""))
  }

  static func negativeDimension(_ sizes: Shape) -> TensorError {
    .runtime("Trying to create tensor with negative dimension \(sizes.first { $0 < 0 } ?? 0): \(sizes)")
  }

  static func sizeMismatch(_ a: Int, _ b: Int, dimension: Int) -> TensorError {
    .runtime(
      "The size of tensor a (\(a)) must match the size of tensor b (\(b)) at non-singleton dimension \(dimension)")
  }

  static func outputShape(_ shape: Shape, _ broadcast: Shape) -> TensorError {
    .runtime("output with shape \(shape) doesn't match the broadcast shape \(broadcast)")
  }

  static func cannotCast(_ result: DType, to output: DType) -> TensorError {
    .runtime("result type \(result.scalarName) can't be cast to the desired output type \(output.scalarName)")
  }

  static func dimensionOutOfRange(_ dimension: Int, rank: Int) -> TensorError {
    let limit = Swift.max(rank, 1)
    return .index(
      "Dimension out of range (expected to be in range of [\(-limit), \(limit - 1)], but got \(dimension))")
  }

  static func repeatedDimension(_ dimension: Int) -> TensorError {
    .runtime("dim \(dimension) appears multiple times in the list of dims")
  }

  static func notImplemented(_ kernel: String, _ dtype: DType) -> TensorError {
    TensorError(.notImplemented, "\"\(kernel)\" not implemented for '\(dtype.scalarName)'")
  }

  static func indexOutOfBounds(_ index: Int, dimension: Int, size: Int) -> TensorError {
    .index("index \(index) is out of bounds for dimension \(dimension) with size \(size)")
  }

  static func invalidShape(_ shape: Shape, count: Int) -> TensorError {
    .runtime("shape '\(shape)' is invalid for input of size \(count)")
  }

  static func expandedSize(_ target: Int, _ existing: Int, dimension: Int, _ targets: Shape, _ sizes: Shape)
    -> TensorError
  {
    .runtime(
      "The expanded size of the tensor (\(target)) must match the existing size (\(existing)) at non-singleton "
        + "dimension \(dimension).  Target sizes: \(targets).  Tensor sizes: \(sizes)")
  }

  static func overflow(_ nativeType: String) -> TensorError {
    .runtime("value cannot be converted to type \(nativeType) without overflow")
  }

  // Autograd

  public static let freedGraph = TensorError.runtime(
    "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
      + "been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
      + "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access "
      + "saved tensors after calling backward.")

  static let leafInPlace = TensorError.runtime(
    "a leaf Variable that requires grad is being used in an in-place operation.")

  static let leafViewInPlace = TensorError.runtime(
    "a view of a leaf Variable that requires grad is being used in an in-place operation.")

  /// What autograd says of a view that it cannot follow.
  ///
  /// - Parameters:
  ///   - maker: the view's place among the results of the operation that made it, if that was recorded.
  ///   - isIndirect: whether the base changed, or another view of it, rather than the view itself.
  static func view(
    _ creation: Tensor.ViewCreation, maker: (output: Int, name: String)?, isIndirect: Bool
  ) -> TensorError {
    let what = isIndirect ? "its base or another view of its base has been" : "is being"
    var text: String
    if let maker {
      text = "Output \(maker.output) of \(maker.name) is a view and \(what) modified inplace."
    } else if creation == .inference {
      text = "A view was created in inference mode and \(what) modified inplace in normal mode."
    } else {
      text = "A view was created in no_grad mode and \(what) modified inplace with grad mode enabled."
    }
    func clarify(_ mode: String) -> String {
      " Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both "
        + "the view and the inplace either both inside the \(mode) block (if you don't want the inplace to be tracked) or "
        + "both outside (if you want the inplace to be tracked)."
    }
    switch creation {
    case .plain: break
    case .noGrad: text += clarify("no_grad")
    case .inference: text += clarify("inference_mode")
    case .multipleOutputs:
      text +=
        " This view is the output of a function that returns multiple views. Such functions do not allow the output "
      text += "views to be modified inplace. You should replace the inplace operation by an out-of-place one."
    case .customFunction:
      text +=
        " This view was created inside a custom Function (or because an input was returned as-is) and the autograd "
      text +=
        "logic to handle view+inplace would override the custom backward associated with the custom Function, leading "
      text +=
        "to incorrect gradients. This behavior is forbidden. You can fix this by cloning the output of the custom "
      text += "Function."
    }
    return .runtime(text)
  }

  static let implicitGradient = TensorError.runtime("grad can be implicitly created only for scalar outputs")

  static let floatingRequiresGrad = TensorError.runtime(
    "only Tensors of floating point and complex dtype can require gradients")

  public static let onlyLeafFlags = TensorError.runtime("you can only change requires_grad flags of leaf variables.")

  static let onlyLeafRequiresGrad = TensorError.runtime(
    "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph "
      + "that doesn't require differentiation use var_no_grad = var.detach().")

  static let detachView = TensorError.runtime(
    "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, "
      + "and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be "
      + "called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in "
      + "torch/optim/optimizer.py as the solution.")

  static let inferenceSaved = TensorError.runtime(
    "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation "
      + "tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, "
      + "or use `torch.no_grad()` instead of `torch.inference_mode()`.")

  static let inferenceInPlace = TensorError.runtime(
    "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor "
      + "before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.")

  static let inferenceRequiresGrad = TensorError.runtime(
    "Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.")
}
