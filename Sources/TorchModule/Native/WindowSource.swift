// Windows of torch, torch.signal.windows, and the short-time Fourier transform, as Python text.

enum WindowSource {
  static let names = [
    "bartlett_window", "blackman_window", "hamming_window", "hann_window", "kaiser_window", "stft", "istft",
  ]

  static let text = #"""
    import math


    def _window(name, more=""):
        # The forms of a window: its length, whether it is to be periodic, and its own numbers.
        rest = [part for part in more.split(", ") if part]
        forms = [f"{name}(int window_length, *, options)", f"{name}(int window_length, bool periodic, *, options)"]
        for k in range(len(rest)):
            forms.append(f"{name}(int window_length, bool periodic, {', '.join(rest[:k + 1])}, *, options)")

        def decorate(shape):
            def window(window_length, periodic=True, *own, dtype=None, layout=None, device=None, pin_memory=False,
                       requires_grad=False, **named):
                dtype = torch.get_default_dtype() if dtype is None else dtype
                if not dtype.is_floating_point:
                    raise RuntimeError(
                        f"{name} expects floating point dtypes, got: TensorOptions(dtype={_native_name(dtype)}, device=cpu, "
                        "layout=Strided (default), requires_grad=false (default), pinned_memory=false, "
                        "memory_format=(nullopt))")
                if window_length < 0:
                    raise RuntimeError(f"{name} requires non-negative window_length, got window_length={window_length}")
                if window_length == 0:
                    return torch.empty(0, dtype=dtype, requires_grad=requires_grad)
                if window_length == 1:
                    return torch.ones(1, dtype=dtype, requires_grad=requires_grad)
                n = window_length + (1 if periodic else 0)
                made = shape(torch.arange(n, dtype=dtype), n, *own, **named)
                made = made.narrow(0, 0, window_length) if periodic else made
                return made.requires_grad_(requires_grad)
            window.__doc__ = shape.__doc__
            return native(*forms)(window)
        return decorate


    def _native_name(dtype):
        return {"int64": "long int", "int32": "int", "int16": "short int", "int8": "signed char",
                "uint8": "unsigned char"}.get(str(dtype)[6:], str(dtype)[6:])


    @_window("bartlett_window")
    def bartlett_window(x, n):
        """A triangle."""
        x = x.mul_(2.0 / (n - 1))
        half = ((n - 1) >> 1) + 1
        x.narrow(0, half, n - half).mul_(-1).add_(2)
        return x


    @_window("blackman_window")
    def blackman_window(x, n):
        """A window of two cosines."""
        x = x.mul_(math.pi / (n - 1))
        return x.mul(4).cos_().mul_(0.08) - x.mul(2).cos_().mul_(0.5) + 0.42


    @_window("hamming_window", "float alpha, float beta")
    def hamming_window(x, n, alpha=0.54, beta=0.46):
        """A raised cosine that does not end at zero."""
        return x.mul_(math.pi * 2.0 / (n - 1)).cos_().mul_(-beta).add_(alpha)


    @_window("hann_window")
    def hann_window(x, n):
        """A raised cosine."""
        return x.mul_(math.pi * 2.0 / (n - 1)).cos_().mul_(-0.5).add_(0.5)


    @_window("kaiser_window", "float beta")
    def kaiser_window(x, n, beta=12.0):
        """A window of a Bessel function."""
        x = x * (2.0 / (n - 1)) - 1
        inside = (1 - x * x).clamp_(min=0).sqrt_() * beta
        return torch.i0(inside) / torch.i0(torch.tensor(float(beta), dtype=x.dtype))


    def _frame(name, n_fft, hop_length, win_length, window, dtype):
        hop = n_fft // 4 if hop_length is None else hop_length
        length = n_fft if win_length is None else win_length
        if hop <= 0:
            raise RuntimeError(f"{name}: expected hop_length > 0, but got hop_length={hop}")
        if not 0 < length <= n_fft:
            raise RuntimeError(f"{name}: expected 0 < win_length <= n_fft, but got win_length={length}")
        if window is not None and (window.dim() != 1 or window.size(0) != length):
            raise RuntimeError(
                f"{name}: expected a 1D window tensor of size equal to win_length={length}, but got window with size "
                f"{list(window.shape)}")
        if window is None:
            window = torch.ones(length, dtype=dtype)
        if length < n_fft:
            left = (n_fft - length) // 2
            window = F.pad(window, (left, n_fft - length - left))
        return hop, window


