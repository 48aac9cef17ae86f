// torch.nn.utils.parametrizations.orthogonal: a matrix that stays orthogonal while it is trained, as Python text.

enum OrthogonalSource {
  static let text = #"""
    _MAPS = ("matrix_exp", "cayley", "householder")


    def _is_orthogonal(q):
        one = torch.eye(q.size(-1), dtype=q.dtype)
        return torch.allclose(q.mT @ q, one, atol=10.0 * q.size(-2) * torch.finfo(q.dtype).eps)


    def _made_orthogonal(a):
        # The factor Q of a = QR where R's diagonal is not negative.
        q, r = torch.linalg.qr(a)
        return q * r.diagonal(dim1=-2, dim2=-1).sgn().unsqueeze(-2)


    def _reflected(a, tau):
        # The first columns of the product of the reflections whose vectors stand below the diagonal of `a`.
        n, k = a.size(-2), a.size(-1)
        one = torch.eye(n, k, dtype=a.dtype)
        vectors = a.tril(-1) + one
        q = one.expand(*a.shape)
        for i in reversed(range(k)):
            v = vectors[..., :, i:i + 1]
            q = q - tau[..., i, None, None] * (v @ (v.mT @ q))
        return q


    def _factored(a):
        # The vectors of the reflections of a's QR below the diagonal, the signs of R's diagonal on it.
        if a.ndim > 2:
            return torch.stack([_factored(each) for each in a])
        a = a.clone()
        for j in range(a.size(1)):
            column = a[j:, j]
            if (column[1:] == 0).all():
                column[0] = -column[0].sign()
                continue
            beta = -torch.copysign(column.norm(), column[0])
            v = column / (column[0] - beta)
            v[0] = 1
            tau = (beta - column[0]) / beta
            a[j:, j + 1:] -= tau * v[:, None] * (v @ a[j:, j + 1:])
            column.copy_(v)
            column[0] = beta.sign()
        return a


    class _Orthogonal(nn.Module):
        def __init__(self, weight, orthogonal_map, *, use_trivialization=True):
            super().__init__()
            if weight.is_complex() and orthogonal_map == "householder":
                raise ValueError("The householder parametrization does not support complex tensors.")
            if weight.is_complex():
                raise NotImplementedError("orthogonal of complex tensors is not supported by this runner")
            self.shape = weight.shape
            self.orthogonal_map = orthogonal_map
            if use_trivialization:
                self.register_buffer("base", None)

        def forward(self, x):
            is_wide = x.size(-2) < x.size(-1)
            if is_wide:
                x = x.mT
            n, k = x.size(-2), x.size(-1)
            if self.orthogonal_map == "householder":
                a = x.tril(diagonal=-1)
                tau = 2.0 / (1.0 + (a * a).sum(dim=-2))
                # The signs on the diagonal are not trained.
                q = _reflected(a, tau) * x.diagonal(dim1=-2, dim2=-1).int().unsqueeze(-2)
            else:
                x = x.tril()
                if n != k:
                    x = torch.cat([x, x.new_zeros(n, n - k).expand(*x.shape[:-2], -1, -1)], dim=-1)
                a = x - x.mT
                if self.orthogonal_map == "matrix_exp":
                    q = torch.matrix_exp(a)
                else:
                    one = torch.eye(n, dtype=a.dtype)
                    q = torch.linalg.solve(torch.add(one, a, alpha=-0.5), torch.add(one, a, alpha=0.5))
                if n != k:
                    q = q[..., :k]
            if hasattr(self, "base"):
                q = self.base @ q
            return q.mT if is_wide else q

        @no_grad()
        def right_inverse(self, value):
            if value.shape != self.shape:
                raise ValueError(
                    f"Expected a matrix or batch of matrices of shape {self.shape}. Got a tensor of shape {value.shape}.")
            q = value.mT if value.size(-2) < value.size(-1) else value
            n, k = q.size(-2), q.size(-1)
            if not hasattr(self, "base"):
                if self.orthogonal_map != "householder":
                    raise NotImplementedError(
                        "It is not possible to assign to the matrix exponential or the Cayley parametrizations "
                        "when use_trivialization=False.")
                made = _factored(q)
                return made.mT if value.size(-2) < value.size(-1) else made
            if n == k:
                self.base = q.clone() if _is_orthogonal(q) else _made_orthogonal(q)
            else:
                rest = torch.randn(*(q.size()[:-2] + (n, n - k)), dtype=q.dtype)
                self.base = _made_orthogonal(torch.cat([q, rest], dim=-1))
            start = torch.zeros_like(value)
            start.diagonal(dim1=-2, dim2=-1).fill_(-1.0)
            return start


    def orthogonal(module, name="weight", orthogonal_map=None, *, use_trivialization=True):
        """Keeps a matrix orthogonal: it is computed of a parameter that is not bound."""
        weight = getattr(module, name, None)
        if not isinstance(weight, Tensor):
            raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
        if weight.ndim < 2:
            raise ValueError(f"Expected a matrix or batch of matrices. Got a tensor of {weight.ndim} dimensions.")
        if orthogonal_map is None:
            orthogonal_map = "matrix_exp" if weight.size(-2) == weight.size(-1) else "householder"
        if orthogonal_map not in _MAPS:
            raise ValueError(
                'orthogonal_map has to be one of "matrix_exp", "cayley", "householder". '
                f"Got: {orthogonal_map}")
        made = _Orthogonal(weight, orthogonal_map, use_trivialization=use_trivialization)
        parametrize.register_parametrization(module, name, made, unsafe=True)
        return module
    """#
}
