// torch.nn.functional: padding, as Python text.

enum PaddingFunctions {
  static let names = [
    "pad"
  ]

  static let text = #"""
    def pad(input, pad, mode="constant", value=None):
        if not isinstance(input, torch.Tensor):
            raise TypeError(f"pad(): argument 'input' (position 1) must be Tensor, not {type(input).__name__}")
        if not isinstance(pad, (tuple, list)):
            raise TypeError(f"pad(): argument 'pad' (position 2) must be tuple of ints, not {type(pad).__name__}")
        pad = list(pad)
        if len(pad) % 2:
            raise RuntimeError("Padding length must be divisible by 2")
        if len(pad) // 2 > input.dim():
            raise RuntimeError(
                "Padding length should be less than or equal to two times the input dimension but got padding length "
                f"{len(pad)} and input of dimension {input.dim()}")
        if mode == "constant":
            return torch.constant_pad_nd(input, pad, 0.0 if value is None else value)
        if mode not in ("reflect", "replicate", "circular"):
            raise NotImplementedError(f"Unrecognised padding mode {mode}")
        if value is not None and value != 0:
            raise RuntimeError(f'Padding mode "{mode}" doesn\'t take in value argument')
        sides = len(pad) // 2
        if sides not in (input.dim() - 1, input.dim() - 2) or sides > 3:
            raise NotImplementedError(
                f"Padding size {len(pad)} is not supported for {input.dim()}D input tensor.\n"
                "Supported combinations for non-constant padding:\n"
                "  - 2D or 3D input: padding size = 2 (pads last dimension)\n"
                "  - 3D or 4D input: padding size = 4 (pads last 2 dimensions)\n"
                "  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)")
        result = input
        for i in range(sides):
            dim, before, after = input.dim() - 1 - i, pad[2 * i], pad[2 * i + 1]
            n = input.size(dim)
            if mode == "reflect" and (before >= n or after >= n):
                raise RuntimeError(
                    f"Argument #4: Padding size should be less than the corresponding input dimension, but got: padding "
                    f"({before}, {after}) at dimension {dim} of input {list(input.shape)}")
            if mode == "circular" and (before > n or after > n):
                raise RuntimeError("Padding value causes wrapping around more than once.")
            places = []
            for k in range(-before, n + after):
                if mode == "reflect":
                    k = -k if k < 0 else 2 * (n - 1) - k if k >= n else k
                elif mode == "replicate":
                    k = min(max(k, 0), n - 1)
                places.append(k % n)
            result = result.index_select(dim, torch.tensor(places))
        if mode == "circular":
            return through_node(result, "CopySlices")
        node = f"{'Reflection' if mode == 'reflect' else 'Replication'}Pad{sides}DBackward0"
        return through_node(result, node, input)
    """#
}
