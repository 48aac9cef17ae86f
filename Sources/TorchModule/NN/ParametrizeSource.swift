// torch.nn.utils.parametrize and parametrizations: parameters that are functions of others, as Python text.

enum ParametrizeSource {
  static let text = #"""
    nn = torch.nn


    class ParametrizationList(nn.ModuleList):
        """What computes a parameter, with the parameters that it is computed of."""

        def __init__(self, modules, original, unsafe=False):
            if len(modules) == 0:
                raise ValueError("ParametrizationList requires one or more modules.")
            super().__init__(modules)
            self.unsafe = unsafe
            shape, dtype = original.shape, original.dtype
            with no_grad():
                new = original
                for module in reversed(list(self)):
                    if hasattr(module, "right_inverse"):
                        try:
                            new = module.right_inverse(new)
                        except NotImplementedError:
                            pass
            if not isinstance(new, (Tensor, list, tuple)):
                raise ValueError(
                    "'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). Got "
                    f"{type(new).__name__}")
            self.is_tensor = isinstance(new, Tensor)
            self.ntensors = 1 if self.is_tensor else len(new)
            if self.is_tensor:
                if original.dtype != new.dtype:
                    raise ValueError(
                        "When `right_inverse` outputs one tensor, it may not change the dtype.\n"
                        f"original.dtype: {original.dtype}\nright_inverse(original).dtype: {new.dtype}")
                with no_grad():
                    original.data = new.data
                self._register("original", original)
            else:
                for i, each in enumerate(new):
                    if not isinstance(each, Tensor):
                        raise ValueError(
                            "'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). Got element "
                            f"{i} of the sequence with type {type(each).__name__}.")
                    if isinstance(original, Parameter):
                        each = Parameter(each.detach().clone(), original.requires_grad)
                    self._register(f"original{i}", each)
            if not unsafe:
                value = self()
                if not isinstance(value, Tensor):
                    raise ValueError(f"A parametrization must return a tensor. Got {type(value).__name__}.")
                if value.dtype != dtype:
                    raise ValueError(
                        "Registering a parametrization may not change the dtype of the tensor, unless `unsafe` flag is "
                        f"enabled.\nunparametrized dtype: {dtype}\nparametrized dtype: {value.dtype}")
                if value.shape != shape:
                    raise ValueError(
                        "Registering a parametrization may not change the shape of the tensor, unless `unsafe` flag is "
                        f"enabled.\nunparametrized shape: {shape}\nparametrized shape: {value.shape}")

        def _register(self, name, value):
            if isinstance(value, Parameter):
                self.register_parameter(name, value)
            else:
                self.register_buffer(name, value)

        def right_inverse(self, value):
            with no_grad():
                for module in reversed(list(self)):
                    if not hasattr(module, "right_inverse"):
                        raise RuntimeError(f"parametrization {type(module).__name__} does not implement right_inverse.")
                    value = module.right_inverse(value)
                if self.is_tensor:
                    if not isinstance(value, Tensor):
                        raise ValueError(f"`right_inverse` should return a tensor. Got {type(value).__name__}")
                    self.original.data = value.data
                else:
                    for i, each in enumerate(value):
                        getattr(self, f"original{i}").data = each.data

        def forward(self):
            first, *rest = list(self)
            if self.is_tensor:
                value = first(self.original)
            else:
                value = first(*(getattr(self, f"original{i}") for i in range(self.ntensors)))
            for module in rest:
                value = module(value)
            return value


    def is_parametrized(module, tensor_name=None):
        known = getattr(module, "parametrizations", None)
        if not isinstance(known, nn.ModuleDict):
            return False
        return len(known) > 0 if tensor_name is None else tensor_name in known


    _caching = 0
    _cache = {}


    class cached:
        """A context in which each parametrization is computed once."""

        def __enter__(self):
            global _caching
            _caching += 1

        def __exit__(self, *exc):
            global _caching
            _caching -= 1
            if not _caching:
                _cache.clear()


    def _add_property(module, name):
        def get(self):
            if not _caching:
                return self.parametrizations[name]()
            key = id(self), name
            if key not in _cache:
                _cache[key] = self.parametrizations[name]()
            return _cache[key]

        def set(self, value):
            self.parametrizations[name].right_inverse(value)

        setattr(type(module), name, property(get, set))


