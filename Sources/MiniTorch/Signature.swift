// An operation's Python signature, in the notation of PyTorch's own argument parser, and matching calls to it.

/// One way to call an operation.
public final class Signature: @unchecked Sendable {
  /// The kinds of arguments that operations take.
  public enum ParameterType: Sendable, Equatable {
    case tensor, tensorList, number, numberList, floatList, int, float, bool, string, dtype, generator, device, layout,
      memoryFormat
    /// Whatever there is, as the numbers of `torch.tensor`.
    case any
    /// `single`: a lone integer stands for a list of one.
    case intList(single: Bool)
    /// What no argument here is, in the lists that messages show.
    case other(String)

    /// The word for it in PyTorch's messages.
    public var displayName: String {
      switch self {
      case .tensor: "Tensor"
      case .tensorList: "tuple of Tensors"
      case .number: "Number"
      case .any: "object"
      case .numberList: "tuple of Scalars"
      case .floatList: "tuple of floats"
      case .other(let name): name
      case .int: "int"
      case .float: "float"
      case .bool: "bool"
      case .string: "str"
      case .dtype: "torch.dtype"
      case .generator: "torch.Generator"
      case .device: "torch.device"
      case .layout: "torch.layout"
      case .memoryFormat: "torch.memory_format"
      case .intList: "tuple of ints"
      }
    }

    init(_ word: Substring) {
      switch word {
      case "Tensor": self = .tensor
      case "Tensor[]": self = .tensorList
      case "Number": self = .number
      case "Number[]": self = .numberList
      case "float[]": self = .floatList
      case "any": self = .any
      case "object", "torch.Storage": self = .other(String(word))
      case "int": self = .int
      case "float": self = .float
      case "bool": self = .bool
      case "str": self = .string
      case "dtype": self = .dtype
      case "Generator": self = .generator
      case "device": self = .device
      case "layout": self = .layout
      case "memory_format": self = .memoryFormat
      case "int[]": self = .intList(single: false)
      case "int[1]": self = .intList(single: true)
      default: preconditionFailure("unknown parameter type \(word)")
      }
    }
  }

  public final class Parameter: @unchecked Sendable {
    public let name: String
    public let type: ParameterType
    public let isKeywordOnly: Bool
    /// Whether None may be passed.
    public let isNullable: Bool
    /// The default as written; nil makes the parameter required.
    public let defaultText: String?
    public let isOptional: Bool
    let defaultValue: Argument

    init(
      name: String, type: ParameterType, isKeywordOnly: Bool, isNullable: Bool, defaultText: String?,
      defaultValue: Argument
    ) {
      self.name = name
      self.type = type
      self.isKeywordOnly = isKeywordOnly
      self.isNullable = isNullable
      self.defaultText = defaultText
      self.defaultValue = defaultValue
      isOptional = defaultText != nil
    }
  }

  public let name: String
  public let parameters: [Parameter]
  /// Whether plain numbers stand for tensors, as in `torch.add(1, 2)`.
  public let takesNumbersAsTensors: Bool
  /// How many parameters must be given.
  let requiredCount: Int
  /// How many parameters may be given by position.
  let positionalCount: Int
  let outIndex: Int?
  let deviceIndex: Int?
  let alphaIndex: Int?
  /// Whether the only positional parameter is a list, which may be given as several arguments.
  private let takesOpenList: Bool
  /// For the signature of a method, where the receiver and `out` stand in the signature that it was made from.
  private let receiverPosition: Int
  private let omittedOut: Int?

  /// The parameters that every function making a tensor has.
  static let tensorOptions =
    "dtype dtype=None, layout layout=None, device device=None, bool? pin_memory=False, bool? requires_grad=False"

  init(
    name: String, parameters: [Parameter], takesNumbersAsTensors: Bool, receiverPosition: Int = 0,
    omittedOut: Int? = nil
  ) {
    self.receiverPosition = receiverPosition
    self.omittedOut = omittedOut
    self.name = name
    self.parameters = parameters
    self.takesNumbersAsTensors = takesNumbersAsTensors
    requiredCount = parameters.count { !$0.isOptional }
    positionalCount = parameters.count { !$0.isKeywordOnly }
    outIndex = parameters.firstIndex { $0.name == "out" }
    deviceIndex = parameters.firstIndex { $0.name == "device" }
    alphaIndex = parameters.firstIndex { $0.name == "alpha" }
    if positionalCount == 1, case .intList = parameters[0].type { takesOpenList = true } else { takesOpenList = false }
  }

