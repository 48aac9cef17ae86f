// Distributions of vectors, and others seen as such.

extension DistributionsSource {
  static let vector = #"""
    class MultivariateNormal(Distribution):
        has_rsample = True
        support = _vector
        arg_constraints = {}

        def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
            if loc.dim() < 1:
                raise ValueError("loc must be at least one-dimensional.")
            given = [m for m in (covariance_matrix, scale_tril, precision_matrix) if m is not None]
            if len(given) != 1:
                raise ValueError("Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
            matrix = given[0]
            if matrix.dim() < 2:
                name = ("covariance_matrix" if covariance_matrix is not None
                        else "scale_tril matrix" if scale_tril is not None else "precision_matrix")
                raise ValueError(f"{name} must be at least two-dimensional, with optional leading batch dimensions")
            batch = torch.broadcast_shapes(matrix.shape[:-2], loc.shape[:-1])
            self.loc = loc.expand(batch + (-1,))
            self._given = matrix.expand(batch + (-1, -1))
            self._kind = ("covariance_matrix" if covariance_matrix is not None
                          else "scale_tril" if scale_tril is not None else "precision_matrix")
            super().__init__(batch, self.loc.shape[-1:], validate_args=validate_args)
            if self._kind == "scale_tril":
                self._unbroadcasted_scale_tril = matrix
            elif self._kind == "covariance_matrix":
                if self._validate_args:
                    self._check_matrix(matrix)
                self._unbroadcasted_scale_tril = torch.linalg.cholesky(matrix)
            else:
                flipped = torch.linalg.cholesky(torch.flip(matrix, (-2, -1)))
                inverse = torch.transpose(torch.flip(flipped, (-2, -1)), -2, -1)
                eye = torch.eye(matrix.shape[-1], dtype=matrix.dtype)
                self._unbroadcasted_scale_tril = torch.linalg.solve_triangular(inverse, eye, upper=False)

        def _check_matrix(self, matrix):
            good = torch.isclose(matrix, matrix.mT, atol=1e-6).all()
            if good:
                try:
                    torch.linalg.cholesky(matrix)
                except torch.linalg.LinAlgError:
                    good = False
            if not good:
                raise ValueError(
                    f"Expected parameter covariance_matrix (Tensor of shape {tuple(matrix.shape)}) of distribution "
                    f"MultivariateNormal(loc: {self._shown(self.loc)}, covariance_matrix: {self._shown(matrix)}) to satisfy "
                    f"the constraint PositiveDefinite(), but found invalid values:\n{matrix}")

        @staticmethod
        def _shown(value):
            return value if value.numel() == 1 else value.size()

        scale_tril = property(lambda self: self._unbroadcasted_scale_tril.expand(
            self._batch_shape + self._event_shape + self._event_shape))
        mean = property(lambda self: self.loc)
        mode = property(lambda self: self.loc)

        @property
        def covariance_matrix(self):
            if self._kind == "covariance_matrix":
                return self._given
            l = self._unbroadcasted_scale_tril
            return torch.matmul(l, l.mT).expand(self._batch_shape + self._event_shape + self._event_shape)

        @property
        def precision_matrix(self):
            return torch.cholesky_inverse(self._unbroadcasted_scale_tril).expand(
                self._batch_shape + self._event_shape + self._event_shape)

        @property
        def variance(self):
            return self._unbroadcasted_scale_tril.pow(2).sum(-1).expand(self._batch_shape + self._event_shape)

        def rsample(self, sample_shape=torch.Size()):
            eps = _standard_normal(self._extended_shape(sample_shape), self.loc.dtype)
            return self.loc + torch.matmul(self._unbroadcasted_scale_tril, eps.unsqueeze(-1)).squeeze(-1)

        def log_prob(self, value):
            self._checked(value)
            diff = value - self.loc
            l = self._unbroadcasted_scale_tril
            solved = torch.linalg.solve_triangular(l, diff.unsqueeze(-1), upper=False).squeeze(-1)
            m = solved.pow(2).sum(-1)
            half_log_det = l.diagonal(dim1=-2, dim2=-1).log().sum(-1)
            return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + m) - half_log_det

        def entropy(self):
            half_log_det = self._unbroadcasted_scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)
            h = 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + half_log_det
            return h if len(self._batch_shape) == 0 else h.expand(self._batch_shape)

        def __repr__(self):
            return (f"MultivariateNormal(loc: {self._shown(self.loc)}, "
                    f"{self._kind}: {self._shown(self._given)})")


    class Independent(Distribution):
        arg_constraints = {}

        def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
            n = reinterpreted_batch_ndims
            if n > len(base_distribution.batch_shape):
                raise ValueError("Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape), actual "
                                 f"{n} vs {len(base_distribution.batch_shape)}")
            shape = base_distribution.batch_shape + base_distribution.event_shape
            event = n + len(base_distribution.event_shape)
            self.base_dist, self.reinterpreted_batch_ndims = base_distribution, n
            super().__init__(shape[:len(shape) - event], shape[len(shape) - event:], validate_args=validate_args)

        has_rsample = property(lambda self: self.base_dist.has_rsample)
        mean = property(lambda self: self.base_dist.mean)
        mode = property(lambda self: self.base_dist.mode)
        variance = property(lambda self: self.base_dist.variance)
        support = property(lambda self: self.base_dist.support)

        def sample(self, sample_shape=torch.Size()):
            return self.base_dist.sample(sample_shape)

        def rsample(self, sample_shape=torch.Size()):
            return self.base_dist.rsample(sample_shape)

        def _sum(self, value):
            n = self.reinterpreted_batch_ndims
            return value if n == 0 else value.reshape(value.shape[:-n] + (-1,)).sum(-1)

        def log_prob(self, value):
            return self._sum(self.base_dist.log_prob(value))

        def entropy(self):
            return self._sum(self.base_dist.entropy())

        def __repr__(self):
            return f"Independent({self.base_dist}, {self.reinterpreted_batch_ndims})"
    """#
}
