// Distributions of real numbers that are drawn directly.

extension DistributionsSource {
  static let continuous = #"""
    class Normal(Distribution):
        arg_constraints = {"loc": _real, "scale": _positive}
        support = _real
        has_rsample = True

        def __init__(self, loc, scale, validate_args=None):
            self._parameters(validate_args, loc=loc, scale=scale)

        mean = property(lambda self: self.loc)
        mode = property(lambda self: self.loc)
        stddev = property(lambda self: self.scale)
        variance = property(lambda self: self.stddev.pow(2))

        def sample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            with torch.no_grad():
                return torch.normal(self.loc.expand(shape), self.scale.expand(shape))

        def rsample(self, sample_shape=torch.Size()):
            eps = torch.empty(self._extended_shape(sample_shape), dtype=self.loc.dtype).normal_()
            return self.loc + eps * self.scale

        def log_prob(self, value):
            self._checked(value)
            var = self.scale ** 2
            return -((value - self.loc) ** 2) / (2 * var) - self.scale.log() - math.log(math.sqrt(2 * math.pi))

        def cdf(self, value):
            self._checked(value)
            return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

        def icdf(self, value):
            return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

        def entropy(self):
            return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)


    class Uniform(Distribution):
        has_rsample = True

        def __init__(self, low, high, validate_args=None):
            self._parameters(validate_args, low=low, high=high)

        @property
        def arg_constraints(self):
            low, high = self.__dict__["low"], self.__dict__["high"]
            return {"low": _Constraint("LessThan", lambda v: v < high, upper_bound=high),
                    "high": _Constraint("GreaterThan", lambda v: low < v, lower_bound=low)}

        support = property(lambda self: _interval(self.low, self.high))
        mean = property(lambda self: (self.high + self.low) / 2)
        mode = property(lambda self: math.nan * self.high)
        stddev = property(lambda self: (self.high - self.low) / 12 ** 0.5)
        variance = property(lambda self: (self.high - self.low).pow(2) / 12)

        def rsample(self, sample_shape=torch.Size()):
            rand = torch.rand(self._extended_shape(sample_shape), dtype=self.low.dtype)
            return self.low + rand * (self.high - self.low)

        def log_prob(self, value):
            self._checked(value)
            inside = self.low.le(value).type_as(self.low).mul(self.high.gt(value).type_as(self.low))
            return torch.log(inside) - torch.log(self.high - self.low)

        def cdf(self, value):
            self._checked(value)
            return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)

        def icdf(self, value):
            return value * (self.high - self.low) + self.low

        def entropy(self):
            return torch.log(self.high - self.low)


    class Exponential(Distribution):
        arg_constraints = {"rate": _positive}
        support = _nonnegative
        has_rsample = True

        def __init__(self, rate, validate_args=None):
            self._parameters(validate_args, rate=rate)

        mean = property(lambda self: self.rate.reciprocal())
        mode = property(lambda self: torch.zeros_like(self.rate))
        stddev = property(lambda self: self.rate.reciprocal())
        variance = property(lambda self: self.rate.pow(-2))

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            return torch.empty(shape, dtype=self.rate.dtype).exponential_() / self.rate

        def log_prob(self, value):
            self._checked(value)
            return self.rate.log() - self.rate * value

        def cdf(self, value):
            self._checked(value)
            return 1 - torch.exp(-self.rate * value)

        def icdf(self, value):
            return -torch.log1p(-value) / self.rate

        def entropy(self):
            return 1.0 - torch.log(self.rate)


    class Laplace(Distribution):
        arg_constraints = {"loc": _real, "scale": _positive}
        support = _real
        has_rsample = True

        def __init__(self, loc, scale, validate_args=None):
            self._parameters(validate_args, loc=loc, scale=scale)

        mean = property(lambda self: self.loc)
        mode = property(lambda self: self.loc)
        variance = property(lambda self: 2 * self.scale.pow(2))
        stddev = property(lambda self: (2 ** 0.5) * self.scale)

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            u = self.loc.new_empty(shape).uniform_(torch.finfo(self.loc.dtype).eps - 1, 1)
            return self.loc - self.scale * u.sign() * torch.log1p(-u.abs())

        def log_prob(self, value):
            self._checked(value)
            return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale

        def cdf(self, value):
            self._checked(value)
            return 0.5 - 0.5 * (value - self.loc).sign() * torch.expm1(-(value - self.loc).abs() / self.scale)

        def icdf(self, value):
            term = value - 0.5
            return self.loc - self.scale * term.sign() * torch.log1p(-2 * term.abs())

        def entropy(self):
            return 1 + torch.log(2 * self.scale)


    class Cauchy(Distribution):
        arg_constraints = {"loc": _real, "scale": _positive}
        support = _real
        has_rsample = True

        def __init__(self, loc, scale, validate_args=None):
            self._parameters(validate_args, loc=loc, scale=scale)

        mean = property(lambda self: torch.full(self._extended_shape(), math.nan, dtype=self.loc.dtype))
        mode = property(lambda self: self.loc)
        variance = property(lambda self: torch.full(self._extended_shape(), math.inf, dtype=self.loc.dtype))

        def rsample(self, sample_shape=torch.Size()):
            eps = self.loc.new_empty(self._extended_shape(sample_shape)).cauchy_()
            return self.loc + eps * self.scale

        def log_prob(self, value):
            self._checked(value)
            return -math.log(math.pi) - self.scale.log() - (((value - self.loc) / self.scale) ** 2).log1p()

        def cdf(self, value):
            self._checked(value)
            return torch.atan((value - self.loc) / self.scale) / math.pi + 0.5

        def icdf(self, value):
            return torch.tan(math.pi * (value - 0.5)) * self.scale + self.loc

        def entropy(self):
            return math.log(4 * math.pi) + self.scale.log()
    """#
}