  /// Reads `"add(Tensor input, Tensor other, *, Number alpha=1, Tensor out=None)"`.
  public convenience init(_ text: String, takesNumbersAsTensors: Bool = false) {
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else {
      preconditionFailure("not a signature: \(text)")
    }
    var list: [Parameter] = []
    var keywordOnly = false
    for part in Self.parts(text[text.index(after: open)...].dropLast()) {
      if part == "*" {
        keywordOnly = true
        continue
      }
      if part == "options" {
        for option in Signature("f(*, \(Self.tensorOptions))").parameters { list.append(option) }
        continue
      }
      guard let space = part.firstIndex(of: " ") else { preconditionFailure("not a parameter: \(part)") }
      var word = part[..<space]
      let isNullable = word.hasSuffix("?")
      if isNullable { word = word.dropLast() }
      let halves = part[part.index(after: space)...].split(separator: "=", maxSplits: 1)
      let defaultText = halves.count > 1 ? String(halves[1]) : nil
      list.append(
        Parameter(
          name: String(halves[0]), type: ParameterType(word), isKeywordOnly: keywordOnly,
          isNullable: isNullable || defaultText == "None", defaultText: defaultText,
          defaultValue: Self.value(defaultText)))
    }
    self.init(name: String(text[..<open]), parameters: list, takesNumbersAsTensors: takesNumbersAsTensors)
  }

  /// The text cut at its commas, those of a default such as `[0,1]` left alone.
  private static func parts(_ text: Substring) -> [Substring] {
    var parts: [Substring] = []
    var (depth, start) = (0, text.startIndex)
    for i in text.indices {
      switch text[i] {
      case "[": depth += 1
      case "]": depth -= 1
      case "," where depth == 0:
        parts.append(text[start..<i].drop { $0 == " " })
        start = text.index(after: i)
      default: break
      }
    }
    let last = text[start...].drop { $0 == " " }
    return last.isEmpty ? parts : parts + [last]
  }

  private static func value(_ text: String?) -> Argument {
    switch text {
    case nil, "None": return .none
    case "True": return .bool(true)
    case "False": return .bool(false)
    case let text?:
      if let value = Int(text) { return .int(value) }
      if let value = Double(text) { return .float(value) }
      return text.first == "'" ? .string(String(text.dropFirst().dropLast())) : .none
    }
  }

  /// Which parameter the tensor is whose method this is: the one called `input`, or else the first.
  var receiverIndex: Int? {
    if let i = parameters.firstIndex(where: { $0.name == "input" && $0.type == .tensor && !$0.isKeywordOnly }) {
      return i
    }
    guard let first = parameters.first, first.type == .tensor, !first.isKeywordOnly, first.name != "condition",
      first.name != "repeats"
    else {
      return nil
    }
    return 0
  }

  /// The signature as the method or in-place method of its receiver: without it, and without `out`.
  func asMethod(_ methodName: String) -> Signature? {
    guard let receiver = receiverIndex else { return nil }
    var rest = parameters
    rest.remove(at: receiver)
    return Signature(
      name: methodName, parameters: rest.filter { $0.name != "out" }, takesNumbersAsTensors: takesNumbersAsTensors,
      receiverPosition: receiver, omittedOut: outIndex)
  }

  /// The signature as the in-place function of its receiver: without `out`.
  func asInPlaceFunction(_ functionName: String) -> Signature {
    Signature(
      name: functionName, parameters: parameters.filter { $0.name != "out" },
      takesNumbersAsTensors: takesNumbersAsTensors,
      omittedOut: outIndex)
  }

  /// The same under another name of the operation, for messages.
  func renamed(_ name: String) -> Signature {
    Signature(
      name: name, parameters: parameters, takesNumbersAsTensors: takesNumbersAsTensors,
      receiverPosition: receiverPosition, omittedOut: omittedOut)
  }

