// What CPython 3.11 says of its collections and of random, written by Scripts/builtin-docs.py.
//
// The texts are those of CPython: Copyright (c) 2001-2023 Python Software Foundation, under the PSF licence.

extension PythonDocumentation {
  static let collections = #"""
    =collections.deque
    |deque([iterable[, maxlen]]) --> deque object
    |
    |A list-like sequence optimized for data accesses near its endpoints.
    =collections.OrderedDict
    |Dictionary that remembers insertion order
    =collections.defaultdict
    |defaultdict(default_factory=None, /, [...]) --> dict with default factory
    |
    |The default factory is called without arguments to produce
    |a new value when a key is not present, in __getitem__ only.
    |A defaultdict compares equal to a dict with the same items.
    |All remaining arguments are treated the same as if they were
    |passed to the dict constructor, including keyword arguments.
    |
    =collections.deque.append
    |Add an element to the right side of the deque.
    =collections.deque.appendleft
    |Add an element to the left side of the deque.
    =collections.deque.clear
    |Remove all elements from the deque.
    =collections.deque.copy
    |Return a shallow copy of a deque.
    =collections.deque.count
    |D.count(value) -- return number of occurrences of value
    =collections.deque.extend
    |Extend the right side of the deque with elements from the iterable
    =collections.deque.extendleft
    |Extend the left side of the deque with elements from the iterable
    =collections.deque.index
    |D.index(value, [start, [stop]]) -- return first index of value.
    |Raises ValueError if the value is not present.
    =collections.deque.insert
    |D.insert(index, object) -- insert object before index
    =collections.deque.pop
    |Remove and return the rightmost element.
    =collections.deque.popleft
    |Remove and return the leftmost element.
    =collections.deque.remove
    |D.remove(value) -- remove first occurrence of value.
    =collections.deque.reverse
    |D.reverse() -- reverse *IN PLACE*
    =collections.deque.rotate
    |Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left.
    =Random.betavariate ($self, alpha, beta)
    |Beta distribution.
    |
    |Conditions on the parameters are alpha > 0 and beta > 0.
    |Returned values range between 0 and 1.
    =Random.choice ($self, seq)
    |Choose a random element from a non-empty sequence.
    =Random.choices ($self, population, weights=None, *, cum_weights=None, k=1)
    |Return a k sized list of population elements chosen with replacement.
    |
    |If the relative weights or cumulative weights are not specified,
    |the selections are made with equal probability.
    =Random.expovariate ($self, lambd)
    |Exponential distribution.
    |
    |lambd is 1.0 divided by the desired mean.  It should be
    |nonzero.  (The parameter would be called "lambda", but that is
    |a reserved word in Python.)  Returned values range from 0 to
    |positive infinity if lambd is positive, and from negative
    |infinity to 0 if lambd is negative.
    =Random.gammavariate ($self, alpha, beta)
    |Gamma distribution.  Not the gamma function!
    |
    |Conditions on the parameters are alpha > 0 and beta > 0.
    |
    |The probability distribution function is:
    |
    |            x ** (alpha - 1) * math.exp(-x / beta)
    |  pdf(x) =  --------------------------------------
    |              math.gamma(alpha) * beta ** alpha
    =Random.gauss ($self, mu=0.0, sigma=1.0)
    |Gaussian distribution.
    |
    |mu is the mean, and sigma is the standard deviation.  This is
    |slightly faster than the normalvariate() function.
    |
    |Not thread-safe without a lock around calls.
    =Random.getrandbits ($self, k, /)
    |getrandbits(k) -> x.  Generates an int with k random bits.
    =Random.getstate ($self)
    |Return internal state; can be passed to setstate() later.
    =Random.lognormvariate ($self, mu, sigma)
    |Log normal distribution.
    |
    |If you take the natural logarithm of this distribution, you'll get a
    |normal distribution with mean mu and standard deviation sigma.
    |mu can have any value, and sigma must be greater than zero.
    =Random.normalvariate ($self, mu=0.0, sigma=1.0)
    |Normal distribution.
    |
    |mu is the mean, and sigma is the standard deviation.
    =Random.paretovariate ($self, alpha)
    |Pareto distribution.  alpha is the shape parameter.
    =Random.randbytes ($self, n)
    |Generate n random bytes.
    =Random.randint ($self, a, b)
    |Return random integer in range [a, b], including both end points.
    |        
    =Random.random ($self, /)
    |random() -> x in the interval [0, 1).
    =Random.randrange ($self, start, stop=None, step=1)
    |Choose a random item from range(stop) or range(start, stop[, step]).
    |
    |Roughly equivalent to ``choice(range(start, stop, step))`` but
    |supports arbitrarily large ranges and is optimized for common cases.
    =Random.sample ($self, population, k, *, counts=None)
    |Chooses k unique random elements from a population sequence.
    |
    |Returns a new list containing elements from the population while
    |leaving the original population unchanged.  The resulting list is
    |in selection order so that all sub-slices will also be valid random
    |samples.  This allows raffle winners (the sample) to be partitioned
    |into grand prize and second place winners (the subslices).
    |
    |Members of the population need not be hashable or unique.  If the
    |population contains repeats, then each occurrence is a possible
    |selection in the sample.
    |
    |Repeated elements can be specified one at a time or with the optional
    |counts parameter.  For example:
    |
    |    sample(['red', 'blue'], counts=[4, 2], k=5)
    |
    |is equivalent to:
    |
    |    sample(['red', 'red', 'red', 'red', 'blue', 'blue'], k=5)
    |
    |To choose a sample from a range of integers, use range() for the
    |population argument.  This is especially fast and space efficient
    |for sampling from a large population:
    |
    |    sample(range(10000000), 60)
    =Random.seed ($self, a=None, version=2)
    |Initialize internal state from a seed.
    |
    |The only supported seed types are None, int, float,
    |str, bytes, and bytearray.
    |
    |None or no argument seeds from current time or from an operating
    |system specific randomness source if available.
    |
    |If *a* is an int, all bits are used.
    |
    |For version 2 (the default), all of the bits are used if *a* is a str,
    |bytes, or bytearray.  For version 1 (provided for reproducing random
    |sequences from older versions of Python), the algorithm for str and
    |bytes generates a narrower range of seeds.
    =Random.setstate ($self, state)
    |Restore internal state from object returned by getstate().
    =Random.shuffle ($self, x)
    |Shuffle list x in place, and return None.
    =Random.triangular ($self, low=0.0, high=1.0, mode=None)
    |Triangular distribution.
    |
    |Continuous distribution bounded by given lower and upper limits,
    |and having a given mode value in-between.
    |
    |http://en.wikipedia.org/wiki/Triangular_distribution
    =Random.uniform ($self, a, b)
    |Get a random number in the range [a, b) or [a, b] depending on rounding.
    =Random.vonmisesvariate ($self, mu, kappa)
    |Circular data distribution.
    |
    |mu is the mean angle, expressed in radians between 0 and 2*pi, and
    |kappa is the concentration parameter, which must be greater than or
    |equal to zero.  If kappa is equal to zero, this distribution reduces
    |to a uniform random angle over the range 0 to 2*pi.
    =Random.weibullvariate ($self, alpha, beta)
    |Weibull distribution.
    |
    |alpha is the scale parameter and beta is the shape parameter.
    """#
}
