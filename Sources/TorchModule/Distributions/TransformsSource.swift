// torch.distributions.transforms, as Python text: transforms of single elements, and what all share.

enum TransformsSource {
  static let names = [
    "AbsTransform", "AffineTransform", "CatTransform", "ComposeTransform", "CorrCholeskyTransform",
    "CumulativeDistributionTransform", "ExpTransform", "IndependentTransform", "LowerCholeskyTransform",
    "PositiveDefiniteTransform", "PowerTransform", "ReshapeTransform", "SigmoidTransform", "SoftplusTransform",
    "TanhTransform", "SoftmaxTransform", "StackTransform", "StickBreakingTransform", "Transform", "identity_transform",
  ]

  static let text = #"""
    import math
    from torch.distributions import constraints

    dimensions = constraints.dimensions
    pad = F.pad


    def _sum_rightmost(value, n):
        return value if n == 0 else value.reshape(value.shape[:-n] + (-1,)).sum(-1)


    class Transform:
        """A map with, if it has one, its inverse, and the logarithm of how it stretches space."""

        bijective = False

        def __init__(self, cache_size=0):
            if cache_size not in (0, 1):
                raise ValueError("cache_size must be 0 or 1")
            self._cache_size, self._inv, self._cached_x_y = cache_size, None, (None, None)

        @property
        def event_dim(self):
            if dimensions(self.domain) == dimensions(self.codomain):
                return dimensions(self.domain)
            raise ValueError("Please use either .domain.event_dim or .codomain.event_dim")

        @property
        def inv(self):
            if self._inv is None:
                self._inv = _InverseTransform(self)
            return self._inv

        @property
        def sign(self):
            raise NotImplementedError

        def with_cache(self, cache_size=1):
            if self._cache_size == cache_size:
                return self
            if type(self).__init__ is Transform.__init__:
                return type(self)(cache_size=cache_size)
            return self._again(cache_size)

        def _again(self, cache_size):
            raise NotImplementedError(f"{type(self)}.with_cache is not implemented")

        def __eq__(self, other):
            return self is other

        def __ne__(self, other):
            return not self == other

        __hash__ = None

        def _through(self, given, function, place):
            if self._cache_size == 0:
                return function(given)
            if self._cached_x_y[place] is given:
                return self._cached_x_y[1 - place]
            made = function(given)
            self._cached_x_y = (given, made) if place == 0 else (made, given)
            return made

        def __call__(self, x):
            return self._through(x, self._call, 0)

        def _inv_call(self, y):
            return self._through(y, self._inverse, 1)

        def _call(self, x):
            raise NotImplementedError

        def _inverse(self, y):
            raise NotImplementedError

        def log_abs_det_jacobian(self, x, y):
            raise NotImplementedError

        def __repr__(self):
            return type(self).__name__ + "()"

        def forward_shape(self, shape):
            return shape

        def inverse_shape(self, shape):
            return shape


    class _InverseTransform(Transform):
        def __init__(self, transform):
            super().__init__(cache_size=transform._cache_size)
            self._inv = transform

        domain = property(lambda self: self._inv.codomain)
        codomain = property(lambda self: self._inv.domain)
        bijective = property(lambda self: self._inv.bijective)
        sign = property(lambda self: self._inv.sign)
        inv = property(lambda self: self._inv)

        def with_cache(self, cache_size=1):
            return self._inv.with_cache(cache_size).inv

        def __eq__(self, other):
            return isinstance(other, _InverseTransform) and self._inv == other._inv

        def __repr__(self):
            return f"_InverseTransform({self._inv!r})"

        def __call__(self, x):
            return self._inv._inv_call(x)

        def log_abs_det_jacobian(self, x, y):
            return -self._inv.log_abs_det_jacobian(y, x)

        def forward_shape(self, shape):
            return self._inv.inverse_shape(shape)