  /// `(Tensor input, *, Tensor out = None)`.
  public var description: String {
    var parts: [String] = []
    var star = false
    for parameter in parameters {
      if parameter.isKeywordOnly && !star {
        parts.append("*")
        star = true
      }
      let base = "\(parameter.type.displayName) \(parameter.name)"
      parts.append(parameter.defaultText.map { "\(base) = \(Self.printed($0))" } ?? base)
    }
    return "(" + parts.joined(separator: ", ") + ")"
  }

  /// A default as messages show it: strings in double quotes.
  private static func printed(_ text: String) -> String {
    switch text.first {
    case "'": "\"\(text.dropFirst().dropLast())\""
    case "[": "{\(text.dropFirst().dropLast())}"
    default: text
    }
  }
}

// MARK: - Matching

extension Signature {
  /// The values of the parameters, or nil if the call does not fit.
  ///
  /// - Parameters:
  ///   - receiver: the tensor whose method is called; the values are then those of the function's signature.
  ///   - mustFit: whether to say why it does not, in PyTorch's words.
  func match(_ call: CallArguments, receiver: Tensor? = nil, mustFit: Bool) throws -> [Argument]? {
    let given = call.positional.count
    let takesAll = takesOpenList && given > 0 && Self.isInteger(call.positional[0])
    if given > positionalCount && !takesAll {
      if mustFit { throw extraArguments(given) }
      return nil
    }
    var values: [Argument] = []
    values.reserveCapacity(parameters.count + 2)
    let leading = receiver != nil && receiverPosition == 0
    if leading, let receiver { values.append(.tensor(receiver)) }
    var position = 0
    var usedKeywords = 0
    for parameter in parameters {
      var found: Argument?
      var isKeyword = false
      if position < given {
        if parameter.isKeywordOnly {
          if mustFit { throw extraArguments(given) }
          return nil
        }
        found = call.positional[position]
      } else {
        isKeyword = true
        if !call.keywords.isEmpty {
          found = call.keywords.first { $0.name == parameter.name || Self.isAlias($0.name, of: parameter.name) }?.value
        }
      }
      guard let argument = found else {
        if parameter.isOptional {
          values.append(parameter.defaultValue)
          continue
        }
        if mustFit { throw missingArguments(values.count - (leading ? 1 : 0)) }
        return nil
      }
      if argument.isNone && parameter.isNullable {
        values.append(parameter.defaultText == nil || parameter.defaultText == "None" ? .none : parameter.defaultValue)
      } else if accepts(argument, parameter) {
        values.append(argument)
      } else if takesAll && position == 0 && !isKeyword && accepts(.list(call.positional, isTuple: true), parameter) {
        values.append(.list(call.positional, isTuple: true))
        position = given
        continue
      } else if mustFit {
        throw wrongType(argument, parameter, position: isKeyword ? nil : position)
      } else {
        return nil
      }
      if isKeyword { usedKeywords += 1 } else { position += 1 }
    }
    if usedKeywords < call.keywords.count {
      if mustFit { throw extraKeywords(call) }
      return nil
    }
    if !leading, let receiver { values.insert(.tensor(receiver), at: receiverPosition) }
    if let omittedOut { values.insert(.none, at: omittedOut) }
    return values
  }

  /// The values of the parameters, for a function with this one signature.
  ///
  /// - Throws: PyTorch's account of why the call does not fit.
  public func bind(_ call: CallArguments) throws -> [Argument] {
    try SignatureList.match([self], call, functionName: name).1
  }

  /// The values of the parameters of the first signature that a call fits, and which of them that is.
  ///
  /// - Throws: PyTorch's account of why none does.
  public static func bind(_ call: CallArguments, to signatures: [Signature]) throws -> (Int, [Argument]) {
    try SignatureList.match(signatures, call, functionName: signatures.first?.name ?? "")
  }

  /// NumPy's names for a few parameters, which PyTorch takes too.
  private static func isAlias(_ given: String, of name: String) -> Bool {
    switch (given, name) {
    case ("axis", "dim"), ("axis0", "dim0"), ("axis1", "dim1"), ("keepdims", "keepdim"), ("x", "input"), ("a", "input"),
      ("x1", "input"), ("x2", "other"):
      true
    default: false
    }
  }

