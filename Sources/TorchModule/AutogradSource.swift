// torch.autograd.functional and gradcheck: Python text over torch.autograd.grad.

import MiniPython

enum AutogradSource {
  private static func prepare(_ module: ModuleObject) throws { module.set("torch", .object(try Modules.module("torch"))) }

  static func makeFunctional() throws -> ModuleObject {
    let module = try PythonSource.module("torch.autograd.functional", functional, prepare: prepare)
    module.fallback = { try Refusals.attribute($0, of: "torch.autograd.functional") }
    return module
  }

  static func makeGradcheck() throws -> ModuleObject {
    try PythonSource.module("torch.autograd._gradcheck", gradcheck, prepare: prepare)
  }

  private static let functional = #"""
    def _as_tuple(value, arg_name, fn_name):
        many = isinstance(value, tuple)
        for i, el in enumerate(value if many else (value,)):
            if not isinstance(el, torch.Tensor):
                what = f"value at index {i}" if many else f"given {arg_name}"
                raise TypeError(f"The {arg_name} given to {fn_name} must be either a Tensor or a tuple of Tensors but the "
                                f"{what} has type {type(el)}.")
        if not many:
            return (value,)
        return tuple(value)


    def _prepared(inputs, create_graph):
        return tuple(x.view_as(x) if create_graph and x.requires_grad else x.detach().requires_grad_(True)
                     for x in inputs)


    def _grads(outputs, inputs, weights=None, create_graph=False):
        pairs = [(o, None if weights is None else weights[i])
                 for i, o in enumerate(outputs) if o is not None and o.requires_grad]
        if not pairs:
            return (None,) * len(inputs)
        return torch.autograd.grad([p[0] for p in pairs], inputs, [p[1] for p in pairs], allow_unused=True,
                                   create_graph=create_graph, retain_graph=True)


    def _filled(grads, likes):
        return tuple(torch.zeros_like(x) if g is None else g for g, x in zip(grads, likes))


    def _plain(values, create_graph):
        return values if create_graph else tuple(v.detach() for v in values)


    def _unwrapped(values, is_tuple):
        return values if is_tuple else values[0]


    def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
        with torch.enable_grad():
            many_inputs = isinstance(inputs, tuple)
            inputs = _prepared(_as_tuple(inputs, "inputs", "jacobian"), create_graph)
            outputs = func(*inputs)
            many_outputs = isinstance(outputs, tuple)
            outputs = _as_tuple(outputs, "outputs of the user-provided function", "jacobian")
            result = ()
            for i, out in enumerate(outputs):
                if strict and not out.requires_grad:
                    raise RuntimeError(f"Output {i} of the user-provided function does not require gradient. The outputs "
                                       "must be computed in a differentiable manner from the input when running in strict "
                                       "mode.")
                rows = [[] for _ in inputs]
                for element in out.reshape(-1):
                    grads = _filled(_grads((element,), inputs, create_graph=create_graph), inputs)
                    for row, g in zip(rows, grads):
                        row.append(g)
                result += (tuple(torch.stack(row).view(out.size() + x.size()) if row else out.new_zeros(out.size() + x.size())
                                 for row, x in zip(rows, inputs)),)
            result = tuple(_plain(r, create_graph) for r in result)
            if many_outputs:
                return result if many_inputs else tuple(r[0] for r in result)
            return _unwrapped(result[0], many_inputs)


    def _scalar(outputs, name):
        if not isinstance(outputs, torch.Tensor):
            raise RuntimeError(f"The function given to {name} should return a single Tensor")
        if outputs.nelement() != 1:
            raise RuntimeError(f"The Tensor returned by the function given to {name} should contain a single element")
        return outputs.squeeze()


    def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"):
        many_inputs = isinstance(inputs, tuple)
        inputs = _as_tuple(inputs, "inputs", "hessian")

        def gradient(*inner):
            inner = tuple(x.view_as(x) for x in inner)
            return _filled(_grads((_scalar(func(*inner), "hessian"),), inner, create_graph=True), inner)

        result = jacobian(gradient, inputs, create_graph=create_graph, strict=strict)
        return result if many_inputs else result[0][0]


