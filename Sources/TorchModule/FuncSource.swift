// torch.func: functions of functions, as Python text over torch.autograd.

import MiniPython

enum FuncSource {
  static let names = ["vmap"]

  static func make() throws -> ModuleObject {
    let module = try PythonSource.module("torch.func", text) { module in
      try PythonPart.addCommonNames(module)
      Transforms.install(in: module)
    }
    module.answer(from: [TorchModule.functionalCall])
    return module
  }

  private static let text = #"""
    import functools
    import warnings

    _forward_mode = []


    def _enter_forward_mode():
        # The first derivative in forward mode loads a part of PyTorch that warns.
        if not _forward_mode:
            _forward_mode.append(True)
            warnings.warn("`torch.jit.script` is deprecated. Please switch to `torch.compile` or `torch.export`.",
                          DeprecationWarning)


    class _transform:
        # A transform under way; in `vmap` tensors stand for many.
        def __init__(self, mapped=False):
            self.mapped = mapped

        def __enter__(self):
            count_transform(1, self.mapped)

        def __exit__(self, *args):
            count_transform(-1, self.mapped)


    def _structure(tree):
        # The nesting of a result, as messages show it.
        if isinstance(tree, dict):
            return "{" + ", ".join(f"{k!r}: {_structure(v)}" for k, v in tree.items()) + "}"
        if isinstance(tree, (tuple, list)):
            inner = ", ".join(map(_structure, tree))
            return f"[{inner}]" if isinstance(tree, list) else f"({inner},)" if len(tree) == 1 else f"({inner})"
        return "*"


    def _map(fn, tree):
        # Applies fn to the tensors of nested tuples, lists and dicts.
        if isinstance(tree, torch.Tensor):
            return fn(tree)
        if isinstance(tree, tuple) and hasattr(tree, "_fields"):
            return type(tree)(*[_map(fn, t) for t in tree])
        if isinstance(tree, (tuple, list)):
            return type(tree)(_map(fn, t) for t in tree)
        if isinstance(tree, dict):
            return type(tree)((k, _map(fn, v)) for k, v in tree.items())
        return tree


    def _leaves(tree):
        found = []
        _map(found.append, tree)
        return found


    def _tracked(tree):
        # Tensors of their own to differentiate by: leaves, or looks at tensors that an outer transform follows.
        def tracked(x):
            if not x.is_floating_point():
                raise RuntimeError("only Tensors of floating point dtype can require gradients")
            return x.view_as(x) if x.requires_grad else x.detach().requires_grad_()
        for leaf in tree if isinstance(tree, tuple) else (tree,):
            if not isinstance(leaf, (torch.Tensor, tuple, list, dict)):
                raise ValueError(f"Thing passed to transform API must be Tensor, got {type(leaf)}")
        return _map(tracked, tree)


    def _is_followed(tensor, own):
        # Whether anything but the tensors of this transform is behind a result.
        if tensor.grad_fn is None:
            return tensor.requires_grad and all(tensor is not x for x in own)
        seen, stack = set(), [tensor.grad_fn]
        while stack:
            node = stack.pop()
            if node in seen:
                continue
            seen.add(node)
            if hasattr(node, "variable") and all(node.variable is not x for x in own):
                return True
            stack.extend(n for n, _ in node.next_functions if n is not None)
        return False


    def _released(tree, own):
        # Results as the caller gets them: cut off unless something outside follows them.
        own = [x for x in _leaves(own) if x.is_leaf]
        return _map(lambda t: t if _is_followed(t, own) else t.detach(), tree)


    def _chosen(args, argnums):
        for i in (argnums,) if isinstance(argnums, int) else argnums:
            if not -len(args) <= i < len(args):
                raise RuntimeError(f"Got argnum={i}, but only {len(args)} positional inputs")
        if isinstance(argnums, int):
            return args[argnums]
        return tuple(args[i] for i in argnums)


    def _replaced(args, argnums, new):
        args = list(args)
        for i, value in ((argnums, new),) if isinstance(argnums, int) else zip(argnums, new):
            args[i] = value
        return args


