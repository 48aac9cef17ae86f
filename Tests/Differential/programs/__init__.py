"""The families of programs: each makes one program's source from a random.Random."""

from . import methods, mutants, syntax

families = {
    "methods": methods.program,
    "mutants": mutants.program,
    "syntax": syntax.program,
}