  private func accepts(_ argument: Argument, _ parameter: Parameter) -> Bool {
    switch (parameter.type, argument) {
    case (.any, _): true
    case (.tensor, .tensor): true
    case (.tensor, .int), (.tensor, .float), (.tensor, .bool), (.tensor, .bigInt): takesNumbersAsTensors
    case (.number, .int), (.number, .float), (.number, .bool), (.number, .bigInt): true
    case (.number, .tensor(let tensor)): tensor.rank == 0 && !tensor.requiresGrad
    case (.float, .int), (.float, .float): true
    case (.float, .tensor(let tensor)): tensor.rank == 0 && !tensor.requiresGrad
    case (.int, .int), (.int, .bigInt): true
    case (.int, .tensor(let tensor)): tensor.rank == 0 && !tensor.dtype.isFloatingPoint && tensor.dtype != .bool
    case (.bool, .bool): true
    case (.string, .string): true
    case (.dtype, .dtype), (.generator, .generator), (.layout, .layout): true
    case (.memoryFormat, .memoryFormat): true
    case (.device, .device), (.device, .string), (.device, .int): true
    case (.tensorList, .list): true
    case (.numberList, .list(let elements, _)), (.floatList, .list(let elements, _)):
      elements.allSatisfy { $0.scalar != nil }
    case (.intList(let single), .int), (.intList(let single), .bigInt): single
    case (.intList(let single), .tensor(let tensor)): single && tensor.rank == 0 && tensor.dtype.isInteger
    case (.intList, .list(let elements, _)):
      switch elements.first {
      case nil, .int, .bigInt: true
      case .tensor(let tensor): tensor.rank == 0 && tensor.dtype.isInteger
      default: false
      }
    default: false
    }
  }

  /// Whether an argument can be the first of a list that is given as several arguments.
  private static func isInteger(_ argument: Argument) -> Bool {
    switch argument {
    case .int, .bigInt: true
    case .tensor(let tensor): tensor.rank == 0 && tensor.dtype.isInteger
    default: false
    }
  }

  // MARK: PyTorch's complaints

  private func wrongType(_ argument: Argument, _ parameter: Parameter, position: Int?) -> TensorError {
    let place = position.map { " (position \($0 + 1))" } ?? ""
    var found = "not \(argument.typeName)"
    if position != nil, case .intList = parameter.type, case .list(let elements, _) = argument,
      let first = elements.first
    {
      found = "but found element of type \(first.typeName) at pos 0"
    }
    return .type("\(name)(): argument '\(parameter.name)'\(place) must be \(parameter.type.displayName), \(found)")
  }

  private func extraArguments(_ given: Int) -> TensorError {
    let (least, most) = (requiredCount, positionalCount)
    if least != most {
      return .type("\(name)() takes from \(least) to \(most) positional arguments but \(given) were given")
    }
    let plural = most == 1 ? "" : "s"
    return .type(
      "\(name)() takes \(most) positional argument\(plural) but \(given) \(given == 1 ? "was" : "were") given")
  }

  private func missingArguments(_ from: Int) -> TensorError {
    let missing = parameters[from...].filter { !$0.isOptional }.map { "\"\($0.name)\"" }
    return .type(
      "\(name)() missing \(missing.count) required positional argument\(missing.count == 1 ? "s" : ""): "
        + missing.joined(separator: ", "))
  }

  private func extraKeywords(_ call: CallArguments) -> TensorError {
    for keyword in call.keywords {
      guard let i = parameters.firstIndex(where: { $0.name == keyword.name }) else {
        return .type("\(name)() got an unexpected keyword argument '\(keyword.name)'")
      }
      if i < call.positional.count { return .type("\(name)() got multiple values for argument '\(keyword.name)'") }
    }
    return .type("invalid keyword arguments")
  }
}

