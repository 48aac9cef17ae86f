// The class of complex tensors, as Python text over two real tensors.

enum ComplexTensorSource {
  static let text = #"""
    import cmath
    import functools
    import math


    def refuse(name):
        raise NotImplementedError(f"torch.{name} of complex tensors is not supported by this runner")


    def _is_number(x):
        return isinstance(x, (int, float, complex))


    def _is_real(x):
        return type(x) is not Tensor and isinstance(x, RealTensor)


    def _parts(x):
        """The real and imaginary parts of an operand, the imaginary one None for real operands; None for other objects."""
        if type(x) is Tensor:
            return x._real, x._imag
        if isinstance(x, complex):
            return x.real, x.imag
        if _is_number(x) or _is_real(x):
            return x, None
        return None


    _cast_warnings = []


    def _warn_of_casts():
        # PyTorch gives it once a process.
        if not _cast_warnings:
            _cast_warnings.append(True)
            warn("Casting complex values to real discards the imaginary part", 4)


    def _named(x, name):
        """A real tensor that shows the name of the operation that made it."""
        return through_node(x, name) if x.requires_grad and torch.is_grad_enabled() else x


    class _Node:
        """What a recorded complex tensor shows as its `grad_fn`."""

        def __init__(self, name):
            self._name = name

        def name(self):
            return self._name

        def __repr__(self):
            return f"<{self._name} object at {hex(id(self))}>"

        @property
        def next_functions(self):
            raise NotImplementedError("next_functions behind complex tensors is not supported by this runner")


    def made(real, imag, name=None):
        """A result; without a name it shows that of the operation on its parts."""
        if name is not None:
            real, imag = (_named(x, name) if x.requires_grad and x.is_leaf else x for x in (real, imag))
        result = Tensor(real, imag)
        result._name = name
        return result


    class Tensor:
        __module__ = "torch"
        __hash__ = object.__hash__
        _name = None
        _node = None
        _conj = False

        def __init__(self, real, imag):
            self._real, self._imag = real, imag

        def __getattr__(self, name):
            if is_known(name):
                raise NotImplementedError(f"Tensor.{name} of complex tensors is not supported by this runner")
            raise AttributeError(f"'Tensor' object has no attribute '{name}'")

        # What it is

        @property
        def dtype(self):
            return torch.complex128 if self._real.dtype == torch.float64 else torch.complex64

        shape = property(lambda self: self._real.shape)
        ndim = property(lambda self: self._real.ndim)
        device = property(lambda self: self._real.device)
        layout = property(lambda self: self._real.layout)
        itemsize = property(lambda self: 2 * self._real.itemsize)
        nbytes = property(lambda self: 2 * self._real.nbytes)
        data = property(lambda self: made(self._real.data, self._imag.data))
        is_cpu = property(lambda self: True)
        is_cuda = property(lambda self: False)

        def size(self, dim=None):
            return self._real.size() if dim is None else self._real.size(dim)

        def dim(self):
            return self._real.dim()

        ndimension = dim

        def numel(self):
            return self._real.numel()

        nelement = numel

        def stride(self, dim=None):
            return self._real.stride() if dim is None else self._real.stride(dim)

        def element_size(self):
            return 2 * self._real.element_size()

        def is_complex(self):
            return True

        def is_floating_point(self):
            return False

        def is_contiguous(self):
            return self._real.is_contiguous()

        def is_conj(self):
            return self._conj

        def __len__(self):
            return len(self._real)

        def __repr__(self):
            more = []
            if self.requires_grad:
                more.append("requires_grad=True" if self.is_leaf else f"grad_fn=<{self.grad_fn.name()}>")
            return layout(self._real.detach(), self._imag.detach(), more)

        def __format__(self, spec):
            if self.dim() == 0:
                return format(self.item(), spec)
            if spec:
                raise TypeError("unsupported format string passed to Tensor.__format__")
            return repr(self)

        def __bool__(self):
            if self.numel() != 1:
                return bool(self._real)
            return self.item() != 0

        def __complex__(self):
            return self.item()

        def _as_real(self, kind):
            value = self.item()
            if value.imag != 0:
                raise RuntimeError(f"value cannot be converted to type {kind} without overflow")
            return value.real

        def __float__(self):
            return self._as_real("double")

        def __int__(self):
            return int(self._as_real("int64_t"))

