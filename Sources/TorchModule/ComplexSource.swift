// Complex tensors: a real and an imaginary tensor side by side, and torch.fft, as Python text.

import MiniPython
import MiniTorch

/// Tensors of complex numbers. Their arithmetic, views and text are PyTorch's; gradients through them are refused by name.
enum ComplexSource {
  /// The dtypes; they belong to complex tensors alone, and no operation on real ones takes them.
  nonisolated(unsafe) static let dtypes = ["complex64", "complex128"].map {
    NamedObject("torch.\($0)", type: TorchTypes.dtype)
  }

  static func isDType(_ value: Value) -> Bool {
    if case .object(let o) = value { dtypes.contains { $0 === o } } else { false }
  }

  static func install(in module: ModuleObject) {
    for (name, dtype) in zip(["complex64", "complex128"], dtypes) { module.set(name, .object(dtype)) }
    module.set("cfloat", .object(dtypes[0]))
    module.set("cdouble", .object(dtypes[1]))
  }

  static func make() throws -> ModuleObject {
    try PythonSource.module("torch._complex", text) { module in
      module.set("torch", .object(try Modules.module("torch")))
      module.function("layout", .positional(3...3)) { a in
        let (real, imaginary) = (try TensorType.receiver(a[0]), try TensorType.receiver(a[1]))
        let (x, y) = (real.doubles(), imaginary.doubles())
        let text = TensorText.text(
          sizes: Array(real.sizes), elements: .complex { (x[$0], y[$0]) },
          dtype: real.dtype == .float64 ? "complex128" : "complex64", defaultDType: DType.defaultFloat.name,
          suffixes: try Operations.array(a[2]).map { try Operations.str($0).text })
        return .object(StringObject(text))
      }
    }
  }

  static func makeFourier() throws -> ModuleObject {
    let complex = try Modules.module("torch._complex")
    let module = ModuleObject("torch.fft")
    for name in ["fft", "ifft", "rfft", "irfft", "fftfreq", "rfftfreq", "fftshift", "ifftshift"] {
      module.set(name, complex.namespace[StringObject.intern(name)])
    }
    module.answer(from: [FourierSource.part])
    return module
  }

  /// Whether a value is a complex number or a sequence with one somewhere inside.
  static func isComplexData(_ value: Value) -> Bool {
    guard case .object(let o) = value else { return false }
    switch o.kind {
    case .complex: return true
    case .list, .tuple:
      let elements = (try? Operations.array(value)) ?? []
      return elements.contains { isComplexData($0) }
    default: return isTensor(value)
    }
  }

  static func isTensor(_ value: Value) -> Bool {
    guard let module = Modules.loaded["torch._complex"] else { return false }
    let type = module.namespace[StringObject.intern("Tensor")]
    return value.type === type.asType
  }

  /// The functions of torch that make complex tensors of real ones or take them apart; `.undef` for other names.
  static func function(_ name: StringObject) throws -> Value {
    let names = [
      "complex": "complex_", "polar": "polar", "view_as_real": "view_as_real", "view_as_complex": "view_as_complex",
      "real": "real", "imag": "imag", "conj": "conj", "angle": "angle",
    ]
    guard let own = names[name.text] else { return .undef }
    return try Modules.module("torch._complex").namespace[StringObject.intern(own)]
  }

  /// The complex tensor of nested data.
  static func tensor(_ data: Value, _ dtype: Value, requiresGrad: Bool) throws -> Value {
    let module = try Modules.module("torch._complex")
    return try Operations.call(
      module.namespace[StringObject.intern("tensor")], [data, dtype, .bool(requiresGrad)])
  }

  /// A real tensor as a complex one.
  static func promoted(_ value: Value) throws -> Value {
    try Operations.call(Modules.module("torch._complex").namespace[StringObject.intern("promote")], [value])
  }

  /// What a function of torch answers for arguments among which is a complex tensor; nil if none is.
  ///
  /// - Throws: NotImplementedError for functions that have no complex form here.
  static func call(_ name: String, _ arguments: Arguments) throws -> Value? {
    guard arguments.positional.contains(where: isComplexData) || arguments.pairs.contains(where: { isTensor($0.value) })
    else { return nil }
    let module = try Modules.module("torch._complex")
    return try Operations.call(
      module.namespace[StringObject.intern("dispatch")], [.string(name)] + arguments.positional,
      keywords: arguments.pairs.map { ($0.name, $0.value) })
  }

