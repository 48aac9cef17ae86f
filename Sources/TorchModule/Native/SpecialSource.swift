// The rarer functions of torch.special, element by element, as Python text: Bessel functions, orthogonal polynomials, zeta.

import MiniPython
import MiniTorch

enum SpecialSource {
  static let names = functions.map { "special_\($0)" }

  private static let functions = [
    "airy_ai", "bessel_j0", "bessel_j1", "bessel_y0", "bessel_y1", "chebyshev_polynomial_t", "chebyshev_polynomial_u",
    "chebyshev_polynomial_v", "chebyshev_polynomial_w", "hermite_polynomial_h",
    "hermite_polynomial_he", "laguerre_polynomial_l", "legendre_polynomial_p", "modified_bessel_i0",
    "modified_bessel_i1", "modified_bessel_k0", "modified_bessel_k1", "scaled_modified_bessel_k0",
    "scaled_modified_bessel_k1", "shifted_chebyshev_polynomial_t", "shifted_chebyshev_polynomial_u",
    "shifted_chebyshev_polynomial_v", "shifted_chebyshev_polynomial_w", "spherical_bessel_j0", "zeta",
  ]

  static let text = #"""
    import math
    from math import cos, exp, inf, log, nan, pi, sin, sqrt

    _EULER = 0.57721566490153286061


    def _mapped(value, *inputs):
        # value() of the elements side by side, in the type that the inputs have in common.
        with no_grad():
            wide = torch.broadcast_tensors(*inputs)
            dtype = torch.result_type(*inputs) if len(inputs) > 1 else inputs[0].dtype
            if not dtype.is_floating_point:
                dtype = torch.get_default_dtype()
            lists = [x.double().reshape(-1).tolist() for x in wide]
            made = [nan if any(v != v for v in each) else value(*each) for each in zip(*lists)]
            return torch.tensor(made, dtype=torch.float64).to(dtype).view(wide[0].shape)


    def _plain(name, value, doc):
        # A function of one argument that PyTorch knows no derivative of.
        def function(input):
            return _mapped(value, input)
        function.__doc__ = doc
        globals()["special_" + name] = native(f"special_{name}(Tensor input, *, Tensor out=None)")(function)


    # Bessel functions. The mean of a periodic function over equal steps is exact to the last digit.

    def _bessel_j(n, x):
        steps = 2 * int(abs(x)) + 64
        return sum(cos(n * t - x * sin(t)) for t in (pi * (k + 0.5) / steps for k in range(steps))) / steps


    def _bessel_y0(x):
        if x <= 0:
            return -inf if x == 0 else nan
        if x > 60:
            return _asymptotic_y(0, x)
        total = sum((-1) ** k * _bessel_j(2 * k, x) / k for k in range(1, int(x / 2) + 20))
        return 2 / pi * (log(x / 2) + _EULER) * _bessel_j(0, x) - 4 / pi * total


    def _bessel_y1(x):
        if x <= 0:
            return -inf if x == 0 else nan
        if x > 60:
            return _asymptotic_y(1, x)
        total = sum((-1) ** k * (2 * k + 1) / (k * (k + 1)) * _bessel_j(2 * k + 1, x) for k in range(1, int(x / 2) + 20))
        return (-_bessel_j(0, x) / x + (log(x / 2) + _EULER - 1) * _bessel_j(1, x) - total) * 2 / pi


