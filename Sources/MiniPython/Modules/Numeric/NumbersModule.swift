// numbers: the abstract classes of Python's numeric tower.

enum NumbersModule {
  static func make() throws -> ModuleObject { try PythonSource.module("numbers", source) }

  private static let source = #"""
    from abc import ABCMeta, abstractmethod


    class Number(metaclass=ABCMeta):
        """All numbers inherit from this class."""

        __slots__ = ()
        __hash__ = None


    class Complex(Number):
        """Complex defines the operations that work on the builtin complex type."""

        __slots__ = ()

        @abstractmethod
        def __complex__(self):
            """Return a builtin complex instance. Called for complex(self)."""

        def __bool__(self):
            """True if self != 0. Called for bool(self)."""
            return self != 0

        @property
        @abstractmethod
        def real(self):
            """Retrieve the real component of this number."""

        @property
        @abstractmethod
        def imag(self):
            """Retrieve the imaginary component of this number."""

        def __sub__(self, other):
            return self + -other

        def __rsub__(self, other):
            return -self + other


    class Real(Complex):
        """To Complex, Real adds the operations that work on real numbers."""

        __slots__ = ()

        def __divmod__(self, other):
            return self // other, self % other

        def __rdivmod__(self, other):
            return other // self, other % self

        def __complex__(self):
            return complex(float(self))

        @property
        def real(self):
            return +self

        @property
        def imag(self):
            return 0

        def conjugate(self):
            """Conjugate is a no-op for Reals."""
            return +self


    class Rational(Real):
        """.numerator and .denominator should be in lowest terms."""

        __slots__ = ()

        @property
        @abstractmethod
        def numerator(self):
            """The numerator of a rational number in lowest terms."""

        @property
        @abstractmethod
        def denominator(self):
            """The denominator of a rational number in lowest terms."""

        def __float__(self):
            return int(self.numerator) / int(self.denominator)


    class Integral(Rational):
        """Integral adds methods that work on integral numbers."""

        __slots__ = ()

        @abstractmethod
        def __int__(self):
            """int(self)"""

        def __index__(self):
            return int(self)

        def __float__(self):
            return float(int(self))

        @property
        def numerator(self):
            return +self

        @property
        def denominator(self):
            return 1


    Complex.register(complex)
    Real.register(float)
    Integral.register(int)
    """#
}
