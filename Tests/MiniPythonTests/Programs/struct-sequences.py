"""Tuples whose items have names, and what makes objects of built-in types."""
import sys
import time
import types

Time = time.struct_time
print(Time(range(9)), Time(range(11)).tm_hour, Time.n_fields, Time.n_sequence_fields, Time.__match_args__[:2])
print(sys.version_info[:2], sys.version_info >= (3, 8), sys.float_info.dig, sys.int_info, sys.float_info[0])
print(type(sys.implementation), sys.implementation.version == sys.version_info)

frame = sys._getframe()
for make in (
    lambda: Time(), lambda: Time(1), lambda: Time(range(8)), lambda: Time(range(12)), lambda: Time(range(9)).hour,
    lambda: setattr(Time(range(9)), "tm_hour", 1), lambda: type("T", (Time,), {}), lambda: tuple.__new__(Time, (1,)),
    lambda: type(sys.version_info)((1, 2, 3, 4, 5)), lambda: tuple.__new__(type(sys.float_info)),
    lambda: type(frame)(), lambda: object.__new__(type(frame)), lambda: object.__new__(int),
    lambda: object.__new__(type({}.keys())), lambda: type({}.keys())(), lambda: type(iter([]))(),
    lambda: int.__new__(bool), lambda: dict.__new__(list), lambda: object.__new__(type("L", (list,), {})),
    lambda: types.GeneratorType(), lambda: object.__new__(types.GeneratorType),
):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
