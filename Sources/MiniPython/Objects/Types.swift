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

  nonisolated(unsafe) package static let object = first.object
  nonisolated(unsafe) package static let type = first.type
  nonisolated(unsafe) package static let dict = first.dict
  nonisolated(unsafe) package static let none = TypeObject("NoneType", isBase: false)
  nonisolated(unsafe) package static let notImplemented = TypeObject("NotImplementedType", isBase: false)
  nonisolated(unsafe) package static let ellipsis = TypeObject("ellipsis", isBase: false)
  nonisolated(unsafe) package static let int = TypeObject("int", layout: .bigInt)
  nonisolated(unsafe) package static let bool = TypeObject("bool", base: int, isBase: false)
  nonisolated(unsafe) package static let float = TypeObject("float", layout: .foreign)
  nonisolated(unsafe) package static let complex = TypeObject("complex", layout: .complex)
  nonisolated(unsafe) package static let str = TypeObject("str", layout: .string)
  nonisolated(unsafe) package static let bytes = TypeObject("bytes", layout: .bytes)
  nonisolated(unsafe) package static let byteArray = TypeObject("bytearray", layout: .bytes)
  nonisolated(unsafe) package static let tuple = TypeObject("tuple", layout: .tuple)
  nonisolated(unsafe) package static let list = TypeObject("list", layout: .list)
  nonisolated(unsafe) package static let set = TypeObject("set", layout: .set)
  nonisolated(unsafe) package static let frozenSet = TypeObject("frozenset", layout: .frozenSet)
  nonisolated(unsafe) package static let range = TypeObject("range", layout: .range, isBase: false)
  nonisolated(unsafe) package static let slice = TypeObject("slice", layout: .slice, isBase: false)
  nonisolated(unsafe) package static let function = TypeObject(
    "function", layout: .function, hasInstanceDict: true, isBase: false)
  nonisolated(unsafe) package static let native = TypeObject(
    "builtin_function_or_method", layout: .native, isBase: false)
  nonisolated(unsafe) package static let methodDescriptor = TypeObject(
    "method_descriptor", layout: .native, isBase: false)
  nonisolated(unsafe) package static let slotWrapper = TypeObject("wrapper_descriptor", layout: .native, isBase: false)
  nonisolated(unsafe) package static let boundMethod = TypeObject("method", layout: .boundMethod, isBase: false)
  nonisolated(unsafe) package static let code = TypeObject("code", layout: .code, isBase: false)
  nonisolated(unsafe) package static let cell = TypeObject("cell", layout: .cell, isBase: false)
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
}