        def inverse_shape(self, shape):
            return self._inv.forward_shape(shape)


    class ComposeTransform(Transform):
        """Several transforms, one after another."""

        def __init__(self, parts, cache_size=0):
            super().__init__(cache_size=cache_size)
            self.parts = [part.with_cache(cache_size) for part in parts] if cache_size else parts

        def __eq__(self, other):
            return isinstance(other, ComposeTransform) and self.parts == other.parts

        def _space(self, parts, own, other):
            # The constraint at one end, about as many dimensions as all parts together need.
            if not self.parts:
                return constraints.real
            space = own(parts[-1])
            n = dimensions(other(parts[0]))
            for part in parts:
                n += dimensions(own(part)) - dimensions(other(part))
                n = max(n, dimensions(own(part)))
            return constraints.independent(space, n - dimensions(space)) if n > dimensions(space) else space

        @property
        def domain(self):
            return self._space(self.parts[::-1], lambda p: p.domain, lambda p: p.codomain)

        @property
        def codomain(self):
            return self._space(self.parts, lambda p: p.codomain, lambda p: p.domain)

        bijective = property(lambda self: all(p.bijective for p in self.parts))

        @property
        def sign(self):
            sign = 1
            for part in self.parts:
                sign = sign * part.sign
            return sign

        @property
        def inv(self):
            if self._inv is None:
                self._inv = ComposeTransform([p.inv for p in reversed(self.parts)])
                self._inv._inv = self
            return self._inv

        def with_cache(self, cache_size=1):
            return self if self._cache_size == cache_size else ComposeTransform(self.parts, cache_size=cache_size)

        def __call__(self, x):
            for part in self.parts:
                x = part(x)
            return x

        def log_abs_det_jacobian(self, x, y):
            if not self.parts:
                return torch.zeros_like(x)
            values = [x]
            for part in self.parts[:-1]:
                values.append(part(values[-1]))
            values.append(y)
            total, n = None, dimensions(self.domain)
            for part, a, b in zip(self.parts, values[:-1], values[1:]):
                term = _sum_rightmost(part.log_abs_det_jacobian(a, b), n - dimensions(part.domain))
                total = term if total is None else total + term
                n += dimensions(part.codomain) - dimensions(part.domain)
            return total

        def forward_shape(self, shape):
            for part in self.parts:
                shape = part.forward_shape(shape)
            return shape

        def inverse_shape(self, shape):
            for part in reversed(self.parts):
                shape = part.inverse_shape(shape)
            return shape

        def __repr__(self):
            return "ComposeTransform(\n    " + ",\n    ".join(repr(p) for p in self.parts) + "\n)"


    identity_transform = ComposeTransform([])


    class IndependentTransform(Transform):
        """A transform some of whose batch dimensions belong to the event."""

        def __init__(self, base_transform, reinterpreted_batch_ndims, cache_size=0):
            super().__init__(cache_size=cache_size)
            self.base_transform = base_transform.with_cache(cache_size)
            self.reinterpreted_batch_ndims = reinterpreted_batch_ndims

        def _again(self, cache_size):
            return IndependentTransform(self.base_transform, self.reinterpreted_batch_ndims, cache_size=cache_size)

        domain = property(
            lambda self: constraints.independent(self.base_transform.domain, self.reinterpreted_batch_ndims))
        codomain = property(
            lambda self: constraints.independent(self.base_transform.codomain, self.reinterpreted_batch_ndims))
        bijective = property(lambda self: self.base_transform.bijective)
        sign = property(lambda self: self.base_transform.sign)

        def _call(self, x):
            if x.dim() < dimensions(self.domain):
                raise ValueError("Too few dimensions on input")
            return self.base_transform(x)

        def _inverse(self, y):
            if y.dim() < dimensions(self.codomain):
                raise ValueError("Too few dimensions on input")
            return self.base_transform.inv(y)