        def item(self):
            return complex(self._real.item(), self._imag.item())

        def tolist(self):
            def join(a, b):
                return [join(p, q) for p, q in zip(a, b)] if isinstance(a, list) else complex(a, b)
            return join(self._real.tolist(), self._imag.tolist())

        def numpy(self):
            return self._real.numpy()

        # Gradients

        requires_grad = property(lambda self: self._real.requires_grad or self._imag.requires_grad)
        is_leaf = property(lambda self: self._real.is_leaf and self._imag.is_leaf)

        @requires_grad.setter
        def requires_grad(self, flag):
            self._real.requires_grad = self._imag.requires_grad = flag

        @property
        def grad_fn(self):
            if not self.requires_grad or self.is_leaf:
                return None
            if self._node is None:
                part = self._real if self._real.grad_fn is not None else self._imag
                self._node = _Node(self._name or part.grad_fn.name())
            return self._node

        @property
        def grad(self):
            real = self._real.grad
            imag = self._imag.grad if self.is_leaf else None if real is None else self._imag.grad
            if real is None and imag is None:
                return None
            return made(torch.zeros_like(imag) if real is None else real, torch.zeros_like(real) if imag is None else imag)

        @grad.setter
        def grad(self, value):
            self._real.grad, self._imag.grad = (None, None) if value is None else (value._real, value._imag)

        def requires_grad_(self, requires_grad=True):
            self._real.requires_grad_(requires_grad)
            self._imag.requires_grad_(requires_grad)
            return self

        def retain_grad(self):
            self._real.retain_grad()
            self._imag.retain_grad()

