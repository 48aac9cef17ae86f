// torch.fft, as Python text over real products.

enum FourierSource {
  static let text = #"""
    import math


    def _turns(n, sign):
        """cos and sin of every whole multiple of a full turn over n, exact at the twelfths."""
        h = math.sqrt(3) / 2
        exact = [1.0, h, 0.5, 0.0, -0.5, -h, -1.0, -h, -0.5, 0.0, 0.5, h]
        c, s = [], []
        for k in range(n):
            if 12 * k % n == 0:
                x, y = exact[12 * k // n], exact[(12 * k // n + 9) % 12]
            else:
                x, y = math.cos(2 * math.pi * k / n), math.sin(2 * math.pi * k / n)
            c.append(x)
            s.append(sign * y)
        places = torch.outer(torch.arange(n), torch.arange(n)) % n
        return torch.tensor(c, dtype=torch.float64)[places], torch.tensor(s, dtype=torch.float64)[places]


    def _named(x, name):
        return through_node(x, name) if x.requires_grad and torch.is_grad_enabled() else x


    def _split(input):
        """The parts of a tensor, of a floating point type."""
        if type(input) is Tensor:
            return input._real, input._imag
        return input if input.is_floating_point() else input.to(torch.get_default_dtype()), None


    def _sized(x, n, dim):
        if n is None or n == x.shape[dim]:
            return x
        if n < x.shape[dim]:
            return x.narrow(dim, 0, max(n, 0))
        return torch.cat([x, x.new_zeros(*x.shape[:dim], n - x.shape[dim], *x.shape[dim + 1:])], dim)


    def _transform(input, n, dim, norm, sign):
        real, imag = _split(input)
        if not -real.dim() <= dim < real.dim():
            raise IndexError(f"Dimension out of range (expected to be in range of [{-real.dim()}, {real.dim() - 1}], but got {dim})")
        dim %= real.dim()
        kind = real.dtype
        if n is not None and n < 1 or real.shape[dim] < 1:
            raise RuntimeError(f"Invalid number of data points ({real.shape[dim] if n is None else n}) specified")

        def lines(x):
            return _sized(x, n, dim).to(torch.float64).movedim(dim, -1)
        real = lines(real)
        count = real.shape[-1]
        c, s = _turns(count, sign)
        a, b = real @ c, real @ s
        if imag is not None:
            imag = lines(imag)
            a, b = a - imag @ s, b + imag @ c
        if norm not in (None, "forward", "backward", "ortho"):
            raise RuntimeError(f'Invalid normalization mode: "{norm}"')
        scaled = {None: sign > 0, "backward": sign > 0, "forward": sign < 0}.get(norm, None)
        scale = math.sqrt(count) if norm == "ortho" else count if scaled else 1
        if scale != 1:
            a, b = a / scale, b / scale
        # No minus zeros where PyTorch's sums have none.
        a, b = a + 0.0, b + 0.0
        return made(a.to(kind).movedim(-1, dim), b.to(kind).movedim(-1, dim),
                    "FftR2CBackward0" if imag is None else "FftC2CBackward0")


    @parsed("fft_fft(Tensor input, int? n=None, int dim=-1, str? norm=None)")
    def fft(input, n=None, dim=-1, norm=None):
        return _transform(input, n, dim, norm, -1)


    @parsed("fft_ifft(Tensor input, int? n=None, int dim=-1, str? norm=None)")
    def ifft(input, n=None, dim=-1, norm=None):
        return _transform(input, n, dim, norm, 1)


    def _half(whole, dim, name="FftR2CBackward0"):
        return whole._each(lambda x: x.narrow(dim, 0, x.shape[dim] // 2 + 1), name)


    @parsed("fft_rfft(Tensor input, int? n=None, int dim=-1, str? norm=None)")
    def rfft(input, n=None, dim=-1, norm=None):
        if type(input) is Tensor:
            raise RuntimeError("rfft expects a real input tensor, but got " + input._type_name())
        return _half(_transform(input, n, dim, norm, -1), dim)


    def _whole(input, n, dim, sign):
        """All lines of a spectrum of which the first half is given, the conjugate of it for hfft."""
        real, imag = _split(input)
        imag = real * 0 if imag is None else imag
        dim %= real.dim()
        n = 2 * (real.shape[dim] - 1) if n is None else n
        if n < 1:
            raise RuntimeError(f"Invalid number of data points ({n}) specified")

        def whole(x, odd):
            x = _sized(x, n // 2 + 1, dim).movedim(dim, -1)
            rest = x[..., 1:(n + 1) // 2].flip(-1) * odd
            return torch.cat([x, rest], -1).movedim(-1, dim)
        return made(whole(real, 1), whole(imag * sign, -1)), n


    @parsed("fft_irfft(Tensor input, int? n=None, int dim=-1, str? norm=None)")
    def irfft(input, n=None, dim=-1, norm=None):
        whole, n = _whole(input, n, dim, 1)
        return _named(_transform(whole, n, dim, norm, 1)._real, "FftC2RBackward0")


    _OPPOSITE = {None: "forward", "backward": "forward", "forward": "backward", "ortho": "ortho"}


    @parsed("fft_hfft(Tensor input, int? n=None, int dim=-1, str? norm=None)")
    def hfft(input, n=None, dim=-1, norm=None):
        return irfft(input.conj() if type(input) is Tensor else input, n, dim, _OPPOSITE.get(norm, norm))


    @parsed("fft_ihfft(Tensor input, int? n=None, int dim=-1, str? norm=None)")
    def ihfft(input, n=None, dim=-1, norm=None):
        result = rfft(input, n, dim, _OPPOSITE.get(norm, norm)).conj()
        return made(result._real, result._imag, "FftR2CBackward0")


    def _places(input, s, dim):
        if dim is None:
            dim = range(-input.dim(), 0) if s is None else range(-len(s), 0)
        dim = (dim,) if isinstance(dim, int) else tuple(dim)
        s = [None] * len(dim) if s is None else [None if n == -1 else n for n in s]
        for d in dim:
            if not -input.dim() <= d < input.dim():
                raise IndexError(f"Dimension out of range (expected to be in range of [{-input.dim()}, {input.dim() - 1}], but got "
                                 f"{d})")
        return list(zip(s, dim))


    @parsed("fft_fftn(Tensor input, int[1] s=None, int[1] dim=None, str? norm=None)")
    def fftn(input, s=None, dim=None, norm=None):
        real = type(input) is not Tensor
        for n, d in reversed(_places(input, s, dim)):
            input = fft(input, n, d, norm)
        return made(input._real, input._imag, "FftR2CBackward0" if real else "FftC2CBackward0")


    @parsed("fft_ifftn(Tensor input, int[1] s=None, int[1] dim=None, str? norm=None)")
    def ifftn(input, s=None, dim=None, norm=None):
        for n, d in reversed(_places(input, s, dim)):
            input = ifft(input, n, d, norm)
        return input


    @parsed("fft_rfftn(Tensor input, int[1] s=None, int[1] dim=None, str? norm=None)")
    def rfftn(input, s=None, dim=None, norm=None):
        *others, (n, d) = _places(input, s, dim)
        input = rfft(input, n, d, norm)
        for n, d in reversed(others):
            input = fft(input, n, d, norm)
        return made(input._real, input._imag, "FftR2CBackward0")


    @parsed("fft_irfftn(Tensor input, int[1] s=None, int[1] dim=None, str? norm=None)")
    def irfftn(input, s=None, dim=None, norm=None):
        *others, (n, d) = _places(input, s, dim)
        for m, o in others:
            input = ifft(input, m, o, norm)
        return irfft(input, n, d, norm)


    @parsed("fft_hfftn(Tensor input, int[1] s=None, int[1] dim=None, str? norm=None)")
    def hfftn(input, s=None, dim=None, norm=None):
        *others, (n, d) = _places(input, s, dim)
        for m, o in others:
            input = fft(input, m, o, norm)
        return hfft(input, n, d, norm)


    @parsed("fft_ihfftn(Tensor input, int[1] s=None, int[1] dim=None, str? norm=None)")
    def ihfftn(input, s=None, dim=None, norm=None):
        *others, (n, d) = _places(input, s, dim)
        input = ihfft(input, n, d, norm)
        for m, o in reversed(others):
            input = ifft(input, m, o, norm)
        return input


    @parsed("fft_fft2(Tensor input, int[1] s=None, int[1] dim=[-2,-1], str? norm=None)")
    def fft2(input, s=None, dim=(-2, -1), norm=None):
        return fftn(input, s, dim, norm)


    @parsed("fft_ifft2(Tensor input, int[1] s=None, int[1] dim=[-2,-1], str? norm=None)")
    def ifft2(input, s=None, dim=(-2, -1), norm=None):
        return ifftn(input, s, dim, norm)


    @parsed("fft_rfft2(Tensor input, int[1] s=None, int[1] dim=[-2,-1], str? norm=None)")
    def rfft2(input, s=None, dim=(-2, -1), norm=None):
        return rfftn(input, s, dim, norm)


    @parsed("fft_irfft2(Tensor input, int[1] s=None, int[1] dim=[-2,-1], str? norm=None)")
    def irfft2(input, s=None, dim=(-2, -1), norm=None):
        return irfftn(input, s, dim, norm)


    @parsed("fft_hfft2(Tensor input, int[1] s=None, int[1] dim=[-2,-1], str? norm=None)")
    def hfft2(input, s=None, dim=(-2, -1), norm=None):
        return hfftn(input, s, dim, norm)


    @parsed("fft_ihfft2(Tensor input, int[1] s=None, int[1] dim=[-2,-1], str? norm=None)")
    def ihfft2(input, s=None, dim=(-2, -1), norm=None):
        return ihfftn(input, s, dim, norm)


    @parsed("fft_fftfreq(int n, float d=1.0, *, options)")
    def fftfreq(n, d=1.0, *, dtype=None):
        positions = list(range((n + 1) // 2)) + list(range(-(n // 2), 0))
        return torch.tensor(positions, dtype=dtype or torch.get_default_dtype()) / (n * d)


    @parsed("fft_rfftfreq(int n, float d=1.0, *, options)")
    def rfftfreq(n, d=1.0, *, dtype=None):
        return torch.arange(n // 2 + 1).to(dtype or torch.get_default_dtype()) / (n * d)


    @parsed("fft_fftshift(Tensor input, int[1] dim=None)")
    def fftshift(input, dim=None):
        dims = range(input.dim()) if dim is None else (dim,) if isinstance(dim, int) else dim
        return input.roll(tuple(input.shape[d] // 2 for d in dims), tuple(dims))


    @parsed("fft_ifftshift(Tensor input, int[1] dim=None)")
    def ifftshift(input, dim=None):
        dims = range(input.dim()) if dim is None else (dim,) if isinstance(dim, int) else dim
        return input.roll(tuple(-(input.shape[d] // 2) for d in dims), tuple(dims))
    """#
}
