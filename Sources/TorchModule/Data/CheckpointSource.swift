// torch.utils.checkpoint, as Python text: what is not saved in the forward pass is computed again in backward.

import MiniPython
import MiniTorch

enum CheckpointSource {
  static func make() throws -> ModuleObject {
    try PythonPart(module: "torch.utils.checkpoint", names: [], text: text) { module in
      module.function("current_pass", .positional(0...0)) { _ in
        Autograd.currentPass.map { .int($0) } ?? .none
      }
      module.function("whole_pass", .positional(0...0)) { _ in .bool(Autograd.isWholePass) }
    }.load()
  }

  private static let text = #"""
    import contextlib

    saved_tensors_hooks = torch.autograd.graph.saved_tensors_hooks
    _early_stop = None
    _TIP = """
    Tip: To see a more detailed error message, either pass `debug=True` to
    `torch.utils.checkpoint.checkpoint(...)` or wrap the code block
    with `with torch.utils.checkpoint.set_checkpoint_debug_enabled(True):` to
    enable checkpoint‑debug mode globally.

    If this error occurs under torch.compile with automatic_dynamic_shapes enabled,
    it may be because the recomputation selected a different compiled graph than the
    forward pass (e.g., a dynamic graph instead of the original static graph).
    To fix this, either:
      - Use torch._dynamo.mark_dynamic() to explicitly mark varying dimensions as
        dynamic upfront, avoiding the static-to-dynamic transition.
      - Call torch._C._dynamo.eval_frame._set_lru_cache(False) to disable LRU cache
        reordering, which can change which graph is checked first between forward
        and recompute.
    See https://github.com/pytorch/pytorch/issues/166926 for more details and
    workaround examples.
    """


    class CheckpointError(RuntimeError):
        """What is computed again differs from what was saved."""


    class _Stop(Exception):
        # Everything that is needed has been computed again.
        pass


    def noop_context_fn():
        """Two contexts that do nothing."""
        return contextlib.nullcontext(), contextlib.nullcontext()


    @contextlib.contextmanager
    def set_checkpoint_early_stop(enable):
        """Decides whether computing again stops as soon as all that is needed is there."""
        global _early_stop
        before = _early_stop
        _early_stop = enable
        try:
            yield
        finally:
            _early_stop = before


    def detach_variable(inputs):
        """Copies of tensors without their histories."""
        if not isinstance(inputs, tuple):
            raise RuntimeError(
                f"Only tuple of tensors is supported. Got Unsupported input type: {type(inputs).__name__}")
        return tuple(x.detach().requires_grad_(x.requires_grad) if isinstance(x, Tensor) else x for x in inputs)


    def check_backward_validity(inputs):
        """Warns if no gradient can come of the inputs."""
        if not any(x.requires_grad for x in inputs if isinstance(x, Tensor)):
            warn("None of the inputs have requires_grad=True. Gradients will be None")


    @contextlib.contextmanager
    def _random_state(state):
        # The state of the forward pass, for as long as it runs again.
        if state is None:
            yield
            return
        now = torch.get_rng_state()
        torch.set_rng_state(state)
        try:
            yield
        finally:
            torch.set_rng_state(now)


    def _autocast(state):
        enabled, dtype, cache = state
        return torch.amp.autocast("cpu", enabled=enabled, dtype=dtype, cache_enabled=cache)


    def _autocast_state():
        return (torch.is_autocast_enabled("cpu"), torch.get_autocast_dtype("cpu"), torch.is_autocast_cache_enabled())


    class CheckpointFunction(torch.autograd.Function):
        """Runs a function without a record, and again with one in backward."""

        @staticmethod
        def forward(ctx, run_function, preserve_rng_state, *args):
            check_backward_validity(args)
            ctx.run_function = run_function
            ctx.state = torch.get_rng_state() if preserve_rng_state else None
            ctx.autocast = _autocast_state()
            ctx.inputs = [None if isinstance(x, Tensor) else x for x in args]
            ctx.places = [i for i, x in enumerate(args) if isinstance(x, Tensor)]
            ctx.save_for_backward(*[args[i] for i in ctx.places])
            with no_grad():
                return run_function(*args)

        @staticmethod
        def backward(ctx, *args):
            if not whole_pass():
                raise RuntimeError(
                    "When use_reentrant=True, torch.utils.checkpoint is incompatible with .grad() or passing an `inputs` "
                    "parameter to .backward(). To resolve this error, you can either set use_reentrant=False, or call "
                    ".backward() without passing the `inputs` argument.")
            inputs = list(ctx.inputs)
            for i, x in zip(ctx.places, ctx.saved_tensors):
                inputs[i] = x
            with _random_state(ctx.state):
                inputs = detach_variable(tuple(inputs))
                with enable_grad(), _autocast(ctx.autocast):
                    outputs = ctx.run_function(*inputs)
            if isinstance(outputs, Tensor):
                outputs = (outputs,)
            pairs = [(out, g) for out, g in zip(outputs, args) if isinstance(out, Tensor) and out.requires_grad]
            if not pairs:
                raise RuntimeError("none of output has requires_grad=True, this checkpoint() is not necessary")
            torch.autograd.backward([out for out, _ in pairs], [g for _, g in pairs])
            return (None, None, *(x.grad if isinstance(x, Tensor) else None for x in inputs))


