// torch.nn.Module, as Python text.

enum ModuleSource {
  static let text = #"""
    from collections import OrderedDict, namedtuple


    class _IncompatibleKeys(namedtuple("IncompatibleKeys", ["missing_keys", "unexpected_keys"])):
        __slots__ = ()

        def __repr__(self):
            if not self.missing_keys and not self.unexpected_keys:
                return "<All keys matched successfully>"
            return f"_IncompatibleKeys(missing_keys={self.missing_keys}, unexpected_keys={self.unexpected_keys})"

        __str__ = __repr__


    class _Handle:
        def __init__(self, hooks, key):
            self.hooks, self.key = hooks, key

        def remove(self):
            self.hooks.pop(self.key, None)

        def __enter__(self):
            return self

        def __exit__(self, *exc):
            self.remove()


    _Handle.__name__ = _Handle.__qualname__ = "RemovableHandle"
    _Handle.__module__ = "torch.utils.hooks"
    _count = [0]


    def _hook(hooks, hook):
        _count[0] += 1
        hooks[_count[0]] = hook
        return _Handle(hooks, _count[0])


    def _indented(text, spaces):
        lines = text.split("\n")
        return "\n".join([lines[0]] + [" " * spaces + line for line in lines[1:]])


    class Module:
        """The base of all layers and models: what is assigned to it is registered."""

        def __init__(self, *args, **kwargs):
            set_plain = object.__setattr__
            set_plain(self, "training", True)
            set_plain(self, "_parameters", {})
            set_plain(self, "_buffers", {})
            set_plain(self, "_non_persistent_buffers_set", set())
            set_plain(self, "_modules", {})
            if args or kwargs:
                which = f"argument '{next(iter(kwargs))}'" if kwargs else None
                if which:
                    raise TypeError(f"{type(self).__name__}.__init__() got an unexpected keyword {which}")
                raise TypeError(
                    f"{type(self).__name__}.__init__() takes 1 positional argument but {len(args) + 1} were given")

        __call__ = module_call
        __getattr__ = module_getattr

        def forward(self, *input):
            raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

        forward.is_missing = True

        def _call_with_hooks(self, args, kwargs):
            state = self.__dict__
            for hook, with_kwargs in list(state.get("_forward_pre_hooks", {}).values()):
                if with_kwargs:
                    answer = hook(self, args, kwargs)
                    if answer is not None:
                        args, kwargs = answer
                else:
                    answer = hook(self, args)
                    if answer is not None:
                        args = answer if isinstance(answer, tuple) else (answer,)
            backward = list(state.get("_backward_hooks", {}).values())
            before = list(state.get("_backward_pre_hooks", {}).values())
            if backward or before:
                result = backward_hooks(self, before, backward, args, kwargs)
            else:
                result = self.forward(*args, **kwargs)
            for hook, with_kwargs in list(state.get("_forward_hooks", {}).values()):
                answer = hook(self, args, kwargs, result) if with_kwargs else hook(self, args, result)
                if answer is not None:
                    result = answer
            return result

        def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
            return self._add_hook("_forward_hooks", (hook, with_kwargs))

        def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
            return self._add_hook("_forward_pre_hooks", (hook, with_kwargs))

        def register_full_backward_hook(self, hook, prepend=False):
            return self._add_hook("_backward_hooks", hook)

        def register_full_backward_pre_hook(self, hook, prepend=False):
            return self._add_hook("_backward_pre_hooks", hook)

        def _add_hook(self, name, hook):
            if name not in self.__dict__:
                object.__setattr__(self, name, {})
            return _hook(self.__dict__[name], hook)

        # Registration

