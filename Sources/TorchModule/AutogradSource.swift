// torch.autograd.functional: Python text over torch.autograd.grad.

import MiniPython

enum AutogradSource {
  static func prepare(_ module: ModuleObject) throws { module.set("torch", .object(try Modules.module("torch"))) }

  static func makeFunctional() throws -> ModuleObject {
    let module = try PythonSource.module("torch.autograd.functional", functional, prepare: prepare)
    module.refuseOthers()
    return module
  }

  private static let functional = #"""
    _STRICT = " This is not allowed in strict mode"


    def _as_tuple(value, arg_name, fn_name):
        many = isinstance(value, tuple)
        for i, el in enumerate(value if many else (value,)):
            if not isinstance(el, torch.Tensor):
                what = f"value at index {i}" if many else f"given {arg_name}"
                raise TypeError(f"The {arg_name} given to {fn_name} must be either a Tensor or a tuple of Tensors but the "
                                f"{what} has type {type(el)}.")
        return many, value if many else (value,)


    def _prepared(inputs, create_graph, need_graph=True):
        return tuple(x.view_as(x) if create_graph and x.requires_grad else x.detach().requires_grad_(need_graph)
                     for x in inputs)


    def _grads(outputs, inputs, weights=None, create_graph=False, retain_graph=None):
        pairs = [(o, None if weights is None else weights[i])
                 for i, o in enumerate(outputs) if o is not None and o.requires_grad]
        if not pairs:
            return (None,) * len(inputs)
        return torch.autograd.grad([p[0] for p in pairs], inputs, [p[1] for p in pairs], allow_unused=True,
                                   create_graph=create_graph, retain_graph=retain_graph)


    def _demand(tensors, kind, strict):
        # In strict mode everything must depend on the inputs.
        if not strict:
            return
        for i, t in enumerate(tensors):
            if t is None:
                raise RuntimeError(f"The output of the user-provided function is independent of input {i}.{_STRICT}.")
            if t.requires_grad:
                continue
            if kind == "hessian":
                raise RuntimeError(
                    f"The hessian of the user-provided function with respect to input {i} is independent of the input."
                    f"{_STRICT}. You should ensure that your function is thrice differentiable and that the hessian depends on "
                    "the inputs.")
            if kind == "jacobian":
                raise RuntimeError(
                    "While computing the hessian, found that the jacobian of the user-provided function with respect to input "
                    f"{i} is independent of the input.{_STRICT}. You should ensure that your function is twice differentiable "
                    "and that the jacobian depends on the inputs (this would be violated by a linear function for example).")
            raise RuntimeError(
                f"Output {i} of the user-provided function does not require gradients. The outputs must be computed in a "
                "differentiable manner from the input when running in strict mode.")


    _MISSING = {
        "back": "The output of the user-provided function is independent of input {}.{}.",
        "back_trick": "The gradient with respect to the input is independent of entry {} in the grad_outputs when using the "
                      "double backward trick to compute forward mode gradients.{}.",
        "double_back": "The jacobian of the user-provided function is independent of input {}.{}.",
        "double_back_trick": "The hessian of the user-provided function is independent of entry {} in the grad_jacobian.{} as "
                             "it prevents from using the double backward trick to replace forward mode AD.",
    }


    def _filled(grads, likes, strict, create_graph, stage):
        result = ()
        for i, (g, x) in enumerate(zip(grads, likes)):
            if g is None:
                if strict:
                    raise RuntimeError(_MISSING[stage].format(i, _STRICT))
                g = torch.zeros_like(x)
            elif strict and create_graph and not g.requires_grad:
                what = "hessian" if "double" in stage else "jacobian"
                raise RuntimeError(f"The {what} of the user-provided function is independent of input {i}.{_STRICT} when "
                                   "create_graph=True.")
            result += (g,)
        return result


    def _plain(values, create_graph):
        return values if create_graph else tuple(v.detach() for v in values)


    def _unwrapped(values, is_tuple):
        return values if is_tuple else values[0]