    def stft(input, n_fft, hop_length=None, win_length=None, window=None, center=True, pad_mode="reflect",
             normalized=False, onesided=None, return_complex=None, align_to_window=None):
        """The Fourier transforms of pieces of a signal."""
        if window is None:
            warn("A window was not provided. A rectangular window will be applied,which is known to cause spectral leakage. "
                 "Other windows such as torch.hann_window or torch.hamming_window are recommended to reduce spectral "
                 "leakage.To suppress this warning and use a rectangular window, explicitly set "
                 "`window=torch.ones(n_fft, device=<device>)`.", 1)
        if return_complex is None:
            raise RuntimeError(
                "stft requires the return_complex parameter be given for real inputs, and will further require that "
                "return_complex=True in a future PyTorch release.")
        if align_to_window is not None:
            raise NotImplementedError("align_to_window of torch.stft is not supported by this runner")
        alone = input.dim() == 1
        x = input.unsqueeze(0) if alone else input
        if center:
            side = n_fft // 2
            x = F.pad(x.unsqueeze(1), (side, side), pad_mode).squeeze(1)
        hop, window = _frame(f"stft({input.type()}{list(input.shape)}, n_fft={n_fft})", n_fft, hop_length, win_length,
                             window, x.dtype)
        pieces = x.unfold(-1, n_fft, hop) * window
        norm = "ortho" if normalized else None
        whole = torch.fft.fft(pieces, norm=norm) if onesided is False else torch.fft.rfft(pieces, norm=norm)
        result = whole.transpose(1, 2)
        result = result.squeeze(0) if alone else result
        if return_complex:
            return result
        warn("stft with return_complex=False is deprecated. In a future pytorch release, stft will return complex tensors for "
             "all inputs, and return_complex=False will raise an error.\nNote: you can still call torch.view_as_real on the "
             "complex output to recover the old return format.", 1)
        return torch.view_as_real(result)


    def istft(input, n_fft, hop_length=None, win_length=None, window=None, center=True, normalized=False,
              onesided=None, length=None, return_complex=False):
        """The signal that pieces were transformed from."""
        if return_complex or onesided is False:
            raise NotImplementedError("complex signals of torch.istft are not supported by this runner")
        alone = input.dim() == 2
        x = input.unsqueeze(0) if alone else input
        real = x.real
        hop, window = _frame(f"istft(...)", n_fft, hop_length, win_length, window, real.dtype)
        pieces = torch.fft.irfft(x.transpose(1, 2), n_fft, norm="ortho" if normalized else None) * window
        count = pieces.size(1)
        total = n_fft + hop * (count - 1)
        signal, weight = torch.zeros(pieces.size(0), total, dtype=real.dtype), torch.zeros(total, dtype=real.dtype)
        for i in range(count):
            signal[:, i * hop:i * hop + n_fft] += pieces[:, i]
            weight[i * hop:i * hop + n_fft] += window * window
        start = n_fft // 2 if center else 0
        end = start + length if length is not None else total - start if center else total
        signal, weight = signal[:, start:end], weight[start:end]
        least = weight.abs().min()
        if least <= 1e-11:
            raise RuntimeError(
                f"istft({input.type()}{list(input.shape)}, n_fft={n_fft}) window overlap add min: {int(least > 1e-11)}")
        signal = signal / weight
        if length is not None and end > total:
            warn("The length of signal is shorter than the length parameter. Result is being padded with zeros in the tail. "
                 "Please check your center and hop_length settings.", 1)
            signal = F.pad(signal, (0, end - total))
        return signal.squeeze(0) if alone else signal
    """#

  /// torch.signal.windows.
  static let signal = #"""
    import math


    def _checked(name, M, dtype):
        if M < 0:
            raise ValueError(f"{name} requires non-negative window length, got M={M}")
        if dtype not in (torch.float32, torch.float64):
            raise ValueError(f"{name} expects float32 or float64 dtypes, got: {dtype}")


    def _options(f):
        def window(M, *args, dtype=None, layout=torch.strided, device=None, requires_grad=False, **kwargs):
            dtype = torch.get_default_dtype() if dtype is None else dtype
            is_cosine = f.__name__ in ("general_hamming", "hamming", "hann", "blackman", "nuttall")
            _checked("general_cosine" if is_cosine else f.__name__, M, dtype)
            if M == 0:
                return torch.empty((0,), dtype=dtype, requires_grad=requires_grad)
            made = f(M, *args, dtype=dtype, **kwargs)
            return made.requires_grad_(requires_grad)
        window.__name__, window.__doc__ = f.__name__, f.__doc__
        return window