        def __setattr__(self, name, value):
            state = self.__dict__
            if isinstance(value, Parameter):
                if "_parameters" not in state:
                    raise AttributeError("cannot assign parameters before Module.__init__() call")
                for other in (state, state["_buffers"], state["_modules"], state["_non_persistent_buffers_set"]):
                    if name in other:
                        if isinstance(other, dict):
                            del other[name]
                        else:
                            other.discard(name)
                self.register_parameter(name, value)
                return
            params = state.get("_parameters")
            if params is not None and name in params:
                if value is not None:
                    raise TypeError(
                        f"cannot assign '{type_text(value)}' as parameter '{name}' (torch.nn.Parameter or None expected)")
                params[name] = None
                return
            if isinstance(value, Module):
                if "_modules" not in state:
                    raise AttributeError("cannot assign module before Module.__init__() call")
                for other in (state, params, state["_buffers"]):
                    if name in other:
                        del other[name]
                state["_modules"][name] = value
                return
            modules = state.get("_modules")
            if modules is not None and name in modules:
                if value is not None:
                    raise TypeError(
                        f"cannot assign '{type_text(value)}' as child module '{name}' (torch.nn.Module or None expected)")
                modules[name] = None
                return
            buffers = state.get("_buffers")
            if buffers is not None and name in buffers:
                if value is not None and not isinstance(value, Tensor):
                    raise TypeError(
                        f"cannot assign '{type_text(value)}' as buffer '{name}' (torch.nn.Buffer, torch.Tensor or None "
                        "expected)")
                buffers[name] = value
                return
            object.__setattr__(self, name, value)

        def __delattr__(self, name):
            for part in ("_parameters", "_buffers", "_modules"):
                if name in self.__dict__[part]:
                    del self.__dict__[part][name]
                    self._non_persistent_buffers_set.discard(name)
                    return
            object.__delattr__(self, name)

        def __dir__(self):
            names = dir(type(self)) + list(self.__dict__)
            names += list(self._parameters) + list(self._modules) + list(self._buffers)
            return sorted(name for name in set(names) if not name[0].isdigit())

        def _check_name(self, kind, name, own):
            if not isinstance(name, str):
                raise TypeError(f"{kind} name should be a string. Got {type_text(name)}")
            if "." in name:
                if kind == "module":
                    raise KeyError(f'module name can\'t contain ".", got: {name}')
                raise KeyError(f'{kind} name can\'t contain "."')
            if name == "":
                raise KeyError(f'{kind} name can\'t be empty string ""')
            if hasattr(self, name) and name not in own:
                raise KeyError(f"attribute '{name}' already exists")

        def register_parameter(self, name, param):
            if "_parameters" not in self.__dict__:
                raise AttributeError("cannot assign parameter before Module.__init__() call")
            self._check_name("parameter", name, self._parameters)
            if param is not None and not isinstance(param, Parameter):
                raise TypeError(
                    f"cannot assign '{type_text(param)}' object to parameter '{name}' (torch.nn.Parameter or None required)")
            if param is not None and param.grad_fn is not None:
                raise ValueError(
                    f"Cannot assign non-leaf Tensor to parameter '{name}'. Model parameters must be created explicitly. To "
                    f"express '{name}' as a function of another Tensor, compute the value in the forward() method.")
            self._parameters[name] = param

        def register_buffer(self, name, tensor, persistent=True):
            if "_buffers" not in self.__dict__:
                raise AttributeError("cannot assign buffer before Module.__init__() call")
            self._check_name("buffer", name, self._buffers)
            if tensor is not None and not isinstance(tensor, Tensor):
                raise TypeError(
                    f"cannot assign '{type_text(tensor)}' object to buffer '{name}' (torch Tensor or None required)")
            self._buffers[name] = tensor
            if persistent:
                self._non_persistent_buffers_set.discard(name)
            else:
                self._non_persistent_buffers_set.add(name)

        def add_module(self, name, module):
            if not isinstance(module, Module) and module is not None:
                raise TypeError(f"{type_text(module)} is not a Module subclass")
            self._check_name("module", name, self._modules)
            self._modules[name] = module

        def register_module(self, name, module):
            self.add_module(name, module)

        # Walking

