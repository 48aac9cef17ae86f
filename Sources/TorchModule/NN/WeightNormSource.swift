// torch.nn.utils: weights apart from their norms, and divided by their spectral norms, as Python text.

enum WeightNormSource {
  static let names = ["weight_norm", "remove_weight_norm", "spectral_norm", "remove_spectral_norm", "skip_init"]

  static let text = #"""
    F = torch.nn.functional


    def norm_except(v, dim):
        # The norm of each part along a dimension, of the shape that multiplies the whole.
        if dim == -1:
            return v.norm(2)
        others = [d for d in range(v.dim()) if d != dim % v.dim()]
        return v.norm(2, others, keepdim=True)


    def joined(v, g, dim):
        return through_node(v * (g / norm_except(v, dim)), "WeightNormInterfaceBackward0")


    class WeightNorm:
        def __init__(self, name, dim):
            self.name, self.dim = name, -1 if dim is None else dim

        def compute_weight(self, module):
            return joined(getattr(module, self.name + "_v"), getattr(module, self.name + "_g"), self.dim)

        def __call__(self, module, inputs):
            setattr(module, self.name, self.compute_weight(module))


    def weight_norm(module, name="weight", dim=0):
        warn(
            "`torch.nn.utils.weight_norm` is deprecated in favor of `torch.nn.utils.parametrizations.weight_norm`.", 1,
            FutureWarning)
        for hook in module._forward_pre_hooks.values():
            if isinstance(hook, WeightNorm) and hook.name == name:
                raise RuntimeError(f"Cannot register two weight_norm hooks on the same parameter {name}")
        hook = WeightNorm(name, dim)
        weight = getattr(module, name)
        del module._parameters[name]
        with no_grad():
            size = norm_except(weight, hook.dim)
        module.register_parameter(name + "_g", Parameter(size))
        module.register_parameter(name + "_v", Parameter(weight.data))
        setattr(module, name, hook.compute_weight(module))
        module.register_forward_pre_hook(hook)
        return module


    def _taken(module, name, kind):
        for key, hook in module._forward_pre_hooks.items():
            if isinstance(hook, kind) and hook.name == name:
                del module._forward_pre_hooks[key]
                return hook
        return None


    def remove_weight_norm(module, name="weight"):
        hook = _taken(module, name, WeightNorm)
        if hook is None:
            raise ValueError(f"weight_norm of '{name}' not found in {module}")
        weight = hook.compute_weight(module)
        delattr(module, name)
        del module._parameters[name + "_g"], module._parameters[name + "_v"]
        setattr(module, name, Parameter(weight.data))
        return module


    class SpectralNorm:
        def __init__(self, name, n_power_iterations, dim, eps):
            if n_power_iterations <= 0:
                raise ValueError(
                    "Expected n_power_iterations to be positive, but got "
                    f"n_power_iterations={n_power_iterations}")
            self.name, self.n_power_iterations, self.dim, self.eps = name, n_power_iterations, dim, eps

        def matrix(self, weight):
            if self.dim != 0:
                weight = weight.permute(self.dim, *[d for d in range(weight.dim()) if d != self.dim])
            return weight.reshape(weight.size(0), -1)

        def compute_weight(self, module, do_power_iteration):
            weight = getattr(module, self.name + "_orig")
            u, v = getattr(module, self.name + "_u"), getattr(module, self.name + "_v")
            matrix = self.matrix(weight)
            if do_power_iteration:
                with no_grad():
                    for _ in range(self.n_power_iterations):
                        v.copy_(F.normalize(torch.mv(matrix.t(), u), dim=0, eps=self.eps))
                        u.copy_(F.normalize(torch.mv(matrix, v), dim=0, eps=self.eps))
                    u, v = u.clone(), v.clone()
            return weight / torch.dot(u, torch.mv(matrix, v))

        def __call__(self, module, inputs):
            setattr(module, self.name, self.compute_weight(module, module.training))


    def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
        if dim is None:
            dim = 1 if type(module).__name__.startswith("ConvTranspose") else 0
        for hook in module._forward_pre_hooks.values():
            if isinstance(hook, SpectralNorm) and hook.name == name:
                raise RuntimeError(f"Cannot register two spectral_norm hooks on the same parameter {name}")
        hook = SpectralNorm(name, n_power_iterations, dim, eps)
        weight = module._parameters[name]
        if weight is None:
            raise ValueError(f"`SpectralNorm` cannot be applied as parameter `{name}` is None")
        with no_grad():
            height, width = hook.matrix(weight).shape
            u = F.normalize(weight.new_empty(height).normal_(0, 1), dim=0, eps=eps)
            v = F.normalize(weight.new_empty(width).normal_(0, 1), dim=0, eps=eps)
        delattr(module, name)
        module.register_parameter(name + "_orig", weight)
        setattr(module, name, weight.data)
        module.register_buffer(name + "_u", u)
        module.register_buffer(name + "_v", v)
        module.register_forward_pre_hook(hook)
        return module


    def remove_spectral_norm(module, name="weight"):
        hook = _taken(module, name, SpectralNorm)
        if hook is None:
            raise ValueError(f"spectral_norm of '{name}' not found in {module}")
        with no_grad():
            weight = hook.compute_weight(module, False)
        for end in ("", "_u", "_v", "_orig"):
            delattr(module, name + end)
        module.register_parameter(name, Parameter(weight.detach()))
        return module


    def skip_init(module_cls, *args, **kwargs):
        if not issubclass(module_cls, torch.nn.Module):
            raise RuntimeError(f"Expected a Module; got {module_cls}")
        # Its parameters hold whatever they hold, and no random number is drawn.
        state = torch.get_rng_state()
        made = module_cls(*args, **kwargs)
        torch.set_rng_state(state)
        return made
    """#
}
