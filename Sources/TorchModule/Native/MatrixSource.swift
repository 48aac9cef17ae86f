// The rarer functions of matrices, as Python text: LU solutions, Householder products, tensors as matrices, low ranks.

enum MatrixSource {
  static let names = [
    "lu", "lu_unpack", "lu_solve", "geqrf", "orgqr", "ormqr", "triangular_solve", "svd_lowrank", "pca_lowrank",
    "linalg_lu_factor_ex", "linalg_lu_solve", "linalg_householder_product", "linalg_tensorinv", "linalg_tensorsolve",
    "frobenius_norm", "nuclear_norm",
  ]

  static let text = #"""
    import math

    return_types = torch.return_types


    @native("linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False, Tensor[] out=None)")
    def linalg_lu_factor_ex(A, *, pivot, check_errors):
        """The factors of matrices, and where a pivot is zero."""
        LU, pivots = torch.linalg.lu_factor(A, pivot=pivot)
        with no_grad():
            zero = LU.diagonal(dim1=-2, dim2=-1) == 0
            first = zero.to(torch.int32).argmax(-1) + 1 if zero.size(-1) else zero.sum(-1)
            info = torch.where(zero.any(-1), first, 0).to(torch.int32)
        return return_types.linalg_lu_factor_ex((LU, pivots, info))


    def lu(A, pivot=True, get_infos=False, out=None):
        """The factors of matrices in one, and the rows that were exchanged."""
        warn("torch.lu is deprecated in favor of torch.linalg.lu_factor / torch.linalg.lu_factor_ex and will be removed in "
             "a future PyTorch release.\nLU, pivots = torch.lu(A, compute_pivots)\nshould be replaced with\nLU, pivots = "
             "torch.linalg.lu_factor(A, compute_pivots)\nand\nLU, pivots, info = torch.lu(A, compute_pivots, "
             "get_infos=True)\nshould be replaced with\nLU, pivots, info = torch.linalg.lu_factor_ex(A, compute_pivots)", 1)
        if out is not None:
            raise NotImplementedError("out= of torch.lu is not supported by this runner")
        LU, pivots, info = torch.linalg.lu_factor_ex(A, pivot=pivot)
        return (LU, pivots, info) if get_infos else (LU, pivots)


    def _permutation(pivots, n):
        # The matrix of the exchanges of rows, counted from one.
        flat = pivots.reshape(-1, pivots.size(-1)).tolist()
        made = []
        for exchanges in flat:
            order = list(range(n))
            for i, j in enumerate(exchanges):
                order[i], order[j - 1] = order[j - 1], order[i]
            made.append(order)
        rows = torch.tensor(made).view(pivots.shape[:-1] + (n,))
        return F.one_hot(rows, n).mT


    @native("lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True, *, "
            "Tensor[] out=None)")
    def lu_unpack(LU_data, LU_pivots, unpack_data, unpack_pivots):
        """The permutation and the two factors of matrices."""
        m, n = LU_data.shape[-2:]
        k = min(m, n)
        P = L = U = LU_data.new_empty(0)
        if unpack_pivots:
            P = _permutation(LU_pivots, m).to(LU_data.dtype)
        if unpack_data:
            L = through_node(LU_data[..., :, :k].tril(-1) + torch.eye(m, k, dtype=LU_data.dtype), "LuUnpackBackward0")
            U = through_node(LU_data[..., :k, :].triu(), "LuUnpackBackward0")
        return return_types.lu_unpack((P, L, U))


    def _lu_solved(LU, pivots, B, left, adjoint):
        P, L, U = torch.lu_unpack(LU, pivots)
        if not left:
            return _lu_solved(LU, pivots, B.mT, True, not adjoint).mT
        if adjoint:
            Y = torch.linalg.solve_triangular(U.mT, B, upper=False)
            return P @ torch.linalg.solve_triangular(L.mT, Y, upper=True, unitriangular=True)
        Y = torch.linalg.solve_triangular(L, P.mT @ B, upper=False, unitriangular=True)
        return torch.linalg.solve_triangular(U, Y, upper=True)


    @native("linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False, Tensor out=None)")
    def linalg_lu_solve(LU, pivots, B, *, left, adjoint):
        """The solution of linear equations whose matrix has been factored."""
        return through_node(_lu_solved(LU, pivots, B, left, adjoint), "LinalgLuSolveBackward0")