    def _vector(v, likes, many, fn_name, create_graph, what):
        if v is None:
            if len(likes) != 1 or likes[0].nelement() != 1:
                raise RuntimeError(f"The vector v can only be None if {what} a single Tensor with a single element.")
            return None
        _, v = _as_tuple(v, "v", fn_name)
        v = _prepared(v, create_graph, need_graph=False)
        if len(likes) != len(v):
            raise RuntimeError(f"v is a tuple of invalid length: should be {len(likes)} but got {len(v)}." if many else
                               "The given v should contain a single Tensor.")
        for i, (a, b) in enumerate(zip(v, likes)):
            if a.size() != b.size():
                raise RuntimeError(f"{f'Entry {i} in ' if many else ''}v has invalid size: should be {b.size()} but got "
                                   f"{a.size()}.")
        return v


    _INPUT = "the input to the user-provided function is"


    def vjp(func, inputs, v=None, create_graph=False, strict=False):
        """Returns the outputs and the product of `v` with the Jacobian."""
        with torch.enable_grad():
            many, inputs = _as_tuple(inputs, "inputs", "vjp")
            inputs = _prepared(inputs, create_graph)
            outputs = func(*inputs)
            many_outputs, outputs = _as_tuple(outputs, "outputs of the user-provided function", "vjp")
            _demand(outputs, "outputs", strict)
            v = _vector(v, outputs, many_outputs, "vjp", create_graph, "the user-provided function returns")
        with torch.set_grad_enabled(create_graph or torch.is_grad_enabled()):
            result = _filled(_grads(outputs, inputs, v, create_graph), inputs, strict, create_graph, "back")
        return (_unwrapped(_plain(outputs, create_graph), many_outputs),
                _unwrapped(_plain(result, create_graph), many))


    def jvp(func, inputs, v=None, create_graph=False, strict=False):
        """Returns the outputs and the product of the Jacobian with `v`."""
        with torch.enable_grad():
            many, inputs = _as_tuple(inputs, "inputs", "jvp")
            inputs = _prepared(inputs, create_graph)
            v = _vector(v, inputs, many, "jvp", create_graph, _INPUT)
            outputs = func(*inputs)
            many_outputs, outputs = _as_tuple(outputs, "outputs of the user-provided function", "jvp")
            _demand(outputs, "outputs", strict)
            dual = tuple(torch.zeros_like(o, requires_grad=True) for o in outputs)
            grads = _grads(outputs, inputs, dual, True)
            _demand(grads, "grad_inputs", strict)
        with torch.set_grad_enabled(create_graph or torch.is_grad_enabled()):
            found = _grads(grads, dual, v, create_graph) if create_graph else _grads(grads, dual, v)
            result = _filled(found, outputs, strict, create_graph, "back_trick")
        return (_unwrapped(_plain(outputs, create_graph), many_outputs),
                _unwrapped(_plain(result, create_graph), many_outputs))


    def _check_strategy(strategy, create_graph):
        if strategy not in ("forward-mode", "reverse-mode"):
            raise AssertionError(
                'Expected strategy to be either "forward-mode" or "reverse-mode". Hint: If your function has more outputs than '
                'inputs, "forward-mode" tends to be more performant. Otherwise, prefer to use "reverse-mode".')
        if strategy == "forward-mode" and create_graph:
            raise NotImplementedError(
                "torch.autograd.functional.jacobian: `create_graph=True` and `strategy=\"forward-mode\"` are not supported "
                "together (yet). Please either set `create_graph=False` or `strategy=\"reverse-mode\"`.")