    def _weights(v, likes, fn_name):
        if v is None:
            if len(likes) != 1 or likes[0].nelement() != 1:
                what = ("the user-provided function returns" if fn_name == "vjp" else
                        "the input to the user-provided function is")
                raise RuntimeError(f"The vector v can only be None if {what} a single Tensor with a single element.")
            return (torch.ones_like(likes[0]),)
        v = _as_tuple(v, "v", fn_name)
        if len(v) != len(likes):
            raise RuntimeError(f"v is a tuple of invalid length: should be {len(likes)} but got {len(v)}.")
        for i, (a, b) in enumerate(zip(v, likes)):
            if a.size() != b.size():
                prefix = f"Entry {i} in " if len(v) > 1 else ""
                raise RuntimeError(f"{prefix}v has invalid size: should be {b.size()} but got {a.size()}.")
        return tuple(a.detach() for a in v)


    def vjp(func, inputs, v=None, create_graph=False, strict=False):
        with torch.enable_grad():
            many_inputs = isinstance(inputs, tuple)
            inputs = _prepared(_as_tuple(inputs, "inputs", "vjp"), create_graph)
            outputs = func(*inputs)
            many_outputs = isinstance(outputs, tuple)
            outputs = _as_tuple(outputs, "outputs of the user-provided function", "vjp")
            weights = _weights(v, outputs, "vjp")
            result = _filled(_grads(outputs, inputs, weights, create_graph), inputs)
        return (_unwrapped(_plain(outputs, create_graph), many_outputs),
                _unwrapped(_plain(result, create_graph), many_inputs))


    def jvp(func, inputs, v=None, create_graph=False, strict=False):
        with torch.enable_grad():
            inputs = _prepared(_as_tuple(inputs, "inputs", "jvp"), create_graph)
            weights = _weights(v, inputs, "jvp")
            outputs = func(*inputs)
            many_outputs = isinstance(outputs, tuple)
            outputs = _as_tuple(outputs, "outputs of the user-provided function", "jvp")
            dual = tuple(torch.zeros_like(o, requires_grad=True) for o in outputs)
            grads = _filled(_grads(outputs, inputs, dual, True), inputs)
            result = _filled(_grads(grads, dual, weights, create_graph), outputs)
        return (_unwrapped(_plain(outputs, create_graph), many_outputs),
                _unwrapped(_plain(result, create_graph), many_outputs))


    def vhp(func, inputs, v=None, create_graph=False, strict=False):
        with torch.enable_grad():
            many_inputs = isinstance(inputs, tuple)
            inputs = _prepared(_as_tuple(inputs, "inputs", "vhp"), create_graph)
            weights = _weights(v, inputs, "vhp")
            output = _scalar(func(*inputs), "vhp")
            grads = _filled(_grads((output,), inputs, create_graph=True), inputs)
            result = _filled(_grads(grads, inputs, weights, create_graph), inputs)
        return (_plain((output,), create_graph)[0], _unwrapped(_plain(result, create_graph), many_inputs))


    def hvp(func, inputs, v=None, create_graph=False, strict=False):
        with torch.enable_grad():
            many_inputs = isinstance(inputs, tuple)
            inputs = _prepared(_as_tuple(inputs, "inputs", "hvp"), create_graph)
            weights = _weights(v, inputs, "hvp")
            output = _scalar(func(*inputs), "hvp")
            grads = _filled(_grads((output,), inputs, create_graph=True), inputs)
            dual = tuple(torch.zeros_like(x, requires_grad=True) for x in inputs)
            double = _filled(_grads(grads, inputs, dual, True), inputs)
            result = _filled(_grads(double, dual, weights, create_graph), inputs)
        return (_plain((output,), create_graph)[0], _unwrapped(_plain(result, create_graph), many_inputs))
    """#

  private static let gradcheck = #"""
    class GradcheckError(RuntimeError):
        pass


    def _outputs(func, inputs):
        out = func(*inputs)
        out = out if isinstance(out, (tuple, list)) else (out,)
        return tuple(o for o in out if isinstance(o, torch.Tensor) and o.is_floating_point())


