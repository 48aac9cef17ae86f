// The functions of torch that make complex tensors, take them apart or meet one among their arguments, as Python text.

enum ComplexFunctionSource {
  static let text = #"""
    def _kind(dtype):
        """The dtype of the parts."""
        return torch.float64 if dtype == torch.complex128 else torch.float32


    def tensor(data, dtype=None, requires_grad=False):
        """The tensor of nested sequences with complex numbers."""
        if type(data) is Tensor:
            return data.detach().clone().to(dtype or data.dtype).requires_grad_(requires_grad)

        def part(x, name):
            if isinstance(x, (list, tuple)):
                return [part(y, name) for y in x]
            if isinstance(x, RealTensor):
                x = x.tolist()
                if isinstance(x, list):
                    return part(x, name)
            return float(getattr(x, name))
        if dtype is None:
            dtype = torch.complex128 if torch.get_default_dtype() == torch.float64 else torch.complex64
        elif dtype not in (torch.complex64, torch.complex128):
            raise RuntimeError("value cannot be converted to type float without overflow")
        result = Tensor(torch.tensor(part(data, "real"), dtype=_kind(dtype)), torch.tensor(part(data, "imag"), dtype=_kind(dtype)))
        return result.requires_grad_() if requires_grad else result


    def promote(x):
        """A real tensor, or a number, as a complex one."""
        if _is_number(x):
            return tensor(x)
        x = x if x.is_floating_point() else x.to(torch.get_default_dtype())
        return made(x, torch.zeros_like(x), "ToCopyBackward0")


    @parsed("complex(Tensor real, Tensor imag, *, Tensor out=None)")
    def complex_(real, imag, *, out=None):
        def name(x):
            return x.type().split(".")[-1].removesuffix("Tensor")
        if not real.is_floating_point() or not imag.is_floating_point():
            raise RuntimeError(f"Expected both inputs to be Half, Float or Double tensors but got {name(real)} and {name(imag)}")
        if real.dtype != imag.dtype:
            raise RuntimeError(
                f"Expected object of scalar type {name(real)} but got scalar type {name(imag)} for second argument")
        return made(*torch.broadcast_tensors(real, imag), "ComplexBackward0")


    @parsed("polar(Tensor abs, Tensor angle, *, Tensor out=None)")
    def polar_(abs, angle, *, out=None):
        return made(abs * angle.cos(), abs * angle.sin(), "PolarBackward0")


    @parsed("view_as_real(Tensor input)")
    def view_as_real_(input):
        if type(input) is not Tensor:
            raise RuntimeError("view_as_real is only supported for complex tensors")
        return _named(torch.stack([input._real, input._imag], -1), "ViewAsRealBackward0")


    @parsed("view_as_complex(Tensor input)")
    def view_as_complex_(input):
        if input.dim() == 0:
            raise RuntimeError("Input tensor must have one or more dimensions")
        if input.shape[-1] != 2:
            raise RuntimeError("Tensor must have a last dimension of size 2")
        return made(input[..., 0], input[..., 1], "ViewAsComplexBackward0")


    @parsed("real(Tensor input)")
    def real_(input):
        return input.real


    @parsed("imag(Tensor input)")
    def imag_(input):
        return input.imag


    @parsed("conj(Tensor input)")
    def conj_(input):
        return input.conj()


    @parsed("conj_physical(Tensor input)")
    def conj_physical_(input):
        return input.conj_physical() if type(input) is Tensor else input


    @parsed("resolve_conj(Tensor input)")
    def resolve_conj_(input):
        return input.resolve_conj() if type(input) is Tensor else input


    @parsed("is_conj(Tensor input)")
    def is_conj_(input):
        return type(input) is Tensor and input.is_conj()


    @parsed("isreal(Tensor input)")
    def isreal_(input):
        return input.isreal() if type(input) is Tensor else torch.ones_like(input, dtype=torch.bool)


    @parsed("vdot(Tensor input, Tensor other)")
    def vdot_(input, other):
        return input.vdot(other) if type(input) is Tensor else torch.dot(input, other)


    @parsed("angle(Tensor input)")
    def angle_(input):
        if type(input) is Tensor:
            return input.angle()
        value = input if input.is_floating_point() else input.to(torch.get_default_dtype())
        return _named(torch.where(value < 0, math.pi, value * 0), "AngleBackward0")


    # Gradients

    def _flat(values):
        """The real tensors behind tensors."""
        return [p for v in values for p in ((v._real, v._imag) if type(v) is Tensor else (v,))]


    def _roots(outputs, weights):
        """The parts that require gradients, and their gradients."""
        roots, given = [], []
        for i, output in enumerate(outputs):
            weight = weights[i] if i < len(weights) else None
            if type(output) is not Tensor:
                roots.append(output)
                given.append(weight)
                continue
            if not output.requires_grad:
                raise RuntimeError(f"element {i} of tensors does not require grad and does not have a grad_fn")
            if weight is None:
                if output.numel() != 1:
                    raise RuntimeError("grad can be implicitly created only for scalar outputs")
                raise RuntimeError(f"grad can be implicitly created only for real scalar outputs but got {output.dtype}")
            if type(weight) is not Tensor:
                raise RuntimeError(
                    "For complex Tensors, both grad_output and output are required to have the same dtype. Mismatch in dtype: "
                    f"grad_output[{i}] has a dtype of {weight.dtype} and output[{i}] has a dtype of {output.dtype}.")
            for part, w in (output._real, weight._real), (output._imag, weight._imag):
                if part.requires_grad:
                    roots.append(part)
                    given.append(w)
        return roots, given


