// More of torch.autograd.graph, as Python text: hooks on several tensors, and saved tensors that may change.

extension GraphSource {
  static let hooks = #"""


    def increment_version(tensor):
        """Counts tensors as changed."""
        for each in (tensor,) if isinstance(tensor, torch.Tensor) else tensor:
            bump_version(each)


    class _Handles:
        """The handles of several hooks, removed together."""

        def __init__(self, handles):
            self.handles = handles

        def remove(self):
            for handle in self.handles:
                handle.remove()

        def __enter__(self):
            return self

        def __exit__(self, *args):
            self.remove()


    def register_multi_grad_hook(tensors, fn, *, mode="all"):
        """Calls a function with the gradients of several tensors once all of them, or any of them, is there."""
        supported_modes = ("all", "any")
        if mode not in supported_modes:
            raise ValueError(f"Expects mode to be one of {supported_modes} but got {mode}")
        if mode == "any":
            ran = set()

            def first(grad):
                walk = current_pass()
                if walk not in ran:
                    ran.add(walk)
                    fn(grad)
            return _Handles(tuple(t.register_hook(first) for t in tensors if t.requires_grad))
        known = {}

        def hook(place):
            def arrived(grad):
                walk = current_pass()
                if walk not in known:
                    known[walk] = [sum(will_reach(t) for t in tensors), [None] * len(tensors)]
                state = known[walk]
                state[1][place] = grad
                state[0] -= 1
                if state[0] == 0:
                    del known[walk]
                    fn(state[1])
            return arrived
        return _Handles(tuple(t.register_hook(hook(i)) for i, t in enumerate(tensors)))


    _changeable = []


    class _AllowMutationOnSavedContext:
        """Whose saved tensors may change."""

        def __init__(self):
            self.is_open = True

        def clear(self):
            self.is_open = False


    class _Changeable(saved_tensors_hooks):
        # Keeps copies, which no change reaches.
        def __init__(self, context):
            def unpack(stored):
                if not context.is_open:
                    raise AssertionError(
                        "Trying to backward outside of the 'allow_mutation_on_saved_tensors' context"
                        "in which the graph was originally recorded.")
                return stored
            super().__init__(lambda tensor: tensor.detach().clone(), unpack)


    class allow_mutation_on_saved_tensors:
        """A context in which tensors that backward needs may be changed in place."""

        def __enter__(self):
            if _changeable:
                raise RuntimeError("allow_mutation_on_saved_tensors contexts cannot be nested")
            self._context = _AllowMutationOnSavedContext()
            self._hooks = _Changeable(self._context)
            self._hooks.__enter__()
            _changeable.append(self)
            return self._context

        def __exit__(self, *args):
            _changeable.pop()
            self._hooks.__exit__()
            self._context.clear()
    """#
}