    def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
        """Returns the derivatives of every element of the outputs by every element of the inputs."""
        _check_strategy(strategy, create_graph)
        if strategy == "forward-mode":
            if strict:
                raise RuntimeError(
                    "torch.autograd.functional.jacobian: `strict=True` and `strategy=\"forward-mode\"` are not supported "
                    "together (yet). Please either set `strict=False` or `strategy=\"reverse-mode\"`.")
            if not vectorize:
                raise NotImplementedError(
                    "Computing Jacobian using forward-AD or forward-over-reverse Hessian isonly implemented for "
                    "`vectorize=True`.")
            torch.func._enter_forward_mode()
        with torch.enable_grad():
            many, inputs = _as_tuple(inputs, "inputs", "jacobian")
            inputs = _prepared(inputs, create_graph)
            outputs = func(*inputs)
            many_outputs, outputs = _as_tuple(outputs, "outputs of the user-provided function", "jacobian")
            _demand(outputs, "outputs", strict)
            if vectorize and strict:
                raise RuntimeError(
                    "torch.autograd.functional.jacobian: `strict=True` and `vectorized=True` are not supported together. Please "
                    "either set `strict=False` or `vectorize=False`.")
            result = ()
            for i, out in enumerate(outputs):
                rows = [[] for _ in inputs]
                for j in range(out.nelement()):
                    grads = _grads((out.reshape(-1)[j],), inputs, create_graph=create_graph, retain_graph=True)
                    for k, (row, g, x) in enumerate(zip(rows, grads, inputs)):
                        if g is None:
                            if strict:
                                raise RuntimeError(f"Output {i} of the user-provided function is independent of input {k}."
                                                   f"{_STRICT}.")
                            g = torch.zeros_like(x)
                        elif strict and create_graph and not g.requires_grad:
                            raise RuntimeError(f"The jacobian of the user-provided function is independent of input {i}."
                                               f"{_STRICT} when create_graph=True.")
                        row.append(g)
                result += (tuple(torch.stack(row).view(out.size() + x.size()) if row else out.new_zeros(out.size() + x.size())
                                 for row, x in zip(rows, inputs)),)
            result = tuple(_plain(r, create_graph) for r in result)
            if not many:
                result = tuple(r[0] for r in result)
            return _unwrapped(result, many_outputs)


    def _checked_scalar(out, name, strict):
        many, outputs = _as_tuple(out, "outputs of the user-provided function", name)
        _demand(outputs, "outputs", strict)
        if many:
            raise RuntimeError(f"The function given to {name} should return a single Tensor")
        if out.nelement() != 1:
            raise RuntimeError(f"The Tensor returned by the function given to {name} should contain a single element")
        return out


    def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"):
        """Returns the second derivatives of a function of one element."""
        many, inputs = _as_tuple(inputs, "inputs", "hessian")
        if outer_jacobian_strategy not in ("forward-mode", "reverse-mode"):
            raise AssertionError('Expected strategy to be either "forward-mode" or "reverse-mode".')

        def gradient(*inner):
            found = jacobian(lambda *x: _checked_scalar(func(*x), "hessian", strict).squeeze(), inner, create_graph=True)
            _demand(found, "jacobian", strict)
            return found

        result = jacobian(gradient, inputs, create_graph=create_graph, strict=strict, vectorize=vectorize,
                          strategy=outer_jacobian_strategy)
        return result if many else result[0][0]


    def _gradient_with_graph(func, inputs, v, create_graph, strict, name):
        many, inputs = _as_tuple(inputs, "inputs", name)
        inputs = _prepared(inputs, create_graph)
        v = _vector(v, inputs, many, name, create_graph, _INPUT)
        output = _checked_scalar(func(*inputs), name, strict)
        grads = _grads((output,), inputs, create_graph=True)
        _demand(grads, "jacobian", strict)
        return many, inputs, v, output, grads


    def vhp(func, inputs, v=None, create_graph=False, strict=False):
        """Returns the output and the product of `v` with the Hessian."""
        with torch.enable_grad():
            many, inputs, v, output, grads = _gradient_with_graph(func, inputs, v, create_graph, strict, "vhp")
        with torch.set_grad_enabled(create_graph or torch.is_grad_enabled()):
            result = _filled(_grads(grads, inputs, v, create_graph), inputs, strict, create_graph, "double_back")
        return _plain((output,), create_graph)[0], _unwrapped(_plain(result, create_graph), many)


    def hvp(func, inputs, v=None, create_graph=False, strict=False):
        """Returns the output and the product of the Hessian with `v`."""
        with torch.enable_grad():
            many, inputs, v, output, grads = _gradient_with_graph(func, inputs, v, create_graph, strict, "hvp")
            dual = tuple(torch.zeros_like(x, requires_grad=True) for x in inputs)
            double = _grads(grads, inputs, dual, True)
            _demand(grads, "hessian", strict)
        with torch.set_grad_enabled(create_graph or torch.is_grad_enabled()):
            result = _filled(_grads(double, dual, v, create_graph), inputs, strict, create_graph, "double_back_trick")
        return _plain((output,), create_graph)[0], _unwrapped(_plain(result, create_graph), many)
    """#
}
