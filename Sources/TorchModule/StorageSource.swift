// torch.storage: the memory behind a tensor, as Python text over a flat tensor of all its elements.

import MiniPython
import MiniTorch

enum StorageSource {
  /// Adds `untyped_storage` and `storage` to tensors.
  static func install() {
    for (name, maker) in [("untyped_storage", "UntypedStorage"), ("storage", "_typed")] {
      TensorType.tensor.pythonMethod(name, "(self)") { a in
        try Operations.call(Modules.module("torch.storage").namespace[StringObject.intern(maker)], [whole(a[0])])
      }
    }
    TensorType.tensor.method("is_set_to", .positional(1...1)) { a in
      let (x, y) = (try TensorType.receiver(a[0]), try TensorType.receiver(a[1]))
      return .bool(
        x.storage === y.storage && x.offset == y.offset && x.sizes == y.sizes && x.strides == y.strides)
    }
  }

  /// All elements of a tensor's memory in a row, as a tensor that shares it.
  private static func whole(_ value: Value) throws -> Value {
    let tensor = try TensorType.receiver(value)
    return .tensor(tensor.wholeStorage)
  }

  static func make() throws -> ModuleObject {
    try PythonSource.module("torch.storage", text) { module in
      module.set("torch", .object(try Modules.module("torch")))
      module.function("warn", .positional(1...1)) { a in
        try Warnings.warn(Exceptions.userWarning, Operations.str(a[0]).text)
        return .none
      }
    }
  }

  private static let text = #"""
    class UntypedStorage:
        __module__ = "torch.storage"

        def __init__(self, elements):
            self._elements = elements.detach()

        def _bytes(self):
            return self._elements.view(torch.uint8) if self._elements.numel() else torch.zeros(0, dtype=torch.uint8)

        device = property(lambda self: torch.device("cpu"))
        is_cuda = property(lambda self: False)

        def nbytes(self):
            return self._elements.numel() * self._elements.element_size()

        size = nbytes
        __len__ = nbytes

        def element_size(self):
            return 1

        def data_ptr(self):
            return self._elements.data_ptr()

        def tolist(self):
            return self._bytes().tolist()

        def __iter__(self):
            return iter(self.tolist())

        def __getitem__(self, index):
            if isinstance(index, slice):
                raise NotImplementedError("slices of a storage are not supported by this runner")
            if not -len(self) <= index < len(self):
                raise IndexError(f"index {index} out of range for storage of size {len(self)}")
            return self._bytes()[index].item()

        def __setitem__(self, index, value):
            self._bytes()[index] = value

        def __eq__(self, other):
            return isinstance(other, UntypedStorage) and self.data_ptr() == other.data_ptr() and len(self) == len(other)

        __hash__ = object.__hash__

        def clone(self):
            return UntypedStorage(self._elements.clone())

        def fill_(self, value):
            self._bytes().fill_(value)
            return self

        def __repr__(self):
            lines = "".join(f" {value}\n" for value in self.tolist())
            return lines + f"[torch.storage.UntypedStorage(device=cpu) of size {len(self)}]"


    class TypedStorage:
        __module__ = "torch.storage"

        def __init__(self, elements):
            self._elements = elements.detach()

        device = property(lambda self: torch.device("cpu"))
        dtype = property(lambda self: self._elements.dtype)
        is_cuda = property(lambda self: False)

        def untyped(self):
            return UntypedStorage(self._elements)

        def size(self):
            return self._elements.numel()

        __len__ = size

        def nbytes(self):
            return self._elements.numel() * self._elements.element_size()

        def element_size(self):
            return self._elements.element_size()

        def data_ptr(self):
            return self._elements.data_ptr()

        def tolist(self):
            return self._elements.tolist()

        def __iter__(self):
            return iter(self.tolist())

        def __getitem__(self, index):
            if isinstance(index, slice):
                raise RuntimeError("slices are only supported in UntypedStorage.__getitem__")
            if not -len(self) <= index < len(self):
                raise IndexError(f"index {index} out of range for storage of size {len(self)}")
            return self._elements[index].item()

        def __setitem__(self, index, value):
            self._elements[index] = value

        def clone(self):
            return TypedStorage(self._elements.clone())

        def fill_(self, value):
            self._elements.fill_(value)
            return self

        def __repr__(self):
            lines = "".join(f" {value}\n" for value in self.tolist())
            return lines + f"[torch.storage.TypedStorage(dtype={self.dtype}, device=cpu) of size {len(self)}]"


    _warned = False


    def _typed(elements):
        global _warned
        if not _warned:
            _warned = True
            warn("TypedStorage is deprecated. It will be removed in the future and UntypedStorage will be the only "
                 "storage class. This should only matter to you if you are using storages directly.  To access "
                 "UntypedStorage directly, use tensor.untyped_storage() instead of tensor.storage()")
        return TypedStorage(elements)
    """#
}