        def log_abs_det_jacobian(self, x, y):
            return _sum_rightmost(self.base_transform.log_abs_det_jacobian(x, y), self.reinterpreted_batch_ndims)

        def __repr__(self):
            return f"IndependentTransform({self.base_transform!r}, {self.reinterpreted_batch_ndims})"

        def forward_shape(self, shape):
            return self.base_transform.forward_shape(shape)

        def inverse_shape(self, shape):
            return self.base_transform.inverse_shape(shape)


    class ReshapeTransform(Transform):
        """Gives events another shape."""

        bijective = True

        def __init__(self, in_shape, out_shape, cache_size=0):
            self.in_shape, self.out_shape = torch.Size(in_shape), torch.Size(out_shape)
            if self.in_shape.numel() != self.out_shape.numel():
                raise ValueError("in_shape, out_shape have different numbers of elements")
            super().__init__(cache_size=cache_size)

        domain = property(lambda self: constraints.independent(constraints.real, len(self.in_shape)))
        codomain = property(lambda self: constraints.independent(constraints.real, len(self.out_shape)))

        def _again(self, cache_size):
            return ReshapeTransform(self.in_shape, self.out_shape, cache_size=cache_size)

        def _call(self, x):
            return x.reshape(x.shape[:x.dim() - len(self.in_shape)] + self.out_shape)

        def _inverse(self, y):
            return y.reshape(y.shape[:y.dim() - len(self.out_shape)] + self.in_shape)

        def log_abs_det_jacobian(self, x, y):
            return x.new_zeros(x.shape[:x.dim() - len(self.in_shape)])

        @staticmethod
        def _replaced(shape, old, new):
            if len(shape) < len(old):
                raise ValueError("Too few dimensions on input")
            cut = len(shape) - len(old)
            if shape[cut:] != old:
                raise ValueError(f"Shape mismatch: expected {shape[cut:]} but got {old}")
            return shape[:cut] + new

        def forward_shape(self, shape):
            return self._replaced(shape, self.in_shape, self.out_shape)

        def inverse_shape(self, shape):
            return self._replaced(shape, self.out_shape, self.in_shape)


    class _Plain(Transform):
        # Without parameters, and so equal to all of its kind.
        def __eq__(self, other):
            return isinstance(other, type(self))


    class ExpTransform(_Plain):
        """y = exp(x)."""

        domain, codomain, bijective, sign = constraints.real, constraints.positive, True, +1

        def _call(self, x):
            return x.exp()

        def _inverse(self, y):
            return y.log()

        def log_abs_det_jacobian(self, x, y):
            return x


    class PowerTransform(Transform):
        """y = x to a power."""

        domain = codomain = constraints.positive
        bijective = True

        def __init__(self, exponent, cache_size=0):
            super().__init__(cache_size=cache_size)
            self.exponent = exponent if isinstance(exponent, torch.Tensor) else torch.tensor(
                exponent, dtype=torch.get_default_dtype())

        def _again(self, cache_size):
            return PowerTransform(self.exponent, cache_size=cache_size)

        sign = property(lambda self: self.exponent.sign())

        def __eq__(self, other):
            return isinstance(other, PowerTransform) and self.exponent.eq(other.exponent).all().item()

        def _call(self, x):
            return x.pow(self.exponent)

        def _inverse(self, y):
            return y.pow(1 / self.exponent)

        def log_abs_det_jacobian(self, x, y):
            return (self.exponent * y / x).abs().log()

        def forward_shape(self, shape):
            return torch.broadcast_shapes(shape, self.exponent.shape)

        inverse_shape = forward_shape


    def _clipped_sigmoid(x):
        info = torch.finfo(x.dtype)
        return torch.clamp(torch.sigmoid(x), min=info.tiny, max=1.0 - info.eps)


    class SigmoidTransform(_Plain):
        """y = sigmoid(x)."""

        domain, codomain, bijective, sign = constraints.real, constraints.unit_interval, True, +1

