// Layers of activations, as Python text.

enum ActivationSource {
  static let names = [
    "ReLU", "ReLU6", "Hardtanh", "Hardsigmoid", "Hardswish", "Sigmoid", "Tanh", "SiLU", "Mish", "GELU", "ELU", "SELU",
    "CELU", "GLU", "LeakyReLU", "LogSigmoid", "Softplus", "Softshrink", "Hardshrink", "Softsign", "Tanhshrink",
    "Threshold", "PReLU", "Softmin", "Softmax", "Softmax2d", "LogSoftmax", "RReLU",
  ]

  static let text = #"""
    @unlisted
    class _InPlace(nn.Module):
        # An activation whose only option is to write into its input.
        def __init__(self, inplace=False):
            super().__init__()
            self.inplace = inplace

        def extra_repr(self):
            return "inplace=True" if self.inplace else ""


    def _more(self):
        return ", inplace=True" if self.inplace else ""


    class ReLU(_InPlace):
        """Zero for negative elements."""

        def __init__(self, inplace=False):
            super().__init__(inplace)

        def forward(self, input):
            return F.relu(input, inplace=self.inplace)


    class Hardtanh(nn.Module):
        """The element itself, kept between two borders."""

        def __init__(self, min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None):
            super().__init__()
            if min_value is not None:
                warn("keyword argument `min_value` is deprecated and renamed to `min_val`", 2, FutureWarning)
                min_val = min_value
            if max_value is not None:
                warn("keyword argument `max_value` is deprecated and renamed to `max_val`", 2, FutureWarning)
                max_val = max_value
            self.min_val, self.max_val, self.inplace = min_val, max_val, inplace
            if self.max_val <= self.min_val:
                raise AssertionError(f"max_val ({self.max_val}) must be greater than min_val ({self.min_val})")

        def forward(self, input):
            return F.hardtanh(input, self.min_val, self.max_val, self.inplace)

        def extra_repr(self):
            return f"min_val={self.min_val}, max_val={self.max_val}" + _more(self)


    class ReLU6(Hardtanh):
        """The rectifier that goes no higher than 6."""

        def __init__(self, inplace=False):
            super().__init__(0.0, 6.0, inplace)

        def extra_repr(self):
            return "inplace=True" if self.inplace else ""


    @own_init
    class Hardsigmoid(_InPlace):
        """A sigmoid made of three straight lines."""

        def forward(self, input):
            return F.hardsigmoid(input, self.inplace)

        def extra_repr(self):
            return ""


    @own_init
    class Hardswish(_InPlace):
        """x times the sigmoid made of three straight lines."""

        def forward(self, input):
            return F.hardswish(input, self.inplace)

        def extra_repr(self):
            return ""


    @own_init
    class SiLU(_InPlace):
        """x times the sigmoid of x."""

        def forward(self, input):
            return F.silu(input, self.inplace)


    @own_init
    class Mish(_InPlace):
        """x times the hyperbolic tangent of softplus of x."""

        def forward(self, input):
            return F.mish(input, self.inplace)


    @own_init
    class SELU(_InPlace):
        """The elu whose results keep mean zero and variance one."""

        def forward(self, input):
            return F.selu(input, self.inplace)


    class Sigmoid(nn.Module):
        """1 / (1 + exp(-x))."""

        def forward(self, input):
            return torch.sigmoid(input)


    class Tanh(nn.Module):
        """The hyperbolic tangent."""

        def forward(self, input):
            return torch.tanh(input)


    class GELU(nn.Module):
        """x times the normal distribution function of x."""

        def __init__(self, approximate="none"):
            super().__init__()
            self.approximate = approximate

        def forward(self, input):
            return F.gelu(input, approximate=self.approximate)

        def extra_repr(self):
            return f"approximate={self.approximate!r}"


    @unlisted
    class _Alpha(nn.Module):
        def __init__(self, alpha=1.0, inplace=False):
            super().__init__()
            self.alpha, self.inplace = alpha, inplace

        def extra_repr(self):
            return f"alpha={self.alpha}" + _more(self)


    @own_init
    class ELU(_Alpha):
        """The element itself if it is positive, else alpha * (exp(x) - 1)."""

        def forward(self, input):
            return F.elu(input, self.alpha, self.inplace)


    @own_init
    class CELU(_Alpha):
        """The element itself if it is positive, else alpha * (exp(x / alpha) - 1)."""

        def forward(self, input):
            return F.celu(input, self.alpha, self.inplace)


