// Transforms of vectors and matrices in torch.distributions.transforms, as Python text that follows the others.

enum VectorTransformsSource {
  static let text = #"""


    def _to_tril(vector, diag=0):
        shape = vector.shape[:-1]
        n = (-(1 + 2 * diag) + ((1 + 2 * diag) ** 2 + 8 * vector.shape[-1] + 4 * abs(diag) * (diag + 1)) ** 0.5) / 2
        if not round(n) - n <= torch.finfo(vector.dtype).eps:
            raise ValueError(
                f"The size of last dimension is {vector.shape[-1]} which cannot be expressed as the lower triangular part "
                "of a square D x D matrix.")
        n = round(n)
        matrix = vector.new_zeros(shape + torch.Size((n, n)))
        inside = torch.arange(n) < torch.arange(n).view(-1, 1) + (diag + 1)
        matrix[..., inside] = vector
        return matrix


    def _from_tril(matrix, diag=0):
        n = matrix.shape[-1]
        inside = torch.arange(n) < torch.arange(n).view(-1, 1) + (diag + 1)
        return matrix[..., inside]


    class CorrCholeskyTransform(Transform):
        """Vectors to the Cholesky factors of correlation matrices."""

        domain, codomain, bijective = constraints.real_vector, constraints.corr_cholesky, True

        def _call(self, x):
            x = torch.tanh(x)
            eps = torch.finfo(x.dtype).eps
            r = _to_tril(x.clamp(min=-1 + eps, max=1 - eps), diag=-1)
            roots = (1 - r ** 2).sqrt().cumprod(-1)
            r = r + torch.eye(r.shape[-1], dtype=r.dtype)
            return r * pad(roots[..., :-1], [1, 0], value=1)

        def _inverse(self, y):
            left = pad((1 - torch.cumsum(y * y, dim=-1))[..., :-1], [1, 0], value=1)
            t = _from_tril(y, diag=-1) / _from_tril(left, diag=-1).sqrt()
            return (t.log1p() - t.neg().log1p()) / 2

        def log_abs_det_jacobian(self, x, y, intermediates=None):
            left = _from_tril(1 - (y * y).cumsum(dim=-1), diag=-2)
            broken = 0.5 * left.log().sum(-1)
            return broken + -2 * (x + F.softplus(-2 * x) - math.log(2.0)).sum(dim=-1)

        def forward_shape(self, shape):
            if len(shape) < 1:
                raise ValueError("Too few dimensions on input")
            count = shape[-1]
            n = round((0.25 + 2 * count) ** 0.5 + 0.5)
            if n * (n - 1) // 2 != count:
                raise ValueError("Input is not a flattened lower-diagonal number")
            return shape[:-1] + (n, n)