    def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
        parametrization.train(module.training)
        if is_parametrized(module, tensor_name):
            if not unsafe:
                before = getattr(module, tensor_name)
                after = parametrization(before)
                if not isinstance(after, Tensor):
                    raise ValueError(f"A parametrization must return a tensor. Got {type(after).__name__}.")
                for what, old, new in (("dtype", before.dtype, after.dtype), ("shape", before.shape, after.shape)):
                    if old != new:
                        raise ValueError(
                            f"Registering a parametrization may not change the {what} of the tensor, unless the `unsafe` "
                            f"flag is enabled.\nmodule.{tensor_name}.{what}: {old}\n"
                            f"parametrization(module.{tensor_name}).{what}: {new}")
            known = module.parametrizations[tensor_name]
            known.append(parametrization)
            known.unsafe |= unsafe
        elif tensor_name in module._buffers or tensor_name in module._parameters:
            made = ParametrizationList([parametrization], getattr(module, tensor_name), unsafe=unsafe)
            delattr(module, tensor_name)
            if not is_parametrized(module):
                kind = type(module)
                module.__class__ = type(f"Parametrized{kind.__name__}", (kind,), {"_unparametrized": kind})
                type(module).__module__ = "torch.nn.utils.parametrize"
                module.parametrizations = nn.ModuleDict()
            _add_property(module, tensor_name)
            module.parametrizations[tensor_name] = made
        else:
            raise ValueError(
                f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name "
                f"'{tensor_name}'")
        return module


    def remove_parametrizations(module, tensor_name, leave_parametrized=True):
        if not is_parametrized(module, tensor_name):
            raise ValueError(f"Module {module} does not have a parametrization on {tensor_name}")
        known = module.parametrizations[tensor_name]
        if known.is_tensor:
            original = known.original
            if leave_parametrized:
                with no_grad():
                    value = getattr(module, tensor_name)
                    original.data = value.data
        elif leave_parametrized:
            value = getattr(module, tensor_name)
            original = Parameter(value.detach()) if value.requires_grad else value
        else:
            raise ValueError(
                "Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a "
                "sequence of tensors.")
        delattr(type(module), tensor_name)
        del module.parametrizations[tensor_name]
        if isinstance(original, Parameter):
            module.register_parameter(tensor_name, original)
        else:
            module.register_buffer(tensor_name, original)
        if not is_parametrized(module):
            delattr(module, "parametrizations")
            module.__class__ = type(module)._unparametrized
        return module


    def type_before_parametrizations(module):
        return type(module)._unparametrized if is_parametrized(module) else type(module)
    """#

  /// torch.nn.utils.parametrizations.
  static let known = #"""
    from torch.nn.utils import parametrize

    nn, F = torch.nn, torch.nn.functional


    class _WeightNorm(nn.Module):
        def __init__(self, dim=0):
            super().__init__()
            self.dim = -1 if dim is None else dim

        def forward(self, weight_g, weight_v):
            return joined(weight_v, weight_g, self.dim)

        def right_inverse(self, weight):
            return norm_except(weight, self.dim), weight


    def weight_norm(module, name="weight", dim=0):
        parametrize.register_parametrization(module, name, _WeightNorm(dim), unsafe=True)
        return module


    class _SpectralNorm(nn.Module):
        def __init__(self, weight, n_power_iterations=1, dim=0, eps=1e-12):
            super().__init__()
            rank = weight.ndim
            if dim >= rank or dim < -rank:
                raise IndexError(
                    f"Dimension out of range (expected to be in range of [-{rank}, {rank - 1}] but got {dim})")
            if n_power_iterations <= 0:
                raise ValueError(
                    "Expected n_power_iterations to be positive, but got "
                    f"n_power_iterations={n_power_iterations}")
            self.dim, self.eps = dim % rank, eps
            if rank > 1:
                self.n_power_iterations = n_power_iterations
                matrix = self._matrix(weight)
                u = matrix.new_empty(matrix.size(0)).normal_(0, 1)
                v = matrix.new_empty(matrix.size(1)).normal_(0, 1)
                self.register_buffer("_u", F.normalize(u, dim=0, eps=eps))
                self.register_buffer("_v", F.normalize(v, dim=0, eps=eps))
                self._power_method(matrix, 15)

        def _matrix(self, weight):
            if self.dim != 0:
                weight = weight.permute(self.dim, *(d for d in range(weight.dim()) if d != self.dim))
            return weight.flatten(1)

        @no_grad()
        def _power_method(self, matrix, count):
            for _ in range(count):
                self._u.copy_(F.normalize(torch.mv(matrix, self._v), dim=0, eps=self.eps))
                self._v.copy_(F.normalize(torch.mv(matrix.t(), self._u), dim=0, eps=self.eps))

        def forward(self, weight):
            if weight.ndim == 1:
                return F.normalize(weight, dim=0, eps=self.eps)
            matrix = self._matrix(weight)
            if self.training:
                self._power_method(matrix, self.n_power_iterations)
            u, v = self._u.clone(), self._v.clone()
            return weight / torch.dot(u, torch.mv(matrix, v))

        def right_inverse(self, value):
            return value


    def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
        weight = getattr(module, name, None)
        if not isinstance(weight, Tensor):
            raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
        if dim is None:
            dim = 1 if type(module).__name__.startswith("ConvTranspose") else 0
        parametrize.register_parametrization(module, name, _SpectralNorm(weight, n_power_iterations, dim, eps))
        return module

    """#
}