    def grad_and_value(func, argnums=0, has_aux=False):
        """Returns a function that gives the gradients and the value of `func`."""
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            with torch.enable_grad():
                own = _tracked(_chosen(args, argnums))
                with _transform():
                    output = func(*_replaced(args, argnums, own), **kwargs)
                aux = None
                if has_aux:
                    if not (isinstance(output, tuple) and len(output) == 2):
                        raise RuntimeError("grad_and_value(f)(*args): output of function f should be a tuple: (output, aux) if "
                                           "has_aux is True")
                    output, aux = output
                if not isinstance(output, torch.Tensor):
                    raise RuntimeError(f"grad_and_value(f)(*args): Expected f(*args) to return a Tensor, got {type(output)}")
                if output.dim() != 0:
                    raise RuntimeError(f"grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with "
                                       f"{output.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?")
                leaves = _leaves(own)
                grads = iter(torch.autograd.grad(output, leaves, create_graph=True, allow_unused=True, materialize_grads=True)
                             if output.requires_grad else [torch.zeros_like(x) for x in leaves])
                result = _released(_map(lambda x: next(grads), own), own), _released(output, own)
                return (result[0], (result[1], _released(aux, own))) if has_aux else result
        return wrapper


    def grad(func, argnums=0, has_aux=False):
        """Returns a function that gives the gradients of `func`."""
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            grads, value = grad_and_value(func, argnums, has_aux)(*args, **kwargs)
            return (grads, value[1]) if has_aux else grads
        return wrapper


    def vjp(func, *primals, has_aux=False):
        """Returns the value of `func` and a function from vectors to their products with the Jacobian."""
        with torch.enable_grad():
            own = _tracked(primals)
            with _transform():
                output = func(*own)
            aux = None
            if has_aux:
                output, aux = output
            outputs, inputs = _leaves(output), _leaves(own)

        def vjp_fn(cotangents, retain_graph=True, create_graph=None):
            if _structure(cotangents) != _structure(output):
                raise RuntimeError(
                    "Expected pytree structure of cotangents to be the same as pytree structure of outputs to the function. "
                    f"cotangents: {_structure(cotangents)}, primal output: {_structure(output)}")
            vectors = _leaves(cotangents)
            with torch.enable_grad():
                pairs = [(o, v) for o, v in zip(outputs, vectors) if o.requires_grad]
                grads = iter(torch.autograd.grad([p[0] for p in pairs], inputs, [p[1] for p in pairs], create_graph=True,
                                                 allow_unused=True, materialize_grads=True))
                return _released(_map(lambda x: next(grads), own), own)

        return (_released(output, own), vjp_fn) + ((_released(aux, own),) if has_aux else ())


    def jvp(func, primals, tangents, *, strict=False, has_aux=False):
        """Returns the value of `func` and the product of its Jacobian with a vector."""
        if not isinstance(primals, tuple):
            raise RuntimeError("jvp(f, primals, tangents): Expected primals to be a tuple. E.g. it should be valid to call "
                               "f(*primals).")
        _enter_forward_mode()
        with torch.enable_grad():
            own = _tracked(primals)
            with _transform():
                output = func(*own)
            aux = None
            if has_aux:
                output, aux = output
            outputs, inputs = _leaves(output), _leaves(own)
            dual = [torch.zeros_like(o, requires_grad=True) for o in outputs]
            pairs = [(o, d) for o, d in zip(outputs, dual) if o.requires_grad]
            grads = torch.autograd.grad([p[0] for p in pairs], inputs, [p[1] for p in pairs], create_graph=True,
                                        allow_unused=True, materialize_grads=True) if pairs else ()
            kept = [(g, t) for g, t in zip(grads, _leaves(tangents)) if g.requires_grad]
            found = iter(torch.autograd.grad([k[0] for k in kept], dual, [k[1] for k in kept], create_graph=True,
                                             allow_unused=True, materialize_grads=True)
                         if kept else [torch.zeros_like(o) for o in outputs])
            result = _map(lambda o: next(found), output)
        both = (own, tuple(dual))
        return (_released(output, own), _released(result, both)) + ((_released(aux, own),) if has_aux else ())


    def linearize(func, *primals):
        """Returns the value of `func`, and a function that multiplies its Jacobian there with vectors."""
        _enter_forward_mode()
        with torch.enable_grad():
            own = _tracked(primals)
            with _transform():
                output = func(*own)
            outputs, inputs = _leaves(output), _leaves(own)
            dual = [torch.zeros_like(o, requires_grad=True) for o in outputs]
            pairs = [(o, d) for o, d in zip(outputs, dual) if o.requires_grad]
            grads = torch.autograd.grad([p[0] for p in pairs], inputs, [p[1] for p in pairs], create_graph=True,
                                        allow_unused=True, materialize_grads=True) if pairs else ()
        warnings.warn("Attempted to insert a get_attr Node with no underlying reference in the owning GraphModule! Call "
                      "GraphModule.add_submodule to add the necessary submodule, GraphModule.add_parameter to add the "
                      "necessary Parameter, or nn.Module.register_buffer to add the necessary buffer")

