// torch.nn.functional: dropout of whole channels, as Python text.

enum DropoutFunctions {
  static let names = [
    "dropout1d", "dropout2d", "dropout3d", "alpha_dropout", "feature_alpha_dropout",
  ]

  static let text = #"""
    def _check(p):
        if p < 0.0 or p > 1.0:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")


    def _by_channel(input, p, training, inplace):
        if not training or p == 0 or input.numel() == 0:
            return input
        if input.dim() < 2:
            raise RuntimeError("Feature dropout requires at least 2 dimensions in the input")
        mask = torch.nn.functional.dropout(
            torch.ones(input.shape[:2] + (1,) * (input.dim() - 2), dtype=input.dtype), p, True)
        return input.mul_(mask) if inplace else input * mask


    def _one_example(function, input, *args):
        return function(input.unsqueeze(0), *args).squeeze(0)


    def dropout1d(input, p=0.5, training=True, inplace=False):
        _check(p)
        if input.dim() not in (2, 3):
            raise RuntimeError(
                f"dropout1d: Expected 2D or 3D input, but received a {input.dim()}D input. Note that dropout1d exists to "
                "provide channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional "
                "batch dimension (i.e. 2D or 3D inputs).")
        if input.dim() == 2:
            return _one_example(_by_channel, input, p, training, inplace)
        return _by_channel(input, p, training, inplace)


    def _deprecated(name, input, spatial):
        return (
            f"{name}: Received a {input.dim()}-D input to {name}, which is deprecated and will result in an error in a "
            "future release. To retain the behavior and silence this warning, please use dropout instead. Note that "
            f"{name} exists to provide channel-wise dropout on inputs with {spatial} spatial dimensions, a channel "
            f"dimension, and an optional batch dimension (i.e. {spatial + 1}D or {spatial + 2}D inputs).")


    def dropout2d(input, p=0.5, training=True, inplace=False):
        _check(p)
        if input.dim() not in (3, 4):
            warn(_deprecated("dropout2d", input, 2))
        if input.dim() == 3:
            warn(
                "dropout2d: Received a 3D input to dropout2d and assuming that channel-wise 1D dropout behavior is desired "
                "- input is interpreted as shape (N, C, L), where C is the channel dim. This behavior will change in a "
                "future release to interpret the input as one without a batch dimension, i.e. shape (C, H, W). To maintain "
                "the 1D channel-wise dropout behavior, please switch to using dropout1d instead.")
        return _by_channel(input, p, training, inplace)


    def dropout3d(input, p=0.5, training=True, inplace=False):
        _check(p)
        if input.dim() not in (4, 5):
            warn(_deprecated("dropout3d", input, 3))
        if input.dim() != 5:
            return _one_example(_by_channel, input, p, training, inplace)
        return _by_channel(input, p, training, inplace)


    def _alpha(input, p, training, inplace, shape):
        _check(p)
        if not training or p == 0 or input.numel() == 0:
            return input
        if p == 1:
            zeros = torch.zeros([], dtype=input.dtype)
            return input.mul_(zeros) if inplace else input * zeros
        alpha = 1.7580993408473766
        scale = 1.0 / ((alpha * alpha * p + 1) * (1 - p)) ** 0.5
        noise = torch.empty(shape, dtype=input.dtype).bernoulli_(1 - p)
        shift = noise.add(-1).mul_(alpha * scale).add_(alpha * scale * p)
        noise.mul_(scale)
        return input.mul_(noise).add_(shift) if inplace else input * noise + shift


    def alpha_dropout(input, p=0.5, training=False, inplace=False):
        return _alpha(input, p, training, inplace, input.shape)


    def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
        if training and p > 0 and input.dim() < 2:
            raise RuntimeError("Feature dropout requires at least 2 dimensions in the input")
        return _alpha(input, p, training, inplace, input.shape[:2] + (1,) * (input.dim() - 2))
    """#
}
