// torch.nn.Module, as Python text: making, registration, walking. Calls and state stand in files of their own.

enum ModuleSource {
  /// The whole text of the class.
  static var text: String { "\(stateParts)\n\n\(base)\n\n\(calls)\n\n\(state)\n\n\(functions)" }

  private static let base = #"""
    from _collections import OrderedDict


    _global_hooks = global_hooks
    _registration_hooks = {"buffer": {}, "module": {}, "parameter": {}}


    class _Handle:
        _count = 0

        def __init__(self, *hooks):
            self.id, self._hooks = _Handle._count, hooks
            _Handle._count += 1

        def remove(self):
            for hooks in self._hooks:
                hooks.pop(self.id, None)

        def __enter__(self):
            return self

        def __exit__(self, *exc):
            self.remove()


    _Handle.__name__ = _Handle.__qualname__ = "RemovableHandle"
    _Handle.__module__ = "torch.utils.hooks"


    def _add_hook(hooks, hook, prepend=False, *marks):
        handle = _Handle(hooks, *marks)
        hooks[handle.id] = hook
        if prepend:
            hooks.move_to_end(handle.id, last=False)
        return handle


    def _indented(text, spaces):
        lines = text.split("\n")
        return "\n".join([lines[0]] + [" " * spaces + line for line in lines[1:]])


    class Module:
        """The base of all layers and models: what is assigned to it is registered."""

        dump_patches = False
        _version = 1
        training: bool
        call_super_init = False
        _compiled_call_impl = None

        def __init__(self, *args, **kwargs):
            """Makes the tables in which what is assigned is registered."""
            if self.call_super_init is False and kwargs:
                raise TypeError(
                    f"{type(self).__name__}.__init__() got an unexpected keyword argument '{next(iter(kwargs))}'")
            if self.call_super_init is False and args:
                raise TypeError(
                    f"{type(self).__name__}.__init__() takes 1 positional argument but {len(args) + 1} were given")
            state = self.__dict__
            state["training"] = True
            state["_parameters"] = {}
            state["_buffers"] = {}
            state["_non_persistent_buffers_set"] = set()
            state["_backward_pre_hooks"] = OrderedDict()
            state["_backward_hooks"] = OrderedDict()
            state["_is_full_backward_hook"] = None
            state["_forward_hooks"] = OrderedDict()
            state["_forward_hooks_with_kwargs"] = OrderedDict()
            state["_forward_hooks_always_called"] = OrderedDict()
            state["_forward_pre_hooks"] = OrderedDict()
            state["_forward_pre_hooks_with_kwargs"] = OrderedDict()
            state["_state_dict_hooks"] = OrderedDict()
            state["_state_dict_pre_hooks"] = OrderedDict()
            state["_load_state_dict_pre_hooks"] = OrderedDict()
            state["_load_state_dict_post_hooks"] = OrderedDict()
            state["_modules"] = {}
            if self.call_super_init:
                super().__init__(*args, **kwargs)

        __getattr__ = module_getattr

        # Registration

        def __setattr__(self, name, value):
            state = self.__dict__
            params = state.get("_parameters")
            if isinstance(value, Parameter):
                if params is None:
                    raise AttributeError("cannot assign parameters before Module.__init__() call")
                self._forget(name, state, state["_buffers"], state["_modules"])
                self.register_parameter(name, value)
                return
            if params is not None and name in params:
                if value is not None:
                    raise TypeError(
                        f"cannot assign '{type_text(value)}' as parameter '{name}' (torch.nn.Parameter or None expected)")
                self.register_parameter(name, value)
                return
            modules = state.get("_modules")
            if isinstance(value, Module):
                if modules is None:
                    raise AttributeError("cannot assign module before Module.__init__() call")
                self._forget(name, state, params, state["_buffers"])
                for hook in _registration_hooks["module"].values():
                    answer = hook(self, name, value)
                    value = value if answer is None else answer
                modules[name] = value
                return
            if modules is not None and name in modules:
                if value is not None:
                    raise TypeError(
                        f"cannot assign '{type_text(value)}' as child module '{name}' (torch.nn.Module or None expected)")
                modules[name] = None
                return
            buffers = state.get("_buffers")
            known = buffers is not None and name in buffers
            if known or is_buffer(value):
                if value is not None and not isinstance(value, Tensor):
                    raise TypeError(
                        f"cannot assign '{type_text(value)}' as buffer '{name}' (torch.nn.Buffer, torch.Tensor or None "
                        "expected)")
                if is_buffer(value):
                    self._forget(name, state, params, modules)
                    self.register_buffer(name, value, value.persistent)
                else:
                    buffers[name] = value
                return
            object.__setattr__(self, name, value)

        def _forget(self, name, *tables):
            for table in tables:
                if name in table:
                    del table[name]
            self.__dict__["_non_persistent_buffers_set"].discard(name)

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
            if kind != "module" and "." in name:
                raise KeyError(f'{kind} name can\'t contain "."')
            if kind != "module" and name == "":
                raise KeyError(f'{kind} name can\'t be empty string ""')
            if hasattr(self, name) and name not in own:
                raise KeyError(f"attribute '{name}' already exists")
            if "." in name:
                raise KeyError(f'module name can\'t contain ".", got: {name}')
            if name == "":
                raise KeyError('module name can\'t be empty string ""')

        def _registered(self, kind, name, value):
            for hook in _registration_hooks[kind].values():
                answer = hook(self, name, value)
                value = value if answer is None else answer
            return value

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
            self._parameters[name] = None if param is None else self._registered("parameter", name, param)

