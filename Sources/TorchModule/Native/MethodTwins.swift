// Methods of tensors, and their functions in torch, that change a tensor by an operation or look at it in rarer ways.

enum MethodTwins {
  static let names = [
    "cumprod_", "mvlgamma_", "angle", "unsafe_chunk", "unsafe_split", "unsafe_split_with_sizes", "lu",
    "lu_solve", "geqrf", "orgqr", "ormqr", "triangular_solve", "stft", "istft",
  ]

  static let text = #"""
    import math


    @method("cumprod_(int dim, *, dtype dtype=None)")
    def cumprod_(self, dim, *, dtype):
        """Changes the tensor into its running product."""
        return become(self, lambda x: torch.cumprod(x, dim))


    @method("mvlgamma_(int p)")
    def mvlgamma_(self, p):
        """Changes the tensor into its multivariate log-gamma."""
        return become(self, lambda x: torch.mvlgamma(x, p))


    @method("angle()")
    def angle(self):
        """The angle of each number: 0, or pi below zero."""
        return torch.angle(self)


    @method("unsafe_chunk(int chunks, int dim=0)")
    def unsafe_chunk(self, chunks, dim):
        """Parts of a tensor that are no views of it."""
        return torch.unsafe_chunk(self, chunks, dim)


    @method("unsafe_split(int split_size, int dim=0)")
    def unsafe_split(self, split_size, dim):
        """Parts of a tensor that are no views of it."""
        return torch.unsafe_split(self, split_size, dim)


    @method("unsafe_split_with_sizes(int[] split_sizes, int dim=0)")
    def unsafe_split_with_sizes(self, split_sizes, dim):
        """Parts of a tensor that are no views of it."""
        return torch.unsafe_split_with_sizes(self, split_sizes, dim)


    def lu(self, pivot=True, get_infos=False):
        """The factors of matrices in one, and the rows that were exchanged."""
        return torch.lu(self, pivot, get_infos)


    @method("lu_solve(Tensor LU_data, Tensor LU_pivots)")
    def lu_solve(self, LU_data, LU_pivots):
        """The solution of linear equations whose matrix has been factored."""
        return torch.lu_solve(self, LU_data, LU_pivots)


    @method("geqrf()")
    def geqrf(self):
        """The upper factor of matrices with the reflections that led to it."""
        return torch.geqrf(self)


    @method("orgqr(Tensor input2)")
    def orgqr(self, input2):
        """The first columns of a product of reflections."""
        return torch.orgqr(self, input2)


    @method("ormqr(Tensor input2, Tensor input3, bool left=True, bool transpose=False)")
    def ormqr(self, input2, input3, left, transpose):
        """The product of reflections and a matrix."""
        return torch.ormqr(self, input2, input3, left, transpose)


    @method("triangular_solve(Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False)")
    def triangular_solve(self, A, upper, transpose, unitriangular):
        """The solution of linear equations with a triangular matrix, and a copy of the matrix."""
        return torch.triangular_solve(self, A, upper, transpose, unitriangular)


    def stft(self, *args, **kwargs):
        """The Fourier transforms of pieces of a signal."""
        return torch.stft(self, *args, **kwargs)


    def istft(self, *args, **kwargs):
        """The signal that pieces were transformed from."""
        return torch.istft(self, *args, **kwargs)
    """#

  /// The functions of torch behind some of them.
  static let functionNames = [
    "angle", "unsafe_chunk", "unsafe_split", "unsafe_split_with_sizes", "set_num_interop_threads",
    "thread_safe_generator",
  ]

  static let functions = #"""
    import math

    def angle(input):
        """The angle of each number: for real ones 0, or pi below zero."""
        if input.is_complex():
            return input.angle()
        with no_grad():
            x = input if input.is_floating_point() else input.to(torch.get_default_dtype())
            result = torch.where(x < 0, math.pi, torch.where(x.isnan(), x, torch.zeros_like(x)))
        return record(result, "AngleBackward0", [input], {"self": input}, lambda i, g, x: torch.zeros_like(g))


    def _parts(node, signature, cut):
        def function(input, *args):
            parts = cut(input, *args)
            if not torch.is_grad_enabled() or not input.requires_grad:
                return tuple(part.clone() for part in parts)
            return tuple(through_node(part.clone(), node) for part in parts)
        function.__doc__ = "Parts of a tensor that are no views of it."
        return native(signature)(function)


    unsafe_chunk = _parts(
        "UnsafeSplitBackward0", "unsafe_chunk(Tensor input, int chunks, int dim=0)", torch.chunk)
    unsafe_split = _parts(
        "UnsafeSplitBackward0", "unsafe_split(Tensor input, int split_size, int dim=0)", torch.split)
    unsafe_split_with_sizes = _parts(
        "UnsafeSplitWithSizesBackward0",
        "unsafe_split_with_sizes(Tensor input, int[] split_sizes, int dim=0)", torch.split_with_sizes)


    @native("set_num_interop_threads(int n)")
    def set_num_interop_threads(n):
        """Changes nothing: there is one thread."""


    def thread_safe_generator():
        """The generator of a worker of a loader; None outside of one."""
    """#
}
