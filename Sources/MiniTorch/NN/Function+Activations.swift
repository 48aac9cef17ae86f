// Activations and other functions without parameters, as layers for Swift.

extension Function {
  public static var relu: Function { Function { try Op.relu.apply($0) } }
  public static var tanh: Function { Function { try Op.tanh.apply($0) } }
  public static var sigmoid: Function { Function { try Op.sigmoid.apply($0) } }
  public static var silu: Function { Function { try Op.silu.call(CallArguments([.tensor($0)])).allTensors[0] } }
  /// - Parameter approximate: `none` or `tanh`.
  public static func gelu(approximate: String = "none") -> Function {
    Function { try Op.gelu($0, approximate: approximate) }
  }
  public static func leakyReLU(negativeSlope: Double = 0.01) -> Function {
    Function { try Op.leakyRelu($0, negativeSlope: negativeSlope) }
  }
  public static func softmax(_ dimension: Int) -> Function { Function { try Op.softmax($0, dimension) } }
  public static func logSoftmax(_ dimension: Int) -> Function { Function { try Op.logSoftmax($0, dimension) } }

  /// Joins the dimensions from `start` on.
  public static func flatten(from start: Int = 1) -> Function {
    Function { x in try x.reshape(Array(x.sizes.prefix(start)) + [-1]) }
  }
  /// The largest number of each window of images.
  public static func maxPool(_ kernel: Int) -> Function {
    Function { try Op.maxPoolOp.call(CallArguments([.tensor($0), .int(kernel)])).allTensors[0] }
  }
}
