// torch.optim.Optimizer, as Python text.

enum OptimizerSource {
  static let names = ["Optimizer", "required"]

  static let text = #"""
    import copy
    from _collections import defaultdict


    class _Required:
        def __repr__(self):
            return "<required parameter>"


    required = _Required()


    class _Handle:
        _count = 0

        def __init__(self, hooks):
            self.id, self._hooks = _Handle._count, hooks
            _Handle._count += 1

        def remove(self):
            self._hooks.pop(self.id, None)


    _Handle.__name__ = _Handle.__qualname__ = "RemovableHandle"
    _Handle.__module__ = "torch.utils.hooks"


    class Optimizer:
        """The base of all optimizers: parameter groups with their options, and state by parameter."""

        _late_options = {}

        def __init__(self, params, defaults):
            self.defaults = defaults
            self._hooks = {}
            if isinstance(params, Tensor):
                raise TypeError(
                    "params argument given to the optimizer should be an iterable of Tensors or dicts, but got "
                    + params.type())
            self.state = defaultdict(dict)
            self.param_groups = []
            groups = list(params)
            if len(groups) == 0:
                raise ValueError("optimizer got an empty parameter list")
            if not isinstance(groups[0], dict):
                groups = [{"params": groups}]
            for group in groups:
                self.add_param_group(dict(group))

        # Hooks

        def _add_hook(self, kind, hook, prepend=False):
            hooks = self._hooks.setdefault(kind, {})
            handle = _Handle(hooks)
            before = {} if prepend else dict(hooks)
            after = dict(hooks) if prepend else {}
            hooks.clear()
            hooks.update({**before, handle.id: hook, **after})
            return handle

        def _hooks_of(self, kind):
            return list(self._hooks.get(kind, {}).values())

        def _watch_step(self):
            # The first hook of a step puts a function around the method.
            if "_step_is_watched" in self.__dict__:
                return
            self._step_is_watched = True
            step = self.step

            def watched(*args, **kwargs):
                args = (self, *args)
                for hook in self._hooks_of("step_pre"):
                    answer = hook(self, args, kwargs)
                    if answer is not None:
                        if not isinstance(answer, tuple) or len(answer) != 2:
                            raise RuntimeError(
                                f"{step} must return None or a tuple of (new_args, new_kwargs), but got {answer}.")
                        args, kwargs = answer
                result = step(*args[1:], **kwargs)
                for hook in self._hooks_of("step_post"):
                    hook(self, args, kwargs)
                return result

            self.step = watched

        def register_step_pre_hook(self, hook):
            self._watch_step()
            return self._add_hook("step_pre", hook)

        def register_step_post_hook(self, hook):
            self._watch_step()
            return self._add_hook("step_post", hook)

        def register_state_dict_pre_hook(self, hook, prepend=False):
            return self._add_hook("state_dict_pre", hook, prepend)

        def register_state_dict_post_hook(self, hook, prepend=False):
            return self._add_hook("state_dict_post", hook, prepend)

        def register_load_state_dict_pre_hook(self, hook, prepend=False):
            return self._add_hook("load_state_dict_pre", hook, prepend)

        def register_load_state_dict_post_hook(self, hook, prepend=False):
            return self._add_hook("load_state_dict_post", hook, prepend)

        # Groups

