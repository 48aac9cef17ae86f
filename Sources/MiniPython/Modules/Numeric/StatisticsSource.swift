// statistics: what of it is written in Python.

extension StatisticsModule {
  static let source = #"""
    import math
    import random as _random
    from bisect import bisect_left, bisect_right
    from collections import namedtuple
    from fractions import Fraction


    class StatisticsError(ValueError):
        pass


    # The number of values, the type of a result, and the exact sum of a list.
    def _sum(data):
        found = _ratio_of_sum(data)
        if found is not None:
            count, is_float, numerator, denominator = found
            if denominator is None:
                return count, float, numerator
            return count, float if is_float else int, Fraction(numerator, denominator)
        kind, total = int, Fraction(0)
        for value in data:
            exact = _exact(value)
            kind = _coerce(kind, type(value))
            total += exact
        return len(data), kind, total


    def _exact(value):
        try:
            return Fraction(*value.as_integer_ratio())
        except AttributeError:
            raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator") from None
        except (OverflowError, ValueError):
            return value


    def _coerce(a, b):
        if a is b or b is int or b is bool:
            return a
        if a is int or issubclass(b, a):
            return b
        if issubclass(a, b) or issubclass(b, int):
            return a
        if issubclass(a, int) or (issubclass(a, Fraction) and issubclass(b, float)):
            return b
        if issubclass(a, float) and issubclass(b, Fraction):
            return a
        raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


    def _convert(value, kind):
        if type(value) is kind:
            return value
        if issubclass(kind, int) and getattr(value, 'denominator', 1) != 1:
            kind = float
        try:
            return kind(value)
        except TypeError:
            if kind.__name__ != "Decimal":
                raise
            return kind(value.numerator) / kind(value.denominator)


    # The sum of squared deviations from c, or from the mean.
    def _squares(data, c=None):
        if c is not None:
            count, kind, total = _sum([(x - c) * (x - c) for x in data])
            return count, kind, total, c
        count, kind, total = _sum(data)
        if count == 0:
            return count, kind, Fraction(0), Fraction(0)
        if not isinstance(total, Fraction):
            return count, kind, total * 0, total
        ratio = _ratio_of_squares(data)
        squares = Fraction(*ratio) if ratio else sum([_exact(x) ** 2 for x in data], Fraction(0))
        return count, kind, (count * squares - total * total) / count, total / count


