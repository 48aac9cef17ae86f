// torch.testing: whether tensors are close, with an error that says how far they are apart; as Python text.

enum TestingSource {
  static let names = ["assert_close"]

  static let text = #"""
    _TOLERANCES = {torch.float16: (1e-3, 1e-5), torch.bfloat16: (1.6e-2, 1e-5), torch.float32: (1.3e-6, 1e-5),
                   torch.float64: (1e-7, 1e-7), torch.complex64: (1.3e-6, 1e-5), torch.complex128: (1e-7, 1e-7)}


    def _fail(text, path, msg, error=AssertionError):
        if path:
            text += "\n\nThe failure occurred for item " + "".join(f"[{p!r}]" for p in path)
        raise error(text if msg is None or error is not AssertionError else msg(text) if callable(msg) else msg)


    def _tolerances(given, *dtypes):
        if given[0] is not None:
            return given
        known = [_TOLERANCES.get(d, (0.0, 0.0)) for d in dtypes]
        return max(k[0] for k in known), max(k[1] for k in known)


    def _allowed(amount, show):
        return f" (up to {amount} allowed)" if show else ""


    def _compare_scalars(actual, expected, given, equal_nan, path, msg):
        inexact = any(isinstance(x, (float, complex)) for x in (actual, expected))
        rtol, atol = _tolerances(given, torch.float64 if inexact else torch.int64)
        _compare_values(actual, expected, rtol, atol, equal_nan, path, msg)


    def _compare_values(actual, expected, rtol, atol, equal_nan, path, msg):
        difference = abs(actual - expected)
        if difference <= atol + rtol * abs(expected) or actual == expected or (
                equal_nan and actual != actual and expected != expected):
            return
        inexact = bool(rtol or atol)
        relative = difference / abs(expected) if expected else float("inf")
        _fail(f"Scalars are not {'close' if inexact else 'equal'}!\n\nExpected {expected} but got {actual}.\n"
              f"Absolute difference: {difference}{_allowed(atol, inexact)}\n"
              f"Relative difference: {relative}{_allowed(rtol, inexact)}", path, msg)


    def _compare_tensors(actual, expected, given, equal_nan, check_dtype, check_stride, path, msg):
        if actual.shape != expected.shape:
            _fail(f"The values for attribute 'shape' do not match: {actual.shape} != {expected.shape}.", path, msg)
        if check_dtype and actual.dtype != expected.dtype:
            _fail(f"The values for attribute 'dtype' do not match: {actual.dtype} != {expected.dtype}.", path, msg)
        if check_stride and actual.stride() != expected.stride():
            _fail(f"The values for attribute 'stride()' do not match: {actual.stride()} != {expected.stride()}.", path, msg)
        rtol, atol = _tolerances(given, actual.dtype, expected.dtype)
        actual, expected = actual.detach(), expected.detach()
        if actual.dtype != expected.dtype:
            common = torch.promote_types(actual.dtype, expected.dtype)
            actual, expected = actual.to(common), expected.to(common)
        if not actual.is_floating_point() and not actual.is_complex():
            actual, expected = actual.to(torch.int64), expected.to(torch.int64)
        matches = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan)
        if bool(matches.all()):
            return
        if actual.dim() == 0:
            _compare_values(actual.item(), expected.item(), rtol, atol, equal_nan, path, msg)
        inexact = bool(rtol or atol)
        wrong = int((~matches).sum())
        count = matches.numel()
        lines = [f"Tensor-likes are not {'close' if inexact else 'equal'}!\n",
                 f"Mismatched elements: {wrong} / {count} ({wrong / count:.1%})"]
        absolute = (actual - expected).abs()
        absolute[matches] = 0
        relative = absolute / expected.abs()
        relative[matches] = 0
        for name, values, limit in ("absolute", absolute, atol), ("relative", relative, rtol):
            place = int(values.reshape(-1).argmax())
            index = tuple(int(i) for i in torch.unravel_index(torch.tensor(place), values.shape))
            lines.append(f"Greatest {name} difference: {values.reshape(-1)[place].item()} at index {index}"
                         f"{_allowed(limit, inexact)}")
        _fail("\n".join(lines), path, msg)


    def _compare(actual, expected, given, equal_nan, check_dtype, check_stride, path, msg):
        def inner(a, b, at):
            _compare(a, b, given, equal_nan, check_dtype, check_stride, path + [at], msg)
        if isinstance(actual, dict) and isinstance(expected, dict):
            missing = sorted(set(expected) - set(actual), key=repr)
            additional = sorted(set(actual) - set(expected), key=repr)
            if missing or additional:
                _fail("The keys of the mappings do not match:\n" + "\n".join(
                    f"{what} keys in the actual mapping: {keys}"
                    for what, keys in (("Missing", missing), ("Additional", additional)) if keys), path, msg)
            for key in actual:
                inner(actual[key], expected[key], key)
        elif isinstance(actual, (list, tuple)) and isinstance(expected, (list, tuple)):
            if len(actual) != len(expected):
                _fail(f"The length of the sequences mismatch: {len(actual)} != {len(expected)}", path, msg)
            for i, (a, b) in enumerate(zip(actual, expected)):
                inner(a, b, i)
        elif actual is None and expected is None:
            pass
        elif isinstance(actual, torch.Tensor) and isinstance(expected, torch.Tensor):
            _compare_tensors(actual, expected, given, equal_nan, check_dtype, check_stride, path, msg)
        elif isinstance(actual, (int, float, complex)) and isinstance(expected, (int, float, complex)):
            _compare_scalars(actual, expected, given, equal_nan, path, msg)
        else:
            _fail(f"No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}.", path, None,
                  TypeError)


    def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False, check_device=True,
                     check_dtype=True, check_layout=True, check_stride=False, msg=None):
        """Raises an AssertionError unless all numbers in two things are close."""
        if (rtol is None) != (atol is None):
            raise ValueError("Both 'rtol' and 'atol' must be either specified or omitted, but got no "
                             f"{'rtol' if rtol is None else 'atol'}.")
        _compare(actual, expected, (rtol, atol), equal_nan, check_dtype, check_stride, [], msg)
    """#
}

/// What torch's module of tensor texts has besides `torch.set_printoptions`.
enum TensorTextSource {
  static let text = #"""
    from contextlib import contextmanager

    set_printoptions = torch.set_printoptions


    def get_printoptions():
        """The options of printing, as a dict."""
        return dict(zip(("precision", "threshold", "edgeitems", "linewidth", "sci_mode"), print_options()))


    @contextmanager
    def printoptions(**kwargs):
        """Changes options of printing for a block of code."""
        before = get_printoptions()
        set_printoptions(**kwargs)
        try:
            yield
        finally:
            set_printoptions(**before)
    """#
}
