"""The families of programs: each makes one program's source from a random.Random."""

from . import classes, exceptions, formatting, library, methods, mutants, statements, syntax

families = {
    "methods": methods.program,
    "mutants": mutants.program,
    "formatting": formatting.program,
    "statements": statements.program,
    "classes": classes.program,
    "syntax": syntax.program,
    "exceptions": exceptions.program,
    "library": library.program,
}