    class _Run:
        # One forward pass, and what has been computed again of it by each walk over the graph.

        def __init__(self, again, early_stop, describe):
            self.again, self.early_stop, self.describe = again, early_stop, describe
            self.saved = []
            self.made = {}
            self.is_done = False

        def pack(self, x):
            self.saved.append(self.describe(x))
            return len(self.saved) - 1

        def unpack(self, number):
            walk = current_pass()
            if walk is None or walk not in self.made:
                self.recompute(walk)
            return self.made[walk][number]

        def recompute(self, walk):
            made = self.made[walk] = []

            def pack(x):
                if len(made) >= len(self.saved):
                    if not self.is_done:
                        return x.detach()
                    raise CheckpointError(
                        "torch.utils.checkpoint: trying to save more tensors during recomputation than during the original "
                        f"forward pass.\n{_TIP}")
                made.append(x.detach())
                if self.early_stop and len(made) == len(self.saved):
                    raise _Stop
                return made[-1]
            try:
                with saved_tensors_hooks(pack, lambda x: x), enable_grad():
                    self.again()
            except _Stop:
                pass
            if len(made) != len(self.saved):
                raise CheckpointError(
                    "torch.utils.checkpoint: A different number of tensors was saved during the original forward and "
                    f"recomputation.\nNumber of tensors saved during forward: {len(self.saved)}\nNumber of tensors saved "
                    f"during recomputation: {len(made)}.\n{_TIP}")
            wrong = [(i, was, self.describe(x)) for i, (was, x) in enumerate(zip(self.saved, made))
                     if was != self.describe(x)]
            if wrong:
                text = "".join(f"tensor at position {i}:\nsaved metadata: {was}\nrecomputed metadata: {now}\n"
                               for i, was, now in wrong)
                raise CheckpointError(
                    "torch.utils.checkpoint: Recomputed values for the following tensors have different metadata than "
                    f"during the forward pass.\n{text}.\n{_TIP}")


    def _described(x):
        return {"shape": x.shape, "dtype": x.dtype, "device": x.device}


    def checkpoint(function, *args, use_reentrant=None, context_fn=noop_context_fn, determinism_check="default",
                   debug=False, early_stop=True, **kwargs):
        """Runs a function so that backward computes again what it needs of it."""
        if use_reentrant is None:
            warn(
                "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. Starting in PyTorch 2.9, "
                "calling checkpoint without use_reentrant will raise an exception. use_reentrant=False is recommended, but "
                "if you need to preserve the current default behavior, you can pass use_reentrant=True. Refer to docs for "
                "more details on the differences between the two variants.")
            use_reentrant = True
        preserve = kwargs.pop("preserve_rng_state", True)
        if use_reentrant:
            if kwargs:
                raise ValueError("Unexpected keyword arguments: " + ",".join(arg for arg in kwargs))
            if context_fn is not noop_context_fn or debug is not False:
                raise ValueError("Passing `context_fn` or `debug` is only supported when use_reentrant=False.")
            return CheckpointFunction.apply(function, preserve, *args)
        if debug:
            raise NotImplementedError("debug=True of torch.utils.checkpoint is not supported by this runner")
        if determinism_check not in ("default", "none"):
            raise ValueError(
                f"determinism_check should be one of ['default', 'none'] but got {determinism_check}")
        first, second = context_fn()
        if not torch.is_grad_enabled():
            return function(*args, **kwargs)
        state = torch.get_rng_state() if preserve else None
        autocast = _autocast_state()

        def again():
            with _random_state(state), _autocast(autocast), second:
                function(*args, **kwargs)
        run = _Run(again, early_stop if _early_stop is None else _early_stop,
                   _described if determinism_check == "default" else lambda x: None)
        with saved_tensors_hooks(run.pack, run.unpack), first:
            result = function(*args, **kwargs)
        run.is_done = True
        return result


    def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
        """Runs functions one after another, with a checkpoint for each but the last of several segments."""
        if use_reentrant is None:
            warn(
                "torch.utils.checkpoint.checkpoint_sequential: the use_reentrant parameter should be passed explicitly. In "
                "version 2.9 we will raise an exception if use_reentrant is not passed. use_reentrant=False is "
                "recommended, but if you need to preserve the current default behavior, you can pass use_reentrant=True. "
                "Refer to docs for more details on the differences between the two variants.")
            use_reentrant = True
        preserve = kwargs.pop("preserve_rng_state", True)
        if kwargs:
            raise ValueError("Unexpected keyword arguments: " + ",".join(arg for arg in kwargs))

        def part(start, end):
            def forward(input):
                for function in functions[start:end]:
                    input = function(input)
                return input
            return forward

        if isinstance(functions, torch.nn.Sequential):
            functions = list(functions.children())
        size = len(functions) // segments
        end = 0
        for start in range(0, size * (segments - 1), size):
            end = start + size
            input = checkpoint(part(start, end), input, use_reentrant=use_reentrant, preserve_rng_state=preserve)
        return part(end, len(functions))(input)
    """#
}
