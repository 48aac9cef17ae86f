// timeit: how long a statement takes.

enum TimeitModule {
  static func make() throws -> ModuleObject { try PythonSource.module("timeit", source) }

  private static let source = #"""
    import itertools
    import time

    default_number = 1000000
    default_repeat = 5
    default_timer = time.perf_counter


    def _indented(statement):
        return statement.replace('\n', '\n        ')


    class Timer:
        """Class for timing execution speed of small code snippets."""

        def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
            self.timer = timer
            names = {'_stmt': stmt, '_setup': setup}
            for what, code in (('stmt', stmt), ('setup', setup)):
                if not isinstance(code, str) and not callable(code):
                    raise ValueError(f'{what} is neither a string nor callable')
            namespace = {} if globals is None else globals
            text = (
                'def inner(_it, _timer, _stmt=_stmt, _setup=_setup):\n'
                f'    {_indented(setup).replace("        ", "    ") if isinstance(setup, str) else "_setup()"}\n'
                '    _t0 = _timer()\n'
                '    for _i in _it:\n'
                f'        {_indented(stmt) if isinstance(stmt, str) else "_stmt()"}\n'
                '    return _timer() - _t0\n')
            exec(text, namespace, names)
            self.inner = names['inner']

        def timeit(self, number=default_number):
            """Time 'number' executions of the main statement."""
            return self.inner(itertools.repeat(None, number), self.timer)

        def repeat(self, repeat=default_repeat, number=default_number):
            """Call timeit() a few times."""
            return [self.timeit(number) for _ in range(repeat)]

        def autorange(self, callback=None):
            """Return the number of loops and time taken so that total time >= 0.2."""
            scale = 1
            while True:
                for j in 1, 2, 5:
                    number = scale * j
                    taken = self.timeit(number)
                    if callback:
                        callback(number, taken)
                    if taken >= 0.2:
                        return number, taken
                scale *= 10


    def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
        """Convenience function to create Timer object and call timeit method."""
        return Timer(stmt, setup, timer, globals).timeit(number)


    def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number,
               globals=None):
        """Convenience function to create Timer object and call repeat method."""
        return Timer(stmt, setup, timer, globals).repeat(repeat, number)
    """#
}