  private static let text = #"""
    import cmath
    import math


    def refuse(name):
        raise NotImplementedError(f"torch.{name} of complex tensors is not supported by this runner")


    def _is_number(x):
        return isinstance(x, (int, float, complex))


    def _parts(x, like):
        """The real and imaginary parts of an operand, the imaginary one None for real operands."""
        if isinstance(x, Tensor):
            return x._real, x._imag
        if isinstance(x, complex):
            return x.real, x.imag
        if _is_number(x) or isinstance(x, torch.Tensor):
            return x, None
        return None


    class Tensor:
        __module__ = "torch"
        __hash__ = object.__hash__

        def __init__(self, real, imag, requires_grad=False):
            self._real, self._imag = real, imag
            self._requires_grad = requires_grad

        # What it is

        @property
        def dtype(self):
            return torch.complex128 if self._real.dtype == torch.float64 else torch.complex64

        shape = property(lambda self: self._real.shape)
        ndim = property(lambda self: self._real.ndim)
        device = property(lambda self: self._real.device)
        requires_grad = property(lambda self: self._requires_grad)
        is_leaf = property(lambda self: True)
        grad = property(lambda self: None)
        grad_fn = property(lambda self: None)

        def size(self, dim=None):
            return self._real.size() if dim is None else self._real.size(dim)

        def dim(self):
            return self._real.dim()

        def numel(self):
            return self._real.numel()

        def is_complex(self):
            return True

        def is_floating_point(self):
            return False

        def __len__(self):
            return len(self._real)

        def __repr__(self):
            return layout(self._real.detach(), self._imag.detach(), ["requires_grad=True"] if self._requires_grad else [])

        def __format__(self, spec):
            if self.dim() == 0:
                return format(self.item(), spec)
            if spec:
                raise TypeError("unsupported format string passed to Tensor.__format__")
            return repr(self)

        def __bool__(self):
            return self.item() != 0

        def __complex__(self):
            return self.item()

        def item(self):
            return complex(self._real.item(), self._imag.item())

        def tolist(self):
            def join(a, b):
                return [join(p, q) for p, q in zip(a, b)] if isinstance(a, list) else complex(a, b)
            return join(self._real.tolist(), self._imag.tolist())

        def numpy(self):
            return self._real.numpy()

        # Parts

        @property
        def real(self):
            return self._value()._real

        @property
        def imag(self):
            return self._value()._imag

        def _value(self):
            if self._requires_grad and torch.is_grad_enabled():
                raise NotImplementedError("the gradient of complex tensors is not supported by this runner")
            return self

        def _each(self, f):
            self._value()
            return Tensor(f(self._real), f(self._imag))

        def conj(self):
            return Tensor(self.real, -self.imag)

        resolve_conj = clone = lambda self: self._each(lambda x: x.clone())
        conj_physical = conj

        def detach(self):
            return Tensor(self._real.detach(), self._imag.detach())

        def abs(self):
            return torch.hypot(self.real, self.imag)

        absolute = __abs__ = abs

        def angle(self):
            return torch.atan2(self.imag, self.real)

        def requires_grad_(self, requires_grad=True):
            self._requires_grad = requires_grad
            return self

        def to(self, dtype, *args, **kwargs):
            if dtype in (torch.complex64, torch.complex128):
                part = torch.float64 if dtype == torch.complex128 else torch.float32
                return self if dtype == self.dtype else self._each(lambda x: x.to(part))
            if isinstance(dtype, (str, torch.device)):
                return self
            refuse("Tensor.to")

        def type(self, dtype=None):
            if dtype is not None:
                return self.to(dtype)
            return "torch.ComplexDoubleTensor" if self.dtype == torch.complex128 else "torch.ComplexFloatTensor"

        def contiguous(self):
            return self

        def cpu(self):
            return self

        # Arithmetic

