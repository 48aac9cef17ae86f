// torch.types, torch.torch_version and a few settings of torch, as Python text.

enum TypesSource {
  /// The functions of torch that torch.functional holds.
  static let functional = """
    atleast_1d atleast_2d atleast_3d broadcast_shapes broadcast_tensors cartesian_prod block_diag cdist chain_matmul \
    einsum istft lu norm meshgrid pca_lowrank split stft svd_lowrank tensordot unique unique_consecutive unravel_index
    """

  static let text = #"""
    from collections.abc import Sequence
    from typing import Any, Union, TYPE_CHECKING

    Number = int | float | bool
    Device = torch.device | str | int | None
    Size = torch.Size
    """#
}

/// `torch.__version__`: text that compares as a version.
enum VersionSource {
  static let names = ["__version__", "TorchVersion"]

  static let text = #"""
    import re

    _FORM = re.compile(
        r"\s*v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?(\d*))?"
        r"(?:-(\d+)|[-_.]?(?:post|rev|r)[-_.]?(\d*))?([-_.]?dev[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$", re.I)
    _LETTERS = {"alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc"}


    def _key(text):
        # What versions are ordered by; None for text that is no version.
        found = _FORM.match(text)
        if found is None:
            return None
        epoch, release, letter, number, dash, post, dev, dev_number, local = found.groups()
        release = [int(n) for n in release.split(".")]
        while release and release[-1] == 0:
            release.pop()
        is_post, is_dev = dash is not None or post is not None, dev is not None
        if letter is not None:
            letter = letter.lower()
            early = (1, _LETTERS.get(letter, letter), int(number or 0))
        else:
            early = (0, "", 0) if is_dev and not is_post else (2, "", 0)
        late = (1, int(dash or post or 0)) if is_post else (0, 0)
        developed = (0, int(dev_number or 0)) if is_dev else (1, 0)
        parts = [] if local is None else [
            (1, int(p), "") if p.isdigit() else (0, 0, p) for p in re.split(r"[-_.]", local.lower())]
        return int(epoch or 0), release, early, late, developed, local is not None, parts


    class TorchVersion(str):
        """The text of a version, which compares as a version."""

        def _compare(self, other, name):
            if not isinstance(other, str):
                try:
                    joined = ".".join(str(each) for each in other)
                except TypeError:
                    return NotImplemented
            else:
                joined = other
            mine, theirs = _key(str(self)), _key(joined)
            if mine is None or theirs is None:
                return getattr(str, name)(self, other)
            return getattr(mine, name)(theirs)

        def __gt__(self, other):
            return self._compare(other, "__gt__")

        def __lt__(self, other):
            return self._compare(other, "__lt__")

        def __eq__(self, other):
            return self._compare(other, "__eq__")

        def __ge__(self, other):
            return self._compare(other, "__ge__")

        def __le__(self, other):
            return self._compare(other, "__le__")

        def __ne__(self, other):
            equal = self == other
            return equal if equal is NotImplemented else not equal

        __hash__ = str.__hash__


    __version__ = TorchVersion("2.13.0+cpu")
    """#
}

/// Settings of torch for finding faults, and what its builds had.
enum DebugSource {
  static let names = [
    "set_deterministic_debug_mode", "get_deterministic_debug_mode", "compiled_with_cxx11_abi", "is_vulkan_available",
    "set_flush_denormal", "has_lapack", "has_mkl", "has_openmp", "has_spectral", "TYPE_CHECKING", "OutOfMemoryError",
    "AcceleratorError", "get_device_module", "eig", "symeig", "solve", "lstsq", "matrix_rank", "sym_int", "sym_float",
    "sym_max", "sym_min", "sym_not", "sym_sqrt", "sym_sum", "sym_ite",
  ]

  static let text = #"""
    import math

    has_lapack = has_mkl = has_openmp = has_spectral = True
    TYPE_CHECKING = False


    class OutOfMemoryError(RuntimeError):
        """What an accelerator without memory raises."""


    class AcceleratorError(RuntimeError):
        """What an accelerator raises."""


    OutOfMemoryError.__module__ = AcceleratorError.__module__ = "torch"


    def set_deterministic_debug_mode(debug_mode):
        """Decides what operations do that are not deterministic."""
        if not isinstance(debug_mode, (int, str)):
            raise TypeError(f"debug_mode must be str or int, but got {type(debug_mode)}")
        if isinstance(debug_mode, str):
            if debug_mode not in ("default", "warn", "error"):
                raise RuntimeError(
                    f"invalid value of debug_mode, expected one of `default`, `warn`, `error`, but got {debug_mode}")
            debug_mode = ("default", "warn", "error").index(debug_mode)
        if debug_mode not in (0, 1, 2):
            raise RuntimeError(f"invalid value of debug_mode, expected 0, 1, or 2, but got {debug_mode}")
        torch.use_deterministic_algorithms(debug_mode > 0, warn_only=debug_mode == 1)


