// torch.fft of several dimensions, as Python text over its transforms of one.

import MiniPython

enum FourierSource {
  nonisolated(unsafe) static let part = PythonPart(module: "torch.fft._several", names: names, text: text)

  private static let names = [
    "fft2", "ifft2", "rfft2", "irfft2", "fftn", "ifftn", "rfftn", "irfftn", "hfft", "ihfft", "hfft2", "ihfft2", "hfftn",
    "ihfftn",
  ]

  private static let text = #"""
    one = torch.fft
    _TURNED = {None: "forward", "backward": "forward", "forward": "backward", "ortho": "ortho"}


    def _places(input, s, dim, name="dim"):
        # The sizes and dimensions that a transform is over.
        rank = input.dim()
        if dim is None:
            dim = list(range(rank)) if s is None else list(range(rank - len(s), rank))
        dim = [dim] if isinstance(dim, int) else list(dim)
        for d in dim:
            if not -rank <= d < max(rank, 1):
                raise IndexError(
                    f"Dimension out of range (expected to be in range of [{-rank}, {rank - 1}], but got {d})")
        dim = [d % rank for d in dim]
        if len(set(dim)) < len(dim):
            raise RuntimeError("FFT dims must be unique")
        if s is not None and len(s) != len(dim):
            raise RuntimeError("When given, dim and shape arguments must have the same length")
        sizes = [None] * len(dim) if s is None else [None if n == -1 else n for n in s]
        return sizes, dim


    def _each(transform, input, sizes, dim, norm):
        for n, d in reversed(list(zip(sizes, dim))):
            input = transform(input, n, d, norm)
        return input


    def fftn(input, s=None, dim=None, norm=None, *, out=None):
        """The Fourier transform over several dimensions."""
        return _each(one.fft, input, *_places(input, s, dim), norm)


    def ifftn(input, s=None, dim=None, norm=None, *, out=None):
        """The inverse of `fftn`."""
        return _each(one.ifft, input, *_places(input, s, dim), norm)


    def rfftn(input, s=None, dim=None, norm=None, *, out=None):
        """The half of `fftn` of real numbers that says all."""
        sizes, dim = _places(input, s, dim)
        if not dim:
            raise RuntimeError("rfftn must transform at least one axis")
        half = one.rfft(input, sizes[-1], dim[-1], norm)
        return _each(one.fft, half, sizes[:-1], dim[:-1], norm)


    def irfftn(input, s=None, dim=None, norm=None, *, out=None):
        """The inverse of `rfftn`."""
        sizes, dim = _places(input, s, dim)
        if not dim:
            raise RuntimeError("irfftn must transform at least one axis")
        return one.irfft(_each(one.ifft, input, sizes[:-1], dim[:-1], norm), sizes[-1], dim[-1], norm)


    def hfft(input, n=None, dim=-1, norm=None, *, out=None):
        """The transform of a signal whose second half is the first one's mirror image."""
        return one.irfft(_conjugate(input), n, dim, _TURNED[norm])


    def ihfft(input, n=None, dim=-1, norm=None, *, out=None):
        """The inverse of `hfft`."""
        return _conjugate(one.rfft(input, n, dim, _TURNED[norm]))


    def _conjugate(x):
        return x.conj().resolve_conj() if x.is_complex() else x


    def hfftn(input, s=None, dim=None, norm=None, *, out=None):
        """`hfft` over several dimensions."""
        sizes, dim = _places(input, s, dim)
        turned = _each(one.fft, input, sizes[:-1], dim[:-1], norm)
        return hfft(turned, sizes[-1], dim[-1], norm)


    def ihfftn(input, s=None, dim=None, norm=None, *, out=None):
        """The inverse of `hfftn`."""
        sizes, dim = _places(input, s, dim)
        half = ihfft(input, sizes[-1], dim[-1], norm)
        return _each(one.ifft, half, sizes[:-1], dim[:-1], norm)


    def _of_two(several):
        def two(input, s=None, dim=(-2, -1), norm=None, *, out=None):
            return several(input, s, dim, norm)
        two.__doc__ = several.__doc__
        return two


    fft2, ifft2, rfft2, irfft2 = _of_two(fftn), _of_two(ifftn), _of_two(rfftn), _of_two(irfftn)
    hfft2, ihfft2 = _of_two(hfftn), _of_two(ihfftn)
    """#
}