    @native("lu_solve(Tensor input, Tensor LU_data, Tensor LU_pivots, *, Tensor out=None)")
    def lu_solve(input, LU_data, LU_pivots):
        """The solution of linear equations whose matrix has been factored."""
        warn("torch.lu_solve is deprecated in favor of torch.linalg.lu_solveand will be removed in a future PyTorch "
             "release.\nNote that torch.linalg.lu_solve has its arguments reversed.\nX = torch.lu_solve(B, LU, pivots)\n"
             "should be replaced with\nX = torch.linalg.lu_solve(LU, pivots, B)", 1)
        return torch.linalg.lu_solve(LU_data, LU_pivots, input)


    @native("triangular_solve(Tensor input, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False, *, "
            "Tensor[] out=None)")
    def triangular_solve(input, A, upper, transpose, unitriangular):
        """The solution of linear equations with a triangular matrix, and a copy of the matrix."""
        warn("torch.triangular_solve is deprecated in favor of torch.linalg.solve_triangularand will be removed in a future "
             "PyTorch release.\ntorch.linalg.solve_triangular has its arguments reversed and does not return a copy of one "
             "of the inputs.\nX = torch.triangular_solve(B, A).solution\nshould be replaced with\nX = "
             "torch.linalg.solve_triangular(A, B).", 1)
        M = A.mT if transpose else A
        X = torch.linalg.solve_triangular(M, input, upper=upper != transpose, unitriangular=unitriangular)
        return return_types.triangular_solve((through_node(X, "TriangularSolveBackward0"), A.detach().clone()))


    @native("geqrf(Tensor input, *, Tensor[] out=None)")
    def geqrf(input):
        """The upper factor of matrices with the reflections that led to it."""
        if torch.is_grad_enabled() and input.requires_grad:
            raise NotImplementedError("the derivative for 'geqrf' is not implemented.")
        a = input.detach().double().clone()
        m, n = a.shape[-2:]
        taus = []
        for k in range(min(m, n)):
            x = a[..., k:, k]
            alpha, tail = x[..., 0], x[..., 1:].norm(dim=-1)
            beta = -torch.where(alpha >= 0, 1.0, -1.0) * torch.hypot(alpha, tail)
            is_done = tail == 0
            beta = torch.where(is_done, alpha, beta)
            tau = torch.where(is_done, 0.0, (beta - alpha) / beta)
            v = torch.where(is_done.unsqueeze(-1), 0.0, x / (alpha - beta).unsqueeze(-1))
            v[..., 0] = 1.0
            rest = a[..., k:, k + 1:]
            rest -= tau[..., None, None] * v.unsqueeze(-1) * (v.unsqueeze(-2) @ rest)
            a[..., k:, k] = v
            a[..., k, k] = beta
            taus.append(tau)
        tau = torch.stack(taus, -1) if taus else a.new_empty(a.shape[:-2] + (0,))
        return return_types.geqrf((a.to(input.dtype), tau.to(input.dtype)))


    def _reflected(input, tau, whole=False):
        # The product of the reflections, all of its columns or as many as the input has.
        m, n = input.shape[-2:]
        Q = torch.eye(m, m if whole else n, dtype=input.dtype).expand(input.shape[:-2] + (m, m if whole else n))
        for k in reversed(range(tau.size(-1))):
            v = torch.cat([torch.zeros_like(input[..., :k, k]), torch.ones_like(input[..., :1, k]), input[..., k + 1:, k]], -1)
            Q = Q - tau[..., k, None, None] * v.unsqueeze(-1) * (v.unsqueeze(-2) @ Q)
        return Q


    def _householder(input, tau):
        if input.dim() < 2:
            raise RuntimeError("torch.linalg.householder_product: input must have at least 2 dimensions.")
        if input.size(-2) < input.size(-1):
            raise RuntimeError(
                "torch.linalg.householder_product: input.shape[-2] must be greater than or equal to input.shape[-1]")
        if input.size(-1) < tau.size(-1):
            raise RuntimeError(
                "torch.linalg.householder_product: input.shape[-1] must be greater than or equal to tau.shape[-1]")
        return through_node(_reflected(input, tau), "LinalgHouseholderProductBackward0")


    @native("linalg_householder_product(Tensor input, Tensor tau, *, Tensor out=None)")
    def linalg_householder_product(input, tau):
        """The first columns of a product of reflections."""
        return _householder(input, tau)


    @native("orgqr(Tensor input, Tensor input2, *, Tensor out=None)")
    def orgqr(input, input2):
        """The first columns of a product of reflections."""
        return _householder(input, input2)


    @native("ormqr(Tensor input, Tensor input2, Tensor input3, bool left=True, bool transpose=False, *, Tensor out=None)")
    def ormqr(input, input2, input3, left, transpose):
        """The product of reflections and a matrix."""
        Q = _reflected(input, input2, whole=True)
        Q = Q.mT if transpose else Q
        return through_node(Q @ input3 if left else input3 @ Q, "OrmqrBackward0")


