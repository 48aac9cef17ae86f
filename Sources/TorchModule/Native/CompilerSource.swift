// torch.compiler and torch.jit for code that is not compiled, as Python text. What would compile it is refused.

enum CompilerSource {
  static let text = #"""
    import functools


    def is_compiling():
        """Whether the code that asks is being compiled."""
        return False


    is_dynamo_compiling = is_exporting = is_compiling
    compile = torch.compile


    def disable(fn=None, recursive=True, *, reason=None):
        """Keeps a function from being compiled."""
        if fn is None:
            return lambda fn: disable(fn, recursive, reason=reason)
        if isinstance(fn, (torch.nn.Module, type)):
            return fn

        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            return fn(*args, **kwargs)
        wrapper._torchdynamo_disable = True
        wrapper._torchdynamo_orig_callable = fn
        return wrapper


    def reset():
        """Forgets what has been compiled."""


    def list_backends(exclude_tags=("debug", "experimental")):
        """The names of what can compile."""
        return ["cudagraphs", "inductor", "openxla", "tvm"]


    def allow_in_graph(fn):
        """Marks functions as parts of a graph."""
        if isinstance(fn, (list, tuple)):
            return [allow_in_graph(each) for each in fn]
        return fn


    def assume_constant_result(fn):
        """Marks a function whose result never changes."""
        fn._dynamo_marked_constant = True
        return fn


    class set_stance:
        """Decides whether functions are compiled."""

        def __init__(self, stance="default", *, skip_guard_eval_unsafe=False, force_backend=None):
            if stance not in ("default", "eager_then_compile", "aot_eager_then_compile", "force_eager",
                              "eager_on_recompile", "fail_on_recompile"):
                raise RuntimeError(f"invalid torch.compile stance '{stance}'")

        def __call__(self, fn):
            return fn

        def __enter__(self):
            pass

        def __exit__(self, *exc):
            pass
    """#

  static let jit = #"""
    import functools


    def is_scripting():
        """Whether the code that asks is being compiled."""
        return False


    def is_tracing():
        """Whether the code that asks is being traced."""
        return False


    def annotate(the_type, the_value):
        """The value as it is."""
        return the_value


    def export(fn):
        """Marks a method that is to be compiled."""
        fn._torchscript_modifier = "@export (entry point of a ScriptModule)"
        return fn


    def unused(fn):
        """Marks a method that is to be replaced by an error."""
        fn._torchscript_modifier = "unused (ignored and replaced with raising of an exception)"
        return fn


    def ignore(drop=False, **kwargs):
        """Marks a method that is to stay Python."""
        if callable(drop):
            drop._torchscript_modifier = "ignore (leave as a call to Python, cannot be torch.jit.save'd)"
            return drop

        def decorator(fn):
            return unused(fn) if drop else ignore(fn)
        return decorator


    def script_if_tracing(fn):
        """The function, compiled only while tracing."""
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            return fn(*args, **kwargs)
        wrapper.__original_fn = fn
        return wrapper
    """#
}
