// torch.testing, as Python text: assert_close and make_tensor.

enum TestingSource {
  static let text = #"""
    import cmath
    import math
    from collections.abc import Mapping, Sequence

    _PRECISIONS = {
        torch.float16: (0.001, 1e-5), torch.bfloat16: (0.016, 1e-5), torch.float32: (1.3e-6, 1e-5),
        torch.float64: (1e-7, 1e-7), torch.complex64: (1.3e-6, 1e-5), torch.complex128: (1e-7, 1e-7),
    }
    _NUMBERS = {int: torch.int64, float: torch.float64, complex: torch.complex128}


    class _Mismatch(Exception):
        # An error to be, and the item of the inputs that it is about.
        def __init__(self, kind, text, place):
            self.kind, self.text, self.place = kind, text, place

        def error(self, msg):
            if isinstance(msg, str):
                return self.kind(msg)
            text = self.text
            if self.place:
                text += "\n\nThe failure occurred for item " + "".join(f"[{item!r}]" for item in self.place)
            return self.kind(msg(text) if callable(msg) else text)


    def _tolerances(dtypes, options, place, precisions=_PRECISIONS):
        rtol, atol = options["rtol"], options["atol"]
        if (rtol is None) != (atol is None):
            raise _Mismatch(
                ValueError, "Both 'rtol' and 'atol' must be either specified or omitted, but got no "
                f"{'rtol' if rtol is None else 'atol'}.", place)
        if rtol is not None:
            return rtol, atol
        known = [precisions.get(dtype, (0.0, 0.0)) for dtype in dtypes]
        return max(k[0] for k in known), max(k[1] for k in known)


    def _differences(head, extra, rows, rtol, atol):
        equality = rtol == 0 and atol == 0
        text = f"{head} are not {'equal' if equality else 'close'}!\n\n{extra}\n"
        for (kind, difference, place), limit in zip(rows, (atol, rtol)):
            line = (f"{kind.title()} difference: {difference}" if place is None else
                    f"Greatest {kind} difference: {difference} at index {place}")
            text += line + ("" if equality else f" (up to {limit} allowed)") + "\n"
        return text.strip()


    def _number_text(actual, expected, rtol, atol):
        difference = abs(actual - expected)
        relative = math.inf if expected == 0 else difference / abs(expected)
        return _differences("Scalars", f"Expected {expected} but got {actual}.",
                            [("absolute", difference, None), ("relative", relative, None)], rtol, atol)


    def _tensor_text(actual, expected, matches, rtol, atol):
        def place(flat):
            found = []
            for size in reversed(matches.shape):
                flat, rest = divmod(flat, size)
                found.append(rest)
            return tuple(reversed(found))

        count = matches.numel()
        wrong = count - int(torch.sum(matches))
        a, b, same = actual.flatten(), expected.flatten(), matches.flatten()
        if not actual.dtype.is_floating_point and not actual.dtype.is_complex:
            a, b = a.to(torch.int64), b.to(torch.int64)
        absolute = torch.abs(a - b)
        absolute[same] = 0
        most, at = torch.max(absolute, 0)
        relative = absolute / torch.abs(b)
        relative[same] = 0
        most_relative, at_relative = torch.max(relative, 0)
        return _differences(
            "Tensor-likes", f"Mismatched elements: {wrong} / {count} ({wrong / count:.1%})",
            [("absolute", most.item(), place(int(at))), ("relative", most_relative.item(), place(int(at_relative)))],
            rtol, atol)


    def _compare_numbers(actual, expected, options, place):
        rtol, atol = _tolerances([_NUMBERS[type(actual)], _NUMBERS[type(expected)]], options, place)

        def compare():
            if options["check_dtype"] and type(actual) is not type(expected):
                raise _Mismatch(
                    AssertionError, f"The (d)types do not match: {type(actual)} != {type(expected)}.", place)
            if actual == expected:
                return
            if options["equal_nan"] and cmath.isnan(actual) and cmath.isnan(expected):
                return
            difference = abs(actual - expected)
            if cmath.isfinite(difference) and difference <= atol + rtol * abs(expected):
                return
            raise _Mismatch(AssertionError, _number_text(actual, expected, rtol, atol), place)
        return compare


