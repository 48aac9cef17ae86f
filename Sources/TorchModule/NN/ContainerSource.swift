// Containers of modules and parameters, as Python text.

enum ContainerSource {
  static let names = ["Sequential", "ModuleList", "ModuleDict", "ParameterList", "ParameterDict"]

  static let text = #"""
    from collections import OrderedDict


    def _at(count, index):
        index = index.__index__()
        if not -count <= index < count:
            raise IndexError(f"index {index} is out of range")
        return index % count


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
            modules = list(self._modules.values())
            modules.insert(index + len(self) if index < 0 else index, module)
            object.__setattr__(self, "_modules", {str(i): each for i, each in enumerate(modules)})
            return self

        def pop(self, index):
            module = self[index]
            del self[index]
            return module


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
            pairs = modules.items() if hasattr(modules, "items") else modules
            for key, module in pairs:
                self[key] = module


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
            if isinstance(values, Tensor):
                raise TypeError("ParameterList.extend should be called with an iterable, but got Tensor")
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

        def __getitem__(self, key):
            if key not in self._keys:
                raise KeyError(key)
            return getattr(self, key)

        def __setitem__(self, key, value):
            self._keys[key] = None
            if isinstance(value, Tensor) and not isinstance(value, Parameter):
                value = Parameter(value)
            setattr(self, key, value)

        def __delitem__(self, key):
            del self._keys[key]
            delattr(self, key)

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
            pairs = parameters.items() if hasattr(parameters, "items") else parameters
            for key, value in pairs:
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