    @native("linalg_tensorinv(Tensor input, int ind=2, *, Tensor out=None)")
    def linalg_tensorinv(input, ind):
        """The inverse of a tensor seen as a matrix."""
        if ind <= 0:
            raise RuntimeError("Expected a strictly positive integer for 'ind'")
        first, second = input.shape[:ind], input.shape[ind:]
        m, n = math.prod(first), math.prod(second)
        if m != n:
            raise RuntimeError(
                f"Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got "
                f"{n} != {m}")
        return torch.linalg.inv(input.reshape(n, n)).reshape(second + first)


    @native("linalg_tensorsolve(Tensor input, Tensor other, int[]? dims=None, *, Tensor out=None)")
    def linalg_tensorsolve(input, other, dims):
        """The solution of equations with a tensor seen as a matrix."""
        rank = input.dim()
        if dims is not None:
            moved = [d % rank for d in dims]
            input = input.movedim(moved, list(range(rank - len(moved), rank)))
        size = input.shape[other.dim():]
        n, m = math.prod(size), math.prod(input.shape[:other.dim()])
        if n != m:
            raise RuntimeError(
                "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), "
                f"but got {n} != {m}")
        return torch.linalg.solve(input.reshape(n, n), other.flatten()).reshape(size)


    def _random_range(A, q, niter, M):
        # An orthonormal base that nearly holds the range of A.
        def times(B):
            return torch.matmul(A, B) if M is None else torch.matmul(A, B) - torch.matmul(M, B)

        def turned(B):
            return torch.matmul(A.mT, B) if M is None else torch.matmul(A.mT, B) - torch.matmul(M.mT, B)
        R = torch.randn(A.shape[-1], q, dtype=A.dtype)
        X = times(R)
        Q = torch.linalg.qr(X).Q
        for _ in range(niter):
            Q = torch.linalg.qr(turned(Q)).Q
            Q = torch.linalg.qr(times(Q)).Q
        return Q


    def _low_rank(A, q, niter, M):
        q = 6 if q is None else q
        m, n = A.shape[-2:]
        if M is not None:
            M = M.broadcast_to(A.size())
        is_wide = m < n
        if is_wide:
            A, M = A.mT, None if M is None else M.mT
        Q = _random_range(A, q, niter, M)
        B = torch.matmul(Q.mT, A) if M is None else torch.matmul(Q.mT, A) - torch.matmul(Q.mT, M)
        U, S, Vh = torch.linalg.svd(B, full_matrices=False)
        V = Vh.mT
        U = Q.matmul(U)
        return (V, S, U) if is_wide else (U, S, V)


    def svd_lowrank(A, q=6, niter=2, M=None):
        """The largest singular values of a matrix and their vectors, nearly."""
        return _low_rank(A, q, niter, M)


    def pca_lowrank(A, q=None, center=True, niter=2):
        """The principal components of rows, nearly."""
        m, n = A.shape[-2:]
        if q is None:
            q = min(6, m, n)
        elif not 0 <= q <= min(m, n):
            raise ValueError(f"q(={q}) must be non-negative integer and not greater than min(m, n)={min(m, n)}")
        if not niter >= 0:
            raise ValueError(f"niter(={niter}) must be non-negative integer")
        if not center:
            return _low_rank(A, q, niter, None)
        return _low_rank(A - A.mean(dim=(-2,), keepdim=True), q, niter, None)


    @native("frobenius_norm(Tensor input, int[1] dim, bool keepdim=False, *, Tensor out=None)")
    def frobenius_norm(input, dim, keepdim):
        """The square root of the sum of squares."""
        warn("at::frobenius_norm is deprecated and it is just left for JIT compatibility. It will be removed in a future "
             "PyTorch release. Please use `linalg.vector_norm(A, 2., dim, keepdim)` instead", 1)
        return torch.norm(input, 2, dim, keepdim)


    @native("nuclear_norm(Tensor input, int[] dim, bool keepdim=False, *, Tensor out=None)",
            "nuclear_norm(Tensor input, bool keepdim=False, *, Tensor out=None)")
    def nuclear_norm(input, dim=(-2, -1), keepdim=False):
        """The sum of the singular values."""
        warn("at::nuclear_norm is deprecated and it is just left for JIT compatibility. It will be removed in a future "
             "PyTorch release. Please use `linalg.matrix_norm(A, 'nuc', dim, keepdim)` instead", 1)
        return torch.linalg.matrix_norm(input, "nuc", dim, keepdim)
    """#
}
