// torch.save and torch.load, as Python text. What is saved is kept for as long as the notebook runs, behind a mark in the
// bytes of its file or buffer.

enum SavingSource {
  static let names = ["save", "load"]

  static let text = #"""
    import _files
    from collections import Counter, OrderedDict
    from functools import partial

    _kept = []
    _MARK = b"PK\x03\x04torch:"
    _PLAIN = (int, float, complex, str, bytes, bool, type(None))


    class PickleError(Exception):
        pass


    class PicklingError(PickleError):
        pass


    class UnpicklingError(PickleError):
        pass


    for _error in (PickleError, PicklingError, UnpicklingError):
        _error.__module__ = "_pickle"


    def _name(value):
        return f"{value.__module__}.{value.__qualname__}"


    def _is_global(value):
        if "<" in value.__qualname__:
            return False
        found = main_names() if value.__module__ == "__main__" else None
        if found is None:
            return True
        for part in value.__qualname__.split("."):
            found = found.get(part) if isinstance(found, dict) else getattr(found, part, None)
        return found is value


    def _pickled_function(value):
        # Functions and classes are saved by name.
        if _is_global(value):
            return value
        if "<locals>" in value.__qualname__:
            raise AttributeError(f"Can't pickle local object '{value.__qualname__}'")
        raise PicklingError(
            f"Can't pickle {value!r}: attribute lookup {value.__qualname__} on {value.__module__} failed")


    def _copied(value, memo):
        # A copy as saving and loading makes it; tensors lose their history.
        kind = type(value)
        if isinstance(value, _PLAIN) and kind in _PLAIN:
            return value
        if id(value) in memo:
            return memo[id(value)][0]
        made = _copied_anew(value, kind, memo)
        memo[id(value)] = made, value
        return made


    def _copied_elements(value, memo):
        # Memory is copied whole and once, so that tensors that share it still do.
        value = value.detach()
        if value.numel() == 0 or value.layout != torch.strided:
            return value.clone()
        elements = value.untyped_storage()._elements
        key = "memory", elements.data_ptr(), elements.dtype
        if key not in memo:
            memo[key] = elements.clone(), value
        return memo[key][0].as_strided(value.size(), value.stride(), value.storage_offset())


    def _copied_anew(value, kind, memo):
        if isinstance(value, Parameter):
            return Parameter(_copied_elements(value, memo), value.requires_grad)
        if isinstance(value, Tensor):
            made = _copied_elements(value, memo)
            return made.requires_grad_() if value.requires_grad else made
        if isinstance(value, (torch.dtype, torch.device, torch.Size, range, slice)):
            return value
        if isinstance(value, type):
            return _pickled_function(value)
        if kind is tuple:
            return tuple(_copied(each, memo) for each in value)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return kind(*(_copied(each, memo) for each in value))
        if kind in (set, frozenset):
            return kind(_copied(each, memo) for each in value)
        if kind is list:
            made = []
            memo[id(value)] = made, value
            made.extend(_copied(each, memo) for each in value)
            return made
        if isinstance(value, dict) and kind in (dict, OrderedDict, Counter):
            made = kind()
            memo[id(value)] = made, value
            for key, each in value.items():
                made[_copied(key, memo)] = _copied(each, memo)
            if hasattr(value, "_metadata"):
                made._metadata = _copied(value._metadata, memo)
            return made
        if kind is partial:
            return partial(_copied(value.func, memo), *_copied(value.args, memo), **_copied(value.keywords, memo))
        if hasattr(value, "__self__") and hasattr(value, "__func__"):
            return getattr(_copied(value.__self__, memo), value.__func__.__name__)
        if hasattr(value, "__code__"):
            return _pickled_function(value)
        if kind.__name__ in ("builtin_function_or_method", "method_descriptor", "NativeFunction"):
            return value
        if kind.__name__ in ("generator", "module", "coroutine"):
            raise TypeError(f"cannot pickle '{kind.__name__}' object")
        if not hasattr(value, "__dict__"):
            import copy
            return copy.deepcopy(value)
        _pickled_function(kind)
        made = kind.__new__(kind)
        memo[id(value)] = made, value
        if isinstance(value, dict):
            for key, each in dict.items(value):
                dict.__setitem__(made, _copied(key, memo), _copied(each, memo))
        elif isinstance(value, list):
            list.extend(made, [_copied(each, memo) for each in value])
        state = value.__getstate__() if hasattr(kind, "__getstate__") else value.__dict__
        state = _copied(state, memo)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        elif state:
            made.__dict__.update(state)
        return made