    class GLU(nn.Module):
        """One half times the sigmoid of the other."""

        def __init__(self, dim=-1):
            super().__init__()
            self.dim = dim

        def forward(self, input):
            return F.glu(input, self.dim)

        def extra_repr(self):
            return f"dim={self.dim}"


    class LeakyReLU(nn.Module):
        """The element itself if it is positive, else a part of it."""

        def __init__(self, negative_slope=0.01, inplace=False):
            super().__init__()
            self.negative_slope, self.inplace = negative_slope, inplace

        def forward(self, input):
            return F.leaky_relu(input, self.negative_slope, self.inplace)

        def extra_repr(self):
            return f"negative_slope={self.negative_slope}" + _more(self)


    class LogSigmoid(nn.Module):
        """The logarithm of the sigmoid."""

        def forward(self, input):
            return F.logsigmoid(input)


    class Softplus(nn.Module):
        """log(1 + exp(beta * x)) / beta."""

        def __init__(self, beta=1.0, threshold=20.0):
            super().__init__()
            self.beta, self.threshold = beta, threshold

        def forward(self, input):
            return F.softplus(input, self.beta, self.threshold)

        def extra_repr(self):
            return f"beta={self.beta}, threshold={self.threshold}"


    @unlisted
    class _Shrink(nn.Module):
        def __init__(self, lambd=0.5):
            super().__init__()
            self.lambd = lambd

        def extra_repr(self):
            return str(self.lambd)


    @own_init
    class Softshrink(_Shrink):
        """Moves elements towards zero."""

        def forward(self, input):
            return F.softshrink(input, self.lambd)


    @own_init
    class Hardshrink(_Shrink):
        """Zero for elements near zero."""

        def forward(self, input):
            return F.hardshrink(input, self.lambd)


    class Softsign(nn.Module):
        """x / (1 + |x|)."""

        def forward(self, input):
            return F.softsign(input)


    class Tanhshrink(nn.Module):
        """x - tanh(x)."""

        def forward(self, input):
            return F.tanhshrink(input)


    class Threshold(nn.Module):
        """The element itself if it is above the threshold, else the value."""

        def __init__(self, threshold, value, inplace=False):
            super().__init__()
            self.threshold, self.value, self.inplace = threshold, value, inplace

        def forward(self, input):
            return F.threshold(input, self.threshold, self.value, self.inplace)

        def extra_repr(self):
            return f"threshold={self.threshold}, value={self.value}" + _more(self)


    class PReLU(nn.Module):
        """The element itself if it is positive, else a learnt part of it."""

        def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
            super().__init__()
            self.num_parameters = num_parameters
            self.init = init
            self.weight = Parameter(torch.empty(num_parameters, device=device, dtype=dtype))
            self.reset_parameters()

        def reset_parameters(self):
            nn.init.constant_(self.weight, self.init)

        def forward(self, input):
            return F.prelu(input, self.weight)

        def extra_repr(self):
            return f"num_parameters={self.num_parameters}"


    @unlisted
    class _Along(nn.Module):
        def __init__(self, dim=None):
            super().__init__()
            self.dim = dim

        def extra_repr(self):
            return f"dim={self.dim}"


    @own_init
    class Softmin(_Along):
        """The softmax of -x."""

        def forward(self, input):
            return F.softmin(input, self.dim)


    @own_init
    class Softmax(_Along):
        """Exponentials that sum to one."""

        def forward(self, input):
            return F.softmax(input, self.dim)


    class Softmax2d(nn.Module):
        """The softmax over the channels of images."""

        def forward(self, input):
            if input.dim() not in (3, 4):
                raise ValueError(f"Softmax2d: expected input to be 3D or 4D, got {input.dim()}D instead")
            return F.softmax(input, -3)


    @own_init
    class LogSoftmax(_Along):
        """The logarithm of softmax."""

        def forward(self, input):
            return F.log_softmax(input, self.dim)


    class RReLU(nn.Module):
        """The element itself if it is positive, else a random part of it."""

        def __init__(self, lower=1.0 / 8, upper=1.0 / 3, inplace=False):
            super().__init__()
            self.lower, self.upper, self.inplace = lower, upper, inplace

        def forward(self, input):
            return F.rrelu(input, self.lower, self.upper, self.training, self.inplace)

        def extra_repr(self):
            return f"lower={self.lower}, upper={self.upper}" + _more(self)
    """#
}
