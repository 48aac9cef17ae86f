// The built-in types, bare: what they can do is installed by their own files.

package enum Types {
  private struct First {
    let object: TypeObject
    let type: TypeObject
    let dict: TypeObject
  }
  /// `object`, `type` and `dict` are made of each other, so they are made together.
  nonisolated(unsafe) private static let first: First = {
    func namespace() -> DictObject { DictObject(bootstrapping: ()) }
    let object = TypeObject(bootstrapping: "object", base: nil, namespace: namespace(), layout: .instance)
    let type = TypeObject(bootstrapping: "type", base: object, namespace: namespace(), layout: .type)
    let dict = TypeObject(bootstrapping: "dict", base: object, namespace: namespace(), layout: .dict)
    for made in [object, type, dict] {
      made.type = type
      made.namespace.type = dict
    }
    return First(object: object, type: type, dict: dict)
  }()

  nonisolated(unsafe) fileprivate static let madeObject = first.object
  nonisolated(unsafe) fileprivate static let madeType = first.type
  nonisolated(unsafe) fileprivate static let madeDict = first.dict
  nonisolated(unsafe) fileprivate static let madeNone = TypeObject("NoneType", isBase: false)
  nonisolated(unsafe) package static let notImplemented = TypeObject("NotImplementedType", isBase: false)
  nonisolated(unsafe) package static let ellipsis = TypeObject("ellipsis", isBase: false)
  nonisolated(unsafe) fileprivate static let madeInt = TypeObject("int", layout: .bigInt)
  nonisolated(unsafe) fileprivate static let madeBool = TypeObject("bool", base: madeInt, isBase: false)
  nonisolated(unsafe) fileprivate static let madeFloat = TypeObject("float", layout: .foreign)
  nonisolated(unsafe) package static let complex = TypeObject("complex", layout: .complex)
  nonisolated(unsafe) fileprivate static let madeStr = TypeObject("str", layout: .string)
  nonisolated(unsafe) package static let bytes = TypeObject("bytes", layout: .bytes)
  nonisolated(unsafe) package static let byteArray = TypeObject("bytearray", layout: .bytes)
  nonisolated(unsafe) fileprivate static let madeTuple = TypeObject("tuple", layout: .tuple)
  nonisolated(unsafe) fileprivate static let madeList = TypeObject("list", layout: .list)
  nonisolated(unsafe) package static let set = TypeObject("set", layout: .set)
  nonisolated(unsafe) package static let frozenSet = TypeObject("frozenset", layout: .frozenSet)
  nonisolated(unsafe) package static let range = TypeObject("range", layout: .range, isBase: false)
  nonisolated(unsafe) package static let slice = TypeObject("slice", layout: .slice, isBase: false)
  nonisolated(unsafe) fileprivate static let madeFunction = TypeObject(
    "function", layout: .function, hasInstanceDict: true, isBase: false)
  nonisolated(unsafe) fileprivate static let madeNative = TypeObject(
    "builtin_function_or_method", layout: .native, isBase: false)
  nonisolated(unsafe) package static let methodDescriptor = TypeObject(
    "method_descriptor", layout: .native, isBase: false)
  /// The class of methods written in Swift that are Python's own functions where they come from.
  nonisolated(unsafe) static let pythonNative = TypeObject("function", base: madeNative, layout: .native, isBase: false)
  nonisolated(unsafe) package static let slotWrapper = TypeObject("wrapper_descriptor", layout: .native, isBase: false)
  nonisolated(unsafe) fileprivate static let madeBoundMethod = TypeObject("method", layout: .boundMethod, isBase: false)
  nonisolated(unsafe) package static let code = TypeObject("code", layout: .code, isBase: false)
  nonisolated(unsafe) fileprivate static let madeCell = TypeObject("cell", layout: .cell, isBase: false)
  nonisolated(unsafe) package static let module = TypeObject("module", layout: .module, hasInstanceDict: true)
  nonisolated(unsafe) package static let generator = TypeObject("generator", layout: .generator, isBase: false)
  nonisolated(unsafe) package static let property = TypeObject("property", layout: .property)
  nonisolated(unsafe) package static let getSetDescriptor = TypeObject(
    "getset_descriptor", layout: .property, isBase: false)
  nonisolated(unsafe) package static let staticMethod = TypeObject(
    "staticmethod", layout: .staticMethod, hasInstanceDict: true)
  nonisolated(unsafe) package static let classMethod = TypeObject(
    "classmethod", layout: .classMethod, hasInstanceDict: true)
  nonisolated(unsafe) package static let superType = TypeObject("super", layout: .superObject)

  // MARK: Types that hot code names

  /// The types again, where reading one does not ask whether it is made: that took a fortieth of a loop over a dict.
  private struct Ready {
    let object = Unmanaged.passUnretained(madeObject)
    let type = Unmanaged.passUnretained(madeType)
    let dict = Unmanaged.passUnretained(madeDict)
    let none = Unmanaged.passUnretained(madeNone)
    let int = Unmanaged.passUnretained(madeInt)
    let bool = Unmanaged.passUnretained(madeBool)
    let float = Unmanaged.passUnretained(madeFloat)
    let str = Unmanaged.passUnretained(madeStr)
    let tuple = Unmanaged.passUnretained(madeTuple)
    let list = Unmanaged.passUnretained(madeList)
    let function = Unmanaged.passUnretained(madeFunction)
    let native = Unmanaged.passUnretained(madeNative)
    let boundMethod = Unmanaged.passUnretained(madeBoundMethod)
    let cell = Unmanaged.passUnretained(madeCell)
  }
  nonisolated(unsafe) private static var ready: Ready?

  /// Called when all types are made.
  static func becomeReady() {
    ready = Ready()
    for type in [list, tuple, dict, set, str, module] { type.becomePlain() }
  }

  // To make an object of a type takes no reference to the type.
  @inline(__always) static var strReference: Unmanaged<TypeObject> { ready?.str ?? .passUnretained(madeStr) }
  @inline(__always) static var tupleReference: Unmanaged<TypeObject> { ready?.tuple ?? .passUnretained(madeTuple) }
  @inline(__always) static var cellReference: Unmanaged<TypeObject> { ready?.cell ?? .passUnretained(madeCell) }
  @inline(__always) static var functionReference: Unmanaged<TypeObject> {
    ready?.function ?? .passUnretained(madeFunction)
  }
  @inline(__always) static var boundMethodReference: Unmanaged<TypeObject> {
    ready?.boundMethod ?? .passUnretained(madeBoundMethod)
  }

  @inline(__always) package static var object: TypeObject {
    if let ready { ready.object._withUnsafeGuaranteedRef { $0 } } else { madeObject }
  }
  @inline(__always) package static var type: TypeObject {
    if let ready { ready.type._withUnsafeGuaranteedRef { $0 } } else { madeType }
  }
  @inline(__always) package static var dict: TypeObject {
    if let ready { ready.dict._withUnsafeGuaranteedRef { $0 } } else { madeDict }
  }
  @inline(__always) package static var none: TypeObject {
    if let ready { ready.none._withUnsafeGuaranteedRef { $0 } } else { madeNone }
  }
  @inline(__always) package static var int: TypeObject {
    if let ready { ready.int._withUnsafeGuaranteedRef { $0 } } else { madeInt }
  }
  @inline(__always) package static var bool: TypeObject {
    if let ready { ready.bool._withUnsafeGuaranteedRef { $0 } } else { madeBool }
  }
  @inline(__always) package static var float: TypeObject {
    if let ready { ready.float._withUnsafeGuaranteedRef { $0 } } else { madeFloat }
  }
  @inline(__always) package static var str: TypeObject {
    if let ready { ready.str._withUnsafeGuaranteedRef { $0 } } else { madeStr }
  }
  @inline(__always) package static var tuple: TypeObject {
    if let ready { ready.tuple._withUnsafeGuaranteedRef { $0 } } else { madeTuple }
  }
  @inline(__always) package static var list: TypeObject {
    if let ready { ready.list._withUnsafeGuaranteedRef { $0 } } else { madeList }
  }
  @inline(__always) package static var function: TypeObject {
    if let ready { ready.function._withUnsafeGuaranteedRef { $0 } } else { madeFunction }
  }
  @inline(__always) package static var native: TypeObject {
    if let ready { ready.native._withUnsafeGuaranteedRef { $0 } } else { madeNative }
  }
  @inline(__always) package static var boundMethod: TypeObject {
    if let ready { ready.boundMethod._withUnsafeGuaranteedRef { $0 } } else { madeBoundMethod }
  }
  @inline(__always) package static var cell: TypeObject {
    if let ready { ready.cell._withUnsafeGuaranteedRef { $0 } } else { madeCell }
  }
}
