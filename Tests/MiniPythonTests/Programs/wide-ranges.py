# Ranges whose numbers do not fit 64 bits.
wide = range(2**64, 2**64 + 10, 3)
print(wide, len(wide), list(wide), wide[0], wide[-1], wide[1:3], wide[::-1], list(reversed(wide)))
print(2**64 + 3 in wide, 2**64 + 4 in wide, 5 in wide, wide.index(2**64 + 9), wide.count(2**64), wide.start, wide.stop, wide.step)
print(range(2**64) == range(0, 2**64), range(2**70, 0) == range(0), hash(range(2**70, 0)) == hash(range(0)), bool(range(2**70, 0)))
print(range(10**30)[-1], range(10**30)[10**20], range(10**30)[::10**29][3], range(-2**70, 2**70, 2**69)[2])
print(list(range(2**70, 2**70 - 3, -1)), sum(range(2**64, 2**64 + 100)), max(range(2**65, 2**65 + 5)))
for body in (lambda: len(range(2**64)), lambda: range(2**64)[2**65], lambda: range(2**64, 1.5), lambda: range(1, 2**64, 0),
             lambda: wide.index(7), lambda: range(2**64)["a"]):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__, error)