        def _call(self, x):
            return _clipped_sigmoid(x)

        def _inverse(self, y):
            info = torch.finfo(y.dtype)
            y = y.clamp(min=info.tiny, max=1.0 - info.eps)
            return y.log() - (-y).log1p()

        def log_abs_det_jacobian(self, x, y):
            return -F.softplus(-x) - F.softplus(x)


    class SoftplusTransform(_Plain):
        """y = softplus(x)."""

        domain, codomain, bijective, sign = constraints.real, constraints.positive, True, +1

        def _call(self, x):
            return F.softplus(x)

        def _inverse(self, y):
            return (-y).expm1().neg().log() + y

        def log_abs_det_jacobian(self, x, y):
            return -F.softplus(-x)


    class TanhTransform(_Plain):
        """y = tanh(x)."""

        domain, codomain, bijective, sign = constraints.real, constraints.interval(-1.0, 1.0), True, +1

        def _call(self, x):
            return x.tanh()

        def _inverse(self, y):
            return torch.atanh(y)

        def log_abs_det_jacobian(self, x, y):
            return 2.0 * (math.log(2.0) - x - F.softplus(-2.0 * x))


    class AbsTransform(_Plain):
        """y = |x|."""

        domain, codomain = constraints.real, constraints.positive

        def _call(self, x):
            return x.abs()

        def _inverse(self, y):
            return y


    class AffineTransform(Transform):
        """y = loc + scale x."""

        bijective = True

        def __init__(self, loc, scale, event_dim=0, cache_size=0):
            super().__init__(cache_size=cache_size)
            self.loc, self.scale, self._event_dim = loc, scale, event_dim

        event_dim = property(lambda self: self._event_dim)

        @property
        def domain(self):
            return constraints.independent(constraints.real, self.event_dim) if self.event_dim else constraints.real

        codomain = domain

        def _again(self, cache_size):
            return AffineTransform(self.loc, self.scale, self.event_dim, cache_size=cache_size)

        def __eq__(self, other):
            def same(a, b):
                equal = a == b
                return equal.all().item() if isinstance(equal, torch.Tensor) else equal
            return (isinstance(other, AffineTransform) and same(self.loc, other.loc)
                    and same(self.scale, other.scale))

        @property
        def sign(self):
            if isinstance(self.scale, (int, float)):
                return 1 if self.scale > 0 else -1 if self.scale < 0 else 0
            return self.scale.sign()

        def _call(self, x):
            return self.loc + self.scale * x

        def _inverse(self, y):
            return (y - self.loc) / self.scale

        def log_abs_det_jacobian(self, x, y):
            shape = x.shape
            if isinstance(self.scale, (int, float)):
                result = torch.full_like(x, math.log(abs(self.scale)))
            else:
                result = torch.abs(self.scale).log()
            if self.event_dim:
                result = result.view(result.size()[:-self.event_dim] + (-1,)).sum(-1)
                shape = shape[:-self.event_dim]
            return result.expand(shape)

        def forward_shape(self, shape):
            return torch.broadcast_shapes(shape, getattr(self.loc, "shape", ()), getattr(self.scale, "shape", ()))

        inverse_shape = forward_shape


    class CumulativeDistributionTransform(Transform):
        """y = the share of a distribution below x."""

        bijective, codomain, sign = True, constraints.unit_interval, +1

        def __init__(self, distribution, cache_size=0):
            super().__init__(cache_size=cache_size)
            self.distribution = distribution

        domain = property(lambda self: self.distribution.support)

        def _call(self, x):
            return self.distribution.cdf(x)

        def _inverse(self, y):
            return self.distribution.icdf(y)

        def log_abs_det_jacobian(self, x, y):
            return self.distribution.log_prob(x)

        def _again(self, cache_size):
            return CumulativeDistributionTransform(self.distribution, cache_size=cache_size)
    """#
}
