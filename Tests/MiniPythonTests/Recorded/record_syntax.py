"""Records how CPython 3.11 reads the sources of syntax-sources.txt (separated by lines of %%), for SyntaxErrorsTests
and ParserTests.

Writes syntax-errors.txt (source, `=Type line message`) and syntax-trees.txt (source, `=tree` in SyntaxDump's form);
fields as in record_text.py. Declarations of `global` and `nonlocal` are left out: name resolution checks them.
"""

import ast
import os
import re
import struct
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
warnings.simplefilter("ignore")

OPERATORS = {
    "Add": "add", "Sub": "subtract", "Mult": "multiply", "MatMult": "matrixMultiply", "Div": "divide",
    "FloorDiv": "floorDivide", "Mod": "modulo", "Pow": "power", "LShift": "leftShift", "RShift": "rightShift",
    "BitAnd": "bitAnd", "BitOr": "bitOr", "BitXor": "bitXor", "Not": "not", "USub": "negative", "UAdd": "positive",
    "Invert": "invert", "And": "and", "Or": "or", "Lt": "less", "LtE": "lessEqual", "Eq": "equal",
    "NotEq": "notEqual", "Gt": "greater", "GtE": "greaterEqual", "In": "in", "NotIn": "notIn", "Is": "is",
    "IsNot": "isNot",
}


def operator(node):
    return OPERATORS[type(node).__name__]


def node(name, *parts):
    return "(" + " ".join(([name] if name else []) + [part for part in parts if part]) + ")"