        def add_param_group(self, param_group):
            if not isinstance(param_group, dict):
                raise TypeError(f"param_group must be a dict, but got {type(param_group)}")
            params = param_group["params"]
            if isinstance(params, Tensor):
                param_group["params"] = [params]
            elif isinstance(params, set):
                raise TypeError(
                    "optimizer parameters need to be organized in ordered collections, but the ordering of tensors in "
                    "sets will change between runs. Please use a list instead.")
            else:
                param_group["params"] = list(params)
            names = [param[0] for param in param_group["params"] if isinstance(param, tuple)]
            params = [param[1] if isinstance(param, tuple) else param for param in param_group["params"]]
            param_group["params"] = params
            if names:
                if len(names) != len(params):
                    raise ValueError("all optimizer params should be with/without names. Some param names are missing")
                param_group["param_names"] = names
            for param in params:
                if not isinstance(param, Tensor):
                    raise TypeError(
                        "optimizer can only optimize Tensors, but one of the params is " + type_text(param))
                if not (self.defaults.get("differentiable", None) or param.is_leaf or param.retains_grad):
                    raise ValueError("can't optimize a non-leaf Tensor")
            for name, default in self.defaults.items():
                if default is required and name not in param_group:
                    raise ValueError(
                        f"parameter group didn't specify a value of required optimization parameter {name}")
                param_group.setdefault(name, default)
            if len(params) != len(set(params)):
                warn(
                    "optimizer contains a parameter group with duplicate parameters; in future, this will cause an "
                    "error; see github.com/pytorch/pytorch/issues/40967 for more information", 3)
            seen = set()
            for group in self.param_groups:
                seen.update(set(group["params"]))
                if ("param_names" in param_group) != ("param_names" in group):
                    kind = "with names" if "param_names" in param_group else "without names"
                    raise ValueError(
                        "all optimizer param groups should be with/without names. cannot add param group "
                        f"{kind} to the optimizer")
            if not seen.isdisjoint(set(params)):
                raise ValueError("some parameters appear in more than one parameter group")
            self.param_groups.append(param_group)

        def __repr__(self):
            text = type(self).__name__ + " ("
            for i, group in enumerate(self.param_groups):
                text += "\n" + f"Parameter Group {i}\n"
                for key in sorted(group.keys()):
                    if key != "params":
                        text += f"    {key}: {group[key]}\n"
            return text + ")"

        def zero_grad(self, set_to_none=True):
            """Takes the gradients away, or sets them to zero."""
            for group in self.param_groups:
                for param in group["params"]:
                    zero_gradient(param, set_to_none)

        def step(self, closure=None):
            raise NotImplementedError

        def __setstate__(self, state):
            self.__dict__.update(state)
            # Options that states of older versions and of other optimizers lack.
            for group in self.param_groups:
                for key, value in self._late_options.items():
                    group.setdefault(key, value)

        def state_dict(self):
            """The state and the options, parameters as numbers."""
            for hook in self._hooks_of("state_dict_pre"):
                hook(self)
            numbers = {}
            groups = []
            for group in self.param_groups:
                packed = {key: value for key, value in group.items() if key != "params"}
                for param in group["params"]:
                    if id(param) not in numbers:
                        numbers[id(param)] = len(numbers)
                packed["params"] = [numbers[id(param)] for param in group["params"]]
                groups.append(packed)
            state = {
                (numbers[id(key)] if isinstance(key, Tensor) else key): value for key, value in self.state.items()}
            made = {"state": state, "param_groups": groups}
            for hook in self._hooks_of("state_dict_post"):
                answer = hook(self, made)
                made = made if answer is None else answer
            return made

        def load_state_dict(self, state_dict):
            """Takes over a state that state_dict() gave."""
            state_dict = state_dict.copy()
            for hook in self._hooks_of("load_state_dict_pre"):
                answer = hook(self, state_dict)
                state_dict = state_dict if answer is None else answer
            saved = copy.deepcopy(state_dict["param_groups"])
            if len(saved) != len(self.param_groups):
                raise ValueError("loaded state dict has a different number of parameter groups")
            if any(len(a["params"]) != len(b["params"]) for a, b in zip(self.param_groups, saved)):
                raise ValueError(
                    "loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
            params = {}
            for mine, theirs in zip(self.param_groups, saved):
                params.update(zip(theirs["params"], mine["params"]))
            state = defaultdict(dict)
            for key, values in state_dict["state"].items():
                if key in params:
                    # Tensors of the right type are taken over as they are, not copied.
                    param = params[key]
                    state[param] = {
                        name: value.to(param.dtype) if isinstance(value, Tensor) and name != "step" else value
                        for name, value in values.items()}
                else:
                    state[key] = values
            groups = []
            for mine, theirs in zip(self.param_groups, saved):
                group = {key: value for key, value in theirs.items() if key != "params"}
                group["params"] = mine["params"]
                if "param_names" in mine and "param_names" not in group:
                    group["param_names"] = mine["param_names"]
                groups.append(group)
            self.__setstate__({"state": state, "param_groups": groups})
            for hook in self._hooks_of("load_state_dict_post"):
                hook(self)
    """#
}
