// torch.optim.Optimizer, as Python text.

enum OptimizerSource {
  static let text = #"""
    class _State(dict):
        def __missing__(self, key):
            value = self[key] = {}
            return value

        def __repr__(self):
            return f"defaultdict(<class 'dict'>, {dict.__repr__(self)})"


    class Optimizer:
        """The base of all optimizers: parameter groups with their options, and state by parameter."""

        def __init__(self, params, defaults):
            self.defaults = defaults
            if isinstance(params, Tensor):
                raise TypeError(
                    "params argument given to the optimizer should be an iterable of Tensors or dicts, but got "
                    + params.type())
            self.state = _State()
            self.param_groups = []
            groups = list(params)
            if len(groups) == 0:
                raise ValueError("optimizer got an empty parameter list")
            if not isinstance(groups[0], dict):
                groups = [{"params": groups}]
            for group in groups:
                self.add_param_group(dict(group))

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
            named = [p for p in param_group["params"] if isinstance(p, tuple)]
            if named:
                param_group["param_names"] = [name for name, _ in param_group["params"]]
                param_group["params"] = [param for _, param in param_group["params"]]
            for param in param_group["params"]:
                if not isinstance(param, Tensor):
                    raise TypeError(
                        "optimizer can only optimize Tensors, but one of the params is " + type(param).__name__)
                if not (self.defaults.get("differentiable", None) or param.is_leaf or param.retains_grad):
                    raise ValueError("can't optimize a non-leaf Tensor")
            for name, default in self.defaults.items():
                param_group.setdefault(name, default)
            params = param_group["params"]
            if len(params) != len(set(params)):
                warn(
                    "optimizer contains a parameter group with duplicate parameters; in future, this will cause an "
                    "error; see github.com/pytorch/pytorch/issues/40967 for more information")
            seen = set()
            for group in self.param_groups:
                seen.update(set(group["params"]))
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

        def state_dict(self):
            """The state and the options, parameters as numbers."""
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
            return {"state": state, "param_groups": groups}

        def load_state_dict(self, state_dict):
            """Takes over a state that state_dict() gave."""
            saved = state_dict["param_groups"]
            if len(saved) != len(self.param_groups):
                raise ValueError("loaded state dict has a different number of parameter groups")
            if any(len(a["params"]) != len(b["params"]) for a, b in zip(self.param_groups, saved)):
                raise ValueError(
                    "loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
            params = {}
            for mine, theirs in zip(self.param_groups, saved):
                params.update(zip(theirs["params"], mine["params"]))
            state = _State()
            for key, values in state_dict["state"].items():
                if key in params:
                    # Tensors of the right type are taken over as they are, not copied.
                    param = params[key]
                    state[param] = {
                        name: value.to(param.dtype) if isinstance(value, Tensor) and name != "step" else value
                        for name, value in values.items()}
                else:
                    state[key] = values
            self.state = state
            for i, (mine, theirs) in enumerate(zip(self.param_groups, saved)):
                group = {key: value for key, value in theirs.items() if key != "params"}
                group["params"] = mine["params"]
                self.param_groups[i] = group
    """#
}
