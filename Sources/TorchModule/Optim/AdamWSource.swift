// torch.optim.AdamW, as Python text.

enum AdamWSource {
  static let text = #"""
    class AdamW(optim.Adam):
        """Adam with weight decay of its own, apart from the gradient."""

        def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False, *,
                     maximize=False, foreach=None, capturable=False, differentiable=False, fused=None):
            super().__init__(
                params, lr, betas, eps, weight_decay, amsgrad, foreach=foreach, maximize=maximize,
                capturable=capturable, differentiable=differentiable, fused=fused, decoupled_weight_decay=True)

        def __setstate__(self, state):
            super().__setstate__(state)
            for group in self.param_groups:
                group["decoupled_weight_decay"] = True
    """#
}