/// Matching a call to several signatures.
enum SignatureList {
  /// The first signature that a call fits, and the values of its parameters.
  ///
  /// - Throws: PyTorch's account of why none fits.
  ///
  /// - Parameter listed: the signatures that PyTorch lists instead, where those are others.
  static func match(
    _ signatures: [Signature], _ call: CallArguments, receiver: Tensor? = nil, functionName: String,
    listed: @autoclosure () -> [Signature]? = nil
  ) throws -> (Int, [Argument]) {
    for i in signatures.indices {
      if let values = try signatures[i].match(call, receiver: receiver, mustFit: false) { return (i, values) }
    }
    let given = call.positional.count + call.keywords.count
    var signatures = signatures
    if let all = listed() {
      for signature in all where try signature.match(call, mustFit: false) != nil {
        throw TensorError(
          .notImplemented,
          "this form of torch.\(functionName) is not supported by this runner: \(signature.description)")
      }
      signatures = all
    }
    if signatures.count == 1, !OlderOverloads.has(functionName), functionName != "copy_" {
      _ = try signatures[0].match(call, mustFit: true)
    }
    let plausible = signatures.filter { given >= $0.requiredCount && given <= $0.parameters.count }
    if plausible.count == 1 { _ = try plausible[0].match(call, mustFit: true) }
    throw invalid(signatures, call, functionName)
  }

  private static func invalid(_ signatures: [Signature], _ call: CallArguments, _ name: String) -> TensorError {
    var text = "\(name)() received an invalid combination of arguments - got "
    if signatures.count == 1 {
      let parts = optionParts(signatures[0])
      let unknown = call.keywords.map(\.name).filter { name in !parts.contains { $0.name == name } }
      if !unknown.isEmpty { return .type(text + "unrecognized keyword arguments: " + unknown.joined(separator: ", ")) }
      let isCounted = parts.count == call.positional.count + call.keywords.count
      text += isCounted ? formatted(signatures[0], call) : plain(call)
      return .type(text + ", but expected " + signatures[0].description)
    }
    text += plain(call) + ", but expected one of:\n"
    for signature in signatures {
      text += " * \(signature.description)\n"
      let parts = optionParts(signature)
      guard parts.count == call.positional.count + call.keywords.count else { continue }
      let unmatched = call.keywords.reversed().filter { keyword in
        !parts.suffix(call.keywords.count).contains { $0.name == keyword.name }
      }
      if !unmatched.isEmpty {
        text += "      didn't match because some of the keywords were incorrect: "
        text += unmatched.map(\.name).joined(separator: ", ") + "\n"
      } else {
        text += "      didn't match because some of the arguments have invalid types: \(formatted(signature, call))\n"
      }
    }
    return .type(text)
  }

  /// A printed signature taken apart as PyTorch does for its messages: at the commas, the name after the last space.
  private static func optionParts(_ signature: Signature) -> [(type: Substring, name: String)] {
    let inner = signature.description.dropFirst().dropLast()
    var parts: [(type: Substring, name: String)] = []
    for part in split(inner) {
      if let space = part.lastIndex(of: " ") {
        parts.append((part[..<space], String(part[part.index(after: space)...])))
      } else {
        parts.append(("", String(part)))
      }
    }
    return parts
  }

  private static func split(_ text: Substring) -> [Substring] {
    var parts: [Substring] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) { parts.append(part.drop { $0 == " " }) }
    return parts
  }

  private static func plain(_ call: CallArguments) -> String {
    // Keywords come from a hash table that hands out the last one first.
    var text = "(" + call.positional.map { "\($0.typeName), " }.joined()
    text += call.keywords.reversed().map { "\($0.name)=\($0.value.typeName), " }.joined()
    if !call.positional.isEmpty { text.removeLast(2) }
    return text + ")"
  }

  private static func formatted(_ signature: Signature, _ call: CallArguments) -> String {
    let parts = optionParts(signature)
    var text = "("
    for i in 0..<(call.positional.count + call.keywords.count) {
      let isKeyword = i >= call.positional.count
      let argument: Argument
      if isKeyword {
        guard i < parts.count, let found = call.keywords.first(where: { $0.name == parts[i].name }) else { continue }
        argument = found.value
      } else {
        argument = call.positional[i]
      }
      let fits = i < parts.count && parts[i].type == argument.typeName
      let mark = fits ? "" : "!"
      text += mark + (isKeyword ? "\(parts[i].name)=" : "") + argument.deepTypeName + mark + ", "
    }
    if !call.positional.isEmpty { text.removeLast(2) }
    return text + ")"
  }
}
