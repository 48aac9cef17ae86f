// torch.nn.Module, as Python text: state_dict and load_state_dict.

extension ModuleSource {
  static let state = #"""
        def get_extra_state(self):
            raise RuntimeError(_unreachable("get_extra_state"))

        def set_extra_state(self, state):
            raise RuntimeError(_unreachable("set_extra_state"))

        def register_state_dict_pre_hook(self, hook):
            return _add_hook(self._state_dict_pre_hooks, hook)

        def register_state_dict_post_hook(self, hook):
            hook._from_public_api = True
            return _add_hook(self._state_dict_hooks, hook)

        def _register_state_dict_hook(self, hook):
            if getattr(hook, "_from_public_api", False):
                raise RuntimeError(
                    "Cannot register the same function as the state dict post hook that was previously registered via "
                    "register_state_dict_post_hook")
            return _add_hook(self._state_dict_hooks, hook)

        def register_load_state_dict_pre_hook(self, hook):
            return _add_hook(self._load_state_dict_pre_hooks, lambda *args: hook(self, *args))

        def _register_load_state_dict_pre_hook(self, hook, with_module=False):
            return _add_hook(
                self._load_state_dict_pre_hooks, (lambda *args: hook(self, *args)) if with_module else hook)

        def register_load_state_dict_post_hook(self, hook):
            return _add_hook(self._load_state_dict_post_hooks, hook)

        def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
            if args:
                warn(
                    "Positional args are being deprecated, use kwargs instead. Refer to "
                    "https://pytorch.org/docs/main/generated/torch.nn.Module.html#torch.nn.Module.state_dict for details.",
                    2, FutureWarning)
                destination = args[0] if destination is None else destination
                prefix = args[1] if len(args) > 1 and prefix == "" else prefix
                keep_vars = args[2] if len(args) > 2 and keep_vars is False else keep_vars
            if destination is None:
                destination = OrderedDict()
                destination._metadata = OrderedDict()
            metadata = dict(version=self._version)
            if hasattr(destination, "_metadata"):
                destination._metadata[prefix[:-1]] = metadata
            for hook in self._state_dict_pre_hooks.values():
                hook(self, prefix, keep_vars)
            self._save_to_state_dict(destination, prefix, keep_vars)
            for name, module in self._modules.items():
                if module is not None:
                    module.state_dict(destination=destination, prefix=prefix + name + ".", keep_vars=keep_vars)
            for hook in self._state_dict_hooks.values():
                answer = hook(self, destination, prefix, metadata)
                if not getattr(hook, "_from_public_api", False):
                    destination = destination if answer is None else answer
                elif answer is not None:
                    raise RuntimeError("state_dict post-hook must return None")
            return destination

        def _save_to_state_dict(self, destination, prefix, keep_vars):
            for name, param in self._parameters.items():
                if param is not None:
                    destination[prefix + name] = param if keep_vars else param.detach()
            for name, buffer in self._buffers.items():
                if buffer is not None and name not in self._non_persistent_buffers_set:
                    destination[prefix + name] = buffer if keep_vars else buffer.detach()
            if type(self).get_extra_state is not Module.get_extra_state:
                destination[prefix + "_extra_state"] = self.get_extra_state()

        def load_state_dict(self, state_dict, strict=True, assign=False):
            if not isinstance(state_dict, dict):
                from collections.abc import Mapping
                if not isinstance(state_dict, Mapping):
                    raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
            missing, unexpected, errors = [], [], []
            metadata = getattr(state_dict, "_metadata", None)
            state_dict = OrderedDict(state_dict)
            if metadata is not None:
                state_dict._metadata = metadata

