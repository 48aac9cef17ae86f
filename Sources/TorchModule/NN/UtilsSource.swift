// torch.nn.utils, as Python text.

enum UtilsSource {
  static let names = [
    "get_total_norm", "clip_grads_with_norm_", "clip_grad_norm_", "clip_grad_value_", "clip_grad_norm",
    "parameters_to_vector", "vector_to_parameters", "convert_conv2d_weight_memory_format",
    "convert_conv3d_weight_memory_format",
  ]

  static let text = #"""
    def _grads(parameters):
        if isinstance(parameters, Tensor):
            parameters = [parameters]
        return [p.grad for p in parameters if p.grad is not None]


    def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
        tensors = [tensors] if isinstance(tensors, Tensor) else list(tensors)
        norm_type = float(norm_type)
        if len(tensors) == 0:
            return torch.tensor(0.0)
        total = torch.stack([t.norm(norm_type) for t in tensors]).norm(norm_type)
        if error_if_nonfinite and not bool(torch.isfinite(total)):
            raise RuntimeError(
                f"The total norm of order {norm_type} for gradients from `parameters` is non-finite, so it cannot be "
                "clipped. To disable this error and scale the gradients by the non-finite norm anyway, set "
                "`error_if_nonfinite=False`")
        return total


    def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
        grads = _grads(parameters)
        factor = torch.clamp(float(max_norm) / (total_norm + 1e-6), max=1.0)
        for grad in grads:
            grad.mul_(factor)


    def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
        with torch.no_grad():
            if isinstance(parameters, Tensor):
                parameters = [parameters]
            else:
                exhausted = not isinstance(parameters, (list, tuple))
                parameters = list(parameters)
                if exhausted and not parameters:
                    warn("`parameters` is an empty generator, no gradient clipping will occur.")
            total = get_total_norm(_grads(parameters), norm_type, error_if_nonfinite)
            clip_grads_with_norm_(parameters, max_norm, total)
            return total


    def clip_grad_value_(parameters, clip_value, foreach=None):
        clip_value = float(clip_value)
        grads = _grads(parameters)
        if not grads:
            raise RuntimeError(
                "Expected !nested_tensorlist[0].empty() to be true, but got false.  (Could this error message be improved?  "
                "If so, please report an enhancement request to PyTorch.)")
        with torch.no_grad():
            for grad in grads:
                grad.clamp_(min=-clip_value, max=clip_value)


    def parameters_to_vector(parameters):
        return torch.cat([p.view(-1) for p in parameters])


    def vector_to_parameters(vec, parameters):
        if not isinstance(vec, Tensor):
            raise TypeError(f"expected torch.Tensor, but got: {type_text(vec)}")
        start = 0
        for p in parameters:
            n = p.numel()
            p.data = vec[start:start + n].view_as(p).data
            start += n


    def _convert_weights(module, kinds, memory_format):
        if isinstance(module, kinds):
            module.weight.data = module.weight.detach().clone(memory_format=memory_format)
        for child in module.children():
            _convert_weights(child, kinds, memory_format)
        return module


    def convert_conv2d_weight_memory_format(module, memory_format):
        return _convert_weights(module, (torch.nn.Conv2d, torch.nn.ConvTranspose2d), memory_format)


    def convert_conv3d_weight_memory_format(module, memory_format):
        return _convert_weights(module, (torch.nn.Conv3d, torch.nn.ConvTranspose3d), memory_format)


    def clip_grad_norm(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
        warn(
            "`torch.nn.utils.clip_grad_norm` is now deprecated in favor of `torch.nn.utils.clip_grad_norm_`.", 2,
            FutureWarning)
        return clip_grad_norm_(parameters, max_norm, norm_type, error_if_nonfinite, foreach)
    """#
}
