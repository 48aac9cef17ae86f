// torch.autograd.gradcheck and gradgradcheck: analytical derivatives against differences, as Python text.

import MiniPython
import MiniTorch

enum GradcheckSource {
  static func make() throws -> ModuleObject {
    try PythonSource.module("torch.autograd.gradcheck", text) { module in
      try PythonPart.addCommonNames(module)
      module.function("undefined_gradient", .positional(1...1)) { a in
        let tensor = try TensorType.receiver(a[0])
        return try ErrorMapping.python { .tensor(try tensor.withUndefinedGradient()) }
      }
    }
  }

  private static let text = #"""
    class GradcheckError(RuntimeError):
        """What gradcheck raises when derivatives do not agree."""


    def _outputs(func, inputs):
        out = func(*inputs)
        return tuple(out) if isinstance(out, (tuple, list)) else (out,)


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


    def _analytical(output, needed):
        # One matrix an input; the rows are the input's elements.
        columns = [[] for _ in needed]
        for k in range(output.numel()):
            weight = torch.zeros_like(output)
            weight.view(-1)[k] = 1
            grads = torch.autograd.grad(output, needed, weight, retain_graph=True, allow_unused=True)
            for column, g, x in zip(columns, grads, needed):
                column.append((torch.zeros_like(x) if g is None else g).reshape(-1))
        return [torch.stack(c, 1) if c else torch.zeros(x.numel(), 0, dtype=x.dtype) for c, x in zip(columns, needed)]


    def _check_zeros(outputs, needed, message):
        grads = torch.autograd.grad(outputs, needed, [torch.zeros_like(o) for o in outputs], allow_unused=True)
        for g in grads:
            if g is not None and not g.eq(0).all():
                raise GradcheckError(message)


    def _check_undefined(func, inputs, needed):
        def differentiable():
            return [o for o in _outputs(func, inputs) if o.requires_grad]

        found = [[undefined_gradient(o) for o in differentiable()]]
        if len(found[0]) > 1:
            for k in range(len(found[0])):
                found.append([undefined_gradient(o) if i == k else o for i, o in enumerate(differentiable())])
        for outputs in found:
            _check_zeros(outputs, needed, "Expected all input grads to be undefined or zero when all output grads are undefined "
                         'or zero. Please look at "Notes about undefined output gradients" in "tools/autograd/derivatives.yaml"')


    def _check(func, inputs, eps, atol, rtol, nondet_tol, check_undefined_grad):
        for i, x in enumerate(inputs):
            if isinstance(x, torch.Tensor) and x.requires_grad and x.dtype != torch.float64:
                warn(f"Input #{i} requires gradient and is not a double precision floating point or complex. This check will "
                     "likely fail if all the inputs are not of double precision floating point or complex. ")
        needed = [x for x in inputs if isinstance(x, torch.Tensor) and x.requires_grad]
        if not needed:
            raise ValueError("gradcheck expects at least one input tensor to require gradient, but none of them have "
                             "requires_grad=True.")
        results = _outputs(func, inputs)
        outputs = [o for o in results if o.requires_grad]
        numerical = [_numerical(func, inputs, x, eps) for x in needed]
        if not outputs:
            if any(n.ne(0).any() for row in numerical for n in row):
                raise GradcheckError("Numerical gradient for function expected to be zero")
            return True
        kept = [k for k, o in enumerate(results) if o.requires_grad]
        for i, (k, out) in enumerate(zip(kept, outputs)):
            found, again = _analytical(out, needed), _analytical(out, needed)
            if any(a.numel() and (a - b).abs().max() > nondet_tol for a, b in zip(found, again)):
                raise GradcheckError(
                    "Backward is not reentrant, i.e., running backward with same input and grad_output multiple times gives "
                    "different values, although analytical gradient matches numerical gradient."
                    f"The tolerance for nondeterminism was {nondet_tol}.")
            for j, a in enumerate(found):
                n = numerical[j][k]
                if not torch.allclose(a, n.to(a.dtype), rtol, atol):
                    raise GradcheckError(f"Jacobian mismatch for output {i} with respect to input {j},\n"
                                         f"numerical:{n}\nanalytical:{a}\n")
        _check_zeros(outputs, needed, "backward not multiplied by grad_output")
        if check_undefined_grad:
            _check_undefined(func, inputs, needed)
        return True


    def gradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, nondet_tol=0.0,
                  check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False,
                  check_batched_forward_grad=False, check_forward_ad=False, check_backward_ad=True, fast_mode=False,
                  masked=None):
        """Check gradients computed via small finite differences against analytical gradients."""
        if check_forward_ad or check_batched_grad or check_batched_forward_grad or fast_mode or not check_backward_ad:
            raise NotImplementedError("gradcheck() in forward, batched and fast modes is not supported by this runner")
        inputs = tuple(inputs) if isinstance(inputs, (tuple, list)) else (inputs,)
        try:
            return _check(func, inputs, eps, atol, rtol, nondet_tol, check_undefined_grad)
        except GradcheckError:
            if raise_exception:
                raise
            return False


    def gradgradcheck(func, inputs, grad_outputs=None, *, eps=1e-6, atol=1e-5, rtol=1e-3, gen_non_contig_grad_outputs=False,
                      raise_exception=True, nondet_tol=0.0, check_undefined_grad=True, check_grad_dtypes=False,
                      check_batched_grad=False, check_fwd_over_rev=False, check_rev_over_rev=True, fast_mode=False,
                      masked=False):
        """Check gradients of gradients computed via small finite differences."""
        if check_fwd_over_rev or check_batched_grad or fast_mode or not check_rev_over_rev:
            raise NotImplementedError("gradgradcheck() in forward, batched and fast modes is not supported by this runner")
        inputs = tuple(inputs) if isinstance(inputs, (tuple, list)) else (inputs,)
        if grad_outputs is None:
            weights = tuple(torch.empty(o.shape, dtype=o.dtype).uniform_(-1, 1).requires_grad_()
                            for o in _outputs(func, inputs) if o.requires_grad)
        else:
            weights = tuple(grad_outputs) if isinstance(grad_outputs, (tuple, list)) else (grad_outputs,)
        needs = [isinstance(x, torch.Tensor) and x.requires_grad for x in inputs]

        def gradients(*arguments):
            with torch.enable_grad():
                inner, outer = arguments[:len(inputs)], arguments[len(inputs):]
                needed = [x for x, need in zip(inner, needs) if need]
                outputs = [o for o in _outputs(func, inner) if o.requires_grad]
                found = torch.autograd.grad(outputs, needed, outer, create_graph=True, allow_unused=True)
                return tuple(g for g in found if g is not None)

        return gradcheck(gradients, inputs + weights, eps=eps, atol=atol, rtol=rtol, raise_exception=raise_exception,
                         nondet_tol=nondet_tol, check_undefined_grad=check_undefined_grad)
    """#
}
