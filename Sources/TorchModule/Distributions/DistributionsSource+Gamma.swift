// Distributions made of gamma numbers.

extension DistributionsSource {
  static let gamma = #"""
    class Gamma(Distribution):
        arg_constraints = {"concentration": _positive, "rate": _positive}
        support = _nonnegative
        has_rsample = True

        def __init__(self, concentration, rate, validate_args=None):
            self._parameters(validate_args, concentration=concentration, rate=rate)

        mean = property(lambda self: self.concentration / self.rate)
        mode = property(lambda self: ((self.concentration - 1) / self.rate).clamp(min=0))
        variance = property(lambda self: self.concentration / self.rate.pow(2))

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            value = torch._standard_gamma(self.concentration.expand(shape)) / self.rate.expand(shape)
            value.detach().clamp_(min=torch.finfo(value.dtype).tiny)
            return value

        def log_prob(self, value):
            value = torch.as_tensor(value, dtype=self.rate.dtype)
            self._checked(value)
            return (torch.xlogy(self.concentration, self.rate) + torch.xlogy(self.concentration - 1, value)
                    - self.rate * value - torch.lgamma(self.concentration))

        def entropy(self):
            return (self.concentration - torch.log(self.rate) + torch.lgamma(self.concentration)
                    + (1.0 - self.concentration) * torch.digamma(self.concentration))


    class Chi2(Gamma):
        arg_constraints = {"df": _positive}

        def __init__(self, df, validate_args=None):
            super().__init__(0.5 * df, 0.5, validate_args=validate_args)

        df = property(lambda self: self.concentration * 2)

        def __repr__(self):
            return "Chi2()"


    class Dirichlet(Distribution):
        arg_constraints = {"concentration": _Constraint("IndependentConstraint", lambda v: (v > 0).all(-1))}
        support = _simplex
        has_rsample = True

        def __init__(self, concentration, validate_args=None):
            if concentration.dim() < 1:
                raise ValueError("`concentration` parameter must be at least one-dimensional.")
            self.concentration = concentration
            super().__init__(concentration.shape[:-1], concentration.shape[-1:], validate_args=validate_args)

        mean = property(lambda self: self.concentration / self.concentration.sum(-1, True))

        @property
        def variance(self):
            con0 = self.concentration.sum(-1, True)
            return self.concentration * (con0 - self.concentration) / (con0.pow(2) * (con0 + 1))

        def rsample(self, sample_shape=()):
            return torch._sample_dirichlet(self.concentration.expand(self._extended_shape(sample_shape)))

        def log_prob(self, value):
            self._checked(value)
            return (torch.xlogy(self.concentration - 1.0, value).sum(-1) + torch.lgamma(self.concentration.sum(-1))
                    - torch.lgamma(self.concentration).sum(-1))

        def entropy(self):
            k = self.concentration.size(-1)
            a0 = self.concentration.sum(-1)
            return (torch.lgamma(self.concentration).sum(-1) - torch.lgamma(a0) - (k - a0) * torch.digamma(a0)
                    - ((self.concentration - 1.0) * torch.digamma(self.concentration)).sum(-1))


    class Beta(Distribution):
        arg_constraints = {"concentration1": _positive, "concentration0": _positive}
        support = _unit
        has_rsample = True

        def __init__(self, concentration1, concentration0, validate_args=None):
            if isinstance(concentration1, (int, float)) and isinstance(concentration0, (int, float)):
                pair = torch.tensor([float(concentration1), float(concentration0)])
            else:
                concentration1, concentration0 = _broadcast(concentration1, concentration0)
                pair = torch.stack([concentration1, concentration0], -1)
            self._dirichlet = Dirichlet(pair, validate_args=validate_args)
            super().__init__(self._dirichlet._batch_shape, validate_args=validate_args)

        concentration1 = property(lambda self: self._dirichlet.concentration[..., 0])
        concentration0 = property(lambda self: self._dirichlet.concentration[..., 1])
        mean = property(lambda self: self.concentration1 / (self.concentration1 + self.concentration0))

        @property
        def variance(self):
            total = self.concentration1 + self.concentration0
            return self.concentration1 * self.concentration0 / (total.pow(2) * (total + 1))

        def rsample(self, sample_shape=()):
            return self._dirichlet.rsample(sample_shape).select(-1, 0)

        def log_prob(self, value):
            self._checked(value)
            return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))

        def entropy(self):
            return self._dirichlet.entropy()

        def __repr__(self):
            return "Beta()"


    class StudentT(Distribution):
        arg_constraints = {"df": _positive, "loc": _real, "scale": _positive}
        support = _real
        has_rsample = True

        def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
            self._parameters(validate_args, df=df, loc=loc, scale=scale)
            self._chi2 = Chi2(self.df)
            if isinstance(df, (int, float)):
                self._batch_shape = self._chi2._batch_shape = torch.Size()

        @property
        def mean(self):
            m = self.loc.clone()
            m[self.df <= 1] = math.nan
            return m

        mode = property(lambda self: self.loc)

        @property
        def variance(self):
            m = self.df.clone()
            m[self.df > 2] = self.scale[self.df > 2].pow(2) * self.df[self.df > 2] / (self.df[self.df > 2] - 2)
            m[(self.df <= 2) & (self.df > 1)] = math.inf
            m[self.df <= 1] = math.nan
            return m

        def rsample(self, sample_shape=torch.Size()):
            x = _standard_normal(self._extended_shape(sample_shape), self.df.dtype)
            z = self._chi2.rsample(sample_shape)
            return self.loc + self.scale * (x * torch.rsqrt(z / self.df))

        def log_prob(self, value):
            self._checked(value)
            y = (value - self.loc) / self.scale
            z = (self.scale.log() + 0.5 * self.df.log() + 0.5 * math.log(math.pi) + torch.lgamma(0.5 * self.df)
                 - torch.lgamma(0.5 * (self.df + 1.0)))
            return -0.5 * (self.df + 1.0) * torch.log1p(y ** 2.0 / self.df) - z
    """#
}
