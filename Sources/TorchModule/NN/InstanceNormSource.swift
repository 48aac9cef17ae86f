// Instance normalisation, as Python text.

enum InstanceNormSource {
  static let names = ["InstanceNorm1d", "InstanceNorm2d", "InstanceNorm3d"]

  static let text = #"""
    class _InstanceNorm(torch.nn.modules.batchnorm._NormBase):
        def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=False, track_running_stats=False, device=None,
                     dtype=None, *, bias=True):
            super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)

        def forward(self, input):
            self._check_input_dim(input)
            dim = input.dim() - self._unbatched
            if input.size(dim) != self.num_features:
                if self.affine:
                    raise ValueError(
                        f"expected input's size at dim={dim} to match num_features ({self.num_features}), but got: "
                        f"{input.size(dim)}.")
                warn(
                    f"input's size at dim={dim} does not match num_features. You can silence this warning by not passing "
                    "in num_features, which is not used because affine=False")
            single = input.dim() == self._unbatched
            x = input.unsqueeze(0) if single else input
            result = F.instance_norm(
                x, self.running_mean, self.running_var, self.weight, self.bias,
                self.training or not self.track_running_stats,
                self.momentum if self.momentum is not None else 0.0, self.eps)
            return result.squeeze(0) if single else result


    def _need(input, ranks, text):
        if input.dim() not in ranks:
            raise ValueError(f"expected {text} input (got {input.dim()}D input)")


    class InstanceNorm1d(_InstanceNorm):
        """Gives each channel of each example mean zero and variance one."""

        _unbatched = 2

        def _check_input_dim(self, input):
            _need(input, (2, 3), "2D or 3D")


    class InstanceNorm2d(_InstanceNorm):
        """Gives each channel of each image mean zero and variance one."""

        _unbatched = 3

        def _check_input_dim(self, input):
            _need(input, (3, 4), "3D or 4D")


    class InstanceNorm3d(_InstanceNorm):
        """Gives each channel of each volume mean zero and variance one."""

        _unbatched = 4

        def _check_input_dim(self, input):
            _need(input, (4, 5), "4D or 5D")
    """#
}
