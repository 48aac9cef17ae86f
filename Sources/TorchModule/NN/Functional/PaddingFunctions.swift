// torch.nn.functional: padding, as Python text.

enum PaddingFunctions {
  static let names = [
    "pad",
  ]

  static let text = #"""
    def pad(input, pad, mode="constant", value=None):
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
        if len(pad) // 2 not in (input.dim() - 1, input.dim() - 2):
            raise NotImplementedError(
                "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now")
        result = input
        for i in range(len(pad) // 2):
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
        return result
    """#
}
