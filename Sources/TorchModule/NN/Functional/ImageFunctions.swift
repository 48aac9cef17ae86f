// torch.nn.functional: channels to pixels, sliding blocks and sampling, as Python text.

enum ImageFunctions {
  static let names = [
    "pixel_shuffle", "pixel_unshuffle", "channel_shuffle", "unfold", "fold", "affine_grid", "grid_sample",
  ]

  static let text = #"""
    import math


    def _check_shuffle(name, input, factor, r):
        if input.dim() < 3:
            raise RuntimeError(
                f"{name} expects input to have at least 3 dimensions, but got input with {input.dim()} dimension(s)")
        if r <= 0:
            raise RuntimeError(f"{name} expects a positive {factor}, but got {r}")


    @parsed("pixel_shuffle(Tensor input, int upscale_factor)")
    def pixel_shuffle(input, upscale_factor):
        r = upscale_factor
        _check_shuffle("pixel_shuffle", input, "upscale_factor", r)
        *lead, c, h, w = input.shape
        if c % (r * r) != 0:
            raise RuntimeError(
                "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, "
                f"but input.size(-3)={c} is not divisible by {r * r}")
        x = input.reshape(*lead, c // (r * r), r, r, h, w)
        n = len(lead)
        x = x.permute(*range(n), n, n + 3, n + 1, n + 4, n + 2)
        return through_node(x.reshape(*lead, c // (r * r), h * r, w * r), "PixelShuffleBackward0", input)


    @parsed("pixel_unshuffle(Tensor input, int downscale_factor)")
    def pixel_unshuffle(input, downscale_factor):
        r = downscale_factor
        _check_shuffle("pixel_unshuffle", input, "downscale_factor", r)
        *lead, c, h, w = input.shape
        for name, size, d in (("height", h, -2), ("width", w, -1)):
            if size % r != 0:
                raise RuntimeError(
                    f"pixel_unshuffle expects {name} to be divisible by downscale_factor, but input.size({d})={size} is "
                    f"not divisible by {r}")
        x = input.reshape(*lead, c, h // r, r, w // r, r)
        n = len(lead)
        x = x.permute(*range(n), n, n + 2, n + 4, n + 1, n + 3)
        return through_node(x.reshape(*lead, c * r * r, h // r, w // r), "PixelUnshuffleBackward0")


    @parsed("channel_shuffle(Tensor input, int groups)")
    def channel_shuffle(input, groups):
        if input.dim() < 3:
            raise RuntimeError(
                f"channel_shuffle expects input with > 2 dims, but got input with sizes {list(input.shape)}")
        if input.size(1) % groups != 0:
            raise RuntimeError(
                f"Number of channels must be divisible by groups. Got {input.size(1)} channels and {groups} groups.")
        n, c, *rest = input.shape
        shuffled = input.reshape(n, groups, c // groups, *rest).transpose(1, 2).reshape(input.shape)
        return through_node(shuffled, "ChannelShuffleBackward0", input)


    def _two(value):
        return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


    def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
        if input.dim() not in (3, 4):
            # Asks for the channels, then the height, which few dimensions do not have.
            if input.dim() == 0:
                raise IndexError("Dimension specified as 1 but tensor has no dimensions")
            if input.dim() < 3:
                input.size(input.dim())
            raise RuntimeError(
                "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, "
                f"but got: {list(input.shape)}")
        (kh, kw), (dh, dw), (ph, pw), (sh, sw) = _two(kernel_size), _two(dilation), _two(padding), _two(stride)
        for name, label, high, wide, least in (
                ("kernel size", "kernel", kh, kw, 1), ("dilation", "dilation", dh, dw, 1), ("padding", "pad", ph, pw, 0),
                ("stride", "stride", sh, sw, 1)):
            if high < least or wide < least:
                raise RuntimeError(f"{name} should be {'greater than zero' if least else 'non-negative'}, but got "
                                   f"{label}_height: {high} {label}_width: {wide}")
        x = input if input.dim() == 4 else input.unsqueeze(0)
        high = (x.size(2) + 2 * ph - (dh * (kh - 1) + 1)) // sh + 1
        wide = (x.size(3) + 2 * pw - (dw * (kw - 1) + 1)) // sw + 1
        if high < 1 or wide < 1:
            raise RuntimeError(
                f"Given input with spatial size ({x.size(2)}, {x.size(3)}), kernel_size=({kh}, {kw}), dilation=({dh}, "
                f"{dw}), padding=({ph}, {pw}), calculated shape of the array of sliding blocks as ({high}, {wide}), but "
                "its components must be at least one.")
        x = torch.constant_pad_nd(x, [pw, pw, ph, ph])
        x = x.unfold(2, dh * (kh - 1) + 1, sh).unfold(3, dw * (kw - 1) + 1, sw)[..., ::dh, ::dw]
        n, c, h, w = x.shape[:4]
        result = x.permute(0, 1, 4, 5, 2, 3).reshape(n, c * kh * kw, h * w).contiguous()
        return through_node(result if input.dim() == 4 else result.squeeze(0), "Im2ColBackward0")


    def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
        if input.dim() not in (2, 3):
            raise RuntimeError(
                "Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for "
                f"input, but got: {list(input.shape)}")
        (kh, kw), (dh, dw), (ph, pw), (sh, sw) = _two(kernel_size), _two(dilation), _two(padding), _two(stride)
        height, width = _two(output_size)
        x = input if input.dim() == 3 else input.unsqueeze(0)
        n, rows, columns = x.shape
        if rows % (kh * kw) != 0:
            raise RuntimeError(
                "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got "
                f"input.size(1)={rows} and kernel_size=({kh}, {kw}).")
        high = (height + 2 * ph - dh * (kh - 1) - 1) // sh + 1
        wide = (width + 2 * pw - dw * (kw - 1) - 1) // sw + 1
        if columns != high * wide:
            raise RuntimeError(
                f"Given output_size=({height}, {width}), kernel_size=({kh}, {kw}), dilation=({dh}, {dw}), padding=({ph}, "
                f"{pw}), stride=({sh}, {sw}), expected size of input's dimension 2 to match the calculated number of "
                f"sliding blocks {high} * {wide} = {high * wide}, but got input.size(2)={columns}.")
        c, full_width = rows // (kh * kw), width + 2 * pw
        down = torch.arange(kh).view(-1, 1, 1, 1) * dh + torch.arange(high).view(1, 1, -1, 1) * sh
        right = torch.arange(kw).view(1, -1, 1, 1) * dw + torch.arange(wide).view(1, 1, 1, -1) * sw
        places = (down * full_width + right).reshape(-1)
        total = torch.zeros((n, c, (height + 2 * ph) * full_width), dtype=x.dtype)
        total = total.index_add(2, places, x.reshape(n, c, kh * kw * columns))
        total = total.view(n, c, height + 2 * ph, full_width)[:, :, ph:ph + height, pw:pw + width]
        return through_node(total.contiguous() if input.dim() == 3 else total.squeeze(0), "Col2ImBackward0")


    def affine_grid(theta, size, align_corners=None):
        if align_corners is None:
            warn(
                "Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please "
                "specify align_corners=True if the old behavior is desired. See the documentation of grid_sample for "
                "details.")
            align_corners = False
        if not theta.is_floating_point():
            raise ValueError(f"Expected theta to have floating point type, but got {theta.dtype}")
        if len(size) == 5:
            raise NotImplementedError("affine_grid of volumes is not supported by this runner")
        if len(size) != 4:
            raise NotImplementedError(
                "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size "
                f"{size}.")
        if theta.dim() != 3 or theta.shape[-2] != 2 or theta.shape[-1] != 3:
            raise ValueError(
                f"Expected a batch of 2D affine matrices of shape Nx2x3 for size {size}. Got {theta.shape}.")
        if min(size) <= 0:
            raise ValueError(f"Expected non-zero, positive output size. Got {size}")
        n, _, h, w = size
        if align_corners and min(h, w) == 1:
            warn(
                "Since version 1.3.0, affine_grid behavior has changed for unit-size grids when align_corners=True. This "
                "is not an intended use case of affine_grid. See the documentation of affine_grid for details.")

        def steps(count):
            if count <= 1:
                return torch.zeros(1, dtype=theta.dtype)
            line = torch.linspace(-1, 1, count, dtype=theta.dtype)
            return line if align_corners else line * (count - 1) / count

        x, y = steps(w).view(1, w).expand(h, w), steps(h).view(h, 1).expand(h, w)
        base = torch.stack([x, y, torch.ones_like(x)], -1).view(1, h * w, 3).expand(n, h * w, 3)
        return through_node(base.bmm(theta.transpose(1, 2)).view(n, h, w, 2), "AffineGridGeneratorBackward0")


    def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
        if mode not in ("bilinear", "nearest", "bicubic"):
            raise ValueError(
                f"nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '{mode}'")
        if padding_mode not in ("zeros", "border", "reflection"):
            raise ValueError(
                "nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: "
                f"'{padding_mode}'")
        if align_corners is None:
            warn(
                "Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please "
                "specify align_corners=True if the old behavior is desired. See the documentation of grid_sample for "
                "details.")
            align_corners = False
        if input.dim() == 0:
            raise IndexError("Dimension specified as 0 but tensor has no dimensions")
        if grid.size(0) != input.size(0):
            raise RuntimeError(
                "grid_sampler(): expected grid and input to have same batch size, but got input with sizes "
                f"{list(input.shape)} and grid with sizes {list(grid.shape)}")
        if grid.size(-1) != input.dim() - 2:
            raise RuntimeError(
                f"grid_sampler(): expected grid to have size {input.dim() - 2} in last dimension, but got grid with sizes "
                f"{list(grid.shape)}")
        if mode == "bicubic" or padding_mode == "reflection" or input.dim() != 4:
            raise NotImplementedError(
                "grid_sample with mode='bicubic', padding_mode='reflection' or volumes is not supported by this runner")
        n, c, h, w = input.shape

        def pixels(along, size):
            if align_corners:
                place = (along + 1) / 2 * (size - 1)
            else:
                place = ((along + 1) * size - 1) / 2
            return place.clamp(0, size - 1) if padding_mode == "border" else place

        x, y = pixels(grid[..., 0], w), pixels(grid[..., 1], h)

        def taken(row, column):
            inside = (row >= 0) & (row < h) & (column >= 0) & (column < w)
            places = (row.clamp(0, h - 1) * w + column.clamp(0, w - 1)).long()
            values = input.reshape(n, c, h * w).gather(2, places.view(n, 1, -1).expand(n, c, -1))
            return (values.view(n, c, *row.shape[1:]) * inside.unsqueeze(1)), inside

        if mode == "nearest":
            return through_node(taken(y.detach().round(), x.detach().round())[0], "GridSampler2DBackward0")
        left, top = x.detach().floor(), y.detach().floor()
        total = 0
        for row, high in ((top, top + 1 - y), (top + 1, y - top)):
            for column, wide in ((left, left + 1 - x), (left + 1, x - left)):
                total = total + taken(row, column)[0] * (high * wide).unsqueeze(1)
        return through_node(total, "GridSampler2DBackward0")
    """#
}
