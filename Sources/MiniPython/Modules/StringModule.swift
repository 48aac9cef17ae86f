// string: constants, capwords and Template.

enum StringModule {
  static func make() throws -> ModuleObject { try PythonSource.module("string", source) }

  private static let source = #"""
    whitespace = ' \t\n\r\v\f'
    ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
    ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    ascii_letters = ascii_lowercase + ascii_uppercase
    digits = '0123456789'
    hexdigits = digits + 'abcdef' + 'ABCDEF'
    octdigits = '01234567'
    punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
    printable = digits + ascii_letters + punctuation + whitespace


    def capwords(s, sep=None):
        """Capitalize the words of a string."""
        return (sep or ' ').join(map(str.capitalize, s.split(sep)))


    class Template:
        """A string class for supporting $-substitutions."""

        delimiter = '$'

        def __init__(self, template):
            self.template = template

        # The parts of the text: (literal, name or None, matched text); a name of '' is a bad placeholder.
        def _parts(self):
            text = self.template
            if not isinstance(text, (str, bytes)):
                raise TypeError(f"expected string or bytes-like object, got '{type(text).__name__}'")
            mark = self.delimiter
            start = 0
            while True:
                at = text.find(mark, start)
                if at < 0:
                    yield text[start:], None, ''
                    return
                literal = text[start:at]
                after = at + len(mark)
                if text.startswith(mark, after):
                    yield literal + mark, None, ''
                    start = after + len(mark)
                    continue
                braced = text[after:after + 1] == '{'
                first = end = after + braced
                while end < len(text) and text[end].isascii() and (text[end] == '_' or text[end].isalnum()):
                    end += 1
                name = text[first:end]
                if not name or name[0].isdigit() or (braced and text[end:end + 1] != '}'):
                    yield literal, '', after
                    start = after
                    continue
                start = end + braced
                yield literal, name, text[at:start]

        def _invalid(self, at):
            lines = self.template[:at].splitlines(keepends=True)
            if not lines:
                column, line = 1, 1
            else:
                column, line = at - len(''.join(lines[:-1])), len(lines)
            raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')

        def _substitute(self, values, safe):
            result = []
            for literal, name, matched in self._parts():
                result.append(literal)
                if name is None:
                    continue
                if name == '':
                    if not safe:
                        self._invalid(matched)
                    result.append(self.delimiter)
                elif safe and name not in values:
                    result.append(matched)
                else:
                    result.append(str(values[name]))
            return ''.join(result)

        def substitute(self, mapping={}, /, **keywords):
            return self._substitute({**mapping, **keywords} if keywords else mapping, False)

        def safe_substitute(self, mapping={}, /, **keywords):
            return self._substitute({**mapping, **keywords} if keywords else mapping, True)

        def is_valid(self):
            return all(name != '' for _, name, _ in self._parts())

        def get_identifiers(self):
            found = []
            for _, name, _ in self._parts():
                if name and name not in found:
                    found.append(name)
            return found
    """#
}
