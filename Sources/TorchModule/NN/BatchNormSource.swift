// Batch normalisation, as Python text.

enum BatchNormSource {
  static let names = ["_NormBase", "_BatchNorm", "BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "SyncBatchNorm"]

  static let text = #"""
    class _NormBase(nn.Module):
        _version = 2

        def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None,
                     dtype=None, *, bias=True):
            super().__init__()
            self.num_features, self.eps, self.momentum = num_features, eps, momentum
            self.affine, self.track_running_stats = affine, track_running_stats
            if affine:
                self.weight = Parameter(torch.empty(num_features, device=device, dtype=dtype))
                if bias:
                    self.bias = Parameter(torch.empty(num_features, device=device, dtype=dtype))
                else:
                    self.register_parameter("bias", None)
            else:
                self.register_parameter("weight", None)
                self.register_parameter("bias", None)
            if track_running_stats:
                self.register_buffer("running_mean", torch.zeros(num_features, device=device, dtype=dtype))
                self.register_buffer("running_var", torch.ones(num_features, device=device, dtype=dtype))
                self.register_buffer("num_batches_tracked", torch.tensor(0, dtype=torch.long, device=device))
            else:
                self.register_buffer("running_mean", None)
                self.register_buffer("running_var", None)
                self.register_buffer("num_batches_tracked", None)
            self.reset_parameters()

        def reset_running_stats(self):
            if self.track_running_stats:
                self.running_mean.zero_()
                self.running_var.fill_(1)
                self.num_batches_tracked.zero_()

        def reset_parameters(self):
            self.reset_running_stats()
            if self.affine:
                init.ones_(self.weight)
                if self.bias is not None:
                    init.zeros_(self.bias)

        def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys,
                                  error_msgs):
            version = local_metadata.get("version", None)
            if (version is None or version < 2) and self.track_running_stats:
                # States of old versions have no count of batches.
                key = prefix + "num_batches_tracked"
                if key not in state_dict:
                    state_dict[key] = torch.tensor(0, dtype=torch.long)
            super()._load_from_state_dict(
                state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)

        def extra_repr(self):
            return (
                f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, "
                f"bias={self.bias is not None}, track_running_stats={self.track_running_stats}")


    @own_init
    class _BatchNorm(_NormBase):
        def forward(self, input):
            self._check_input_dim(input)
            factor = 0.0 if self.momentum is None else self.momentum
            if self.training and self.track_running_stats and self.num_batches_tracked is not None:
                self.num_batches_tracked.add_(1)
                if self.momentum is None:
                    factor = 1.0 / float(self.num_batches_tracked)
            by_batch = self.training or (self.running_mean is None and self.running_var is None)
            keeps = not self.training or self.track_running_stats
            return F.batch_norm(
                input, self.running_mean if keeps else None, self.running_var if keeps else None, self.weight,
                self.bias, by_batch, factor, self.eps)


    def _need(input, ranks, text):
        if input.dim() not in ranks:
            raise ValueError(f"expected {text} input (got {input.dim()}D input)")


    class BatchNorm1d(_BatchNorm):
        """Gives each feature mean zero and variance one over the batch."""

        def _check_input_dim(self, input):
            _need(input, (2, 3), "2D or 3D")


    class BatchNorm2d(_BatchNorm):
        """Gives each channel of images mean zero and variance one over the batch."""

        def _check_input_dim(self, input):
            _need(input, (4,), "4D")


    class BatchNorm3d(_BatchNorm):
        """Gives each channel of volumes mean zero and variance one over the batch."""

        def _check_input_dim(self, input):
            _need(input, (5,), "5D")


    class SyncBatchNorm(_BatchNorm):
        """Batch normalisation over the processes of a group, of which there is one."""

        def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True,
                     process_group=None, device=None, dtype=None, *, bias=True):
            super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)
            self.process_group = process_group

        def _check_input_dim(self, input):
            if input.dim() < 2:
                raise ValueError(f"expected at least 2D input (got {input.dim()}D input)")

        def forward(self, input):
            raise ValueError("SyncBatchNorm expected input tensor to be on GPU or XPU or MTIA or meta or privateuseone")
    """#
}
