// textwrap: paragraphs broken into lines, margins removed and added.

enum TextwrapModule {
  static func make() throws -> ModuleObject { try PythonSource.module("textwrap", source) }

  private static let source = #"""
    __all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

    import re

    _SPACES = "\t\n\x0b\x0c\r "
    _CHUNK = None


    def _chunks(text, break_on_hyphens):
        global _CHUNK
        if not break_on_hyphens:
            return [part for part in re.split(r"([\t\n\x0b\x0c\r ]+)", text) if part]
        if _CHUNK is None:
            # Runs of blanks; dashes between words; words, which may end behind a hyphen between letters.
            _CHUNK = re.compile(
                r"""([\t\n\x0b\x0c\r ]+"""
                r"""|(?<=[\w!"'&.,?])-{2,}(?=\w)"""
                r"""|[^\t\n\x0b\x0c\r ](?:[^\t\n\x0b\x0c\r ]*?(?:-(?:(?<=[^\d\W]{2}-)|(?<=[^\d\W]-[^\d\W]-))"""
                r"""(?=[^\d\W]-?[^\d\W])|(?=[\t\n\x0b\x0c\r ]|\Z)|(?<=[\w!"'&.,?])(?=-{2,}\w))))""")
        return [part for part in _CHUNK.split(text) if part]


    class TextWrapper:
        def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                     replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                     drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=" [...]"):
            self.width = width
            self.initial_indent = initial_indent
            self.subsequent_indent = subsequent_indent
            self.expand_tabs = expand_tabs
            self.replace_whitespace = replace_whitespace
            self.fix_sentence_endings = fix_sentence_endings
            self.break_long_words = break_long_words
            self.drop_whitespace = drop_whitespace
            self.break_on_hyphens = break_on_hyphens
            self.tabsize = tabsize
            self.max_lines = max_lines
            self.placeholder = placeholder

        def _split(self, text):
            if self.expand_tabs:
                text = text.expandtabs(self.tabsize)
            if self.replace_whitespace:
                text = text.translate({ord(c): " " for c in _SPACES})
            chunks = _chunks(text, self.break_on_hyphens)
            if self.fix_sentence_endings:
                for i in range(len(chunks) - 1):
                    if chunks[i + 1] == " " and re.search(r"[a-z][\.\!\?][\"\']?\Z", chunks[i]):
                        chunks[i + 1] = "  "
            return chunks

        def _break_long(self, chunks, line, length, width):
            room = 1 if width < 1 else width - length
            if self.break_long_words:
                word = chunks[-1]
                end = room
                if self.break_on_hyphens and len(word) > room:
                    hyphen = word.rfind("-", 0, room)
                    if hyphen > 0 and any(c != "-" for c in word[:hyphen]):
                        end = hyphen + 1
                line.append(word[:end])
                chunks[-1] = word[end:]
            elif not line:
                line.append(chunks.pop())

        def wrap(self, text):
            chunks = self._split(text)
            if self.width <= 0:
                raise ValueError(f"invalid width {self.width!r} (must be > 0)")
            if self.max_lines is not None:
                indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
                if len(indent) + len(self.placeholder.lstrip()) > self.width:
                    raise ValueError("placeholder too large for max width")
            chunks.reverse()
            lines = []
            while chunks:
                line = []
                length = 0
                indent = self.subsequent_indent if lines else self.initial_indent
                width = self.width - len(indent)
                if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                    chunks.pop()
                while chunks and length + len(chunks[-1]) <= width:
                    length += len(chunks[-1])
                    line.append(chunks.pop())
                if chunks and len(chunks[-1]) > width:
                    self._break_long(chunks, line, length, width)
                    length = sum(map(len, line))
                if self.drop_whitespace and line and line[-1].strip() == "":
                    length -= len(line[-1])
                    line.pop()
                if not line:
                    continue
                fits = self.max_lines is None or len(lines) + 1 < self.max_lines
                rest_is_blank = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
                if fits or rest_is_blank and length <= width:
                    lines.append(indent + "".join(line))
                    continue
                while line:
                    if line[-1].strip() and length + len(self.placeholder) <= width:
                        line.append(self.placeholder)
                        lines.append(indent + "".join(line))
                        break
                    length -= len(line.pop())
                else:
                    if lines:
                        previous = lines[-1].rstrip()
                        if len(previous) + len(self.placeholder) <= self.width:
                            lines[-1] = previous + self.placeholder
                            break
                    lines.append(indent + self.placeholder.lstrip())
                break
            return lines

        def fill(self, text):
            return "\n".join(self.wrap(text))


    def wrap(text, width=70, **keywords):
        """Wrap a single paragraph of text, returning a list of wrapped lines."""
        return TextWrapper(width=width, **keywords).wrap(text)


    def fill(text, width=70, **keywords):
        """Fill a single paragraph of text, returning a new string."""
        return TextWrapper(width=width, **keywords).fill(text)


    def shorten(text, width, **keywords):
        """Collapse and truncate the given text to fit in the given width."""
        return TextWrapper(width=width, max_lines=1, **keywords).fill(" ".join(text.strip().split()))


    def dedent(text):
        """Remove any common leading whitespace from every line in `text`."""
        if isinstance(text, (bytes, bytearray, memoryview)):
            raise TypeError("cannot use a string pattern on a bytes-like object")
        if not isinstance(text, str):
            raise TypeError(f"expected string or bytes-like object, got {type(text).__name__!r}")
        lines = text.split("\n")
        margin = None
        for i, line in enumerate(lines):
            content = line.lstrip(" \t")
            if not content:
                lines[i] = ""
                continue
            lead = line[:len(line) - len(content)]
            if margin is None:
                margin = lead
                continue
            common = 0
            while common < len(margin) and common < len(lead) and margin[common] == lead[common]:
                common += 1
            margin = margin[:common]
        if margin:
            lines = [line[len(margin):] if line else line for line in lines]
        return "\n".join(lines)


    def indent(text, prefix, predicate=None):
        """Adds 'prefix' to the beginning of selected lines in 'text'."""
        if predicate is None:
            def predicate(line):
                return line.strip()
        return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))
    """#
}