            def load(module, state, prefix):
                own = {} if metadata is None else dict(metadata.get(prefix[:-1], {}))
                if assign:
                    own["assign_to_params_buffers"] = assign
                module._load_from_state_dict(state, prefix, own, True, missing, unexpected, errors)
                for name, child in module._modules.items():
                    if child is not None:
                        inner = prefix + name + "."
                        load(child, {key: value for key, value in state.items() if key.startswith(inner)}, inner)
                found = _incompatible_keys(missing, unexpected)
                for hook in module._load_state_dict_post_hooks.values():
                    if hook(module, found) is not None:
                        raise AssertionError(
                            "Hooks registered with ``register_load_state_dict_post_hook`` are not expected to return new "
                            "values, if incompatible_keys need to be modified, it should be done inplace.")

            load(self, state_dict, "")
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
            return _incompatible_keys(missing, unexpected)

        def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys,
                                  error_msgs):
            # The values of this module alone.
            for hook in self._load_state_dict_pre_hooks.values():
                hook(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
            mine = {name: value for name, value in self._parameters.items() if value is not None}
            for name, value in self._buffers.items():
                if value is not None and name not in self._non_persistent_buffers_set:
                    mine[name] = value
            for name, value in mine.items():
                key = prefix + name
                if key in state_dict:
                    self._load_value(
                        name, key, value, state_dict[key], local_metadata.get("assign_to_params_buffers", False),
                        error_msgs)
                elif strict:
                    missing_keys.append(key)
            extra = prefix + "_extra_state"
            if type(self).set_extra_state is not Module.set_extra_state:
                if extra in state_dict:
                    self.set_extra_state(state_dict[extra])
                elif strict:
                    missing_keys.append(extra)
            elif strict and extra in state_dict:
                unexpected_keys.append(extra)
            if strict:
                for key in state_dict:
                    if key.startswith(prefix) and key != extra:
                        name, *inner = key[len(prefix):].split(".", 1)
                        if name not in (self._modules if inner else mine):
                            unexpected_keys.append(key)

        def _load_value(self, name, key, value, given, assign, error_msgs):
            if not isinstance(given, Tensor):
                error_msgs.append(
                    f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from '
                    f"checkpoint but received {type(given)}")
                return
            if len(value.shape) == 0 and len(given.shape) == 1:
                given = given[0]
            if given.shape != value.shape:
                error_msgs.append(
                    f"size mismatch for {key}: copying a param with shape {given.shape} from checkpoint, the shape in "
                    f"current model is {value.shape}.")
                return
            with no_grad():
                if not assign:
                    if value.is_meta and not given.is_meta:
                        warn(
                            f"for {key}: copying from a non-meta parameter in the checkpoint to a meta parameter in the "
                            "current model, which is a no-op. (Did you mean to pass `assign=True` to assign items in the "
                            "state dictionary to their corresponding key in the module instead of copying them in place?)")
                    value.copy_(given)
                    return
                if isinstance(value, Parameter):
                    if not isinstance(given, Parameter):
                        given = Parameter(given, requires_grad=value.requires_grad)
                    else:
                        given.requires_grad_(value.requires_grad)
                setattr(self, name, given)
    """#

  /// What the class builds on.
  static let stateParts = #"""
    def _unreachable(name):
        return (
            f"Reached a code path in Module.{name}() that should never be called. Please file an issue at "
            "https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.")


    _IncompatibleKeys = None


    def _incompatible_keys(missing, unexpected):
        # The class is made when it is needed: all of `collections` takes longer than a small training.
        global _IncompatibleKeys
        if _IncompatibleKeys is None:
            from collections import namedtuple

            class Keys(namedtuple("IncompatibleKeys", ["missing_keys", "unexpected_keys"])):
                __slots__ = ()

                def __repr__(self):
                    if not self.missing_keys and not self.unexpected_keys:
                        return "<All keys matched successfully>"
                    return f"_IncompatibleKeys(missing_keys={self.missing_keys}, unexpected_keys={self.unexpected_keys})"

                __str__ = __repr__

            Keys.__name__ = Keys.__qualname__ = "_IncompatibleKeys"
            _IncompatibleKeys = Keys
        return _IncompatibleKeys(missing, unexpected)
    """#
}