    def get_deterministic_debug_mode():
        """What operations do that are not deterministic: 0 nothing, 1 warn, 2 raise an error."""
        if not torch.are_deterministic_algorithms_enabled():
            return 0
        return 1 if torch.is_deterministic_algorithms_warn_only_enabled() else 2


    def compiled_with_cxx11_abi():
        """Whether the library was built with the newer ABI."""
        return True


    def is_vulkan_available():
        """Whether there is a Vulkan device."""
        return False


    @native("set_flush_denormal(bool mode)")
    def set_flush_denormal(mode):
        """Whether numbers too small for full precision become zero."""
        if mode:
            raise NotImplementedError("torch.set_flush_denormal(True) is not supported by this runner")
        return True


    def get_device_module(device=None):
        """The module of a device."""
        if device is None or torch.device(device).type == "cpu":
            return torch.cpu
        return getattr(torch, torch.device(device).type)


    _DEPRECATED = "This function was deprecated since version 1.9 and is now removed."


    def eig(self, eigenvectors=False, *, e=None, v=None):
        """Removed."""
        raise RuntimeError(
            _DEPRECATED + " `torch.linalg.eig` returns complex tensors of dtype `cfloat` or `cdouble` rather than real "
            "tensors mimicking complex tensors.\n\nL, _ = torch.eig(A) should be replaced with:\n"
            "L_complex = torch.linalg.eigvals(A)\n\nand\n\nL, V = torch.eig(A, eigenvectors=True) should be replaced with:\n"
            "L_complex, V_complex = torch.linalg.eig(A)")


    def symeig(input, eigenvectors=False, upper=True, *, out=None):
        """Removed."""
        raise RuntimeError(
            _DEPRECATED + " The default behavior has changed from using the upper triangular portion of the matrix by "
            "default to using the lower triangular portion.\n\nL, _ = torch.symeig(A, upper=upper) should be replaced "
            "with:\nL = torch.linalg.eigvalsh(A, UPLO='U' if upper else 'L')\n\nand\n\nL, V = torch.symeig(A, "
            "eigenvectors=True) should be replaced with:\nL, V = torch.linalg.eigh(A, UPLO='U' if upper else 'L')")


    def solve(input, A, *, out=None):
        """Removed."""
        raise RuntimeError(
            _DEPRECATED + " `torch.solve` is deprecated in favor of `torch.linalg.solve`. `torch.linalg.solve` has its "
            "arguments reversed and does not return the LU factorization.\n\nTo get the LU factorization see `torch.lu`, "
            "which can be used with `torch.lu_solve` or `torch.lu_unpack`.\nX = torch.solve(B, A).solution should be "
            "replaced with:\nX = torch.linalg.solve(A, B)")


    def lstsq(input, A, *, out=None):
        """Removed."""
        raise RuntimeError(
            _DEPRECATED + " `torch.lstsq` is deprecated in favor of `torch.linalg.lstsq`.\n`torch.linalg.lstsq` has "
            "reversed arguments and does not return the QR decomposition in the returned tuple (although it returns other "
            "information about the problem).\n\nTo get the QR decomposition consider using `torch.linalg.qr`.\n\nThe "
            "returned solution in `torch.lstsq` stored the residuals of the solution in the last m - n columns of the "
            "returned value whenever m > n. In torch.linalg.lstsq, the residuals are in the field 'residuals' of the "
            "returned named tuple.\n\nThe unpacking of the solution, as in\nX, _ = torch.lstsq(B, A).solution[:A.size(1)]\n"
            "should be replaced with:\nX = torch.linalg.lstsq(A, B).solution")


    def matrix_rank(input, tol=None, symmetric=False, *, out=None):
        """Removed."""
        raise RuntimeError(
            _DEPRECATED + "\nPlease use the `torch.linalg.matrix_rank` function instead. The parameter 'symmetric' was "
            "renamed in `torch.linalg.matrix_rank()` to 'hermitian'.")


    def sym_int(a):
        """The whole part of a number."""
        return math.floor(a) if a >= 0 else math.ceil(a)


    def sym_float(a):
        """The number as a float."""
        return float(a)


    def sym_max(a, b):
        """The larger of two numbers, a float if either is."""
        return float(max(a, b)) if isinstance(a, float) or isinstance(b, float) else max(a, b)


    def sym_min(a, b):
        """The smaller of two numbers, a float if either is."""
        return float(min(a, b)) if isinstance(a, float) or isinstance(b, float) else min(a, b)


    def sym_not(a):
        """The opposite of a truth value."""
        return not a


    def sym_sqrt(a):
        """The square root of a number."""
        return math.sqrt(a)


    def sym_sum(args):
        """The sum of numbers."""
        return sum(args)


    def sym_ite(b, t, f):
        """One of two values."""
        return t if b else f
    """#
}