def text(value):
    return (value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")).hex()


def bits(value):
    return format(struct.unpack("<Q", struct.pack("<d", value))[0], "x")


def constant(value):
    if value is None or value is True or value is False:
        return str(value)
    if value is ...:
        return "..."
    if isinstance(value, int):
        return "i" + format(value, "x") if value < 2**63 else "big"
    if isinstance(value, float):
        return "f" + bits(value)
    if isinstance(value, complex):
        return "j" + bits(value.imag)
    return ("sx" if isinstance(value, str) else "bx") + text(value)


def optional(value):
    return "-" if value is None else expression(value)


def sequence(values):
    return node("", *map(expression, values))


def fields(values):
    for value in values:
        if isinstance(value, ast.Constant):
            yield "sx" + text(value.value)
        else:
            conversion = "-" if value.conversion == -1 else chr(value.conversion)
            spec = "-" if value.format_spec is None else node("format", *fields(value.format_spec.values))
            yield node("field", expression(value.value), conversion, spec)


def comprehension(name, elements, clauses):
    return node(
        name, *map(expression, elements),
        *[node("for", expression(c.target), expression(c.iter), sequence(c.ifs)) for c in clauses])


def arguments(positional, keywords):
    items = [((a.lineno, a.col_offset), expression(a)) for a in positional]
    for k in keywords:
        value = expression(k.value)
        items.append(((k.lineno, k.col_offset), node("kws", value) if k.arg is None else node("kw", k.arg, value)))
    return node("args", *[item for _, item in sorted(items, key=lambda item: item[0])])


def parameters(a):
    positional = a.posonlyargs + a.args
    defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
    pairs = list(zip(positional, defaults))
    count = len(a.posonlyargs)

    def group(name, pairs):
        return node(name, *[x for p, d in pairs for x in (p.arg, optional(p.annotation), optional(d))])

    return node(
        "params", group("pos", pairs[:count]), group("any", pairs[count:]),
        group("var", [(a.vararg, None)] if a.vararg else []), group("kwonly", list(zip(a.kwonlyargs, a.kw_defaults))),
        group("kwvar", [(a.kwarg, None)] if a.kwarg else []))


def expression(e):
    match e:
        case ast.Constant():
            return node("const", constant(e.value))
        case ast.Name():
            return node("name", e.id)
        case ast.JoinedStr():
            return node("fstring", *fields(e.values))
        case ast.UnaryOp():
            return node("unary", operator(e.op), expression(e.operand))
        case ast.BinOp():
            return node("binary", operator(e.op), expression(e.left), expression(e.right))
        case ast.BoolOp():
            return node("bool", operator(e.op), sequence(e.values))
        case ast.Compare():
            rest = [x for o, c in zip(e.ops, e.comparators) for x in (operator(o), expression(c))]
            return node("compare", expression(e.left), *rest)
        case ast.Call():
            return node("call", expression(e.func), arguments(e.args, e.keywords))
        case ast.Attribute():
            return node("attr", expression(e.value), e.attr)
        case ast.Subscript():
            return node("sub", expression(e.value), expression(e.slice))
        case ast.Slice():
            return node("slice", optional(e.lower), optional(e.upper), optional(e.step))
        case ast.List() | ast.Tuple() | ast.Set():
            return node(type(e).__name__.lower(), sequence(e.elts))
        case ast.Dict():
            return node("dict", *[x for k, v in zip(e.keys, e.values) for x in (optional(k), expression(v))])
        case ast.ListComp():
            return comprehension("listcomp", [e.elt], e.generators)
        case ast.SetComp():
            return comprehension("setcomp", [e.elt], e.generators)
        case ast.GeneratorExp():
            return comprehension("genexp", [e.elt], e.generators)
        case ast.DictComp():
            return comprehension("dictcomp", [e.key, e.value], e.generators)
        case ast.Lambda():
            return node("lambda", parameters(e.args), expression(e.body))
        case ast.IfExp():
            return node("ifexp", expression(e.test), expression(e.body), expression(e.orelse))
        case ast.Starred():
            return node("star", expression(e.value))
        case ast.NamedExpr():
            return node("named", e.target.id, expression(e.value))
        case ast.Yield():
            return node("yield", optional(e.value))
        case ast.YieldFrom():
            return node("yieldfrom", expression(e.value))


def pattern(p):
    match p:
        case ast.MatchValue():
            return node("pvalue", expression(p.value))
        case ast.MatchSingleton():
            return node("psingle", constant(p.value))
        case ast.MatchAs(pattern=None):
            return node("pas", p.name or "-")
        case ast.MatchAs():
            return node("pas", pattern(p.pattern), p.name)
        case ast.MatchStar():
            return node("pstar", p.name or "-")
        case ast.MatchSequence():
            return node("pseq", *map(pattern, p.patterns))
        case ast.MatchOr():
            return node("por", *map(pattern, p.patterns))
        case ast.MatchMapping():
            pairs = [x for k, v in zip(p.keys, p.patterns) for x in (expression(k), pattern(v))]
            return node("pmap", *pairs, p.rest or "-")
        case ast.MatchClass():
            keywords = [node("kw", n, pattern(v)) for n, v in zip(p.kwd_attrs, p.kwd_patterns)]
            return node("pclass", expression(p.cls), *map(pattern, p.patterns), *keywords)


def body(statements):
    return node("body", *map(statement, statements))


def aliases(names):
    return [x for a in names for x in (a.name, a.asname or "-")]


def statement(s):
    match s:
        case ast.Expr():
            return node("expr", expression(s.value))
        case ast.Assign():
            return node("assign", sequence(s.targets), expression(s.value))
        case ast.AugAssign():
            return node("aug", operator(s.op), expression(s.target), expression(s.value))
        case ast.AnnAssign():
            return node("ann", expression(s.target), expression(s.annotation), optional(s.value), str(s.simple))
        case ast.Delete():
            return node("del", sequence(s.targets))
        case ast.If():
            return node("if", expression(s.test), body(s.body), body(s.orelse))
        case ast.While():
            return node("while", expression(s.test), body(s.body), body(s.orelse))
        case ast.For():
            return node("for", expression(s.target), expression(s.iter), body(s.body), body(s.orelse))
        case ast.With():
            items = [x for i in s.items for x in (expression(i.context_expr), optional(i.optional_vars))]
            return node("with", *items, body(s.body))
        case ast.Try():
            handlers = [node("except", optional(h.type), h.name or "-", body(h.body)) for h in s.handlers]
            return node("try", body(s.body), *handlers, body(s.orelse), body(s.finalbody))
        case ast.Raise():
            return node("raise", optional(s.exc), optional(s.cause))
        case ast.Assert():
            return node("assert", expression(s.test), optional(s.msg))
        case ast.FunctionDef():
            decorators = sequence(s.decorator_list)
            return node("def", s.name, parameters(s.args), optional(s.returns), decorators, body(s.body))
        case ast.ClassDef():
            return node("class", s.name, arguments(s.bases, s.keywords), sequence(s.decorator_list), body(s.body))
        case ast.Return():
            return node("return", optional(s.value))
        case ast.Import():
            return node("import", *aliases(s.names))
        case ast.ImportFrom():
            names = ["*"] if s.names[0].name == "*" else aliases(s.names)
            return node("from", s.module or "-", str(s.level), *names)
        case ast.Global() | ast.Nonlocal():
            return node(type(s).__name__.lower(), *s.names)
        case ast.Match():
            cases = [node("case", pattern(c.pattern), optional(c.guard), body(c.body)) for c in s.cases]
            return node("match", expression(s.subject), *cases)
        case _:
            return node(type(s).__name__.lower())


def field(value):
    return "".join(
        chr(b) if 32 <= b < 127 and b != 37 else "%%%02X" % b for b in value.encode("utf-8", "surrogatepass"))


def main():
    with open(os.path.join(HERE, "syntax-sources.txt"), encoding="utf-8", newline="") as file:
        sources = file.read().split("\n%%\n")
    errors, trees = [], []
    for source in dict.fromkeys(sources):
        try:
            compile(source, "cell", "exec", dont_inherit=True)
            trees.append(field(source) + "\t=" + field(body(ast.parse(source).body)))
        except SyntaxError as error:
            if re.search("global|nonlocal", error.msg):
                continue
            errors.append(f"{field(source)}\t={type(error).__name__} {error.lineno} {field(error.msg)}")
    for name, lines in (("syntax-errors", errors), ("syntax-trees", trees)):
        with open(os.path.join(HERE, name + ".txt"), "w", encoding="ascii") as file:
            file.write("".join(line + "\n" for line in lines))


if __name__ == "__main__":
    main()
