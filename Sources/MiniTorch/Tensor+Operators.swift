// Swift's operators on tensors.

extension Tensor {
  public static func + (a: Tensor, b: Tensor) throws -> Tensor { try Op.add.apply(a, b) }
  public static func + (a: Tensor, b: Double) throws -> Tensor { try Op.add.apply(a, .float(b)) }
  public static func - (a: Tensor, b: Tensor) throws -> Tensor { try Op.sub.apply(a, b) }
  public static func - (a: Tensor, b: Double) throws -> Tensor { try Op.sub.apply(a, .float(b)) }
  public static func - (a: Double, b: Tensor) throws -> Tensor { try Op.rsub(b, .float(a)) }
  public static func * (a: Tensor, b: Tensor) throws -> Tensor { try Op.mul.apply(a, b) }
  public static func * (a: Tensor, b: Double) throws -> Tensor { try Op.mul.apply(a, .float(b)) }
  public static func * (a: Double, b: Tensor) throws -> Tensor { try Op.mul.apply(b, .float(a)) }
  public static func * (a: Tensor, b: Operand) throws -> Tensor { try Op.mul.apply(a, b) }
  public static func / (a: Tensor, b: Tensor) throws -> Tensor { try Op.div.apply(a, b) }
  public static func / (a: Tensor, b: Double) throws -> Tensor { try Op.div.apply(a, .float(b)) }
  public static func / (a: Tensor, b: Operand) throws -> Tensor { try Op.div.apply(a, b) }
  public static prefix func - (a: Tensor) throws -> Tensor { try Op.neg.apply(a) }

  public func pow(_ exponent: Double) throws -> Tensor { try Op.pow(self, .float(exponent)) }
  public func exp() throws -> Tensor { try Op.exp.apply(self) }
  public func log() throws -> Tensor { try Op.log.apply(self) }
  public func sqrt() throws -> Tensor { try Op.sqrt.apply(self) }
  public func tanh() throws -> Tensor { try Op.tanh.apply(self) }
  public func sigmoid() throws -> Tensor { try Op.sigmoid.apply(self) }
  public func relu() throws -> Tensor { try Op.relu.apply(self) }
  public func abs() throws -> Tensor { try Op.abs.apply(self) }
}