        def tree(values):
            return "TreeSpec(tuple, None, [" + ",\n  ".join("*" for _ in values) + "])"

        def jvp_fn(*tangents):
            if len(tangents) != len(primals):
                raise RuntimeError(f"Expected the tangents {tree(tangents)} to have the same argspec as the primals "
                                   f"{tree(primals)}")
            for i, (tangent, primal) in enumerate(zip(_leaves(tangents), inputs)):
                if tangent.shape != primal.shape:
                    raise RuntimeError(
                        f"tangent:{i} with shape {tangent.shape} in flattened pytree doesn't match the shape "
                        f"{primal.shape} of the corresponding primal.")
            kept = [(g, t) for g, t in zip(grads, _leaves(tangents)) if g.requires_grad]
            found = iter(torch.autograd.grad([k[0] for k in kept], dual, [k[1] for k in kept], retain_graph=True,
                                             allow_unused=True, materialize_grads=True)
                         if kept else [torch.zeros_like(o) for o in outputs])
            return _map(lambda o: next(found), output)
        return _released(output, own), jvp_fn


    def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None, _preallocate_and_copy=False):
        """Returns a function that gives the Jacobian of `func`."""
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            with torch.enable_grad():
                own = _tracked(_chosen(args, argnums))
                with _transform():
                    output = func(*_replaced(args, argnums, own), **kwargs)
                aux = None
                if has_aux:
                    output, aux = output
                inputs = _leaves(own)

                def rows(out):
                    columns = [[] for _ in inputs]
                    for element in out.reshape(-1):
                        grads = (torch.autograd.grad(element, inputs, create_graph=True, allow_unused=True,
                                                     materialize_grads=True)
                                 if element.requires_grad else [torch.zeros_like(x) for x in inputs])
                        for column, g in zip(columns, grads):
                            column.append(g)
                    made = iter([torch.stack(c).view(out.shape + x.shape) for c, x in zip(columns, inputs)])
                    return _map(lambda x: next(made), own)

                result = _released(_map(rows, output), own)
                return (result, _released(aux, own)) if has_aux else result
        return wrapper


    def jacfwd(func, argnums=0, has_aux=False, *, randomness="error"):
        """Returns a function that gives the Jacobian of `func`."""
        reverse = jacrev(func, argnums, has_aux=has_aux)

        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            _enter_forward_mode()
            return reverse(*args, **kwargs)
        return wrapper


    def hessian(func, argnums=0):
        """Returns a function that gives the second derivatives of `func`."""
        return jacfwd(jacrev(func, argnums), argnums)


    def _sized(tree, dims, name):
        # The tensors of an argument with the dimension that each is mapped over.
        if dims is None:
            return []
        if isinstance(tree, torch.Tensor):
            if tree.dim() == 0 or not -tree.dim() <= dims < tree.dim():
                n = tree.dim()
                raise ValueError(
                    f"vmap({name}, in_dims={dims}, ...)(<inputs>): Got in_dim={dims} for some input, but that input is a Tensor "
                    f"of dimensionality {n} so expected in_dim to satisfy -{n} <= in_dim < {n}.")
            return [tree.size(dims)]
        if isinstance(tree, dict):
            tree = list(tree.values())
            dims = list(dims.values()) if isinstance(dims, dict) else dims
        if isinstance(tree, (tuple, list)):
            each = dims if isinstance(dims, (tuple, list)) else [dims] * len(tree)
            return [s for t, d in zip(tree, each) for s in _sized(t, d, name)]
        raise ValueError(f"vmap({name}, in_dims={dims}, ...)(<inputs>): Got in_dim={dims} for an input but the input is of type "
                         f"{type(tree)}. We cannot vmap over non-Tensor arguments, please use None as the respective in_dim")


    def _slice(tree, dims, i):
        if dims is None:
            return tree
        if isinstance(tree, torch.Tensor):
            return tree.select(dims, i)
        if isinstance(tree, dict):
            return {k: _slice(v, dims[k] if isinstance(dims, dict) else dims, i) for k, v in tree.items()}
        each = dims if isinstance(dims, (tuple, list)) else [dims] * len(tree)
        return type(tree)(_slice(t, d, i) for t, d in zip(tree, each))


    # The nodes of operations on whole batches, where those are others than the operation's on one example.
    _BATCHED = {
        "SumBackward0": "SumBackward1", "MeanBackward0": "MeanBackward1", "ProdBackward0": "ProdBackward1",
        "MaxBackward1": "MaxBackward0", "MinBackward1": "MinBackward0", "MvBackward0": "PermuteBackward0",
        "DotBackward0": "SqueezeBackward4", "MmBackward0": "UnsafeViewBackward0", "TBackward0": "TransposeBackward0",
        "SqueezeBackward1": "SqueezeBackward2", "SqueezeBackward4": "SqueezeBackward5", "TraceBackward0": "SumBackward1",
        "MseLossBackward0": "MeanBackward1", "NllLossBackward0": "DivBackward0",
        "BinaryCrossEntropyWithLogitsBackward0": "MeanBackward1", "MseLossBackwardBackward0": "MulBackward0",
    }


    def _stacked(results, dims, name):
        first = results[0]
        if isinstance(first, torch.Tensor):
            if dims is None:
                return first
            stacked = torch.stack(results, dims)
            if not stacked.requires_grad:
                return stacked
            if all(r is first for r in results):
                return through_node(stacked, "ExpandBackward0")
            own = first.grad_fn.name() if first.grad_fn is not None else "StackBackward0"
            return through_node(stacked, _BATCHED.get(own, own))
        if isinstance(first, dict):
            return {k: _stacked([r[k] for r in results], dims, name) for k in first}
        if isinstance(first, (tuple, list)):
            each = dims if isinstance(dims, (tuple, list)) else [dims] * len(first)
            return type(first)(_stacked([r[k] for r in results], d, name) for k, d in enumerate(each))
        raise ValueError(f"vmap({name}, ...): `{name}` must only return Tensors, got type {type(first)}. Did you "
                         "mean to set out_dims= to None for output?")


    def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
        """Returns a function that applies `func` to every place along a dimension of its arguments."""
        name = getattr(func, "__name__", repr(func))

        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            dims = in_dims if isinstance(in_dims, (tuple, list)) else (in_dims,) * len(args)
            if len(dims) != len(args):
                raise ValueError(f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): in_dims is not compatible with the structure "
                                 f"of inputs. in_dims has structure {len(dims)} but inputs has structure {len(args)}.")
            sizes = [s for a, d in zip(args, dims) for s in _sized(a, d, name)]
            sizes += [t.size(0) for t in _leaves(kwargs)]
            if not sizes:
                raise ValueError(f"vmap({name})(<inputs>): got no inputs. Maybe you forgot to add inputs, "
                                 "or you are trying to vmap over a function with no inputs. The latter is unsupported.")
            if any(s != sizes[0] for s in sizes):
                raise ValueError("vmap: Expected all tensors to have the same size in the mapped dimension, got sizes "
                                 f"{sizes} for the mapped dimension")
            state = torch.get_rng_state()
            results = []
            for i in range(sizes[0]):
                if randomness == "same":
                    torch.set_rng_state(state)
                each = [_slice(a, d, i) for a, d in zip(args, dims)]
                named = _map(lambda t: t.select(0, i), kwargs)
                with _transform(mapped=True):
                    results.append(func(*each, **named))
                if randomness != "same" and not torch.equal(torch.get_rng_state(), state):
                    if randomness == "different":
                        raise NotImplementedError("vmap(..., randomness='different') is not supported by this runner")
                    torch.set_rng_state(state)
                    raise RuntimeError("vmap: called random operation while in randomness error mode. Please either use the "
                                       "'same' or 'different' randomness flags on vmap or perform the randomness operation "
                                       "out of vmap")
            if not results:
                raise NotImplementedError("vmap() over a dimension of size 0 is not supported by this runner")
            return _stacked(results, out_dims, name)
        return wrapper


    def stack_module_state(models):
        """Returns the parameters and buffers of several modules, stacked."""
        def stacked(dicts):
            return {k: torch.stack([d[k] for d in dicts]).detach() for k in dicts[0]}
        parameters = stacked([dict(m.named_parameters()) for m in models])
        return {k: v.requires_grad_() for k, v in parameters.items()}, stacked([dict(m.named_buffers()) for m in models])
    """#
}
