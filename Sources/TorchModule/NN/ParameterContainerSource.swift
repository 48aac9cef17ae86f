// Containers of parameters, as Python text.

enum ParameterContainerSource {
  static let names = ["ParameterList", "ParameterDict"]

  static let text = #"""
    from _collections import OrderedDict


    class ParameterList(nn.Module):
        """Parameters in a list, registered; tensors become parameters."""

        def __init__(self, values=None):
            super().__init__()
            self._size = 0
            if values is not None:
                self += values

        def __getitem__(self, index):
            if isinstance(index, slice):
                return type(self)([self[i] for i in range(*index.indices(len(self)))])
            return getattr(self, str(_at(len(self), index)))

        def __setitem__(self, index, value):
            if isinstance(value, Tensor) and not isinstance(value, Parameter):
                value = Parameter(value)
            setattr(self, str(_at(len(self), index)), value)

        def __delitem__(self, index):
            raise AttributeError("__delitem__")

        def __len__(self):
            return self._size

        def __iter__(self):
            return iter(self[i] for i in range(len(self)))

        def __iadd__(self, values):
            return self.extend(values)

        def append(self, value):
            self._size += 1
            self[len(self) - 1] = value
            return self

        def extend(self, values):
            if isinstance(values, Tensor) or not hasattr(values, "__iter__"):
                raise TypeError(
                    "ParameterList.extend should be called with an iterable, but got " + type(values).__name__)
            for value in values:
                self.append(value)
            return self

        def extra_repr(self):
            lines = []
            for i, value in enumerate(self):
                if isinstance(value, Tensor):
                    kind = "Parameter" if isinstance(value, Parameter) else "Tensor"
                    size = "x".join(str(n) for n in value.size())
                    lines.append(f"  ({i}): {kind} containing: [{value.dtype} of size {size}]")
                else:
                    lines.append(f"  ({i}): Object of type: {type(value).__name__}")
            return "\n".join(lines)

        def __repr__(self):
            # Each line is indented once more than those of other modules.
            lines = self.extra_repr().split("\n")
            if lines == [""]:
                return self._get_name() + "()"
            if len(lines) == 1:
                return f"{self._get_name()}({lines[0]})"
            return self._get_name() + "(\n  " + "\n  ".join(lines) + "\n)"

        def __call__(self, *args, **kwargs):
            raise RuntimeError("ParameterList should not be called.")


    class ParameterDict(nn.Module):
        """Parameters in a dictionary, registered; tensors become parameters."""

        def __init__(self, parameters=None):
            super().__init__()
            self._keys = {}
            if parameters is not None:
                self.update(parameters)

        def _attribute(self, key):
            if not isinstance(key, str):
                raise TypeError(
                    "Index given to ParameterDict cannot be used as a key as it is not a string (type is "
                    f"'{type(key).__name__}'). Open an issue on github if you need non-string keys.")
            return key

        def __getitem__(self, key):
            return getattr(self, self._attribute(key))

        def __setitem__(self, key, value):
            self._keys[key] = None
            name = self._attribute(key)
            if isinstance(value, Tensor) and not isinstance(value, Parameter):
                value = Parameter(value)
            setattr(self, name, value)

        def __delitem__(self, key):
            del self._keys[key]
            delattr(self, self._attribute(key))

        def __reversed__(self):
            return reversed(list(self._keys))

        def __or__(self, other):
            made = self.copy()
            made.update(other)
            return made

        def __ror__(self, other):
            made = other.copy()
            made.update(self)
            return made

        def __ior__(self, other):
            self.update(other)
            return self

        def copy(self):
            # The keys of a dictionary are taken one by one, as PyTorch does.
            return ParameterDict(OrderedDict((key, self[key]) for key in self._keys))

        def setdefault(self, key, default=None):
            if key not in self:
                self[key] = default
            return self[key]

        def clear(self):
            for key in list(self._keys):
                del self[key]

        def popitem(self):
            key, _ = self._keys.popitem()
            self._keys[key] = None
            value = self[key]
            del self[key]
            return key, value

        def fromkeys(self, keys, default=None):
            return ParameterDict((key, default) for key in keys)

        def __len__(self):
            return len(self._keys)

        def __iter__(self):
            return iter(self._keys)

        def __contains__(self, key):
            return key in self._keys

        def keys(self):
            return self._keys.keys()

        def items(self):
            return ((key, self[key]) for key in self._keys)

        def values(self):
            return (self[key] for key in self._keys)

        def get(self, key, default=None):
            return self[key] if key in self else default

        def pop(self, key):
            value = self[key]
            del self[key]
            return value

        def update(self, parameters):
            for key, value in _pairs(parameters, "ParameterDict", "ParametersDict"):
                self[key] = value

        def extra_repr(self):
            lines = []
            for key, value in self.items():
                if isinstance(value, Tensor):
                    kind = "Parameter" if isinstance(value, Parameter) else "Tensor"
                    size = "x".join(str(n) for n in value.size())
                    lines.append(f"  ({key}): {kind} containing: [{type_text(value)} of size {size}]")
                else:
                    lines.append(f"  ({key}): Object of type: {type(value).__name__}")
            return "\n".join(lines)

        def __call__(self, *args, **kwargs):
            raise RuntimeError("ParameterDict should not be called.")
    """#
}