    def _compare_tensors(actual, expected, options, place):
        rtol, atol = _tolerances([actual.dtype, expected.dtype], options, place)

        def differ(attribute, a, b):
            raise _Mismatch(
                AssertionError, f"The values for attribute '{attribute}' do not match: {a} != {b}.", place)

        def compare():
            a, b = actual, expected
            if a.shape != b.shape:
                differ("shape", a.shape, b.shape)
            if options["check_stride"] and a.stride() != b.stride():
                differ("stride()", a.stride(), b.stride())
            if options["check_dtype"] and a.dtype != b.dtype:
                differ("dtype", a.dtype, b.dtype)
            if a.dtype != b.dtype:
                common = torch.promote_types(a.dtype, b.dtype)
                a, b = a.to(common), b.to(common)
            matches = torch.isclose(a, b, rtol=rtol, atol=atol, equal_nan=options["equal_nan"])
            if torch.all(matches):
                return
            if a.shape == ():
                text = _number_text(a.item(), b.item(), rtol, atol)
            else:
                text = _tensor_text(a, b, matches, rtol, atol)
            raise _Mismatch(AssertionError, text, place)
        return compare


    def _comparisons(actual, expected, options, place):
        # What there is to compare, item by item.
        if all(isinstance(x, Sequence) and not isinstance(x, str) for x in (actual, expected)):
            if len(actual) != len(expected):
                raise _Mismatch(
                    AssertionError, f"The length of the sequences mismatch: {len(actual)} != {len(expected)}", place)
            return [each for i in range(len(actual))
                    for each in _comparisons(actual[i], expected[i], options, (*place, i))]
        if isinstance(actual, Mapping) and isinstance(expected, Mapping):
            mine, theirs = set(actual.keys()), set(expected.keys())
            if mine != theirs:
                raise _Mismatch(
                    AssertionError, "The keys of the mappings do not match:\nMissing keys in the actual mapping: "
                    f"{sorted(theirs - mine)}\nAdditional keys in the actual mapping: {sorted(mine - theirs)}", place)
            try:
                mine = sorted(mine)
            except Exception:
                pass
            return [each for key in mine for each in _comparisons(actual[key], expected[key], options, (*place, key))]
        if actual is None or expected is None:
            def compare():
                if not (actual is None and expected is None):
                    raise _Mismatch(AssertionError, f"None mismatch: {actual} is not {expected}", place)
            return [compare]
        if isinstance(actual, bool) and isinstance(expected, bool):
            def compare():
                if actual is not expected:
                    raise _Mismatch(AssertionError, f"Booleans mismatch: {actual} is not {expected}", place)
            return [compare]
        kinds = tuple(_NUMBERS)
        if isinstance(actual, kinds) and isinstance(expected, kinds):
            return [_compare_numbers(actual, expected, options, place)]
        related = isinstance(actual, type(expected)) or isinstance(expected, type(actual))
        if related and (options["allow_subclasses"] or type(actual) is type(expected)):
            try:
                a, b = [x if isinstance(x, Tensor) else torch.as_tensor(x) for x in (actual, expected)]
            except Exception:
                a = None
            if a is not None:
                return [_compare_tensors(a, b, options, place)]
        raise _Mismatch(
            TypeError, f"No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}.", place)


