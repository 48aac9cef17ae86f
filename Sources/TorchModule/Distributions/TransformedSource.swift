// TransformedDistribution, what is built on it, and mixtures, as Python text.

enum TransformedSource {
  static let names = [
    "TransformedDistribution", "InverseGamma", "Kumaraswamy", "LogisticNormal", "RelaxedBernoulli",
    "RelaxedOneHotCategorical", "MixtureSameFamily",
  ]

  static let text = #"""
    import math
    from torch.distributions import (
        AffineTransform, Beta, Categorical, ComposeTransform, Distribution, ExpTransform, Gamma, Independent, Normal,
        PowerTransform, SigmoidTransform, StickBreakingTransform, Transform, Uniform, constraints)

    dimensions = constraints.dimensions


    def _sum_rightmost(value, n):
        return value if n == 0 else value.reshape(value.shape[:-n] + (-1,)).sum(-1)


    def _broadcast(*values):
        known = next((v.dtype for v in values if isinstance(v, torch.Tensor)), torch.get_default_dtype())
        return torch.broadcast_tensors(
            *[v if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=known) for v in values])


    class TransformedDistribution(Distribution):
        """What transforms make of another distribution."""

        arg_constraints = {}

        def __init__(self, base_distribution, transforms, validate_args=None):
            if isinstance(transforms, Transform):
                transforms = [transforms]
            elif not isinstance(transforms, list):
                raise ValueError(f"transforms must be a Transform or list, but was {transforms}")
            elif not all(isinstance(t, Transform) for t in transforms):
                raise ValueError("transforms must be a Transform or a list of Transforms")
            self.transforms = transforms
            shape = base_distribution.batch_shape + base_distribution.event_shape
            base_event = len(base_distribution.event_shape)
            whole = ComposeTransform(transforms)
            needed, given = dimensions(whole.domain), dimensions(whole.codomain)
            if len(shape) < needed:
                raise ValueError(
                    f"base_distribution needs to have shape with size at least {needed}, but got {shape}.")
            forward = whole.forward_shape(shape)
            expanded = whole.inverse_shape(forward)
            if shape != expanded:
                base_distribution = base_distribution.expand(expanded[:len(expanded) - base_event])
            if needed > base_event:
                base_distribution = Independent(base_distribution, needed - base_event)
            self.base_dist = base_distribution
            event = max(given, base_event + given - needed)
            cut = len(forward) - event
            super().__init__(forward[:cut], forward[cut:], validate_args=validate_args)

        def expand(self, batch_shape, _instance=None):
            new = object.__new__(type(self))
            new.__dict__.update(self.__dict__)
            batch_shape = torch.Size(batch_shape)
            shape = batch_shape + self.event_shape
            for t in reversed(self.transforms):
                shape = t.inverse_shape(shape)
            new.base_dist = self.base_dist.expand(shape[:len(shape) - len(self.base_dist.event_shape)])
            new._batch_shape = batch_shape
            return new

        @property
        def support(self):
            if not self.transforms:
                return self.base_dist.support
            support = self.transforms[-1].codomain
            n = len(self.event_shape) - dimensions(support)
            return constraints.independent(support, n) if n > 0 else support

        has_rsample = property(lambda self: self.base_dist.has_rsample)

        def _transformed(self, x):
            for transform in self.transforms:
                x = transform(x)
            return x

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                return self._transformed(self.base_dist.sample(sample_shape))

        def rsample(self, sample_shape=torch.Size()):
            return self._transformed(self.base_dist.rsample(sample_shape))

        def log_prob(self, value):
            self._checked(value)
            event, total, y = len(self.event_shape), 0.0, value
            for transform in reversed(self.transforms):
                x = transform.inv(y)
                event += dimensions(transform.domain) - dimensions(transform.codomain)
                total = total - _sum_rightmost(
                    transform.log_abs_det_jacobian(x, y), event - dimensions(transform.domain))
                y = x
            return total + _sum_rightmost(self.base_dist.log_prob(y), event - len(self.base_dist.event_shape))

        def _rising(self, value):
            # What falls with the base's values is counted from the other end.
            sign = 1
            for transform in self.transforms:
                sign = sign * transform.sign
            return value if isinstance(sign, int) and sign == 1 else sign * (value - 0.5) + 0.5

        def cdf(self, value):
            for transform in self.transforms[::-1]:
                value = transform.inv(value)
            self.base_dist._checked(value)
            return self._rising(self.base_dist.cdf(value))

        def icdf(self, value):
            return self._transformed(self.base_dist.icdf(self._rising(value)))


    class InverseGamma(TransformedDistribution):
        """The reciprocal of a gamma distribution."""

        arg_constraints = {"concentration": constraints.positive, "rate": constraints.positive}
        support = constraints.positive
        has_rsample = True

        def __init__(self, concentration, rate, validate_args=None):
            base = Gamma(concentration, rate, validate_args=validate_args)
            super().__init__(base, PowerTransform(-base.rate.new_ones(())), validate_args=validate_args)

        concentration = property(lambda self: self.base_dist.concentration)
        rate = property(lambda self: self.base_dist.rate)
        mode = property(lambda self: self.rate / (self.concentration + 1))

        @property
        def mean(self):
            return torch.where(self.concentration > 1, self.rate / (self.concentration - 1), math.inf)

        @property
        def variance(self):
            result = self.rate.square() / ((self.concentration - 1).square() * (self.concentration - 2))
            return torch.where(self.concentration > 2, result, math.inf)

        def entropy(self):
            return (self.concentration + self.rate.log() + self.concentration.lgamma()
                    - (1 + self.concentration) * self.concentration.digamma())


    class Kumaraswamy(TransformedDistribution):
        """A distribution of shares that resembles the beta distribution."""

        arg_constraints = {"concentration1": constraints.positive, "concentration0": constraints.positive}
        support = constraints.unit_interval
        has_rsample = True

        def __init__(self, concentration1, concentration0, validate_args=None):
            self.concentration1, self.concentration0 = _broadcast(concentration1, concentration0)
            base = Uniform(torch.full_like(self.concentration0, 0), torch.full_like(self.concentration0, 1),
                           validate_args=validate_args)
            super().__init__(
                base, [PowerTransform(exponent=self.concentration0.reciprocal()), AffineTransform(loc=1.0, scale=-1.0),
                       PowerTransform(exponent=self.concentration1.reciprocal())], validate_args=validate_args)

        def expand(self, batch_shape, _instance=None):
            new = super().expand(batch_shape)
            new.concentration1 = self.concentration1.expand(batch_shape)
            new.concentration0 = self.concentration0.expand(batch_shape)
            return new

        def _moment(self, n):
            a, b = self.concentration1, self.concentration0
            arg = 1 + n / a
            return torch.exp(torch.log(b) + (torch.lgamma(arg) + torch.lgamma(b) - torch.lgamma(arg + b)))

        mean = property(lambda self: self._moment(1))
        variance = property(lambda self: self._moment(2) - torch.pow(self.mean, 2))

        @property
        def mode(self):
            a, b = self.concentration1, self.concentration0
            log_mode = b.reciprocal() * (-b).log1p() - (-b * a).log1p()
            log_mode[(b < 1) | (a < 1)] = math.nan
            return log_mode.exp()

        def entropy(self):
            t1, t0 = 1 - self.concentration1.reciprocal(), 1 - self.concentration0.reciprocal()
            h = torch.digamma(self.concentration0 + 1) + 0.57721566490153286060
            return t0 + t1 * h - torch.log(self.concentration1) - torch.log(self.concentration0)


    class LogisticNormal(TransformedDistribution):
        """Probabilities made of normal numbers by breaking a stick."""

        arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
        support = constraints.simplex
        has_rsample = True

        def __init__(self, loc, scale, validate_args=None):
            base = Normal(loc, scale, validate_args=validate_args)
            if not base.batch_shape:
                base = base.expand([1])
            super().__init__(base, StickBreakingTransform(), validate_args=validate_args)

        loc = property(lambda self: self.base_dist.base_dist.loc)
        scale = property(lambda self: self.base_dist.base_dist.scale)


    def _clamped(probs):
        eps = torch.finfo(probs.dtype).eps
        return probs.clamp(min=eps, max=1 - eps)


    class LogitRelaxedBernoulli(Distribution):
        """The logits of a relaxed Bernoulli distribution."""

        arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
        support = constraints.real

        def __init__(self, temperature, probs=None, logits=None, validate_args=None):
            self.temperature = temperature
            if (probs is None) == (logits is None):
                raise ValueError("Either `probs` or `logits` must be specified, but not both.")
            given = logits if probs is None else probs
            self._param, = _broadcast(given)
            self.__dict__["logits" if probs is None else "probs"] = self._param
            shape = torch.Size() if isinstance(given, (int, float)) else self._param.size()
            super().__init__(shape, validate_args=validate_args)

        def __getattr__(self, name):
            if name == "probs":
                self.probs = torch.sigmoid(self.logits)
                return self.probs
            if name == "logits":
                probs = _clamped(self.probs)
                self.logits = torch.log(probs) - torch.log1p(-probs)
                return self.logits
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

        param_shape = property(lambda self: self._param.size())

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            probs = _clamped(self.probs.expand(shape))
            u = _clamped(torch.rand(shape, dtype=probs.dtype))
            return (u.log() - (-u).log1p() + probs.log() - (-probs).log1p()) / self.temperature

        def log_prob(self, value):
            self._checked(value)
            logits, value = _broadcast(self.logits, value)
            diff = logits - value.mul(self.temperature)
            return self.temperature.log() + diff - 2 * diff.exp().log1p()


    class _Relaxed(TransformedDistribution):
        temperature = property(lambda self: self.base_dist.temperature)
        logits = property(lambda self: self.base_dist.logits)
        probs = property(lambda self: self.base_dist.probs)
        has_rsample = True


    class RelaxedBernoulli(_Relaxed):
        """Numbers near 0 and 1 that gradients flow through."""

        arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
        support = constraints.unit_interval

        def __init__(self, temperature, probs=None, logits=None, validate_args=None):
            super().__init__(
                LogitRelaxedBernoulli(temperature, probs, logits), SigmoidTransform(), validate_args=validate_args)


    class ExpRelaxedCategorical(Distribution):
        """The logarithms of a relaxed categorical distribution."""

        arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}
        support = constraints.real_vector
        has_rsample = True

        def __init__(self, temperature, probs=None, logits=None, validate_args=None):
            self._categorical = Categorical(probs, logits)
            self.temperature = temperature
            super().__init__(
                self._categorical.batch_shape, self._categorical.param_shape[-1:], validate_args=validate_args)

        def expand(self, batch_shape, _instance=None):
            new = object.__new__(type(self))
            new.__dict__.update(self.__dict__)
            new._categorical, new._batch_shape = self._categorical.expand(batch_shape), torch.Size(batch_shape)
            return new

        param_shape = property(lambda self: self._categorical.param_shape)
        logits = property(lambda self: self._categorical.logits)
        probs = property(lambda self: self._categorical.probs)

        def rsample(self, sample_shape=torch.Size()):
            u = _clamped(torch.rand(self._extended_shape(sample_shape), dtype=self.logits.dtype))
            scores = (self.logits + -(-u.log()).log()) / self.temperature
            return scores - scores.logsumexp(dim=-1, keepdim=True)

        def log_prob(self, value):
            count = self._categorical._num_events
            self._checked(value)
            logits, value = _broadcast(self.logits, value)
            scale = (torch.full_like(self.temperature, float(count)).lgamma()
                     - self.temperature.log().mul(-(count - 1)))
            score = logits - value.mul(self.temperature)
            return (score - score.logsumexp(dim=-1, keepdim=True)).sum(-1) + scale


    class RelaxedOneHotCategorical(_Relaxed):
        """Vectors near one-hot ones that gradients flow through."""

        arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}
        support = constraints.simplex

        def __init__(self, temperature, probs=None, logits=None, validate_args=None):
            super().__init__(
                ExpRelaxedCategorical(temperature, probs, logits, validate_args=validate_args), ExpTransform(),
                validate_args=validate_args)


    class MixtureSameFamily(Distribution):
        """A mixture of distributions of one family, along their last batch dimension."""

        arg_constraints = {}
        has_rsample = False

        def __init__(self, mixture_distribution, component_distribution, validate_args=None):
            mixture, components = mixture_distribution, component_distribution
            if not isinstance(mixture, Categorical):
                raise ValueError(
                    " The Mixture distribution needs to be an  instance of torch.distributions.Categorical")
            if not isinstance(components, Distribution):
                raise ValueError(
                    "The Component distribution needs to be an instance of torch.distributions.Distribution")
            shape = components.batch_shape[:-1]
            for a, b in zip(reversed(mixture.batch_shape), reversed(shape)):
                if a != 1 and b != 1 and a != b:
                    raise ValueError(
                        f"`mixture_distribution.batch_shape` ({mixture.batch_shape}) is not compatible with "
                        f"`component_distribution.batch_shape`({shape})")
            km, kc = mixture.logits.shape[-1], components.batch_shape[-1]
            if km != kc:
                raise ValueError(
                    f"`mixture_distribution component` ({km}) does not equal `component_distribution.batch_shape[-1]` "
                    f"({kc})")
            self._mixture_distribution, self._component_distribution = mixture, components
            self._num_component, self._event_ndims = km, len(components.event_shape)
            super().__init__(shape, components.event_shape, validate_args=validate_args)

        def expand(self, batch_shape, _instance=None):
            new = object.__new__(type(self))
            new.__dict__.update(self.__dict__)
            new._batch_shape = torch.Size(batch_shape)
            new._component_distribution = self._component_distribution.expand(
                new._batch_shape + (self._num_component,))
            new._mixture_distribution = self._mixture_distribution.expand(new._batch_shape)
            return new

        support = property(
            lambda self: constraints.MixtureSameFamilyConstraint(self._component_distribution.support))
        mixture_distribution = property(lambda self: self._mixture_distribution)
        component_distribution = property(lambda self: self._component_distribution)

        def _pad(self, x):
            return x.unsqueeze(-1 - self._event_ndims)

        def _padded_probs(self):
            x = self._mixture_distribution.probs
            ranks = len(self._mixture_distribution.batch_shape)
            more = 0 if ranks == 1 else len(self._batch_shape) - ranks
            return x.reshape(x.shape[:-1] + (1,) * more + x.shape[-1:] + (1,) * self._event_ndims)

        @property
        def mean(self):
            return torch.sum(self._padded_probs() * self._component_distribution.mean, dim=-1 - self._event_ndims)

        @property
        def variance(self):
            probs, dim = self._padded_probs(), -1 - self._event_ndims
            within = torch.sum(probs * self._component_distribution.variance, dim=dim)
            between = torch.sum(probs * (self._component_distribution.mean - self._pad(self.mean)).pow(2.0), dim=dim)
            return within + between

        def cdf(self, x):
            return torch.sum(
                self._component_distribution.cdf(self._pad(x)) * self._mixture_distribution.probs, dim=-1)

        def log_prob(self, x):
            self._checked(x)
            each = self._component_distribution.log_prob(self._pad(x))
            return torch.logsumexp(each + torch.log_softmax(self._mixture_distribution.logits, dim=-1), dim=-1)

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                dim = len(sample_shape) + len(self._batch_shape)
                chosen = self._mixture_distribution.sample(sample_shape)
                drawn = self._component_distribution.sample(sample_shape)
                shape, event = chosen.shape, self._event_shape
                chosen = chosen.reshape(shape + (1,) * (len(event) + 1)).repeat((1,) * len(shape) + (1,) + tuple(event))
                return torch.gather(drawn, dim, chosen).squeeze(dim)

        def __repr__(self):
            return f"MixtureSameFamily(\n  {self._mixture_distribution},\n  {self._component_distribution})"

    for _kind, _file in ((InverseGamma, "inverse_gamma"), (Kumaraswamy, "kumaraswamy"),
                         (LogisticNormal, "logistic_normal"), (RelaxedBernoulli, "relaxed_bernoulli"),
                         (LogitRelaxedBernoulli, "relaxed_bernoulli"),
                         (RelaxedOneHotCategorical, "relaxed_categorical"),
                         (ExpRelaxedCategorical, "relaxed_categorical"), (MixtureSameFamily, "mixture_same_family")):
        _kind.__module__ = f"torch.distributions.{_file}"
    """#
}