        def inverse_shape(self, shape):
            if len(shape) < 2:
                raise ValueError("Too few dimensions on input")
            if shape[-2] != shape[-1]:
                raise ValueError("Input is not square")
            return shape[:-2] + (shape[-1] * (shape[-1] - 1) // 2,)


    def _with_dimension(shape, more=0):
        if len(shape) < 1:
            raise ValueError("Too few dimensions on input")
        return shape[:-1] + (shape[-1] + more,) if more else shape


    class SoftmaxTransform(_Plain):
        """y = exp(x), normalized."""

        domain, codomain = constraints.real_vector, constraints.simplex

        def _call(self, x):
            probs = (x - x.max(-1, True)[0]).exp()
            return probs / probs.sum(-1, True)

        def _inverse(self, y):
            return y.log()

        def forward_shape(self, shape):
            return _with_dimension(shape)

        inverse_shape = forward_shape


    class StickBreakingTransform(_Plain):
        """Vectors to probabilities of one more event, by breaking a stick."""

        domain, codomain, bijective = constraints.real_vector, constraints.simplex, True

        def _call(self, x):
            offset = x.shape[-1] + 1 - x.new_ones(x.shape[-1]).cumsum(-1)
            z = _clipped_sigmoid(x - offset.log())
            left = (1 - z).cumprod(-1)
            return pad(z, [0, 1], value=1) * pad(left, [1, 0], value=1)

        def _inverse(self, y):
            cropped = y[..., :-1]
            offset = y.shape[-1] - y.new_ones(cropped.shape[-1]).cumsum(-1)
            left = torch.clamp(1 - cropped.cumsum(-1), min=torch.finfo(y.dtype).tiny)
            return cropped.log() - left.log() + offset.log()

        def log_abs_det_jacobian(self, x, y):
            offset = x.shape[-1] + 1 - x.new_ones(x.shape[-1]).cumsum(-1)
            x = x - offset.log()
            return (-x + F.logsigmoid(x) + y[..., :-1].log()).sum(-1)

        def forward_shape(self, shape):
            return _with_dimension(shape, 1)

        def inverse_shape(self, shape):
            return _with_dimension(shape, -1)


    class LowerCholeskyTransform(_Plain):
        """Matrices to lower triangular ones with a positive diagonal."""

        domain, codomain = constraints.independent(constraints.real, 2), constraints.lower_cholesky

        def _call(self, x):
            return x.tril(-1) + x.diagonal(dim1=-2, dim2=-1).exp().diag_embed()

        def _inverse(self, y):
            return y.tril(-1) + y.diagonal(dim1=-2, dim2=-1).log().diag_embed()


    class PositiveDefiniteTransform(_Plain):
        """Matrices to positive definite ones."""

        domain, codomain = constraints.independent(constraints.real, 2), constraints.positive_definite

        def _call(self, x):
            x = LowerCholeskyTransform()(x)
            return x @ x.mT

        def _inverse(self, y):
            return LowerCholeskyTransform().inv(torch.linalg.cholesky(y))


    class _Several(Transform):
        def __init__(self, tseq, dim, cache_size):
            if not all(isinstance(t, Transform) for t in tseq):
                raise AssertionError("All elements of tseq must be Transform instances")
            super().__init__(cache_size=cache_size)
            self.transforms = [t.with_cache(cache_size) for t in tseq] if cache_size else list(tseq)
            self.dim = dim

        bijective = property(lambda self: all(t.bijective for t in self.transforms))

        def _checked(self, value, count, what, name="tensor"):
            if not -value.dim() <= self.dim < value.dim():
                raise AssertionError(f"dim {self.dim} out of range for {name} with {value.dim()} dimensions")
            if value.size(self.dim) != count:
                raise AssertionError(what)
            return value


    class CatTransform(_Several):
        """Several transforms, each for a run of places along a dimension."""

        def __init__(self, tseq, dim=0, lengths=None, cache_size=0):
            super().__init__(tseq, dim, cache_size)
            self.lengths = [1] * len(self.transforms) if lengths is None else list(lengths)
            if len(self.lengths) != len(self.transforms):
                raise AssertionError(
                    f"lengths ({len(self.lengths)}) must match transforms ({len(self.transforms)})")

        event_dim = property(lambda self: max(t.event_dim for t in self.transforms))
        length = property(lambda self: sum(self.lengths))

        def _again(self, cache_size):
            return CatTransform(self.transforms, self.dim, self.lengths, cache_size)

        def _parts(self, value, letter):
            what = f"{letter}.size({self.dim}) = {value.size(self.dim)} must equal length {self.length}"
            return self._checked(value, self.length, what).split(self.lengths, self.dim)

        def _call(self, x):
            return torch.cat([t(part) for t, part in zip(self.transforms, self._parts(x, "x"))], dim=self.dim)

        def _inverse(self, y):
            return torch.cat([t.inv(part) for t, part in zip(self.transforms, self._parts(y, "y"))], dim=self.dim)

        def log_abs_det_jacobian(self, x, y):
            terms = []
            for t, a, b in zip(self.transforms, self._parts(x, "x"), self._parts(y, "y")):
                terms.append(_sum_rightmost(t.log_abs_det_jacobian(a, b), self.event_dim - t.event_dim))
            dim = (self.dim - x.dim() if self.dim >= 0 else self.dim) + self.event_dim
            return torch.cat(terms, dim=dim) if dim < 0 else sum(terms)

        domain = property(lambda self: constraints.cat([t.domain for t in self.transforms], self.dim, self.lengths))
        codomain = property(
            lambda self: constraints.cat([t.codomain for t in self.transforms], self.dim, self.lengths))


    class StackTransform(_Several):
        """Several transforms, each for one place along a dimension."""

        def __init__(self, tseq, dim=0, cache_size=0):
            super().__init__(tseq, dim, cache_size)

        def _again(self, cache_size):
            return StackTransform(self.transforms, self.dim, cache_size)

        def _parts(self, value, letter):
            count = len(self.transforms)
            what = f"{letter}.size({self.dim}) = {value.size(self.dim)} must equal len(transforms) {count}"
            self._checked(value, count, what)
            return [value.select(self.dim, i) for i in range(count)]

        def _call(self, x):
            return torch.stack([t(part) for part, t in zip(self._parts(x, "x"), self.transforms)], dim=self.dim)

        def _inverse(self, y):
            return torch.stack([t.inv(part) for part, t in zip(self._parts(y, "y"), self.transforms)], dim=self.dim)

        def log_abs_det_jacobian(self, x, y):
            return torch.stack(
                [t.log_abs_det_jacobian(a, b)
                 for a, b, t in zip(self._parts(x, "x"), self._parts(y, "y"), self.transforms)], dim=self.dim)

        domain = property(lambda self: constraints.stack([t.domain for t in self.transforms], self.dim))
        codomain = property(lambda self: constraints.stack([t.codomain for t in self.transforms], self.dim))
    """#
}