        def _pair(self, other):
            self._value()
            if isinstance(other, Tensor):
                other._value()
            return _parts(other, self)

        def __add__(self, other, *, alpha=1):
            pair = self._pair(other)
            if pair is None:
                return NotImplemented
            if alpha != 1:
                return self + alpha * other
            a, b = pair
            real, imag = torch.broadcast_tensors(self._real + a, self._imag + (b if b is not None else a * 0))
            return Tensor(real, imag)

        __radd__ = add = __add__

        def __neg__(self):
            return self._each(lambda x: -x)

        neg = negative = __neg__

        def __pos__(self):
            return self

        def __sub__(self, other, *, alpha=1):
            pair = self._pair(other)
            if pair is None:
                return NotImplemented
            if alpha != 1:
                return self - alpha * other
            a, b = pair
            real, imag = torch.broadcast_tensors(self._real - a, self._imag - (b if b is not None else a * 0))
            return Tensor(real, imag)

        sub = subtract = __sub__

        def __rsub__(self, other):
            return -self + other

        def __mul__(self, other):
            pair = self._pair(other)
            if pair is None:
                return NotImplemented
            a, b = pair
            if b is None:
                return Tensor(self._real * a, self._imag * a)
            return Tensor(self._real * a - self._imag * b, self._real * b + self._imag * a)

        __rmul__ = mul = multiply = __mul__

        def reciprocal(self):
            size = self.real * self.real + self.imag * self.imag
            return Tensor(self._real / size, -self._imag / size)

        def __truediv__(self, other):
            pair = self._pair(other)
            if pair is None:
                return NotImplemented
            a, b = pair
            if b is None:
                return Tensor(self._real / a, self._imag / a)
            size = a * a + b * b
            return Tensor((self._real * a + self._imag * b) / size, (self._imag * a - self._real * b) / size)

        div = divide = true_divide = __truediv__

        def __rtruediv__(self, other):
            return self.reciprocal() * other

        def __pow__(self, other):
            if isinstance(other, int) and not isinstance(other, bool) and 0 <= other < 64:
                result = Tensor(torch.ones_like(self.real), torch.zeros_like(self.imag))
                for _ in range(other):
                    result = result * self
                return result
            if _is_number(other):
                return (self.log() * other).exp()
            refuse("pow")

        pow = __pow__

        def square(self):
            return self * self

        def sqrt(self):
            radius, turn = self.abs().sqrt(), self.angle() / 2
            return Tensor(radius * turn.cos(), radius * turn.sin())

        def exp(self):
            radius = self.real.exp()
            return Tensor(radius * self._imag.cos(), radius * self._imag.sin())

        def log(self):
            return Tensor(self.abs().log(), self.angle())

        def sum(self, *args, **kwargs):
            return self._each(lambda x: x.sum(*args, **kwargs))

        def mean(self, *args, **kwargs):
            return self._each(lambda x: x.mean(*args, **kwargs))

        def __matmul__(self, other):
            a, b = _parts(other, self)
            if b is None:
                return self._each(lambda x: x @ a)
            self._value()
            return Tensor(self._real @ a - self._imag @ b, self._real @ b + self._imag @ a)

        matmul = mm = __matmul__

        def __rmatmul__(self, other):
            return self._each(lambda x: other @ x)

        def __eq__(self, other):
            pair = _parts(other, self)
            if pair is None:
                return False
            a, b = pair
            return (self._real == a) & (self._imag == (0 if b is None else b))

        eq = __eq__

        def __ne__(self, other):
            equal = self == other
            return True if equal is False else ~equal

        ne = __ne__

        def isnan(self):
            return self.real.isnan() | self.imag.isnan()

        def isreal(self):
            return self.imag == 0

        # Views and elements

        def __getitem__(self, key):
            return self._each(lambda x: x[key])

        def __setitem__(self, key, value):
            a, b = _parts(value, self)
            self._value()
            self._real[key] = a
            self._imag[key] = 0 if b is None else b

        def __iter__(self):
            return iter([self[i] for i in range(len(self))])

        @property
        def T(self):
            return self._each(lambda x: x.T)

        @property
        def mT(self):
            return self._each(lambda x: x.mT)