    def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False,
                     check_device=True, check_dtype=True, check_layout=True, check_stride=False, msg=None):
        """Raises an error unless two tensors, numbers or structures of them are close."""
        options = dict(allow_subclasses=allow_subclasses, rtol=rtol, atol=atol, equal_nan=equal_nan,
                       check_dtype=check_dtype, check_stride=check_stride)
        try:
            comparisons = _comparisons(actual, expected, options, ())
        except _Mismatch as mismatch:
            raise mismatch.error(None) from None
        for compare in comparisons:
            try:
                compare()
            except _Mismatch as mismatch:
                raise mismatch.error(msg) from None


    def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True, msg=""):
        """What `assert_close` was before."""
        warn(
            "`torch.testing.assert_allclose()` is deprecated since 1.12 and will be removed in a future release. "
            "Please use `torch.testing.assert_close()` instead. "
            "You can find detailed upgrade instructions in https://github.com/pytorch/pytorch/issues/61844.", 2,
            FutureWarning)
        if not isinstance(actual, Tensor):
            actual = torch.tensor(actual)
        if not isinstance(expected, Tensor):
            expected = torch.tensor(expected, dtype=actual.dtype)
        if rtol is None and atol is None:
            rtol, atol = _tolerances(
                [actual.dtype, expected.dtype], dict(rtol=None, atol=None), (),
                {torch.float16: (1e-3, 1e-3), torch.float32: (1e-4, 1e-5), torch.float64: (1e-5, 1e-8)})
        assert_close(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=False, msg=msg or None)


    def make_tensor(*shape, dtype, device, low=None, high=None, requires_grad=False, noncontiguous=False,
                    exclude_zero=False, memory_format=None):
        """A tensor of uniformly drawn numbers."""
        floating = dtype.is_floating_point or dtype.is_complex

        def limits(lowest, highest, default_low, default_high):
            least = default_low if low is None else low
            most = default_high if high is None else high
            if any(isinstance(x, float) and math.isnan(x) for x in (least, most)):
                raise ValueError(f"`low` and `high` cannot be NaN, but got low={least!r} and high={most!r}")
            if least == most and floating:
                warn(
                    "Passing `low==high` to `torch.testing.make_tensor` for floating or complex types "
                    "is deprecated since 2.1 and will be removed in 2.3. "
                    "Use `torch.full(...)` instead.", 3, FutureWarning)
            elif least >= most:
                raise ValueError(f"`low` must be less than `high`, but got {least} >= {most}")
            elif most < lowest or least >= highest:
                raise ValueError(
                    f"The value interval specified by `low` and `high` is [{least}, {most}), but {dtype} only supports "
                    f"[{lowest}, {highest})")
            least, most = min(max(least, lowest), highest), min(max(most, lowest), highest)
            return (least, most) if floating else (math.ceil(least), math.ceil(most))

        if len(shape) == 1 and isinstance(shape[0], Sequence):
            shape = shape[0]
        shape = tuple(shape)
        if noncontiguous and memory_format is not None:
            raise ValueError(
                "The parameters `noncontiguous` and `memory_format` are mutually exclusive, but got "
                f"noncontiguous={noncontiguous!r} and memory_format={memory_format!r}")
        if requires_grad and not floating:
            raise ValueError(
                f"`requires_grad=True` is not supported for boolean and integral dtypes, but got dtype={dtype!r}")
        noncontiguous = noncontiguous and math.prod(shape) > 1
        if noncontiguous:
            shape = (*shape[:-1], 2 * shape[-1])
        if dtype is torch.bool:
            result = torch.randint(*limits(0, 2, 0, 2), shape, device=device, dtype=dtype)
        elif not floating:
            info = torch.iinfo(dtype)
            above = info.max + (dtype is not torch.int64)
            result = torch.randint(*limits(info.min, above, -9, 10), shape, device=device, dtype=dtype)
        else:
            info = torch.finfo(dtype)
            least, most = limits(info.min, info.max, -9, 9)
            result = torch.empty(shape, device=device, dtype=dtype)
            part = torch.view_as_real(result) if dtype.is_complex else result
            if most - least >= torch.finfo(part.dtype).max:
                part.uniform_(least / 2, most / 2).mul_(2)
            else:
                part.uniform_(least, most)
        if noncontiguous:
            result = result[..., 1::2]
        elif memory_format is not None:
            result = result.clone(memory_format=memory_format)
        if exclude_zero:
            result[result == 0] = torch.finfo(dtype).tiny if floating else 1
        if floating:
            result.requires_grad = requires_grad
        return result
    """#
}