    _safe = []


    def _first_unsafe(value, seen):
        # The first class or function that weights_only does not allow, in the order of saving.
        kind = type(value)
        if id(value) in seen or kind in _PLAIN:
            return None
        seen.add(id(value))
        if isinstance(value, (Tensor, torch.dtype, torch.device, torch.Size)):
            return None
        if isinstance(value, type) or hasattr(value, "__code__"):
            return None if value in _safe or value in (dict, list, tuple, set) else value
        if kind not in (dict, list, tuple, set, OrderedDict, Counter) and kind not in _safe:
            return kind
        inner = [each for pair in value.items() for each in pair] if isinstance(value, dict) else (
            value if isinstance(value, (list, tuple, set)) else list(vars(value).values()))
        for each in inner:
            found = _first_unsafe(each, seen)
            if found is not None:
                return found
        return None


    def add_safe_globals(safe_globals):
        _safe.extend(safe_globals)


    def clear_safe_globals():
        _safe.clear()


    def get_safe_globals():
        return list(_safe)


    class safe_globals:
        def __init__(self, safe_globals):
            self._added = safe_globals

        def __enter__(self):
            self._before = list(_safe)
            _safe.extend(self._added)

        def __exit__(self, *exc):
            _safe[:] = self._before


    def _path(f):
        if isinstance(f, str):
            return f
        if hasattr(f, "__fspath__"):
            return f.__fspath__()
        return None


    def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True,
             _disable_byteorder_record=False):
        """Keeps a copy of an object under a name, or in a buffer."""
        if pickle_module is not None:
            raise NotImplementedError("pickle_module of torch.save is not supported by this runner")
        path = _path(f)
        if path is None and not hasattr(f, "write"):
            raise AttributeError("expected 'f' to be string, path, or a file-like object with a 'write' attribute")
        if path is not None:
            parent = path.rpartition("/")[0]
            if parent and not _files.isdir(parent):
                raise RuntimeError(f"Parent directory {parent} does not exist.")
            if _files.isdir(path):
                raise RuntimeError(f"File {path} cannot be opened.")
        _kept.append(_copied(obj, {}))
        data = _MARK + str(len(_kept) - 1).encode() + b";"
        if path is not None:
            _files.write(path, data)
        else:
            f.write(data)


    def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args):
        """A copy of what was saved."""
        if pickle_module is not None or mmap or pickle_load_args:
            raise NotImplementedError("pickle_module, mmap and pickle arguments of torch.load are not supported by this runner")
        if map_location is not None and isinstance(map_location, (str, torch.device)):
            torch.empty(0, device=map_location)
        path = _path(f)
        if path is not None:
            data = _files.read(path)
        else:
            if not hasattr(f, "read"):
                raise AttributeError(
                    f"'{type(f).__name__}' object has no attribute 'seek'. You can only torch.load from a file that is "
                    "seekable. Please pre-load the data into a buffer like io.BytesIO and try to load from it instead.")
            start = f.tell()
            data = f.read()
        if data == b"":
            if weights_only is None or weights_only:
                raise EOFError
            raise EOFError("Ran out of input")
        if not data.startswith(_MARK):
            raise UnpicklingError("invalid load key, '" + chr(data[0]) + "'.")
        number = data[len(_MARK):data.index(b";")]
        if path is None:
            f.seek(start + len(_MARK) + len(number) + 1)
        kept = _kept[int(number)]
        if weights_only is None or weights_only:
            unsafe = _first_unsafe(kept, set())
            if unsafe is not None:
                name = _name(unsafe)
                raise UnpicklingError(
                    "Weights only load failed. This file can still be loaded, to do so you have two options, \x1b[1mdo "
                    "those steps only if you trust the source of the checkpoint\x1b[0m. \n"
                    "\t(1) In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` from "
                    "`False` to `True`. Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but "
                    "it can result in arbitrary code execution. Do it only if you got the file from a trusted source.\n"
                    "\t(2) Alternatively, to load with `weights_only=True` please check the recommended steps in the "
                    "following error message.\n"
                    f"\tWeightsUnpickler error: Unsupported global: GLOBAL {name} was not an allowed global by default. "
                    f"Please use `torch.serialization.add_safe_globals([{name}])` or the "
                    f"`torch.serialization.safe_globals([{name}])` context manager to allowlist this global if you trust "
                    "this class/function.\n\n"
                    "Check the documentation of torch.load to learn more about types accepted by default with weights_only "
                    "https://pytorch.org/docs/stable/generated/torch.load.html.")
        return _copied(kept, {})
    """#
}
