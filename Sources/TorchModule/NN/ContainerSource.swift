// Containers of modules, as Python text.

enum ContainerSource {
  /// Those that few models have are a part of their own: nearly all have a Sequential.
  static let names = ["ModuleList", "ModuleDict", "Container"]

  /// What containers of parameters begin with as well.
  static let shared = #"""
    import operator
    from _collections import OrderedDict


    def _at(count, index):
        index = operator.index(index)
        if not -count <= index < count:
            raise IndexError(f"index {index} is out of range")
        return index % count


    def _pairs(given, name, shown):
        # The keys and values of a dictionary or of an iterable of pairs.
        if hasattr(given, "items"):
            return given.items()
        try:
            items = list(given)
        except TypeError:
            raise TypeError(
                f"{shown}.update should be called with an iterable of key/value pairs, but got "
                + type(given).__name__) from None
        for i, item in enumerate(items):
            try:
                count = len(list(item))
            except TypeError:
                raise TypeError(
                    f"{name} update sequence element #{i} should be Iterable; is" + type(item).__name__) from None
            if count != 2:
                raise ValueError(f"{name} update sequence element #{i} has length {count}; 2 is required")
        return items



    """#

  static let sequential = #"""
    class Sequential(nn.Module):
        """Layers that are called one after the other."""

        def __init__(self, *args):
            super().__init__()
            if len(args) == 1 and isinstance(args[0], OrderedDict):
                for name, module in args[0].items():
                    self.add_module(name, module)
            else:
                for i, module in enumerate(args):
                    self.add_module(str(i), module)

        def forward(self, input):
            for module in self._modules.values():
                input = module(input)
            return input

        def _name_at(self, index):
            return list(self._modules)[_at(len(self), index)]

        def __getitem__(self, index):
            if isinstance(index, slice):
                return type(self)(OrderedDict(list(self._modules.items())[index]))
            return self._modules[self._name_at(index)]

        def __setitem__(self, index, module):
            setattr(self, self._name_at(index), module)

        def __delitem__(self, index):
            names = list(self._modules)[index] if isinstance(index, slice) else [self._name_at(index)]
            for name in names:
                delattr(self, name)
            modules = list(self._modules.values())
            object.__setattr__(self, "_modules", {str(i): module for i, module in enumerate(modules)})

        def __len__(self):
            return len(self._modules)

        def __iter__(self):
            return iter(self._modules.values())

        def __add__(self, other):
            if not isinstance(other, Sequential):
                raise ValueError(
                    f"add operator supports only objects of Sequential class, but {type(other)} is given.")
            return Sequential(*self, *other)

        def __iadd__(self, other):
            if not isinstance(other, Sequential):
                raise ValueError(
                    f"add operator supports only objects of Sequential class, but {type(other)} is given.")
            return self.extend(list(other))

        def _times(self, other):
            if not isinstance(other, int):
                raise TypeError(f"unsupported operand type(s) for *: {type(self)} and {type(other)}")
            if other <= 0:
                raise ValueError(f"Non-positive multiplication factor {other} for {type(self)}")
            return other

        def __mul__(self, other):
            return Sequential(*list(self) * self._times(other))

        def __rmul__(self, other):
            return self * other

        def __imul__(self, other):
            return self.extend(list(self) * (self._times(other) - 1))

        def __dir__(self):
            return [name for name in super().__dir__() if not name.isdigit()]

        def append(self, module):
            self.add_module(str(len(self)), module)
            return self

        def extend(self, modules):
            for module in modules:
                self.append(module)
            return self

        def insert(self, index, module):
            if not isinstance(module, nn.Module):
                raise AssertionError(f"module should be of type: {nn.Module}")
            if not -len(self) <= index <= len(self):
                raise IndexError(f"Index out of range: {index}")
            index = index + len(self) if index < 0 else index
            for i in range(len(self), index, -1):
                self._modules[str(i)] = self._modules[str(i - 1)]
            self._modules[str(index)] = module
            return self

        def pop(self, index):
            module = self[index]
            del self[index]
            return module
    """#

  static let text = #"""
    class ModuleList(nn.Module):
        """Modules in a list, registered."""

        def __init__(self, modules=None):
            super().__init__()
            if modules is not None:
                self += modules

        def _set(self, modules):
            self._modules.clear()
            for i, module in enumerate(modules):
                self.add_module(str(i), module)

        def __getitem__(self, index):
            if isinstance(index, slice):
                return type(self)(list(self._modules.values())[index])
            return self._modules[str(_at(len(self), index))]

        def __setitem__(self, index, module):
            setattr(self, str(_at(len(self), index)), module)

        def __delitem__(self, index):
            modules = list(self._modules.values())
            if isinstance(index, slice):
                del modules[index]
            else:
                del modules[_at(len(self), index)]
            self._set(modules)

        def __len__(self):
            return len(self._modules)

        def __iter__(self):
            return iter(self._modules.values())

        def __iadd__(self, modules):
            return self.extend(modules)

        def __add__(self, other):
            return ModuleList(list(self) + list(other))

        def append(self, module):
            self.add_module(str(len(self)), module)
            return self

        def extend(self, modules):
            try:
                iter(modules)
            except TypeError:
                raise TypeError(
                    "ModuleList.extend should be called with an iterable, but got " + type(modules).__name__) from None
            for module in modules:
                self.append(module)
            return self

        def insert(self, index, module):
            modules = list(self._modules.values())
            modules.insert(index, module)
            self._set(modules)

        def pop(self, key):
            module = self[key]
            del self[key]
            return module

        def __repr__(self):
            texts = [repr(module) for module in self]
            if not texts:
                return self._get_name() + "()"
            runs = []
            for i, text in enumerate(texts):
                if runs and runs[-1][2] == text:
                    runs[-1][1] = i
                else:
                    runs.append([i, i, text])
            lines = []
            for first, last, text in runs:
                start = f"({first}): " if first == last else f"({first}-{last}): {last - first + 1} x "
                lines.append((start + text).replace("\n", "\n  "))
            return self._get_name() + "(\n  " + "\n  ".join(lines) + "\n)"


    class ModuleDict(nn.Module):
        """Modules in a dictionary, registered."""

        def __init__(self, modules=None):
            super().__init__()
            if modules is not None:
                self.update(modules)

        def __getitem__(self, key):
            return self._modules[key]

        def __setitem__(self, key, module):
            self.add_module(key, module)

        def __delitem__(self, key):
            del self._modules[key]

        def __len__(self):
            return len(self._modules)

        def __iter__(self):
            return iter(self._modules)

        def __contains__(self, key):
            return key in self._modules

        def clear(self):
            self._modules.clear()

        def pop(self, key):
            return self._modules.pop(key)

        def keys(self):
            return self._modules.keys()

        def items(self):
            return self._modules.items()

        def values(self):
            return self._modules.values()

        def update(self, modules):
            for key, module in _pairs(modules, "ModuleDict", "ModuleDict"):
                self[key] = module


    class Container(nn.Module):
        """The old name of a module with modules in it."""

        def __init__(self, **kwargs):
            warn(
                "`nn.Container` is deprecated. All of its functionality is now implemented in `nn.Module`. Subclass that "
                "instead.", 2, FutureWarning)
            super().__init__()
            for key, value in kwargs.items():
                self.add_module(key, value)
    """#
}
