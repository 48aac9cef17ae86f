// torch.optim.SparseAdam, as Python text.

enum SparseAdamSource {
  static let text = #"""
    class SparseAdam(Optimizer):
        """Adam for sparse gradients, which no operation gives here."""

        def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, maximize=False):
            if isinstance(lr, Tensor) and lr.numel() != 1:
                raise ValueError("Tensor lr must be 1-element")
            if not 0.0 < lr:
                raise ValueError(f"Invalid learning rate: {lr}")
            if not 0.0 < eps:
                raise ValueError(f"Invalid epsilon value: {eps}")
            check_betas(betas)
            super().__init__(params, dict(lr=lr, betas=betas, eps=eps, maximize=maximize))

        def step(self, closure=None):
            loss = None
            if closure is not None:
                with enable_grad():
                    loss = closure()
            for group in self.param_groups:
                for param in group["params"]:
                    if param.grad is not None:
                        raise RuntimeError("SparseAdam does not support dense gradients, please consider Adam instead")
            return loss
    """#
}