    def _listed(values):
        return [] if values is None else list(values) if isinstance(values, (tuple, list)) else [values]


    def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False):
        """`torch.autograd.backward` of complex tensors."""
        roots, given = _roots(_listed(tensors), _listed(grad_tensors))
        torch.autograd.backward(roots, given, retain_graph, create_graph)


    def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, allow_unused=None):
        """`torch.autograd.grad` of or by complex tensors."""
        roots, given = _roots(_listed(outputs), _listed(grad_outputs))
        inputs = _listed(inputs)
        found = iter(torch.autograd.grad(roots, _flat(inputs), given, retain_graph, create_graph,
                                         allow_unused=bool(allow_unused) or any(type(x) is Tensor for x in inputs)))
        result = []
        for i, x in enumerate(inputs):
            if type(x) is not Tensor:
                result.append(next(found))
                continue
            real, imag = next(found), next(found)
            if real is None and imag is None:
                if not allow_unused:
                    raise RuntimeError(f"The differentiated Tensor at index {i} appears to not have been used in the graph. Set "
                                       "allow_unused=True if this is the desired behavior.")
                result.append(None)
                continue
            result.append(made(torch.zeros_like(imag) if real is None else real, torch.zeros_like(real) if imag is None else imag))
        return tuple(result)


    # Eigenvalues

    def _eigen(A, name):
        if type(A) is Tensor:
            refuse(name)
        if A.dim() < 2:
            raise RuntimeError(f"{name}: The input tensor A must have at least 2 dimensions.")
        if A.shape[-1] != A.shape[-2]:
            raise RuntimeError(f"{name}: A must be batches of square matrices, but they are {A.shape[-2]} by {A.shape[-1]} matrices")
        if not A.is_floating_point():
            raise RuntimeError(f"Unknown Complex ScalarType for {A.type().split('.')[-1].removesuffix('Tensor')}")
        real, imag, vectors_real, vectors_imag = eigen(A.detach())
        values, vectors = made(real, imag), made(vectors_real, vectors_imag)
        if A.requires_grad and torch.is_grad_enabled():
            # The values as they follow the matrix while the vectors stay: their derivative is that of the values.
            moved = (vectors.inverse() @ A.to(A.dtype) @ vectors).diagonal(0, -2, -1)
            values = made(real + (moved._real - moved._real.detach()), imag + (moved._imag - moved._imag.detach()),
                          "LinalgEigBackward0")
        return values, vectors


    @parsed("linalg_eig(Tensor input)")
    def linalg_eig(input, *, out=None):
        values, vectors = _eigen(input, "linalg.eig")
        if values.requires_grad:
            raise NotImplementedError("the gradient of the vectors of torch.linalg.eig is not supported by this runner: use "
                                      "torch.linalg.eigvals")
        return named_result("linalg_eig", ["eigenvalues", "eigenvectors"], [values, vectors])


    @parsed("linalg_eigvals(Tensor input)")
    def linalg_eigvals(input, *, out=None):
        return _eigen(input, "linalg.eigvals")[0]


    # Calls

    def _several(name, tensors, dim):
        def parts(which):
            return [getattr(x, which) if type(x) is Tensor else x if which == "_real" else x * 0 for x in tensors]
        f = getattr(torch, name)
        return made(f(parts("_real"), dim), f(parts("_imag"), dim))


    def _filled(name, *args, dtype=None, requires_grad=False, **kwargs):
        """torch.zeros(...) and its kind."""
        args = [x._real if type(x) is Tensor else x for x in args]
        if name in ("full", "full_like", "new_full", "fill"):
            value = kwargs.pop("fill_value", None) if len(args) < 2 else args.pop()
            value = complex(value)
            dtype = dtype or (torch.complex128 if torch.get_default_dtype() == torch.float64 else torch.complex64)
            f = getattr(torch, name)
            result = made(f(*args, value.real, dtype=_kind(dtype), **kwargs), f(*args, value.imag, dtype=_kind(dtype), **kwargs))
            return result.requires_grad_() if requires_grad else result
        real = getattr(torch, name)(*args, dtype=_kind(dtype), **kwargs)
        result = made(real, torch.zeros_like(real))
        return result.requires_grad_() if requires_grad else result


    def _drawn(name, *args, dtype=None, requires_grad=False, **kwargs):
        """torch.rand(...) and its kind: a number for each part in turn."""
        if name.endswith("_like"):
            dtype, args, name = dtype or args[0].dtype, (args[0].shape,), name.removesuffix("_like")
        size = tuple(args[0]) if len(args) == 1 and isinstance(args[0], (tuple, list)) else args
        pairs = getattr(torch, name)(*size, 2, dtype=_kind(dtype), **kwargs)
        if name == "randn":
            pairs = pairs * math.sqrt(0.5)
        result = made(pairs[..., 0].clone(), pairs[..., 1].clone())
        return result.requires_grad_() if requires_grad else result


    def _converted(name, x, *args, **kwargs):
        """x.to(dtype) and its kind, of a real tensor."""
        dtype = next(v for v in (*args, *kwargs.values()) if v in (torch.complex64, torch.complex128))
        if name == "view":
            if x.dtype != _kind(dtype) or x.dim() == 0 or x.shape[-1] % 2:
                refuse("Tensor.view(dtype)")
            return view_as_complex_(x.reshape(*x.shape[:-1], x.shape[-1] // 2, 2))
        return promote(x.to(_kind(dtype)))


    _SWAPPED = {"add": "__radd__", "sub": "__rsub__", "mul": "__rmul__", "div": "__rtruediv__", "matmul": "__rmatmul__",
                "mm": "__rmatmul__", "mv": "__rmatmul__", "dot": "__rmatmul__", "true_divide": "__rtruediv__",
                "multiply": "__rmul__", "subtract": "__rsub__", "divide": "__rtruediv__", "pow": "__rpow__"}


    def dispatch(name, *args, **kwargs):
        """torch.name(...) or x.name(...) with a complex tensor, number or dtype among the arguments."""
        like = bool(args) and type(args[0]) is Tensor and "dtype" not in kwargs
        if name in ("zeros", "ones", "empty", "eye", "full", "linspace", "zeros_like", "ones_like", "empty_like", "full_like"):
            return _filled(name, *args, **({"dtype": args[0].dtype} if like else {}), **kwargs)
        if name in ("rand", "randn", "rand_like", "randn_like"):
            return _drawn(name, *args, **kwargs)
        if name == "arange":
            raise NotImplementedError("\"arange_cpu\" not implemented for 'ComplexFloat'")
        if name in ("to", "type", "view") and _is_real(args[0]):
            return _converted(name, *args, **kwargs)
        if name in ("cat", "concat", "concatenate", "stack", "hstack", "vstack"):
            if name in ("hstack", "vstack"):
                refuse(name)
            return _several(name, args[0], args[1] if len(args) > 1 else kwargs.get("dim", 0))
        if name in ("is_tensor", "is_complex"):
            return True
        if name in ("promote_types", "result_type"):
            wide = [x for x in args if getattr(x, "dtype", x) in (torch.complex128, torch.float64)]
            return torch.complex128 if wide else torch.complex64
        if name == "can_cast":
            return args[1] in (torch.complex64, torch.complex128)
        if name == "where" and len(args) == 3:
            parts = [_parts(x if type(x) is Tensor else promote(x)) for x in args[1:]]
            return made(torch.where(args[0], parts[0][0], parts[1][0]), torch.where(args[0], parts[0][1], parts[1][1]))
        if name == "einsum":
            terms = args[1] if len(args) == 2 and isinstance(args[1], (tuple, list)) else args[1:]
            if not 1 <= len(terms) <= 2 or isinstance(args[0], RealTensor):
                refuse(name)
            first, second = _parts(terms[0]), _parts(terms[-1])
            zero = [None if p[1] is not None else x * 0 for p, x in ((first, terms[0]), (second, terms[-1]))]
            (a, b), (c, d) = (first[0], first[1] if zero[0] is None else zero[0]), (second[0], second[1] if zero[1] is None else zero[1])
            if len(terms) == 1:
                return made(torch.einsum(args[0], a), torch.einsum(args[0], b))
            e = functools.partial(torch.einsum, args[0])
            return made(e(a, c) - e(b, d), e(a, d) + e(b, c), "BmmBackward0")
        if name in ("linalg_inv", "inverse"):
            return args[0].inverse()
        if name in ("linalg_norm", "linalg_vector_norm"):
            return args[0].norm(*[2 if x is None else x for x in args[1:]], **kwargs)
        if name == "linalg_solve":
            a, b = [x if type(x) is Tensor else promote(x) for x in args]
            column = b.dim() == 1
            b = b.unsqueeze(-1) if column else b
            x = torch.linalg.solve(a._embedded(), torch.cat([b._real, b._imag], -2))
            n = x.shape[-2] // 2
            result = made(x[..., :n, :], x[..., n:, :], "LinalgSolveExBackward0")
            return result.squeeze(-1) if column else result
        if name in ("diag_embed", "block_diag") and type(args[0]) is not Tensor:
            refuse(name)
        if not args or type(args[0]) is not Tensor:
            if len(args) == 2 and name in _SWAPPED and type(args[1]) is Tensor:
                return getattr(args[1], _SWAPPED[name])(args[0])
            if len(args) == 2 and name in _SWAPPED and isinstance(args[1], complex) and _is_real(args[0]):
                return getattr(promote(args[0]), name)(args[1])
            refuse(name)
        method = getattr(Tensor, name, None)
        if method is None or not callable(method):
            refuse(name)
        return method(*args, **kwargs)
    """#
}