    def _numerical(func, inputs, x, eps):
        # One column an output: central differences over each element of x, changed in place.
        columns = None
        flat = x.data.view(-1)
        with torch.no_grad():
            for i in range(flat.numel()):
                before = flat[i].item()
                flat[i] = before + eps
                high = [o.clone() for o in _outputs(func, inputs)]
                flat[i] = before - eps
                low = [o.clone() for o in _outputs(func, inputs)]
                flat[i] = before
                rows = [((h - l) / (2 * eps)).reshape(-1) for h, l in zip(high, low)]
                columns = [[r] for r in rows] if columns is None else [c + [r] for c, r in zip(columns, rows)]
        return [torch.stack(c) for c in columns or []]


    def _analytical(output, x):
        columns = []
        for element in output.reshape(-1):
            g = None
            if element.requires_grad:
                g, = torch.autograd.grad(element, x, retain_graph=True, allow_unused=True)
            columns.append((torch.zeros_like(x) if g is None else g).reshape(-1))
        return torch.stack(columns, 1) if columns else torch.zeros(x.numel(), 0, dtype=x.dtype)


    def _check(func, inputs, eps, atol, rtol):
        checked = [(i, x) for i, x in enumerate(inputs) if isinstance(x, torch.Tensor) and x.requires_grad]
        if not checked:
            raise ValueError("gradcheck expects at least one input tensor to require gradient, but none of them have "
                             "requires_grad=True.")
        with torch.enable_grad():
            outputs = _outputs(func, inputs)
        for i, x in checked:
            numerical = _numerical(func, inputs, x, eps)
            for j, (n, out) in enumerate(zip(numerical, outputs)):
                a = _analytical(out, x)
                if not torch.allclose(a, n, rtol, atol):
                    raise GradcheckError(f"Jacobian mismatch for output {j} with respect to input {i},\n"
                                         f"numerical:{n}\nanalytical:{a}\n")
        return True


    def gradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, nondet_tol=0.0,
                  check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False,
                  check_batched_forward_grad=False, check_forward_ad=False, check_backward_ad=True, fast_mode=False,
                  masked=None):
        """Check gradients computed via small finite differences against analytical gradients."""
        if check_forward_ad or check_batched_grad or check_batched_forward_grad or fast_mode:
            raise NotImplementedError("gradcheck() in forward, batched and fast modes is not supported by this runner")
        inputs = tuple(inputs) if isinstance(inputs, (tuple, list)) else (inputs,)
        try:
            return _check(func, inputs, eps, atol, rtol)
        except GradcheckError:
            if raise_exception:
                raise
            return False


    def gradgradcheck(func, inputs, grad_outputs=None, *, eps=1e-6, atol=1e-5, rtol=1e-3, gen_non_contig_grad_outputs=False,
                      raise_exception=True, nondet_tol=0.0, check_undefined_grad=True, check_grad_dtypes=False,
                      check_batched_grad=False, check_fwd_over_rev=False, check_rev_over_rev=True, fast_mode=False,
                      masked=False):
        """Check gradients of gradients computed via small finite differences."""
        inputs = tuple(inputs) if isinstance(inputs, (tuple, list)) else (inputs,)
        with torch.enable_grad():
            outputs = _outputs(func, inputs)
        if grad_outputs is None:
            weights = tuple(torch.ones_like(o).requires_grad_() for o in outputs)
        else:
            weights = tuple(grad_outputs) if isinstance(grad_outputs, (tuple, list)) else (grad_outputs,)

        def gradients(*arguments):
            with torch.enable_grad():
                inner = tuple(x.detach().requires_grad_() if isinstance(x, torch.Tensor) and x.requires_grad and not
                              torch.is_grad_enabled() else x for x in arguments[:len(inputs)])
                needed = [x for x in inner if isinstance(x, torch.Tensor) and x.requires_grad]
                found = torch.autograd.grad(_outputs(func, inner), needed, arguments[len(inputs):], create_graph=True,
                                            allow_unused=True)
                return tuple(g for g in found if g is not None)

        return gradcheck(gradients, inputs + weights, eps=eps, atol=atol, rtol=rtol, raise_exception=raise_exception)
    """#
}