        def named_modules(self, memo=None, prefix="", remove_duplicate=True):
            if memo is None:
                memo = set()
            if self not in memo:
                if remove_duplicate:
                    memo.add(self)
                yield prefix, self
                for name, module in self._modules.items():
                    if module is not None:
                        yield from module.named_modules(
                            memo, prefix + ("." if prefix else "") + name, remove_duplicate)

        def modules(self):
            for _, module in self.named_modules():
                yield module

        def named_children(self):
            memo = set()
            for name, module in self._modules.items():
                if module is not None and module not in memo:
                    memo.add(module)
                    yield name, module

        def children(self):
            for _, module in self.named_children():
                yield module

        def _named_members(self, members, prefix="", recurse=True, remove_duplicate=True):
            memo = set()
            for path, module in (self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate) if recurse
                                 else [(prefix, self)]):
                for name, value in members(module):
                    if value is None or value in memo:
                        continue
                    if remove_duplicate:
                        memo.add(value)
                    yield path + ("." if path else "") + name, value

        def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
            yield from self._named_members(lambda m: m._parameters.items(), prefix, recurse, remove_duplicate)

        def parameters(self, recurse=True):
            kind = type(self)
            if kind.named_parameters is Module.named_parameters and kind.named_modules is Module.named_modules:
                yield from collected_parameters(self, recurse)
            else:
                for _, param in self.named_parameters(recurse=recurse):
                    yield param

        def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
            yield from self._named_members(lambda m: m._buffers.items(), prefix, recurse, remove_duplicate)

        def buffers(self, recurse=True):
            for _, buffer in self.named_buffers(recurse=recurse):
                yield buffer

        def get_submodule(self, target):
            module = self
            for name in target.split(".") if target else []:
                if not hasattr(module, name):
                    raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
                module = getattr(module, name)
                if not isinstance(module, Module):
                    raise AttributeError(f"`{name}` is not an nn.Module")
            return module

        def get_parameter(self, target):
            path, _, name = target.rpartition(".")
            module = self.get_submodule(path)
            if not hasattr(module, name):
                raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
            param = getattr(module, name)
            if not isinstance(param, Parameter):
                raise AttributeError(f"`{name}` is not an nn.Parameter")
            return param

        def get_buffer(self, target):
            path, _, name = target.rpartition(".")
            module = self.get_submodule(path)
            if not hasattr(module, name):
                raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
            if name not in module._buffers:
                raise AttributeError(f"`{name}` is not a buffer")
            return getattr(module, name)

        # Changing

        def apply(self, fn):
            for module in self.children():
                module.apply(fn)
            fn(self)
            return self

        def _apply(self, fn, recurse=True):
            for module in self.children():
                module._apply(fn)
            for name, param in self._parameters.items():
                if param is not None:
                    with no_grad():
                        changed = fn(param)
                        if changed is not param:
                            param.data = changed
                        if param.grad is not None:
                            param.grad.data = fn(param.grad)
            for name, buffer in self._buffers.items():
                if buffer is not None:
                    self._buffers[name] = fn(buffer)
            return self

        def to(self, *args, **kwargs):
            dtype = kwargs.pop("dtype", None)
            device = kwargs.pop("device", None)
            for arg in args:
                if isinstance(arg, torch.dtype):
                    dtype = arg
                elif isinstance(arg, Tensor):
                    dtype = arg.dtype
                elif isinstance(arg, (str, torch.device)):
                    device = arg
            if device is not None:
                torch.empty(0, device=device)
            if dtype is not None and not dtype.is_floating_point:
                raise TypeError(
                    "nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=" + str(dtype))
            if dtype is None:
                return self
            return self._apply(lambda t: t.to(dtype) if t.is_floating_point() else t)

        def float(self):
            return self._apply(lambda t: t.float() if t.is_floating_point() else t)

        def double(self):
            return self._apply(lambda t: t.double() if t.is_floating_point() else t)

        def half(self):
            return self._apply(lambda t: t.half() if t.is_floating_point() else t)

        def bfloat16(self):
            return self._apply(lambda t: t.bfloat16() if t.is_floating_point() else t)

        def type(self, dst_type):
            return self._apply(lambda t: t.type(dst_type))

        def cpu(self):
            return self

        def cuda(self, device=None):
            raise AssertionError("Torch not compiled with CUDA enabled")

        def train(self, mode=True):
            if not isinstance(mode, bool):
                raise ValueError("training mode is expected to be boolean")
            self.training = mode
            for module in self.children():
                module.train(mode)
            return self

        def eval(self):
            return self.train(False)

        def requires_grad_(self, requires_grad=True):
            for param in self.parameters():
                param.requires_grad_(requires_grad)
            return self

        def zero_grad(self, set_to_none=True):
            for param in self.parameters():
                zero_gradient(param, set_to_none)

        def share_memory(self):
            return self

        # State

        def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
            if destination is None:
                destination = OrderedDict()
            self._save_to_state_dict(destination, prefix, keep_vars)
            for name, module in self._modules.items():
                if module is not None:
                    module.state_dict(destination=destination, prefix=prefix + name + ".", keep_vars=keep_vars)
            return destination

        def _save_to_state_dict(self, destination, prefix, keep_vars):
            for name, param in self._parameters.items():
                if param is not None:
                    destination[prefix + name] = param if keep_vars else param.detach()
            for name, buffer in self._buffers.items():
                if buffer is not None and name not in self._non_persistent_buffers_set:
                    destination[prefix + name] = buffer if keep_vars else buffer.detach()

        def load_state_dict(self, state_dict, strict=True, assign=False):
            if not hasattr(state_dict, "items"):
                raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
            missing, errors = [], []
            expected = self.state_dict(keep_vars=True)
            with no_grad():
                for name, mine in expected.items():
                    if name not in state_dict:
                        missing.append(name)
                        continue
                    given = state_dict[name]
                    if not isinstance(given, Tensor):
                        errors.append(
                            f'While copying the parameter named "{name}", expected torch.Tensor or Tensor-like object from '
                            f"checkpoint but received {type(given)}")
                        continue
                    if mine.shape != given.shape and not (mine.dim() == 0 and given.shape == (1,)):
                        errors.append(
                            f"size mismatch for {name}: copying a param with shape {given.shape} from checkpoint, the shape "
                            f"in current model is {mine.shape}.")
                        continue
                    if assign:
                        path, _, last = name.rpartition(".")
                        module = self.get_submodule(path)
                        if isinstance(mine, Parameter) and not isinstance(given, Parameter):
                            given = Parameter(given, requires_grad=mine.requires_grad)
                        setattr(module, last, given)
                    else:
                        mine.copy_(given if mine.shape == given.shape else given[0])
            unexpected = [name for name in state_dict if name not in expected]
            if strict:
                if unexpected:
                    names = ", ".join(f'"{name}"' for name in unexpected)
                    errors.insert(0, f"Unexpected key(s) in state_dict: {names}. ")
                if missing:
                    names = ", ".join(f'"{name}"' for name in missing)
                    errors.insert(0, f"Missing key(s) in state_dict: {names}. ")
            if errors:
                raise RuntimeError(
                    f"Error(s) in loading state_dict for {type(self).__name__}:\n\t" + "\n\t".join(errors))
            return _IncompatibleKeys(missing, unexpected)

        # Text

        def _get_name(self):
            return type(self).__name__

        def extra_repr(self):
            return ""

        def __repr__(self):
            extra = self.extra_repr()
            lines = extra.split("\n") if extra else []
            children = [
                f"({name}): " + _indented(repr(module), 2) for name, module in self._modules.items()]
            if not children and len(lines) == 1:
                return f"{self._get_name()}({extra})"
            if not children and not lines:
                return f"{self._get_name()}()"
            return self._get_name() + "(\n  " + "\n  ".join(lines + children) + "\n)"
    """#
}
