// All of `torch` for Swift: the very classes that notebooks see, read and called from Swift.

import MiniPython
import MiniTorch

/// A value of a session: `torch` itself, or anything that comes of it.
///
/// Attributes are read with a dot and objects are called as in Python:
///
///     let torch = try Torch()
///     let loader = try torch.utils.data.DataLoader(dataset, batch_size: 4, shuffle: true)
///     let optimizer = try torch.optim.NAdam(net.parameters, lr: 0.01)
///     let scheduler = try torch.optim.lr_scheduler.StepLR(optimizer, step_size: 5)
///
/// All that can fail throws `TorchError`.
@dynamicMemberLookup @dynamicCallable
public struct Torch {
  package let value: Value

  package init(_ value: Value) { self.value = value }

  nonisolated(unsafe) private static var session: Interpreter?

  /// The module `torch` of a new session, which ends the one before: a process has one at a time.
  /// - Parameters:
  ///   - seed: what the random numbers start with.
  ///   - memoryLimit: bytes that tensors may take together.
  ///   - write: gets what is printed, warnings included.
  public init(
    seed: UInt64 = 0, memoryLimit: Int = 4 << 30, write: @escaping (UnsafeBufferPointer<UInt8>) -> Void = { _ in }
  ) throws {
    TorchModule.register()
    TorchModule.reset(seed: seed, interrupt: nil, memoryLimit: memoryLimit)
    Torch.session = Interpreter(seed: seed, memoryLimit: memoryLimit, write: write)
    value = try TorchError.from { .object(try Modules.module("torch")) }
  }

  /// A function of Swift's, as `collate_fn`, `lr_lambda` and closures of optimizers are.
  public init(_ body: @escaping ([Torch]) throws -> any TorchValue) {
    let function = NativeFunction("swift_function", .any) { arguments in
      let given = (0..<arguments.count).map { Torch(arguments[$0]) }
      return try ErrorMapping.python { try body(given).torchValue.value }
    }
    value = .object(function)
  }

  /// An attribute.
  public subscript(dynamicMember name: String) -> Torch {
    get throws { try TorchError.from { Torch(try Operations.getAttribute(value, StringObject.intern(name))) } }
  }

  /// Sets an attribute.
  public func set(_ name: String, _ newValue: any TorchValue) throws {
    try TorchError.from { try Operations.setAttribute(value, StringObject.intern(name), newValue.torchValue.value) }
  }

  /// The item of a key: of a list, a dict, a dataset.
  public subscript(_ key: any TorchValue) -> Torch {
    get throws { try TorchError.from { Torch(try Operations.getItem(value, key.torchValue.value)) } }
  }

  /// Sets an item.
  public func setItem(_ key: any TorchValue, _ newValue: any TorchValue) throws {
    try TorchError.from { try Operations.setItem(value, key.torchValue.value, newValue.torchValue.value) }
  }

  /// Calls it; arguments without a label are positional.
  @discardableResult
  public func dynamicallyCall(withKeywordArguments arguments: KeyValuePairs<String, any TorchValue>) throws -> Torch {
    try TorchError.from {
      let positional = arguments.prefix { $0.key.isEmpty }.map(\.value.torchValue.value)
      let named = arguments.dropFirst(positional.count)
      if named.contains(where: \.key.isEmpty) { throw Raised.type("positional argument follows keyword argument") }
      let keywords = named.map { (StringObject.intern($0.key), $0.value.torchValue.value) }
      return Torch(try Operations.call(value, positional, keywords: keywords))
    }
  }

  /// Hands over one element after the other: the batches of a loader, the items of a list.
  public func forEach(_ body: (Torch) throws -> Void) throws {
    try TorchError.from { try Operations.forEach(value) { try body(Torch($0)) } }
  }

  /// All elements.
  public var elements: [Torch] {
    get throws { try TorchError.from { try Operations.array(value).map { Torch($0) } } }
  }

  /// `len()` of it.
  public var count: Int { get throws { try TorchError.from { try Operations.length(value) } } }

  /// The tensor, if it is one.
  public var tensor: Tensor? { value.asTensor }
  /// The integer, if it is one.
  public var int: Int? { value.asInt }
  /// The number, if it is one.
  public var double: Double? { value.asFloat ?? value.asInt.map { Double($0) } }
  /// The truth value, if it is one.
  public var bool: Bool? { value.asBool }
  /// The text, if it is one.
  public var string: String? { value.asString?.text }
  /// Whether it is `None`.
  public var isNone: Bool { value.isNone }

  /// `repr()` of it.
  public var representation: String { get throws { try TorchError.from { try Operations.repr(value).text } } }
}

/// What failed in a session: the class of the exception and what it says.
public struct TorchError: Error, CustomStringConvertible {
  public let type: String
  public let message: String

  public var description: String { message.isEmpty ? type : "\(type): \(message)" }

  /// Runs what may raise an exception.
  static func from<R>(_ body: () throws -> R) throws -> R {
    do {
      return try ErrorMapping.python(body)
    } catch let raised as Raised {
      let type = raised.exception.type.name
      throw TorchError(type: type, message: (try? Operations.str(.object(raised.exception)).text) ?? "")
    }
  }
}

/// What Swift hands to a session.
public protocol TorchValue {
  var torchValue: Torch { get }
}

extension Torch: TorchValue { public var torchValue: Torch { self } }
extension Tensor: TorchValue { public var torchValue: Torch { Torch(.tensor(self)) } }
extension Int: TorchValue { public var torchValue: Torch { Torch(.int(self)) } }
extension Double: TorchValue { public var torchValue: Torch { Torch(.float(self)) } }
extension Bool: TorchValue { public var torchValue: Torch { Torch(.bool(self)) } }
extension String: TorchValue { public var torchValue: Torch { Torch(.string(self)) } }
extension Array: TorchValue where Element: TorchValue {
  public var torchValue: Torch { Torch(.list(map(\.torchValue.value))) }
}
extension Optional: TorchValue where Wrapped: TorchValue {
  public var torchValue: Torch { self?.torchValue ?? Torch(.none) }
}
