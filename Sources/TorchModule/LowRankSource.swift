// torch.svd_lowrank and pca_lowrank, and the windows of signal processing, as Python text.

enum LowRankSource {
  static let names = ["svd_lowrank", "pca_lowrank"]

  static let text = #"""
    def _basis(A, q, niter):
        # A random subspace that is turned towards the largest singular vectors.
        Q = torch.linalg.qr(A @ torch.randn(A.shape[-1], q, dtype=A.dtype)).Q
        for _ in range(niter):
            Q = torch.linalg.qr(A.mT @ Q).Q
            Q = torch.linalg.qr(A @ Q).Q
        return Q


    def svd_lowrank(A, q=6, niter=2, M=None):
        """The largest singular values of a matrix with their vectors, found in a random subspace."""
        q = 6 if q is None else q
        A = A if A.is_floating_point() else A.float()
        if M is not None:
            A = A - M.broadcast_to(A.size())
        wide = A.shape[-2] < A.shape[-1]
        A = A.mT if wide else A
        Q = _basis(A, q, 2 if niter is None else niter)
        U, S, Vh = torch.linalg.svd(Q.mT @ A, full_matrices=False)
        U, V = Q @ U, Vh.mT
        return (V, S, U) if wide else (U, S, V)


    def pca_lowrank(A, q=None, center=True, niter=2):
        """The principal components of the rows of a matrix."""
        m, n = A.shape[-2:]
        if q is None:
            q = min(6, m, n)
        elif not 0 <= q <= min(m, n):
            raise ValueError(f"q(={q}) must be non-negative integer and not greater than min(m, n)={min(m, n)}")
        if niter < 0:
            raise ValueError(f"niter(={niter}) must be non-negative integer")
        A = A if A.is_floating_point() else A.float()
        return svd_lowrank(A - A.mean(dim=(-2,), keepdim=True) if center else A, q, niter)
    """#
}

enum WindowSource {
  static let names = ["hann_window", "hamming_window", "blackman_window", "bartlett_window"]

  static let text = #"""
    import math


    def _window(name, make, window_length, periodic, dtype, layout, device, pin_memory, requires_grad):
        dtype = dtype or torch.get_default_dtype()
        if not dtype.is_floating_point:
            raise RuntimeError(f"{name} expects floating point dtypes, got: TensorOptions(dtype={dtype}, device=cpu, "
                               "layout=Strided, requires_grad=false (default), pinned_memory=false (default), "
                               "memory_format=(nullopt))")
        if window_length < 0:
            raise RuntimeError(f"{name} requires non-negative window_length, got window_length={window_length}")
        if window_length <= 1:
            result = torch.ones(window_length, dtype=dtype, device=device)
        else:
            count = window_length + 1 if periodic else window_length
            result = make(torch.arange(count, dtype=dtype, device=device), count)
            result = result.narrow(0, 0, count - 1) if periodic else result
        return result.requires_grad_() if requires_grad else result


    def hamming_window(window_length, periodic=True, alpha=0.54, beta=0.46, *, dtype=None, layout=None, device=None,
                       pin_memory=False, requires_grad=False):
        """A raised cosine."""
        def make(x, count):
            return x.mul_(math.pi * 2.0 / (count - 1)).cos_().mul_(-beta).add_(alpha)
        return _window("hamming_window", make, window_length, periodic, dtype, layout, device, pin_memory, requires_grad)


    def hann_window(window_length, periodic=True, *, dtype=None, layout=None, device=None, pin_memory=False,
                    requires_grad=False):
        """A raised cosine that begins at 0."""
        def make(x, count):
            return x.mul_(math.pi * 2.0 / (count - 1)).cos_().mul_(-0.5).add_(0.5)
        return _window("hann_window", make, window_length, periodic, dtype, layout, device, pin_memory, requires_grad)


    def blackman_window(window_length, periodic=True, *, dtype=None, layout=None, device=None, pin_memory=False,
                        requires_grad=False):
        """A sum of cosines."""
        def make(x, count):
            x = x.mul_(math.pi / (count - 1))
            return x.mul(4).cos_().mul_(0.08) - x.mul(2).cos_().mul_(0.5) + 0.42
        return _window("blackman_window", make, window_length, periodic, dtype, layout, device, pin_memory, requires_grad)


    def bartlett_window(window_length, periodic=True, *, dtype=None, layout=None, device=None, pin_memory=False,
                        requires_grad=False):
        """A triangle."""
        def make(x, count):
            x = x.mul_(2.0 / (count - 1))
            half = (count - 1) // 2 + 1
            x.narrow(0, half, count - half).mul_(-1).add_(2)
            return x
        return _window("bartlett_window", make, window_length, periodic, dtype, layout, device, pin_memory, requires_grad)
    """#
}
