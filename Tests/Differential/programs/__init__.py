"""The families of programs: each makes one program's source from a random.Random."""

from . import methods

families = {
    "methods": methods.program,
}