        @property
        def H(self):
            return self.T.conj()

        mH = property(lambda self: self.mT.conj())


    def _view(name):
        def method(self, *args, **kwargs):
            return self._each(lambda x: getattr(x, name)(*args, **kwargs))
        method.__name__ = name
        return method


    for _name in """view reshape flatten ravel t transpose permute squeeze unsqueeze expand repeat diagonal narrow select
    flip roll movedim swapaxes unflatten tril triu diag cumsum index_select""".split():
        setattr(Tensor, _name, _view(_name))


    def tensor(data, dtype=None, requires_grad=False):
        """The tensor of nested sequences with complex numbers."""
        def part(x, name):
            if isinstance(x, (list, tuple)):
                return [part(y, name) for y in x]
            if isinstance(x, Tensor):
                x = x.item()
            elif isinstance(x, torch.Tensor):
                x = x.item()
            return float(getattr(x, name))
        if dtype is None:
            wide = torch.get_default_dtype() == torch.float64
        elif dtype in (torch.complex64, torch.complex128):
            wide = dtype == torch.complex128
        else:
            raise RuntimeError("value cannot be converted to type float without overflow")
        kind = torch.float64 if wide else torch.float32
        return Tensor(
            torch.tensor(part(data, "real"), dtype=kind), torch.tensor(part(data, "imag"), dtype=kind), requires_grad)


    def complex_(real, imag):
        if real.dtype != imag.dtype:
            def name(x):
                return x.type().split(".")[1].removesuffix("Tensor")
            raise RuntimeError(
                f"Expected object of scalar type {name(real)} but got scalar type {name(imag)} for second argument")
        return Tensor(*torch.broadcast_tensors(real, imag))


    def polar(abs, angle):
        return Tensor(abs * angle.cos(), abs * angle.sin())


    def view_as_real(input):
        return torch.stack([input.real, input.imag], -1)


    def view_as_complex(input):
        return Tensor(input[..., 0], input[..., 1])


    def _several(name, tensors, dim):
        def parts(which):
            return [getattr(x, which) if isinstance(x, Tensor) else x if which == "real" else x * 0 for x in tensors]
        f = getattr(torch, name)
        return Tensor(f(parts("real"), dim), f(parts("imag"), dim))


    def promote(x):
        """A real tensor as a complex one."""
        return Tensor(x, torch.zeros_like(x))


    def real(input):
        return input.real


    def imag(input):
        return input.imag


    def conj(input):
        return input.conj()


    def angle(input):
        if isinstance(input, Tensor):
            return input.angle()
        if input.requires_grad:
            raise NotImplementedError("the gradient of torch.angle is not supported by this runner")
        input = input if input.is_floating_point() else input.to(torch.get_default_dtype())
        return torch.where(input < 0, math.pi, input * 0)


    def dispatch(name, *args, **kwargs):
        """torch.name(...) with a complex tensor among the arguments."""
        if name in ("cat", "stack"):
            return _several(name, args[0], args[1] if len(args) > 1 else kwargs.get("dim", 0))
        if name == "view_as_real":
            return view_as_real(*args)
        if name in ("is_tensor", "is_complex"):
            return True
        if name == "allclose":
            a, b = args
            return torch.allclose(a.real, b.real, **kwargs) and torch.allclose(a.imag, b.imag, **kwargs)
        if name == "equal":
            a, b = args
            return torch.equal(a.real, b.real) and torch.equal(a.imag, b.imag)
        if name in ("real", "imag"):
            return getattr(args[0], name)
        if not isinstance(args[0], Tensor):
            swapped = {"add": "__radd__", "sub": "__rsub__", "mul": "__rmul__", "div": "__rtruediv__",
                       "matmul": "__rmatmul__", "mm": "__rmatmul__"}.get(name)
            if swapped and len(args) == 2:
                return getattr(args[1], swapped)(args[0])
            refuse(name)
        method = getattr(Tensor, name, None)
        if method is None or not callable(method):
            refuse(name)
        return method(*args, **kwargs)


    # torch.fft

