// torch.nn.utils.fusion: batch norms folded into the layers before them, as Python text.

enum FusionSource {
  static let names = ["fuse_conv_bn_eval", "fuse_conv_bn_weights", "fuse_linear_bn_eval", "fuse_linear_bn_weights"]

  static let text = #"""
    import copy


    def fuse_conv_bn_eval(conv, bn, transpose=False):
        """A convolution that does what it and the batch norm behind it do."""
        if conv.training or bn.training:
            raise AssertionError("Fusion only for eval!")
        fused = copy.deepcopy(conv)
        if bn.running_mean is None or bn.running_var is None:
            raise AssertionError("bn.running_mean and bn.running_var must not be None")
        fused.weight, fused.bias = fuse_conv_bn_weights(
            fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias, transpose)
        return fused


    def fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False):
        """The weight and the bias of such a convolution."""
        bias = torch.zeros_like(bn_rm) if conv_b is None else conv_b
        bn_w = torch.ones_like(bn_rm) if bn_w is None else bn_w
        bn_b = torch.zeros_like(bn_rm) if bn_b is None else bn_b
        scale = torch.rsqrt(bn_rv + bn_eps)
        shape = [1, -1] if transpose else [-1, 1]
        weight = (conv_w * (bn_w * scale).reshape(shape + [1] * (len(conv_w.shape) - 2))).to(dtype=conv_w.dtype)
        moved = ((bias - bn_rm) * scale * bn_w + bn_b).to(dtype=bias.dtype)
        return Parameter(weight, conv_w.requires_grad), Parameter(moved, bias.requires_grad)


    def fuse_linear_bn_eval(linear, bn):
        """A linear layer that does what it and the batch norm behind it do."""
        if linear.training or bn.training:
            raise AssertionError("Fusion only for eval!")
        fused = copy.deepcopy(linear)
        if linear.out_features != bn.num_features and bn.num_features != 1:
            raise AssertionError("To fuse, linear.out_features == bn.num_features or bn.num_features == 1")
        if bn.running_mean is None or bn.running_var is None:
            raise AssertionError("bn.running_mean and bn.running_var must not be None")
        fused.weight, fused.bias = fuse_linear_bn_weights(
            fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias)
        return fused


    def fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b):
        """The weight and the bias of such a linear layer."""
        bias = torch.zeros_like(bn_rm) if linear_b is None else linear_b
        scale = bn_w * torch.rsqrt(bn_rv + bn_eps)
        weight = linear_w * scale.unsqueeze(-1).to(dtype=linear_w.dtype)
        moved = ((bias - bn_rm) * scale + bn_b).to(dtype=bias.dtype)
        return Parameter(weight, linear_w.requires_grad), Parameter(moved, bias.requires_grad)
    """#
}
