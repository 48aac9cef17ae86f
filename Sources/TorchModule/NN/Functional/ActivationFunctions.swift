// torch.nn.functional: activations that are no operations of their own, as Python text.

enum ActivationFunctions {
  static let names = [
    "softmax", "log_softmax", "softmin", "gumbel_softmax", "tanh", "relu", "rrelu", "relu_", "elu_", "selu_",
    "celu_", "leaky_relu_", "hardtanh_", "threshold", "threshold_", "rrelu_", "softsign", "tanhshrink",
  ]

  static let text = #"""
    import math


    def _implicit(name, dims, level):
        warn(
            f"Implicit dimension choice for {name} has been deprecated. Change the call to include dim=X as an argument.",
            level)
        return 0 if dims in (0, 1, 3) else 1


    def softmax(input, dim=None, _stacklevel=3, dtype=None):
        if dim is None:
            dim = _implicit("softmax", input.dim(), _stacklevel)
        return input.softmax(dim) if dtype is None else input.softmax(dim, dtype=dtype)


    def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
        if dim is None:
            dim = _implicit("log_softmax", input.dim(), _stacklevel)
        return input.log_softmax(dim) if dtype is None else input.log_softmax(dim, dtype=dtype)


    def softmin(input, dim=None, _stacklevel=3, dtype=None):
        if dim is None:
            dim = _implicit("softmin", input.dim(), _stacklevel)
        return (-input).softmax(dim) if dtype is None else (-input).softmax(dim, dtype=dtype)


    def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
        if eps != 1e-10:
            warn("`eps` parameter is deprecated and has no effect.")
        noise = -torch.empty_like(logits).exponential_().log()
        soft = ((logits + noise) / tau).softmax(dim)
        if not hard:
            return soft
        index = soft.max(dim, keepdim=True)[1]
        return torch.zeros_like(logits).scatter_(dim, index, 1.0) - soft.detach() + soft


    def tanh(input):
        return input.tanh()


    def relu(input, inplace=False):
        return input.relu_() if inplace else torch.relu(input)


    def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
        if lower > upper:
            raise RuntimeError(f"Lower bound should be less than or equal to the upper bound")
        if training:
            # A slope is drawn for each element that is not positive.
            slopes = torch.ones(input.shape, dtype=input.dtype)
            places = input.detach() <= 0
            drawn = torch.empty(int(places.sum()), dtype=torch.float64).uniform_(lower, upper)
            slopes[places] = drawn.to(input.dtype)
            if inplace:
                return input.mul_(slopes)
            return through_node(input * slopes, "RreluWithNoiseBackward0")
        if inplace:
            return torch.nn.functional.leaky_relu(input, (lower + upper) / 2, True)
        return through_node(torch.nn.functional.leaky_relu(input, (lower + upper) / 2), "RreluWithNoiseBackward0")


    @parsed("relu_(Tensor input)")
    def relu_(input):
        return input.relu_()


    @parsed("elu_(Tensor input, Number alpha=1.0)")
    def elu_(input, alpha=1.0):
        return torch.nn.functional.elu(input, alpha, True)


    @parsed("selu_(Tensor input)")
    def selu_(input):
        return torch.nn.functional.selu(input, True)


    @parsed("celu_(Tensor input, Number alpha=1.0)")
    def celu_(input, alpha=1.0):
        return torch.nn.functional.celu(input, alpha, True)


    @parsed("leaky_relu_(Tensor input, Number negative_slope=0.01)")
    def leaky_relu_(input, negative_slope=0.01):
        return torch.nn.functional.leaky_relu(input, negative_slope, True)


    @parsed("hardtanh_(Tensor input, Number min_val=-1, Number max_val=1)")
    def hardtanh_(input, min_val=-1.0, max_val=1.0):
        return torch.nn.functional.hardtanh(input, min_val, max_val, True)


    def threshold(input, threshold, value, inplace=False):
        return raw.threshold(input, threshold, value, inplace)


    threshold.__name__ = threshold.__qualname__ = "_threshold"


    @parsed("threshold_(Tensor input, Number threshold, Number value)")
    def threshold_(input, threshold, value):
        return torch.nn.functional.threshold(input, threshold, value, True)


    @parsed("rrelu_(Tensor input, Number lower=0.125, Number upper=0.3333333333333333, bool training=False)")
    def rrelu_(input, lower=1.0 / 8, upper=1.0 / 3, training=False):
        return rrelu(input, lower, upper, training, True)


    def softsign(input):
        return input / (input.abs() + 1)


    def tanhshrink(input):
        return input - input.tanh()
    """#
}