    # The root of a fraction, rounded once: an integer root of 109 bits whose last bit says whether it is exact.
    def _root(fraction):
        n, m = fraction.numerator, fraction.denominator
        if n == 0:
            return 0.0
        shift = (n.bit_length() - m.bit_length() - 109) // 2
        if shift >= 0:
            m <<= 2 * shift
        else:
            n <<= -2 * shift
        root = math.isqrt(n // m)
        root |= root * root * m != n
        return (root << shift) / 1 if shift >= 0 else root / (1 << -shift)


    def _listed(data):
        return data if type(data) is list else list(data)


    def mean(data):
        """Return the sample arithmetic mean of data."""
        count, kind, total = _sum(_listed(data))
        if count < 1:
            raise StatisticsError('mean requires at least one data point')
        return _convert(total / count, kind)


    def fmean(data, weights=None):
        """Convert data to floats and compute the arithmetic mean."""
        data = _listed(data)
        if weights is None:
            if not data:
                raise StatisticsError('fmean requires at least one data point')
            return math.fsum(data) / len(data)
        weights = _listed(weights)
        if len(data) != len(weights):
            raise StatisticsError('data and weights must be the same length')
        total = math.fsum(weights)
        if not total:
            raise StatisticsError('sum of weights must be non-zero')
        return math.fsum(x * w for x, w in zip(data, weights)) / total


    def geometric_mean(data):
        """Convert data to floats and compute the geometric mean."""
        try:
            return math.exp(fmean(map(math.log, data)))
        except ValueError:
            raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None


    def harmonic_mean(data, weights=None):
        """Return the harmonic mean of data."""
        data = _listed(data)
        if not data:
            raise StatisticsError('harmonic_mean requires at least one data point')
        message = 'harmonic mean does not support negative values'
        if len(data) == 1 and weights is None:
            if not isinstance(data[0], (int, float, Fraction)):
                raise TypeError('unsupported type')
            if data[0] < 0:
                raise StatisticsError(message)
            return data[0]
        if weights is None:
            weights = [1] * len(data)
            total = len(data)
        else:
            weights = _listed(weights)
            if len(weights) != len(data):
                raise StatisticsError('Number of weights does not match data size')
            total = _sum(weights)[2]
        if any(x < 0 for x in data) or any(w < 0 for w in weights):
            raise StatisticsError(message)
        if any(x == 0 and w for x, w in zip(data, weights)):
            return 0
        _, kind, inverses = _sum([w / x if w else 0 for w, x in zip(weights, data)])
        return _convert(total / inverses, kind)


    def median(data):
        """Return the median (middle value) of numeric data."""
        data = sorted(data)
        n = len(data)
        if n == 0:
            raise StatisticsError("no median for empty data")
        if n % 2 == 1:
            return data[n // 2]
        return (data[n // 2 - 1] + data[n // 2]) / 2


    def median_low(data):
        """Return the low median of numeric data."""
        data = sorted(data)
        if not data:
            raise StatisticsError("no median for empty data")
        return data[(len(data) - 1) // 2]


    def median_high(data):
        """Return the high median of data."""
        data = sorted(data)
        if not data:
            raise StatisticsError("no median for empty data")
        return data[len(data) // 2]


    def median_grouped(data, interval=1.0):
        """Estimates the median for numeric data binned around the midpoints of consecutive intervals."""
        data = sorted(data)
        n = len(data)
        if not n:
            raise StatisticsError("no median for empty data")
        x = data[n // 2]
        below = bisect_left(data, x)
        among = bisect_right(data, x, lo=below) - below
        try:
            interval = float(interval)
            x = float(x)
        except ValueError:
            raise TypeError('Value cannot be converted to a float')
        return x - interval / 2.0 + interval * (n / 2 - below) / among


    def _counted(data):
        counts = {}
        for value in data:
            counts[value] = counts.get(value, 0) + 1
        return counts


    def mode(data):
        """Return the most common data point from discrete or nominal data."""
        counts = _counted(data)
        if not counts:
            raise StatisticsError('no mode for empty data')
        return max(counts, key=counts.get)


    def multimode(data):
        """Return a list of the most frequently occurring values."""
        counts = _counted(data)
        most = max(counts.values(), default=0)
        return [value for value, count in counts.items() if count == most]


    def quantiles(data, *, n=4, method='exclusive'):
        """Divide data into n continuous intervals with equal probability."""
        if n < 1:
            raise StatisticsError('n must be at least 1')
        data = sorted(data)
        size = len(data)
        if size < 2:
            raise StatisticsError('must have at least two data points')
        result = []
        if method == 'inclusive':
            for i in range(1, n):
                j, delta = divmod(i * (size - 1), n)
                result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        elif method == 'exclusive':
            for i in range(1, n):
                j = min(max(i * (size + 1) // n, 1), size - 1)
                delta = i * (size + 1) - j * n
                result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        else:
            raise ValueError(f'Unknown method: {method!r}')
        return result


    def variance(data, xbar=None):
        """Return the sample variance of data."""
        count, kind, squares, _ = _squares(_listed(data), xbar)
        if count < 2:
            raise StatisticsError('variance requires at least two data points')
        return _convert(squares / (count - 1), kind)


    def pvariance(data, mu=None):
        """Return the population variance of data."""
        count, kind, squares, _ = _squares(_listed(data), mu)
        if count < 1:
            raise StatisticsError('pvariance requires at least one data point')
        return _convert(squares / count, kind)


    def stdev(data, xbar=None):
        """Return the square root of the sample variance."""
        count, kind, squares, _ = _squares(_listed(data), xbar)
        if count < 2:
            raise StatisticsError('stdev requires at least two data points')
        return _root(squares / (count - 1))


    def pstdev(data, mu=None):
        """Return the square root of the population variance."""
        count, kind, squares, _ = _squares(_listed(data), mu)
        if count < 1:
            raise StatisticsError('pstdev requires at least one data point')
        return _root(squares / count)


    def _paired(name, x, y):
        n = len(x)
        if len(y) != n:
            raise StatisticsError(f'{name} requires that both inputs have same number of data points')
        if n < 2:
            raise StatisticsError(f'{name} requires at least two data points')
        return n, math.fsum(x) / n, math.fsum(y) / n


    def covariance(x, y, /):
        """Covariance of x and y."""
        n, xbar, ybar = _paired('covariance', x, y)
        return math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y)) / (n - 1)


    def correlation(x, y, /):
        """Pearson's correlation coefficient."""
        n, xbar, ybar = _paired('correlation', x, y)
        sxy = math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y))
        sxx = math.fsum((xi - xbar) * (xi - xbar) for xi in x)
        syy = math.fsum((yi - ybar) * (yi - ybar) for yi in y)
        try:
            return sxy / math.sqrt(sxx * syy)
        except ZeroDivisionError:
            raise StatisticsError('at least one of the inputs is constant')


    LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


    def linear_regression(x, y, /, *, proportional=False):
        """Slope and intercept for simple linear regression."""
        n, xbar, ybar = _paired('linear regression', x, y)
        if proportional:
            xbar = ybar = 0.0
        sxy = math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y))
        sxx = math.fsum((xi - xbar) * (xi - xbar) for xi in x)
        try:
            slope = sxy / sxx
        except ZeroDivisionError:
            raise StatisticsError('x is constant')
        return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


    def _polynomial(coefficients, r):
        result = 0.0
        for c in coefficients:
            result = result * r + c
        return result


    # Wichura's algorithm AS241 (Applied Statistics 37, 1988): numerators and denominators of three ranges.
    _CENTRE = (
        (2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
         1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0),
        (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
         5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0),
    )
    _NEAR = (
        (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
         3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0),
        (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
         6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0),
    )
    _FAR = (
        (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
         2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0),
        (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
         1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0),
    )


    class NormalDist:
        """Normal distribution of a random variable"""

        __slots__ = {'_mu': 'Arithmetic mean of a normal distribution',
                     '_sigma': 'Standard deviation of a normal distribution'}

        def __init__(self, mu=0.0, sigma=1.0):
            if sigma < 0.0:
                raise StatisticsError('sigma must be non-negative')
            self._mu = float(mu)
            self._sigma = float(sigma)

        @classmethod
        def from_samples(cls, data):
            """Make a normal distribution instance from sample data."""
            data = list(data)
            return cls(mean(data), stdev(data))

        def samples(self, n, *, seed=None):
            """Generate n samples for a given mean and standard deviation."""
            gauss = _random.gauss if seed is None else _random.Random(seed).gauss
            return [gauss(self._mu, self._sigma) for _ in range(n)]

        def pdf(self, x):
            """Probability density function."""
            variance = self._sigma * self._sigma
            if not variance:
                raise StatisticsError('pdf() not defined when sigma is zero')
            diff = x - self._mu
            return math.exp(diff * diff / (-2.0 * variance)) / math.sqrt(math.tau * variance)

        def cdf(self, x):
            """Cumulative distribution function."""
            if not self._sigma:
                raise StatisticsError('cdf() not defined when sigma is zero')
            return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

        def inv_cdf(self, p):
            """Inverse cumulative distribution function."""
            if p <= 0.0 or p >= 1.0:
                raise StatisticsError('p must be in the range 0.0 < p < 1.0')
            if self._sigma <= 0.0:
                raise StatisticsError('cdf() not defined when sigma at or below zero')
            q = p - 0.5
            if math.fabs(q) <= 0.425:
                r = 0.180625 - q * q
                x = _polynomial(_CENTRE[0], r) * q / _polynomial(_CENTRE[1], r)
                return self._mu + x * self._sigma
            r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
            (top, bottom), r = (_NEAR, r - 1.6) if r <= 5.0 else (_FAR, r - 5.0)
            x = _polynomial(top, r) / _polynomial(bottom, r)
            return self._mu + (-x if q < 0.0 else x) * self._sigma

        def quantiles(self, n=4):
            """Divide into n continuous intervals with equal probability."""
            return [self.inv_cdf(i / n) for i in range(1, n)]

        def overlap(self, other):
            """Compute the overlapping coefficient (OVL) between two normal distributions."""
            if not isinstance(other, NormalDist):
                raise TypeError('Expected another NormalDist instance')
            X, Y = self, other
            if (Y._sigma, Y._mu) < (X._sigma, X._mu):
                X, Y = Y, X
            X_var, Y_var = X.variance, Y.variance
            if not X_var or not Y_var:
                raise StatisticsError('overlap() not defined when sigma is zero')
            dv = Y_var - X_var
            dm = math.fabs(Y._mu - X._mu)
            if not dv:
                return 1.0 - math.erf(dm / (2.0 * X._sigma * math.sqrt(2.0)))
            a = X._mu * Y_var - Y._mu * X_var
            b = X._sigma * Y._sigma * math.sqrt(dm * dm + dv * math.log(Y_var / X_var))
            x1 = (a + b) / dv
            x2 = (a - b) / dv
            return 1.0 - (math.fabs(Y.cdf(x1) - X.cdf(x1)) + math.fabs(Y.cdf(x2) - X.cdf(x2)))

        def zscore(self, x):
            """Compute the Standard Score.  (x - mean) / stdev"""
            if not self._sigma:
                raise StatisticsError('zscore() not defined when sigma is zero')
            return (x - self._mu) / self._sigma

        @property
        def mean(self):
            """Arithmetic mean of the normal distribution."""
            return self._mu

        @property
        def median(self):
            """Return the median of the normal distribution"""
            return self._mu

        @property
        def mode(self):
            """Return the mode of the normal distribution"""
            return self._mu

        @property
        def stdev(self):
            """Standard deviation of the normal distribution."""
            return self._sigma

        @property
        def variance(self):
            """Square of the standard deviation."""
            return self._sigma * self._sigma

        def __add__(self, other):
            if isinstance(other, NormalDist):
                return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
            return NormalDist(self._mu + other, self._sigma)

        __radd__ = __add__

        def __sub__(self, other):
            if isinstance(other, NormalDist):
                return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
            return NormalDist(self._mu - other, self._sigma)

        def __rsub__(self, other):
            return -(self - other)

        def __mul__(self, other):
            return NormalDist(self._mu * other, self._sigma * math.fabs(other))

        __rmul__ = __mul__

        def __truediv__(self, other):
            return NormalDist(self._mu / other, self._sigma / math.fabs(other))

        def __pos__(self):
            return NormalDist(self._mu, self._sigma)

        def __neg__(self):
            return NormalDist(-self._mu, self._sigma)

        def __eq__(self, other):
            if not isinstance(other, NormalDist):
                return NotImplemented
            return self._mu == other._mu and self._sigma == other._sigma

        def __hash__(self):
            return hash((self._mu, self._sigma))

        def __repr__(self):
            return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'
    """#
}
