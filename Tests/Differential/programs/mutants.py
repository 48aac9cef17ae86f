"""Expressions of the corpus with one of their parts exchanged: calls that nearly fit."""

import ast

from . import corpus, values
from .probe import probes


def program(random):
    before, _ = random.choice(corpus.expressions())
    same = [text for head, text in corpus.expressions() if head == before]
    found = []
    for _ in range(40):
        text = mutated(random, random.choice(same))
        if text and "\n" not in text:
            found.append(text)
    return probes(found, before + "\n" if before else "")


def mutated(random, text):
    """One element of the line with a part exchanged, or None."""
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError:
        return None
    if isinstance(tree, (ast.Tuple, ast.List)) and tree.elts:
        whole = any(isinstance(node, ast.NamedExpr) for node in ast.walk(tree))
        tree = tree if whole else random.choice(tree.elts)
    nodes = [node for node in ast.walk(tree)]
    random.shuffle(nodes)
    for node in nodes:
        if isinstance(node, ast.Constant):
            if isinstance(node.value, int) and random.random() < 0.5:
                node.value = random.choice([0, -1, 1, 2, 3, 5, 10, 100, 2**64, True])
            else:
                new = ast.parse(values.any_value(random), mode="eval").body
                if not replace(tree, node, new):
                    tree = new
            break
        if isinstance(node, ast.Call):
            kind = random.random()
            if kind < 0.35 and node.args:
                node.args.pop(random.randrange(len(node.args)))
            elif kind < 0.7:
                node.args.insert(random.randint(0, len(node.args)), ast.parse(values.any_value(random), mode="eval").body)
            elif node.keywords:
                node.keywords.pop()
            else:
                name = random.choice(values.KEYWORDS)
                node.keywords.append(ast.keyword(name, ast.parse(values.any_value(random), mode="eval").body))
            break
    try:
        return None if costly(tree) else ast.unparse(tree)
    except ValueError:  # a part of an f-string that cannot stand there
        return None


def costly(tree):
    """Whether a power, a shift or a range may be too large to work out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Pow, ast.LShift, ast.Mult)):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, (int, float)) and abs(inner.value) > 5000:
                    return True
        if isinstance(node, ast.Call) and any(
            isinstance(inner, ast.Constant) and isinstance(inner.value, int) and abs(inner.value) > 10**6
            for inner in ast.walk(node)
        ):
            return True
    return False


def replace(tree, old, new):
    """Puts `new` where `old` stands below `tree`."""
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
                return True
            if isinstance(value, list) and any(item is old for item in value):
                value[:] = [new if item is old else item for item in value]
                return True
    return False