        def backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None):
            if inputs is not None:
                refuse("Tensor.backward with inputs")
            backward(self, gradient, retain_graph, create_graph)

        def detach(self):
            return made(self._real.detach(), self._imag.detach())

        # Parts

        @property
        def real(self):
            return _named(self._real, "SelectBackward0")

        @property
        def imag(self):
            return _named(self._imag, "SelectBackward0")

        def _each(self, f, name=None):
            return made(f(self._real), f(self._imag), name)

        def conj(self):
            result = made(self._real, -self._imag, "ConjBackward0")
            result._conj = not self._conj
            return result

        def conj_physical(self):
            return made(self._real, -self._imag, "ConjPhysicalBackward0")

        def resolve_conj(self):
            return made(self._real, self._imag, self._name) if self._conj else self

        def clone(self, memory_format=None):
            return self._each(lambda x: x.clone(), "CloneBackward0")

        def abs(self):
            real, imag = self._real, self._imag
            if self.requires_grad:
                # The gradient at 0 is 0, which the quotient behind a hypotenuse is not.
                zero = (real == 0) & (imag == 0)
                return _named(torch.where(zero, 0.0, torch.hypot(torch.where(zero, 1.0, real), imag)), "AbsBackward0")
            return torch.hypot(real, imag)

        absolute = __abs__ = abs

        def angle(self):
            return _named(torch.atan2(self._imag, self._real), "AngleBackward0")

        def sgn(self):
            size = self.abs()
            safe = torch.where(size == 0, 1.0, size)
            return made(self._real / safe, self._imag / safe, "SgnBackward0")

        def to(self, *args, **kwargs):
            for value in (*args, *kwargs.values()):
                if type(value) is Tensor:
                    value = value.dtype
                if value in (torch.complex64, torch.complex128):
                    part = torch.float64 if value == torch.complex128 else torch.float32
                    return self if value == self.dtype else self._each(lambda x: x.to(part), "ToCopyBackward0")
                if isinstance(value, torch.dtype):
                    _warn_of_casts()
                    return self._real.to(value) if value != self._real.dtype else _named(self._real.clone(), "ToCopyBackward0")
            return self

        def type(self, dtype=None):
            if dtype is not None:
                return self.to(dtype)
            return "torch.ComplexDoubleTensor" if self.dtype == torch.complex128 else "torch.ComplexFloatTensor"

        def float(self):
            return self.to(torch.float32)

        def double(self):
            return self.to(torch.float64)

        def half(self):
            return self.to(torch.float16)

        def int(self):
            return self.to(torch.int32)

        def long(self):
            return self.to(torch.int64)

        def short(self):
            return self.to(torch.int16)

        def char(self):
            return self.to(torch.int8)

        def byte(self):
            return self.to(torch.uint8)

        def cfloat(self):
            return self.to(torch.complex64)

        def cdouble(self):
            return self.to(torch.complex128)

        def contiguous(self, memory_format=None):
            return self._each(lambda x: x.contiguous(), "CloneBackward0") if not self.is_contiguous() else self

        def cpu(self):
            return self

        # Arithmetic

        def __add__(self, other, *, alpha=1):
            pair = _parts(other)
            if pair is None:
                return NotImplemented
            if alpha != 1:
                return self + alpha * other
            a, b = pair
            real, imag = torch.broadcast_tensors(self._real + a, self._imag + (b if b is not None else a * 0))
            return made(real, imag, "AddBackward0")

        __radd__ = add = __add__

        def __neg__(self):
            return self._each(lambda x: -x, "NegBackward0")

        neg = negative = __neg__

        def __pos__(self):
            return self

        positive = __pos__

        def __sub__(self, other, *, alpha=1):
            pair = _parts(other)
            if pair is None:
                return NotImplemented
            if alpha != 1:
                return self - alpha * other
            a, b = pair
            real, imag = torch.broadcast_tensors(self._real - a, self._imag - (b if b is not None else a * 0))
            return made(real, imag, "SubBackward0")

        sub = subtract = __sub__

        def __rsub__(self, other):
            result = -self + other
            result._name = "RsubBackward1" if _is_number(other) else "SubBackward0"
            return result

        def __mul__(self, other):
            pair = _parts(other)
            if pair is None:
                return NotImplemented
            a, b = pair
            if b is None:
                return made(self._real * a, self._imag * a, "MulBackward0")
            return made(self._real * a - self._imag * b, self._real * b + self._imag * a, "MulBackward0")

        __rmul__ = mul = multiply = __mul__

        def reciprocal(self):
            size = self._real * self._real + self._imag * self._imag
            real, imag = self._real / size, -self._imag / size
            if (size == 0).any():
                real, imag = torch.where(size == 0, math.inf, real), torch.where(size == 0, math.nan, imag)
            return made(real, imag, "ReciprocalBackward0")

        def __truediv__(self, other):
            pair = _parts(other)
            if pair is None:
                return NotImplemented
            a, b = pair
            if b is None:
                return made(self._real / a, self._imag / a, "DivBackward0")
            size = a * a + b * b
            return made((self._real * a + self._imag * b) / size, (self._imag * a - self._real * b) / size, "DivBackward0")

        div = divide = true_divide = __truediv__

        def __rtruediv__(self, other):
            result = self.reciprocal() * other
            if not _is_number(other):
                result._name = "DivBackward0"
            return result

        def __pow__(self, other):
            if isinstance(other, int) and not isinstance(other, bool) and 0 <= other < 64:
                result = self._each(lambda x: x * 1) if other else made(self._real * 0 + 1, self._imag * 0)
                for _ in range(other - 1):
                    result = result * self
            else:
                result = (self.log() * other).exp()
            result._name = "PowBackward0" if _is_number(other) else "PowBackward1"
            return result

        pow = __pow__

        def __rpow__(self, other):
            result = (self * (torch.log(other) if _is_real(other) else cmath.log(other))).exp()
            result._name = "PowBackward2" if _is_number(other) else "PowBackward1"
            return result

        def square(self):
            return self ** 2

        def sqrt(self):
            radius, turn = self.abs().sqrt(), self.angle() / 2
            return made(radius * turn.cos(), radius * turn.sin(), "SqrtBackward0")

        def rsqrt(self):
            result = self.sqrt().reciprocal()
            result._name = "RsqrtBackward0"
            return result

        def exp(self):
            radius = self._real.exp()
            return made(radius * self._imag.cos(), radius * self._imag.sin(), "ExpBackward0")

        def log(self):
            return made(self.abs().log(), self.angle(), "LogBackward0")

        def log2(self):
            return made(self.abs().log() / math.log(2), self.angle() / math.log(2), "Log2Backward0")

        def log10(self):
            return made(self.abs().log() / math.log(10), self.angle() / math.log(10), "Log10Backward0")

        def sin(self):
            a, b = self._real, self._imag
            return made(a.sin() * b.cosh(), a.cos() * b.sinh(), "SinBackward0")

        def cos(self):
            a, b = self._real, self._imag
            return made(a.cos() * b.cosh(), -(a.sin() * b.sinh()), "CosBackward0")

        def sinh(self):
            a, b = self._real, self._imag
            return made(a.sinh() * b.cos(), a.cosh() * b.sin(), "SinhBackward0")

        def cosh(self):
            a, b = self._real, self._imag
            return made(a.cosh() * b.cos(), a.sinh() * b.sin(), "CoshBackward0")

        def tan(self):
            result = self.sin() / self.cos()
            result._name = "TanBackward0"
            return result

        def tanh(self):
            result = self.sinh() / self.cosh()
            result._name = "TanhBackward0"
            return result

        def sigmoid(self):
            decay = (-self).exp()
            result = made(decay._real + 1, decay._imag).reciprocal()
            result._name = "SigmoidBackward0"
            return result

        def sum(self, *args, **kwargs):
            return self._each(lambda x: x.sum(*args, **kwargs))

        def mean(self, *args, **kwargs):
            return self._each(lambda x: x.mean(*args, **kwargs))

        def prod(self, dim=None, keepdim=False):
            if dim is None:
                return self.reshape(-1).prod(0)
            result = None
            for i in range(self.shape[dim]):
                part = self.narrow(dim, i, 1)
                result = part if result is None else result * part
            if result is None:
                result = self._each(lambda x: x.sum(dim, keepdim=True)) + 1
            result = result if keepdim else result.squeeze(dim)
            result._name = "ProdBackward0"
            return result

        def var(self, *args, **kwargs):
            return self._real.var(*args, **kwargs) + self._imag.var(*args, **kwargs)

        def std(self, *args, **kwargs):
            return self.var(*args, **kwargs).sqrt()

        def norm(self, p="fro", dim=None, keepdim=False):
            if p not in ("fro", 2):
                return torch.linalg.vector_norm(self.abs(), p, dim, keepdim)
            size = torch.linalg.vector_norm(torch.stack([self._real, self._imag]), 2,
                                            None if dim is None and not keepdim else dim)
            return _named(size, "LinalgVectorNormBackward0")

        def __matmul__(self, other):
            pair = _parts(other)
            if pair is None:
                return NotImplemented
            a, b = pair
            if b is None:
                return self._each(lambda x: x @ a)
            real = self._real @ a - self._imag @ b
            imag = self._real @ b + self._imag @ a
            return made(real, imag, (self._real @ a).grad_fn and (self._real @ a).grad_fn.name())

        matmul = mm = mv = bmm = dot = __matmul__

        def __rmatmul__(self, other):
            return self._each(lambda x: other @ x)

        def vdot(self, other):
            result = self.conj() @ other
            result._name = "VdotBackward0"
            return result

        def outer(self, other):
            return self.unsqueeze(1) * other

        ger = outer

        def trace(self):
            return self._each(lambda x: x.trace())

        def _embedded(self):
            # The real matrix that multiplies as this one does.
            return torch.cat([torch.cat([self._real, -self._imag], -1), torch.cat([self._imag, self._real], -1)], -2)

        def _extracted(self, x, name):
            n = x.shape[-2] // 2
            return made(x[..., :n, :x.shape[-1] // 2], x[..., n:, :x.shape[-1] // 2], name)

        def inverse(self):
            return self._extracted(torch.linalg.inv(self._embedded()), "LinalgInvExBackward0")

        def __eq__(self, other):
            pair = _parts(other)
            if pair is None:
                return False
            a, b = pair
            return (self._real == a) & (self._imag == (0 if b is None else b))

        eq = __eq__

        def __ne__(self, other):
            equal = self == other
            return True if equal is False else ~equal

        ne = __ne__

        def _uncomparable(name):
            def method(self, other):
                raise NotImplementedError(f'"{name}_cpu" not implemented for \'{self._type_name()}\'')
            return method

        __lt__ = lt = _uncomparable("lt")
        __le__ = le = _uncomparable("le")
        __gt__ = gt = _uncomparable("gt")
        __ge__ = ge = _uncomparable("ge")
        __floordiv__ = floor_divide = _uncomparable("div_floor")
        __mod__ = remainder = _uncomparable("remainder")

        def _type_name(self):
            return "ComplexDouble" if self.dtype == torch.complex128 else "ComplexFloat"

        def max(self, *args, **kwargs):
            raise NotImplementedError(f'"max_all" not implemented for \'{self._type_name()}\'')

        def min(self, *args, **kwargs):
            raise NotImplementedError(f'"min_all" not implemented for \'{self._type_name()}\'')

        def argmax(self, *args, **kwargs):
            raise RuntimeError("argmax(): does not support complex input")

        def sort(self, *args, **kwargs):
            raise RuntimeError(" Sort does not support complex dtypes on CPU")

        def clamp(self, *args, **kwargs):
            raise NotImplementedError("clamp is not supported for complex types")

        relu = clip = clamp

        def floor(self):
            raise NotImplementedError("floor is not supported for complex inputs")

        def round(self, decimals=0):
            raise NotImplementedError(f'"round_vml_cpu" not implemented for \'{self._type_name()}\'')

        def ceil(self):
            raise NotImplementedError("ceil is not supported for complex inputs")

        def sign(self):
            raise NotImplementedError("Unlike NumPy, torch.sign is not intended to support complex numbers. Please use "
                                      "torch.sgn instead.")

        def isnan(self):
            return self._real.isnan() | self._imag.isnan()

        def isinf(self):
            return self._real.isinf() | self._imag.isinf()

        def isfinite(self):
            return self._real.isfinite() & self._imag.isfinite()

        def isreal(self):
            return self._imag == 0

        def isclose(self, other, rtol=1e-05, atol=1e-08, equal_nan=False):
            return ((self - other).abs() <= atol + rtol * other.abs()) | (self == other)

        def allclose(self, other, rtol=1e-05, atol=1e-08, equal_nan=False):
            return bool(self.isclose(other, rtol, atol).all())

        def equal(self, other):
            return torch.equal(self._real, other._real) and torch.equal(self._imag, other._imag)

        # Changes in place

        def _write(self, value, name=None):
            value = value if type(value) is Tensor else promote(value)
            self._real.copy_(value._real)
            self._imag.copy_(value._imag)
            self._name, self._node = name or value._name, None
            return self

        def copy_(self, value):
            return self._write(value, "CopyBackwards")

        def zero_(self):
            self._real.zero_()
            self._imag.zero_()
            return self

        def fill_(self, value):
            a, b = _parts(value)
            self._real.fill_(a)
            self._imag.fill_(0 if b is None else b)
            return self

        # Views and elements

        def __getitem__(self, key):
            return self._each(lambda x: x[key])

        def __setitem__(self, key, value):
            pair = _parts(value)
            if pair is None:
                value = tensor(value)
                pair = _parts(value)
            a, b = pair
            self._real[key] = a
            self._imag[key] = 0 if b is None else b

        def __iter__(self):
            return iter([self[i] for i in range(len(self))])

        def view(self, *size):
            if size and isinstance(size[0], torch.dtype):
                if size[0] == self.dtype:
                    return self
                if size[0] != self._real.dtype:
                    refuse("Tensor.view(dtype)")
                return view_as_real_(self).flatten(-2)
            return self._each(lambda x: x.view(*size))

        @property
        def T(self):
            return self._each(lambda x: x.T)

        @property
        def mT(self):
            return self._each(lambda x: x.mT)

        @property
        def H(self):
            return self.T.conj()

        @property
        def mH(self):
            return self.mT.conj()

        def adjoint(self):
            return self.mH


    def _view(name):
        def method(self, *args, **kwargs):
            return self._each(lambda x: getattr(x, name)(*args, **kwargs))
        method.__name__ = name
        return method


    for _name in """reshape flatten ravel t transpose permute squeeze unsqueeze expand repeat diagonal narrow select flip
    roll movedim moveaxis swapaxes unflatten tril triu diag cumsum index_select expand_as view_as reshape_as tile gather take
    masked_select diag_embed rot90 fliplr flipud nansum""".split():
        setattr(Tensor, _name, _view(_name))


    def _in_place(name):
        def method(self, *args, **kwargs):
            return self._write(getattr(self, name)(*args, **kwargs))
        method.__name__ = name + "_"
        return method


    for _name in "add sub mul div pow neg exp log sqrt sin cos tanh sigmoid reciprocal square".split():
        setattr(Tensor, _name + "_", _in_place(_name))
    for _name in "add sub mul div pow".split():
        setattr(Tensor, {"div": "__itruediv__"}.get(_name, f"__i{_name}__"), getattr(Tensor, _name + "_"))
    """#
}