    @_options
    def exponential(M, *, center=None, tau=1.0, sym=True, dtype=None):
        """A window that falls off exponentially."""
        if tau <= 0:
            raise ValueError(f"Tau must be positive, got: {tau} instead.")
        if sym and center is not None:
            raise ValueError("Center must be None for symmetric windows")
        center = (M if not sym and M > 1 else M - 1) / 2.0 if center is None else center
        k = torch.linspace(-center / tau, (-center + (M - 1)) / tau, M, dtype=dtype)
        return torch.exp(-torch.abs(k))


    @_options
    def cosine(M, *, sym=True, dtype=None):
        """Half a wave."""
        start = 0.5
        k = torch.linspace(start * math.pi / (M + 1 if not sym and M > 1 else M),
                           (start + (M - 1)) * math.pi / (M + 1 if not sym and M > 1 else M), M, dtype=dtype)
        return torch.sin(k)


    @_options
    def gaussian(M, *, std=1.0, sym=True, dtype=None):
        """A normal distribution's bell."""
        if std <= 0:
            raise ValueError(f"Standard deviation must be positive, got: {std} instead.")
        start = -(M if not sym and M > 1 else M - 1) / 2.0
        constant = 1 / (std * math.sqrt(2))
        k = torch.linspace(start * constant, (start + (M - 1)) * constant, M, dtype=dtype)
        return torch.exp(-k ** 2)


    @_options
    def kaiser(M, *, beta=12.0, sym=True, dtype=None):
        """A window of a Bessel function."""
        if beta < 0:
            raise ValueError(f"beta must be non-negative, got: {beta} instead.")
        if M == 1:
            return torch.ones((1,), dtype=dtype)
        beta = torch.tensor(beta, dtype=dtype)
        start = -beta
        constant = 2.0 * beta / (M if not sym else M - 1)
        end = torch.minimum(beta, start + (M - 1) * constant)
        k = torch.linspace(start.item(), end.item(), M, dtype=dtype)
        return torch.i0(torch.sqrt(beta * beta - torch.pow(k, 2))) / torch.i0(beta)


    def _cosines(M, a, sym, dtype):
        if M == 1:
            return torch.ones((1,), dtype=dtype)
        if not isinstance(a, (list, tuple)):
            raise TypeError("Coefficients must be a list/tuple")
        if not a:
            raise ValueError("Coefficients cannot be empty")
        constant = 2 * math.pi / (M if not sym else M - 1)
        k = torch.linspace(0, (M - 1) * constant, M, dtype=dtype)
        weights = torch.tensor([(-1) ** i * w for i, w in enumerate(a)], dtype=dtype)
        i = torch.arange(weights.shape[0], dtype=dtype)
        return (weights.unsqueeze(-1) * torch.cos(i.unsqueeze(-1) * k)).sum(0)


    @_options
    def general_cosine(M, *, a, sym=True, dtype=None):
        """A sum of cosines."""
        return _cosines(M, a, sym, dtype)


    @_options
    def general_hamming(M, *, alpha=0.54, sym=True, dtype=None):
        """A raised cosine."""
        return _cosines(M, [alpha, 1.0 - alpha], sym, dtype)


    @_options
    def hamming(M, *, sym=True, dtype=None):
        """A raised cosine that does not end at zero."""
        return _cosines(M, [0.54, 1.0 - 0.54], sym, dtype)


    @_options
    def hann(M, *, sym=True, dtype=None):
        """A raised cosine."""
        return _cosines(M, [0.5, 0.5], sym, dtype)


    @_options
    def blackman(M, *, sym=True, dtype=None):
        """A window of two cosines."""
        return _cosines(M, [0.42, 0.5, 0.08], sym, dtype)


    @_options
    def nuttall(M, *, sym=True, dtype=None):
        """A window of three cosines."""
        return _cosines(M, [0.3635819, 0.4891775, 0.1365995, 0.0106411], sym, dtype)


    @_options
    def bartlett(M, *, sym=True, dtype=None):
        """A triangle."""
        if M == 1:
            return torch.ones((1,), dtype=dtype)
        start = -1
        constant = 2 / (M if not sym else M - 1)
        k = torch.linspace(start, start + (M - 1) * constant, M, dtype=dtype)
        return 1 - torch.abs(k)
    """#
}