        def register_buffer(self, name, tensor, persistent=True):
            if "_buffers" not in self.__dict__:
                raise AttributeError("cannot assign buffer before Module.__init__() call")
            self._check_name("buffer", name, self._buffers)
            if tensor is not None and not isinstance(tensor, Tensor):
                raise TypeError(
                    f"cannot assign '{type_text(tensor)}' object to buffer '{name}' (torch Tensor or None required)")
            self._buffers[name] = self._registered("buffer", name, tensor)
            if persistent:
                self._non_persistent_buffers_set.discard(name)
            else:
                self._non_persistent_buffers_set.add(name)

        def add_module(self, name, module):
            if not isinstance(module, Module) and module is not None:
                raise TypeError(f"{type_text(module)} is not a Module subclass")
            self._check_name("module", name, self._modules)
            self._modules[name] = self._registered("module", name, module)

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
            found = collected_parameters(self, recurse, Module)
            if found is None:
                for _, param in self.named_parameters(recurse=recurse):
                    yield param
            else:
                yield from found

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

        def set_submodule(self, target, module, strict=False):
            if target == "":
                raise ValueError("Cannot set the submodule without a target name!")
            if not isinstance(module, Module):
                raise ValueError(f"`module` is not an nn.Module, found {type(module)}")
            path, _, name = target.rpartition(".")
            parent = self.get_submodule(path) if path else self
            if strict and not hasattr(parent, name):
                raise AttributeError(f"{parent._get_name()} has no attribute `{name}`")
            if hasattr(parent, name) and not isinstance(getattr(parent, name), Module):
                raise AttributeError(f"`{name}` is not an nn.Module")
            setattr(parent, name, module)

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
            for module in self.children() if recurse else []:
                module._apply(fn)
            for name, param in self._parameters.items():
                if param is not None:
                    with no_grad():
                        changed = fn(param)
                        if changed.is_meta != param.is_meta:
                            self._parameters[name] = Parameter(changed, param.requires_grad)
                            continue
                        if changed is not param:
                            param.data = changed
                        if param.grad is not None:
                            param.grad.data = fn(param.grad)
            for name, buffer in self._buffers.items():
                if buffer is not None:
                    self._buffers[name] = fn(buffer)
            return self

        def to(self, *args, **kwargs):
            dtype, device = kwargs.get("dtype"), kwargs.get("device")
            memory_format = kwargs.get("memory_format")
            known = ("device", "dtype", "non_blocking", "copy", "memory_format", "tensor")
            valid = all(name in known for name in kwargs)
            valid = valid and (memory_format is None or isinstance(memory_format, torch.memory_format))
            for arg in args:
                if isinstance(arg, torch.dtype):
                    dtype = arg
                elif isinstance(arg, Tensor):
                    dtype = arg.dtype
                elif isinstance(arg, (str, torch.device)):
                    device = arg
                elif not (arg is None or isinstance(arg, (bool, int))):
                    valid = False
            if not valid:
                got = [type(arg).__name__ for arg in args]
                got += [f"{name}={type(value).__name__}" for name, value in kwargs.items()]
                raise TypeError(
                    f"to() received an invalid combination of arguments - got ({', '.join(got)}"
                    + (", " if kwargs else "") + "), but expected one of:\n"
                    " * (torch.device device = None, torch.dtype dtype = None, bool non_blocking = False, "
                    "bool copy = False, *, torch.memory_format memory_format = None)\n"
                    " * (torch.dtype dtype, bool non_blocking = False, bool copy = False, *, torch.memory_format "
                    "memory_format = None)\n"
                    " * (Tensor tensor, bool non_blocking = False, bool copy = False, *, torch.memory_format "
                    "memory_format = None)\n")
            if args and isinstance(args[0], int) and not isinstance(args[0], bool):
                raise RuntimeError("Cannot access accelerator device when none is available.")
            if isinstance(kwargs.get("tensor"), Tensor):
                dtype = kwargs["tensor"].dtype
            if device is not None:
                torch.empty(0, device=device)
            if dtype is not None and dtype.is_complex:
                raise NotImplementedError("complex parameters of modules are not supported by this runner")
            if dtype is not None and not dtype.is_floating_point:
                raise TypeError(
                    "nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=" + str(dtype))

            def convert(t):
                kind = dtype if t.is_floating_point() else None
                if memory_format is not None and t.dim() in (4, 5):
                    return t.to(device, kind, memory_format=memory_format)
                try:
                    return t.to(device, kind)
                except NotImplementedError as error:
                    if str(error) != "Cannot copy out of meta tensor; no data!":
                        raise
                    raise NotImplementedError(
                        f"{error} Please use torch.nn.Module.to_empty() instead of torch.nn.Module.to() when moving "
                        "module from meta to a different device.") from None

            if dtype is None and memory_format is None and device is None:
                return self
            return self._apply(convert)

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

        def xpu(self, device=None):
            raise AssertionError("Torch not compiled with XPU enabled")

        def ipu(self, device=None):
            raise RuntimeError("PyTorch is not linked with support for ipu devices")

        def mtia(self, device=None):
            raise AssertionError(
                "Torch not compiled with MTIA enabled. Ensure you have `import mtia.host_runtime.torch_mtia.dynamic_library` "
                "in your python src file and include `//mtia/host_runtime/torch_mtia:torch_mtia` as your target dependency!")

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
            for param in collected_parameters(self, True, Module) or self.parameters():
                zero_gradient(param, set_to_none)

        def share_memory(self):
            return self

        def to_empty(self, *, device, recurse=True):
            return self._apply(lambda t: torch.empty_like(t, device=device), recurse=recurse)

        def compile(self, *args, **kwargs):
            pass

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
