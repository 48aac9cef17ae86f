// How a tensor prints: its elements laid out as PyTorch lays them out, with what autograd knows of it.

extension Tensor: CustomStringConvertible {
  /// The text that PyTorch prints for this tensor.
  public var description: String { text() }

  /// The text that PyTorch prints for this tensor.
  ///
  /// - Parameters:
  ///   - prefix: What precedes the first bracket: `tensor(`, or the name of a subclass and a parenthesis.
  ///   - gradientName: The name to show for the recorded operation, in place of the node's own.
  ///   - more: What else stands behind the elements.
  public func text(
    prefix: String = "tensor(", gradientName: String? = nil, suffixes more: [String] = [],
    options: PrintOptions = .current
  ) -> String {
    var suffixes: [String] = []
    if let node = gradFn {
      suffixes.append("grad_fn=<\(gradientName ?? node.name)>")
    } else if requiresGrad {
      suffixes.append("requires_grad=True")
    }
    if isMeta {
      var parts = ["device='meta'", "size=(\(sizes.map(String.init).joined(separator: ", "))\(rank == 1 ? "," : ""))"]
      if dtype != .defaultFloat { parts.append("dtype=torch.\(dtype.name)") }
      return prefix + (["..."] + parts + suffixes + more).joined(separator: ", ") + ")"
    }
    return TensorText.text(
      sizes: Array(sizes), elements: textElements, dtype: dtype.name, defaultDType: DType.defaultFloat.name,
      suffixes: suffixes + more, prefix: prefix, options: options)
  }

  private var textElements: TensorText.Elements {
    switch dtype {
    case .bool: .bool { self.value(at: $0, Bool8.self).integer != 0 }
    case .uint8: .integer { self.value(at: $0, UInt8.self).integer }
    case .int8: .integer { self.value(at: $0, Int8.self).integer }
    case .int16: .integer { self.value(at: $0, Int16.self).integer }
    case .int32: .integer { self.value(at: $0, Int32.self).integer }
    case .int64: .integer { self.value(at: $0, Int64.self) }
    case .float16: .float { self.value(at: $0, Half.self).double }
    case .bfloat16: .float { self.value(at: $0, BFloat16.self).double }
    case .float32: .float { self.value(at: $0, Float.self).double }
    case .float64: .float { self.value(at: $0, Double.self) }
    }
  }

  /// The element with the given index in row-major order.
  private func value<T>(at index: Int, _ type: T.Type) -> T {
    let elements = data.assumingMemoryBound(to: T.self)
    if isContiguous { return elements[index] }
    var rest = index
    var position = 0
    for d in (0..<rank).reversed() {
      position += rest % sizes[d] * strides[d]
      rest /= sizes[d]
    }
    return elements[position]
  }
}