    def _asymptotic_y(n, x):
        p = q = 0.0
        term, mu = 1.0, 4 * n * n
        for k in range(1, 30):
            if k % 2:
                p += term * (-1) ** (k // 2)
            else:
                q += term * (-1) ** (k // 2 - 1)
            grown = term * (mu - (2 * k - 1) ** 2) / (k * 8 * x)
            if abs(grown) > abs(term):
                break
            term = grown
        turn = x - (n / 2 + 0.25) * pi
        return sqrt(2 / (pi * x)) * (p * sin(turn) + q * cos(turn))


    def _scaled_k(n, x):
        if x <= 0:
            return inf if x == 0 else nan
        step, total = 1 / 32, 0.5
        for k in range(1, 2000):
            t = k * step
            term = exp(-x * (math.cosh(t) - 1)) * math.cosh(n * t)
            total += term
            if term < 1e-18 * total:
                break
        return total * step


    def _airy(x):
        if x == inf:
            return 0.0
        if x > 2:
            z = 2 / 3 * x ** 1.5
            return sqrt(x / 3) / pi * _scaled_k(1 / 3, z) * exp(-z)
        if x < -9:
            z, total, other, term = 2 / 3 * (-x) ** 1.5, 1.0, 0.0, 1.0
            for k in range(1, 20):
                term *= (6 * k - 5) * (6 * k - 3) * (6 * k - 1) / (216 * k * (2 * k - 1) * z)
                if term > 1e-17 and k < 2 * z:
                    if k % 2:
                        other += term * (-1) ** (k // 2)
                    else:
                        total += term * (-1) ** (k // 2)
            return (sin(z + pi / 4) * total - cos(z + pi / 4) * other) / (sqrt(pi) * (-x) ** 0.25)
        a = term_a = 1.0
        b = term_b = x
        for k in range(1, 200):
            term_a *= x ** 3 / ((3 * k - 1) * (3 * k))
            term_b *= x ** 3 / ((3 * k) * (3 * k + 1))
            a, b = a + term_a, b + term_b
        return 0.355028053887817239 * a - 0.258819403792806798 * b


    _plain("airy_ai", _airy, "The Airy function.")
    _plain("bessel_j0", lambda x: _bessel_j(0, x), "The Bessel function of the first kind of order 0.")
    _plain("bessel_j1", lambda x: _bessel_j(1, x), "The Bessel function of the first kind of order 1.")
    _plain("bessel_y0", _bessel_y0, "The Bessel function of the second kind of order 0.")
    _plain("bessel_y1", _bessel_y1, "The Bessel function of the second kind of order 1.")
    _plain("modified_bessel_k0", lambda x: _scaled_k(0, x) * exp(-x), "The modified Bessel function of order 0.")
    _plain("modified_bessel_k1", lambda x: _scaled_k(1, x) * exp(-x), "The modified Bessel function of order 1.")
    _plain("scaled_modified_bessel_k0", lambda x: _scaled_k(0, x), "The same times exp(x).")
    _plain("scaled_modified_bessel_k1", lambda x: _scaled_k(1, x), "The same times exp(x).")
    _plain("spherical_bessel_j0", lambda x: 1.0 if x == 0 else 0.0 if abs(x) == inf else sin(x) / x,
           "The spherical Bessel function of order 0.")


    @native("special_modified_bessel_i0(Tensor input, *, Tensor out=None)")
    def special_modified_bessel_i0(input):
        """The modified Bessel function of the first kind of order 0."""
        return torch.i0(input.detach())


    @native("special_modified_bessel_i1(Tensor input, *, Tensor out=None)")
    def special_modified_bessel_i1(input):
        """The modified Bessel function of the first kind of order 1."""
        return torch.special.i1(input.detach())


    # Functions of two arguments, of which one may be a number

    def _zeta(x, q):
        if x == 1:
            return inf
        if x < 1:
            return nan
        if q <= 0:
            if q == math.floor(q):
                return inf
            if x != math.floor(x):
                return nan
        total, n = 0.0, 0
        while n < 12 or q + n < 12:
            total += (q + n) ** -x
            n += 1
        w = q + n
        total += w ** (1 - x) / (x - 1) + w ** -x / 2
        term = x * w ** (-x - 1)
        for k, b in enumerate((1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510)):
            total += b * term / math.factorial(2 * k + 2)
            term *= (x + 2 * k + 1) * (x + 2 * k + 2) / (w * w)
        return total


    def _tensors(*values):
        return [v if isinstance(v, Tensor) else torch.tensor(v) for v in values]


    @native("special_zeta(Tensor input, Tensor other, *, Tensor out=None)",
            "special_zeta(Number self, Tensor other, *, Tensor out=None)",
            "special_zeta(Tensor input, Number other, *, Tensor out=None)")
    def special_zeta(input=None, other=None, self=None):
        """The Hurwitz zeta function."""
        x, q = _tensors(input if self is None else self, other)

        def gradient(i, g, x, q):
            if i == 0:
                raise NotImplementedError("the derivative for 'zeta' is not implemented.")
            return (g * -x * torch.special.zeta(x + 1.0, q)).sum_to_size(q.shape)
        node = 1 if not isinstance(input if self is None else self, Tensor) else 2 if not isinstance(other, Tensor) else 0
        return record(_mapped(_zeta, x, q), f"SpecialZetaBackward{node}", [x, q], {"self": x, "other": q}, gradient)


    def _recurrent(name, first, following):
        # A family of polynomials, from the first two and what follows of two neighbours.
        def value(x, n):
            n = int(n)
            if n < 0:
                return 0.0
            before, now = 1.0, first(x)
            if n == 0:
                return before
            for k in range(1, n):
                before, now = now, following(x, k, now, before)
            return now

        @native(f"special_{name}(Tensor x, Tensor n, *, Tensor out=None)",
                f"special_{name}(Number x, Tensor n, *, Tensor out=None)",
                f"special_{name}(Tensor x, Number n, *, Tensor out=None)")
        def function(x=None, n=None):
            return _mapped(value, *_tensors(x, n))
        globals()["special_" + name] = function


    def _chebyshev(shift):
        def moved(x):
            return 2 * x - 1 if shift else x

        def next_(x, k, now, before):
            return 2 * moved(x) * now - before
        prefix = "shifted_" if shift else ""
        for letter, first in (("t", lambda x: moved(x)), ("u", lambda x: 2 * moved(x)),
                              ("v", lambda x: 2 * moved(x) - 1), ("w", lambda x: 2 * moved(x) + 1)):
            _recurrent(f"{prefix}chebyshev_polynomial_{letter}", first, next_)


    _chebyshev(False)
    _chebyshev(True)
    _recurrent("hermite_polynomial_h", lambda x: 2 * x, lambda x, k, now, before: 2 * (x * now - k * before))
    _recurrent("hermite_polynomial_he", lambda x: x, lambda x, k, now, before: x * now - k * before)
    _recurrent("laguerre_polynomial_l", lambda x: 1 - x,
               lambda x, k, now, before: ((2 * k + 1 - x) * now - k * before) / (k + 1))
    _recurrent("legendre_polynomial_p", lambda x: x,
               lambda x, k, now, before: ((2 * k + 1) * x * now - k * before) / (k + 1))
    """#
}
