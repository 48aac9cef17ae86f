// torch.nn.Module, as Python text: calls and hooks.

extension ModuleSource {
  static let calls = #"""
        __call__ = module_call

        def forward(self, *input):
            raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

        forward.__name__ = forward.__qualname__ = "_forward_unimplemented"

        def _call_impl(self, *args, **kwargs):
            # A call where some hook is registered.
            for key, hook in [*_global_hooks["forward_pre"].items(), *self._forward_pre_hooks.items()]:
                if key in self._forward_pre_hooks_with_kwargs:
                    answer = hook(self, args, kwargs)
                    if answer is not None:
                        if not isinstance(answer, tuple) or len(answer) != 2:
                            raise RuntimeError(
                                "forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got "
                                f"{answer}.")
                        args, kwargs = answer
                else:
                    answer = hook(self, args)
                    if answer is not None:
                        args = answer if isinstance(answer, tuple) else (answer,)
            called = set()
            result = None

            def run(*args):
                nonlocal result
                result = self.forward(*args, **kwargs)
                for key, hook in [*_global_hooks["forward"].items(), *self._forward_hooks.items()]:
                    called.add(key)
                    if key in self._forward_hooks_with_kwargs or key in _global_hooks["with_kwargs"]:
                        answer = hook(self, args, kwargs, result)
                    else:
                        answer = hook(self, args, result)
                    if answer is not None:
                        result = answer
                return result

            before = [*_global_hooks["backward_pre"].values(), *self._backward_pre_hooks.values()]
            after = list(_global_hooks["backward"].values())
            if self._is_full_backward_hook is True:
                after += self._backward_hooks.values()
            try:
                result = backward_hooks(self, before, after, args, run) if before or after else run(*args)
                if self._is_full_backward_hook is False:
                    self._watch_last_node(result, args)
                return result
            except Exception:
                # Hooks that are to be called in any case hear of the failure as well.
                always = [*_global_hooks["always"], *self._forward_hooks_always_called]
                for key, hook in [*_global_hooks["forward"].items(), *self._forward_hooks.items()]:
                    if key in always and key not in called:
                        if key in self._forward_hooks_with_kwargs or key in _global_hooks["with_kwargs"]:
                            hook(self, args, kwargs, result)
                        else:
                            hook(self, args, result)
                raise

        def _watch_last_node(self, result, args):
            # Hooks of register_backward_hook: they see the gradients of the last operation alone.
            outputs = result if isinstance(result, tuple) else (result,)
            nodes = {output.grad_fn for output in outputs if isinstance(output, Tensor) and output.grad_fn is not None}
            if len(nodes) != 1:
                return
            node = nodes.pop()
            inputs = {arg.grad_fn for arg in args if isinstance(arg, Tensor) and arg.grad_fn is not None}
            following = {each for each, _ in node.next_functions if each is not None}
            if inputs != following:
                warn(
                    "Using a non-full backward hook when the forward contains multiple autograd Nodes is deprecated and "
                    "will be removed in future versions. This hook will be missing some grad_input. Please use "
                    "register_full_backward_hook to get the documented behavior.", 2, FutureWarning)

            def watching(hook):
                def watch(grad_input, grad_output):
                    return hook(self, grad_input, grad_output)
                return watch

            for hook in self._backward_hooks.values():
                node.register_hook(watching(hook))

        def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
            handle = _add_hook(
                self._forward_hooks, hook, prepend, self._forward_hooks_with_kwargs, self._forward_hooks_always_called)
            if with_kwargs:
                self._forward_hooks_with_kwargs[handle.id] = True
            if always_call:
                self._forward_hooks_always_called[handle.id] = True
            return handle

        def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
            handle = _add_hook(self._forward_pre_hooks, hook, prepend, self._forward_pre_hooks_with_kwargs)
            if with_kwargs:
                self._forward_pre_hooks_with_kwargs[handle.id] = True
            return handle

        def register_full_backward_hook(self, hook, prepend=False):
            return self._add_backward_hook(hook, True, prepend)

        def register_backward_hook(self, hook):
            return self._add_backward_hook(hook, False, False)

        def _add_backward_hook(self, hook, is_full, prepend):
            if self._is_full_backward_hook is (not is_full):
                raise RuntimeError(
                    "Cannot use both regular backward hooks and full backward hooks on a single Module. Please use only "
                    "one of them.")
            self._is_full_backward_hook = is_full
            return _add_hook(self._backward_hooks, hook, prepend)

        def register_full_backward_pre_hook(self, hook, prepend=False):
            return _add_hook(self._backward_pre_hooks, hook, prepend)
    """#

  /// The functions of the module, behind the class.
  static let functions = #"""
    def register_module_forward_pre_hook(hook):
        return _add_hook(_global_hooks["forward_pre"], hook)


    def register_module_forward_hook(hook, *, with_kwargs=False, always_call=False):
        handle = _add_hook(_global_hooks["forward"], hook, False, _global_hooks["with_kwargs"], _global_hooks["always"])
        if with_kwargs:
            _global_hooks["with_kwargs"][handle.id] = True
        if always_call:
            _global_hooks["always"][handle.id] = True
        return handle


    def register_module_full_backward_hook(hook):
        return _add_hook(_global_hooks["backward"], hook)


    def register_module_full_backward_pre_hook(hook):
        return _add_hook(_global_hooks["backward_pre"], hook)


    def register_module_buffer_registration_hook(hook):
        return _add_hook(_registration_hooks["buffer"], hook)


    def register_module_module_registration_hook(hook):
        return _add_hook(_registration_hooks["module"], hook)


    def register_module_parameter_registration_hook(hook):
        return _add_hook(_registration_hooks["parameter"], hook)


    Module.__module__ = "torch.nn.modules.module"
    """#
}
