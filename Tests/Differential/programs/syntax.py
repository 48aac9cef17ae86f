"""Programs with a slip of the pen: a token left out, doubled, exchanged or put in."""

import io
import tokenize

from . import corpus

STRAY = [
    "(", ")", "[", "]", "{", "}", ":", ",", ".", "=", "==", "+", "-", "*", "**", "if", "else", "for", "in", "def", "class",
    "return", "lambda", "yield", "import", "from", "as", "with", "try", "except", "finally", "not", "and", "is", "del",
    "pass", "break", "continue", "global", "nonlocal", "raise", "assert", "while", "elif", "None", "True", "1", "x",
    "'s'", "f'{x}'", "f'{'", "'", '"', ";", ":=", "->", "@", "$", "?", "\\", "...", "\n", "\n    ", "print", "match",
    "case", "_", "0777", "1_", "1e", "0x", "b'é'", "'\\x'", "async", "await", "f'{a b}'", "f'{}'", "f'{x!z}'",
]


def program(random):
    source = random.choice(statements())
    for _ in range(random.choice([1, 1, 1, 2])):
        source = slipped(random, source)
    return f"if True:\n    pass\n{source}\n" if random.random() < 0.1 else source


def statements(cache=[]):
    """Short pieces of the corpus: a statement with its body, or a few lines."""
    if not cache:
        import ast

        for source in corpus.programs():
            try:
                tree = ast.parse(source)
            except SyntaxError:
                continue
            lines = source.split("\n")
            for node in ast.walk(tree):
                if isinstance(node, ast.stmt) and node.end_lineno - node.lineno < 8 and node.col_offset == 0:
                    text = "\n".join(lines[node.lineno - 1 : node.end_lineno])
                    if len(text) < 400 and "while" not in text:
                        cache.append("def wrapped():\n    " + text.replace("\n", "\n    "))
                        cache.append("def wrapped():\n    " + text.replace("\n", "\n    "))
    return cache


def slipped(random, source):
    try:
        tokens = [t for t in tokenize.generate_tokens(io.StringIO(source).readline) if t.string]
    except (tokenize.TokenError, IndentationError, SyntaxError):
        return source
    if not tokens:
        return source
    starts = [0]
    for line in source.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    token = random.choice(tokens)
    start = starts[token.start[0] - 1] + token.start[1]
    end = starts[token.end[0] - 1] + token.end[1]
    kind = random.choice(["drop", "drop", "double", "put", "put", "change", "cut"])
    if kind == "drop":
        return source[:start] + source[end:]
    if kind == "double":
        return source[:end] + " " + token.string + source[end:]
    if kind == "put":
        return source[:start] + random.choice(STRAY) + " " + source[start:]
    if kind == "change":
        return source[:start] + random.choice(STRAY) + source[end:]
    return source[: random.randint(start, end)]