    def _turns(n, sign):
        """cos and sin of every whole multiple of a full turn over n, exact at the quarters."""
        exact = {0: (1.0, 0.0), 1: (0.0, 1.0), 2: (-1.0, 0.0), 3: (0.0, -1.0)}
        c, s = [], []
        for k in range(n):
            x, y = exact[4 * k // n] if 4 * k % n == 0 else (math.cos(2 * math.pi * k / n), math.sin(2 * math.pi * k / n))
            c.append(x)
            s.append(sign * y)
        places = torch.outer(torch.arange(n), torch.arange(n)) % n
        return torch.tensor(c, dtype=torch.float64)[places], torch.tensor(s, dtype=torch.float64)[places]


    def _transform(input, n, dim, norm, sign):
        real, imag = (input.real, input.imag) if isinstance(input, Tensor) else (input, None)
        if not real.is_floating_point():
            real = real.to(torch.get_default_dtype())
        kind = real.dtype
        if real.requires_grad and torch.is_grad_enabled():
            raise NotImplementedError("the gradient of torch.fft is not supported by this runner")
        def lines(x):
            x = x.detach().to(torch.float64).movedim(dim, -1)
            if n is not None and n != x.shape[-1]:
                x = x[..., :n] if n < x.shape[-1] else torch.nn.functional.pad(x, (0, n - x.shape[-1]))
            return x
        real = lines(real)
        count = real.shape[-1]
        if count < 1:
            raise RuntimeError(f"Invalid number of data points ({count}) specified")
        c, s = _turns(count, sign)
        a, b = real @ c, real @ s
        if imag is not None:
            imag = lines(imag)
            a, b = a - imag @ s, b + imag @ c
        if norm not in (None, "forward", "backward", "ortho"):
            raise RuntimeError(f'Invalid normalization mode: "{norm}"')
        scaled = {None: sign > 0, "backward": sign > 0, "forward": sign < 0}.get(norm, None)
        scale = math.sqrt(count) if norm == "ortho" else count if scaled else 1
        if scale != 1:
            a, b = a / scale, b / scale
        # What cancels is zero, and no minus zero.
        least = 1e-15 * count * max([float(x.abs().max()) for x in (a, b) if x.numel()], default=0.0)
        a, b = [torch.where(x.abs() <= least, 0.0, x) + 0.0 for x in (a, b)]
        return Tensor(a.to(kind).movedim(-1, dim), b.to(kind).movedim(-1, dim))


    def fft(input, n=None, dim=-1, norm=None):
        return _transform(input, n, dim, norm, -1)


    def ifft(input, n=None, dim=-1, norm=None):
        return _transform(input, n, dim, norm, 1)


    def rfft(input, n=None, dim=-1, norm=None):
        whole = _transform(input, n, dim, norm, -1)
        return whole._each(lambda x: x.narrow(dim, 0, x.shape[dim] // 2 + 1))


    def irfft(input, n=None, dim=-1, norm=None):
        size = input.shape[dim]
        n = 2 * (size - 1) if n is None else n
        def whole(x, sign):
            x = x.movedim(dim, -1)[..., :n // 2 + 1]
            rest = x[..., 1:(n + 1) // 2].flip(-1) * sign
            return torch.cat([x, rest], -1).movedim(-1, dim)
        imag = input.imag if isinstance(input, Tensor) else input * 0
        return _transform(Tensor(whole(input.real, 1), whole(imag, -1)), n, dim, norm, 1).real


    def fftfreq(n, d=1.0):
        positions = list(range((n + 1) // 2)) + list(range(-(n // 2), 0))
        return torch.tensor(positions, dtype=torch.get_default_dtype()) / (n * d)


    def rfftfreq(n, d=1.0):
        return torch.arange(n // 2 + 1).to(torch.get_default_dtype()) / (n * d)


    def fftshift(input, dim=None):
        dims = range(input.dim()) if dim is None else (dim,) if isinstance(dim, int) else dim
        return input.roll(tuple(input.shape[d] // 2 for d in dims), tuple(dims))


    def ifftshift(input, dim=None):
        dims = range(input.dim()) if dim is None else (dim,) if isinstance(dim, int) else dim
        return input.roll(tuple(-(input.shape[d] // 2) for d in dims), tuple(dims))
    """#
}
