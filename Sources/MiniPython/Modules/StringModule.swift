// string: constants, capwords, Template and Formatter.

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
            if isinstance(text, (bytes, bytearray, memoryview)):
                raise TypeError("cannot use a string pattern on a bytes-like object")
            if not isinstance(text, str):
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


    def _fields(text):
        """The parts of a format string: (literal, field name, specification, conversion)."""
        if not isinstance(text, str):
            raise TypeError(f"expected str, got {type(text).__name__}")
        literal = ''
        i, n = 0, len(text)
        while i < n:
            c = text[i]
            if c not in '{}':
                literal += c
                i += 1
                continue
            if text[i + 1:i + 2] == c:
                yield literal + c, None, None, None
                literal = ''
                i += 2
                continue
            if c == '}':
                raise ValueError("Single '}' encountered in format string")
            if i + 1 == n:
                raise ValueError("Single '{' encountered in format string")
            depth, start, i = 1, i + 1, i + 1
            name_end = None
            brackets = False
            while i < n:
                c = text[i]
                if c == '[' and name_end is None:
                    brackets = True
                elif c == ']':
                    brackets = False
                elif c == '{':
                    depth += 1
                elif c == '}':
                    depth -= 1
                    if not depth:
                        break
                elif c in ':!' and name_end is None and not brackets:
                    name_end = i
                i += 1
            if depth:
                raise ValueError("expected '}' before end of string")
            name = text[start:i if name_end is None else name_end]
            conversion, spec = None, ''
            if name_end is not None:
                rest = text[name_end:i]
                if rest[0] == '!':
                    conversion = rest[1:2]
                    if rest[2:3] not in ('', ':'):
                        raise ValueError("expected ':' after conversion specifier")
                    spec = rest[3:]
                else:
                    spec = rest[1:]
            yield literal, name, spec, conversion
            literal = ''
            i += 1
        if literal:
            yield literal, None, None, None


    def _split_name(name):
        """The first part of a field name, and the steps after it: (is an attribute, name or index)."""
        end = min([at for at in (name.find('.'), name.find('[')) if at >= 0], default=len(name))
        steps = []
        i = end
        while i < len(name):
            if name[i] == '.':
                after = min([at for at in (name.find('.', i + 1), name.find('[', i + 1)) if at >= 0], default=len(name))
                steps.append((True, name[i + 1:after]))
            else:
                after = name.find(']', i)
                if after < 0:
                    raise ValueError("Missing ']' in format string")
                key = name[i + 1:after]
                steps.append((False, int(key) if key.isdigit() else key))
                after += 1
            if steps[-1][1] == '':
                raise ValueError("Empty attribute in format string")
            i = after
        first = name[:end]
        return int(first) if first.isdigit() else first, steps


    class Formatter:
        """A format() that a subclass can change."""

        def format(self, format_string, /, *args, **kwargs):
            return self.vformat(format_string, args, kwargs)

        def vformat(self, format_string, args, kwargs):
            used_args = set()
            result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
            self.check_unused_args(used_args, args, kwargs)
            return result

        def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
            if recursion_depth < 0:
                raise ValueError('Max string recursion exceeded')
            result = []
            for literal_text, field_name, format_spec, conversion in self.parse(format_string):
                if literal_text:
                    result.append(literal_text)
                if field_name is None:
                    continue
                if field_name == '':
                    if auto_arg_index is False:
                        raise ValueError('cannot switch from manual field specification to automatic field numbering')
                    field_name = str(auto_arg_index)
                    auto_arg_index += 1
                elif field_name.isdigit():
                    if auto_arg_index:
                        raise ValueError('cannot switch from manual field specification to automatic field numbering')
                    auto_arg_index = False
                obj, arg_used = self.get_field(field_name, args, kwargs)
                used_args.add(arg_used)
                obj = self.convert_field(obj, conversion)
                format_spec, auto_arg_index = self._vformat(
                    format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index=auto_arg_index)
                result.append(self.format_field(obj, format_spec))
            return ''.join(result), auto_arg_index

        def get_value(self, key, args, kwargs):
            return args[key] if isinstance(key, int) else kwargs[key]

        def check_unused_args(self, used_args, args, kwargs):
            pass

        def format_field(self, value, format_spec):
            return format(value, format_spec)

        def convert_field(self, value, conversion):
            if conversion is None:
                return value
            if conversion == 's':
                return str(value)
            if conversion == 'r':
                return repr(value)
            if conversion == 'a':
                return ascii(value)
            raise ValueError(f"Unknown conversion specifier {conversion!s}")

        def parse(self, format_string):
            return _fields(format_string)

        def get_field(self, field_name, args, kwargs):
            first, rest = _split_name(field_name)
            obj = self.get_value(first, args, kwargs)
            for is_attr, i in rest:
                obj = getattr(obj, i) if is_attr else obj[i]
            return obj, first
    """#
}
