// What CPython 3.11 says of its bytes, written by Scripts/builtin-docs.py.
//
// The texts are those of CPython: Copyright (c) 2001-2023 Python Software Foundation, under the PSF licence.

extension PythonDocumentation {
  static let bytes = #"""
    =bytes
    |bytes(iterable_of_ints) -> bytes
    |bytes(string, encoding[, errors]) -> bytes
    |bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer
    |bytes(int) -> bytes object of size given by the parameter initialized with null bytes
    |bytes() -> empty bytes object
    |
    |Construct an immutable array of bytes from:
    |  - an iterable yielding integers in range(256)
    |  - a text string encoded using the specified encoding
    |  - any object implementing the buffer API.
    |  - an integer
    @bytes method: __add__ __bytes__ __contains__ __eq__ __ge__ __getattribute__ __getitem__ __getnewargs__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __mod__ __mul__ __ne__ __repr__ __rmod__ __rmul__ __str__ capitalize center count decode endswith expandtabs find hex index isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill
    @bytes static method: __new__ maketrans
    @bytes class method: fromhex
    =.__bytes__ ($self, /)
    |Convert this value to exact type bytes.
    =bytes.__getnewargs__
    |
    =bytes.capitalize
    |B.capitalize() -> copy of B
    |
    |Return a copy of B with only its first character capitalized (ASCII)
    |and the rest lower-cased.
    =bytes.center ($self, width, fillchar=b' ', /)
    |Return a centered string of length width.
    |
    |Padding is done using the specified fill character.
    =bytes.count
    |B.count(sub[, start[, end]]) -> int
    |
    |Return the number of non-overlapping occurrences of subsection sub in
    |bytes B[start:end].  Optional arguments start and end are interpreted
    |as in slice notation.
    =bytes.decode ($self, /, encoding='utf-8', errors='strict')
    |Decode the bytes using the codec registered for encoding.
    |
    |  encoding
    |    The encoding with which to decode the bytes.
    |  errors
    |    The error handling scheme to use for the handling of decoding errors.
    |    The default is 'strict' meaning that decoding errors raise a
    |    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'
    |    as well as any other name registered with codecs.register_error that
    |    can handle UnicodeDecodeErrors.
    =bytes.endswith
    |B.endswith(suffix[, start[, end]]) -> bool
    |
    |Return True if B ends with the specified suffix, False otherwise.
    |With optional start, test B beginning at that position.
    |With optional end, stop comparing B at that position.
    |suffix can also be a tuple of bytes to try.
    =bytes.expandtabs ($self, /, tabsize=8)
    |Return a copy where all tab characters are expanded using spaces.
    |
    |If tabsize is not given, a tab size of 8 characters is assumed.
    =bytes.find
    |B.find(sub[, start[, end]]) -> int
    |
    |Return the lowest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Return -1 on failure.
    =bytes.fromhex ($type, string, /)
    |Create a bytes object from a string of hexadecimal numbers.
    |
    |Spaces between two numbers are accepted.
    |Example: bytes.fromhex('B9 01EF') -> b'\\xb9\\x01\\xef'.
    =bytes.hex ($self, /, sep=<unrepresentable>, bytes_per_sep=1)
    |Create a string of hexadecimal numbers from a bytes object.
    |
    |  sep
    |    An optional single character or byte to separate hex bytes.
    |  bytes_per_sep
    |    How many bytes between separators.  Positive values count from the
    |    right, negative values count from the left.
    |
    |Example:
    |>>> value = b'\xb9\x01\xef'
    |>>> value.hex()
    |'b901ef'
    |>>> value.hex(':')
    |'b9:01:ef'
    |>>> value.hex(':', 2)
    |'b9:01ef'
    |>>> value.hex(':', -2)
    |'b901:ef'
    =bytes.index
    |B.index(sub[, start[, end]]) -> int
    |
    |Return the lowest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Raises ValueError when the subsection is not found.
    =bytes.isalnum
    |B.isalnum() -> bool
    |
    |Return True if all characters in B are alphanumeric
    |and there is at least one character in B, False otherwise.
    =bytes.isalpha
    |B.isalpha() -> bool
    |
    |Return True if all characters in B are alphabetic
    |and there is at least one character in B, False otherwise.
    =bytes.isascii
    |B.isascii() -> bool
    |
    |Return True if B is empty or all characters in B are ASCII,
    |False otherwise.
    =bytes.isdigit
    |B.isdigit() -> bool
    |
    |Return True if all characters in B are digits
    |and there is at least one character in B, False otherwise.
    =bytes.islower
    |B.islower() -> bool
    |
    |Return True if all cased characters in B are lowercase and there is
    |at least one cased character in B, False otherwise.
    =bytes.isspace
    |B.isspace() -> bool
    |
    |Return True if all characters in B are whitespace
    |and there is at least one character in B, False otherwise.
    =bytes.istitle
    |B.istitle() -> bool
    |
    |Return True if B is a titlecased string and there is at least one
    |character in B, i.e. uppercase characters may only follow uncased
    |characters and lowercase characters only cased ones. Return False
    |otherwise.
    =bytes.isupper
    |B.isupper() -> bool
    |
    |Return True if all cased characters in B are uppercase and there is
    |at least one cased character in B, False otherwise.
    =bytes.join ($self, iterable_of_bytes, /)
    |Concatenate any number of bytes objects.
    |
    |The bytes whose method is called is inserted in between each pair.
    |
    |The result is returned as a new bytes object.
    |
    |Example: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'.
    =bytes.ljust ($self, width, fillchar=b' ', /)
    |Return a left-justified string of length width.
    |
    |Padding is done using the specified fill character.
    =bytes.lower
    |B.lower() -> copy of B
    |
    |Return a copy of B with all ASCII characters converted to lowercase.
    =bytes.lstrip ($self, bytes=None, /)
    |Strip leading bytes contained in the argument.
    |
    |If the argument is omitted or None, strip leading  ASCII whitespace.
    =bytes.maketrans (frm, to, /)
    |Return a translation table useable for the bytes or bytearray translate method.
    |
    |The returned table will be one where each byte in frm is mapped to the byte at
    |the same position in to.
    |
    |The bytes objects frm and to must be of the same length.
    =bytes.partition ($self, sep, /)
    |Partition the bytes into three parts using the given separator.
    |
    |This will search for the separator sep in the bytes. If the separator is found,
    |returns a 3-tuple containing the part before the separator, the separator
    |itself, and the part after it.
    |
    |If the separator is not found, returns a 3-tuple containing the original bytes
    |object and two empty bytes objects.
    =bytes.removeprefix ($self, prefix, /)
    |Return a bytes object with the given prefix string removed if present.
    |
    |If the bytes starts with the prefix string, return bytes[len(prefix):].
    |Otherwise, return a copy of the original bytes.
    =bytes.removesuffix ($self, suffix, /)
    |Return a bytes object with the given suffix string removed if present.
    |
    |If the bytes ends with the suffix string and that suffix is not empty,
    |return bytes[:-len(prefix)].  Otherwise, return a copy of the original
    |bytes.
    =bytes.replace ($self, old, new, count=-1, /)
    |Return a copy with all occurrences of substring old replaced by new.
    |
    |  count
    |    Maximum number of occurrences to replace.
    |    -1 (the default value) means replace all occurrences.
    |
    |If the optional argument count is given, only the first count occurrences are
    |replaced.
    =bytes.rfind
    |B.rfind(sub[, start[, end]]) -> int
    |
    |Return the highest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Return -1 on failure.
    =bytes.rindex
    |B.rindex(sub[, start[, end]]) -> int
    |
    |Return the highest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Raise ValueError when the subsection is not found.
    =bytes.rjust ($self, width, fillchar=b' ', /)
    |Return a right-justified string of length width.
    |
    |Padding is done using the specified fill character.
    =bytes.rpartition ($self, sep, /)
    |Partition the bytes into three parts using the given separator.
    |
    |This will search for the separator sep in the bytes, starting at the end. If
    |the separator is found, returns a 3-tuple containing the part before the
    |separator, the separator itself, and the part after it.
    |
    |If the separator is not found, returns a 3-tuple containing two empty bytes
    |objects and the original bytes object.
    =bytes.rsplit ($self, /, sep=None, maxsplit=-1)
    |Return a list of the sections in the bytes, using sep as the delimiter.
    |
    |  sep
    |    The delimiter according which to split the bytes.
    |    None (the default value) means split on ASCII whitespace characters
    |    (space, tab, return, newline, formfeed, vertical tab).
    |  maxsplit
    |    Maximum number of splits to do.
    |    -1 (the default value) means no limit.
    |
    |Splitting is done starting at the end of the bytes and working to the front.
    =bytes.rstrip ($self, bytes=None, /)
    |Strip trailing bytes contained in the argument.
    |
    |If the argument is omitted or None, strip trailing ASCII whitespace.
    =bytes.split ($self, /, sep=None, maxsplit=-1)
    |Return a list of the sections in the bytes, using sep as the delimiter.
    |
    |  sep
    |    The delimiter according which to split the bytes.
    |    None (the default value) means split on ASCII whitespace characters
    |    (space, tab, return, newline, formfeed, vertical tab).
    |  maxsplit
    |    Maximum number of splits to do.
    |    -1 (the default value) means no limit.
    =bytes.splitlines ($self, /, keepends=False)
    |Return a list of the lines in the bytes, breaking at line boundaries.
    |
    |Line breaks are not included in the resulting list unless keepends is given and
    |true.
    =bytes.startswith
    |B.startswith(prefix[, start[, end]]) -> bool
    |
    |Return True if B starts with the specified prefix, False otherwise.
    |With optional start, test B beginning at that position.
    |With optional end, stop comparing B at that position.
    |prefix can also be a tuple of bytes to try.
    =bytes.strip ($self, bytes=None, /)
    |Strip leading and trailing bytes contained in the argument.
    |
    |If the argument is omitted or None, strip leading and trailing ASCII whitespace.
    =bytes.swapcase
    |B.swapcase() -> copy of B
    |
    |Return a copy of B with uppercase ASCII characters converted
    |to lowercase ASCII and vice versa.
    =bytes.title
    |B.title() -> copy of B
    |
    |Return a titlecased version of B, i.e. ASCII words start with uppercase
    |characters, all remaining cased characters have lowercase.
    =bytes.translate ($self, table, /, delete=b'')
    |Return a copy with each character mapped by the given translation table.
    |
    |  table
    |    Translation table, which must be a bytes object of length 256.
    |
    |All characters occurring in the optional argument delete are removed.
    |The remaining characters are mapped through the given translation table.
    =bytes.upper
    |B.upper() -> copy of B
    |
    |Return a copy of B with all ASCII characters converted to uppercase.
    =bytes.zfill ($self, width, /)
    |Pad a numeric string with zeros on the left, to fill a field of the given width.
    |
    |The original string is never truncated.
    =bytearray
    |bytearray(iterable_of_ints) -> bytearray
    |bytearray(string, encoding[, errors]) -> bytearray
    |bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer
    |bytearray(int) -> bytes array of size given by the parameter initialized with null bytes
    |bytearray() -> empty bytes array
    |
    |Construct a mutable bytearray object from:
    |  - an iterable yielding integers in range(256)
    |  - a text string encoded using the specified encoding
    |  - a bytes or a buffer object
    |  - any object implementing the buffer API.
    |  - an integer
    @bytearray method: __add__ __alloc__ __contains__ __delitem__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ __iadd__ __imul__ __init__ __iter__ __le__ __len__ __lt__ __mod__ __mul__ __ne__ __reduce__ __reduce_ex__ __repr__ __rmod__ __rmul__ __setitem__ __sizeof__ __str__ append capitalize center clear copy count decode endswith expandtabs extend find hex index insert isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip partition pop remove removeprefix removesuffix replace reverse rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill
    @bytearray data: __hash__
    @bytearray static method: __new__ maketrans
    @bytearray class method: fromhex
    =.__alloc__
    |B.__alloc__() -> int
    |
    |Return the number of bytes actually allocated.
    =.__delitem__ ($self, key, /)
    |Delete self[key].
    =.__iadd__ ($self, value, /)
    |Implement self+=value.
    =.__imul__ ($self, value, /)
    |Implement self*=value.
    =bytearray.__reduce__ ($self, /)
    |Return state information for pickling.
    =bytearray.__reduce_ex__ ($self, proto=0, /)
    |Return state information for pickling.
    =.__setitem__ ($self, key, value, /)
    |Set self[key] to value.
    =bytearray.__sizeof__ ($self, /)
    |Returns the size of the bytearray object in memory, in bytes.
    =bytearray.append ($self, item, /)
    |Append a single item to the end of the bytearray.
    |
    |  item
    |    The item to be appended.
    =bytearray.capitalize
    |B.capitalize() -> copy of B
    |
    |Return a copy of B with only its first character capitalized (ASCII)
    |and the rest lower-cased.
    =bytearray.center ($self, width, fillchar=b' ', /)
    |Return a centered string of length width.
    |
    |Padding is done using the specified fill character.
    =bytearray.clear ($self, /)
    |Remove all items from the bytearray.
    =bytearray.copy ($self, /)
    |Return a copy of B.
    =bytearray.count
    |B.count(sub[, start[, end]]) -> int
    |
    |Return the number of non-overlapping occurrences of subsection sub in
    |bytes B[start:end].  Optional arguments start and end are interpreted
    |as in slice notation.
    =bytearray.decode ($self, /, encoding='utf-8', errors='strict')
    |Decode the bytearray using the codec registered for encoding.
    |
    |  encoding
    |    The encoding with which to decode the bytearray.
    |  errors
    |    The error handling scheme to use for the handling of decoding errors.
    |    The default is 'strict' meaning that decoding errors raise a
    |    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'
    |    as well as any other name registered with codecs.register_error that
    |    can handle UnicodeDecodeErrors.
    =bytearray.endswith
    |B.endswith(suffix[, start[, end]]) -> bool
    |
    |Return True if B ends with the specified suffix, False otherwise.
    |With optional start, test B beginning at that position.
    |With optional end, stop comparing B at that position.
    |suffix can also be a tuple of bytes to try.
    =bytearray.expandtabs ($self, /, tabsize=8)
    |Return a copy where all tab characters are expanded using spaces.
    |
    |If tabsize is not given, a tab size of 8 characters is assumed.
    =bytearray.extend ($self, iterable_of_ints, /)
    |Append all the items from the iterator or sequence to the end of the bytearray.
    |
    |  iterable_of_ints
    |    The iterable of items to append.
    =bytearray.find
    |B.find(sub[, start[, end]]) -> int
    |
    |Return the lowest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Return -1 on failure.
    =bytearray.fromhex ($type, string, /)
    |Create a bytearray object from a string of hexadecimal numbers.
    |
    |Spaces between two numbers are accepted.
    |Example: bytearray.fromhex('B9 01EF') -> bytearray(b'\\xb9\\x01\\xef')
    =bytearray.hex ($self, /, sep=<unrepresentable>, bytes_per_sep=1)
    |Create a string of hexadecimal numbers from a bytearray object.
    |
    |  sep
    |    An optional single character or byte to separate hex bytes.
    |  bytes_per_sep
    |    How many bytes between separators.  Positive values count from the
    |    right, negative values count from the left.
    |
    |Example:
    |>>> value = bytearray([0xb9, 0x01, 0xef])
    |>>> value.hex()
    |'b901ef'
    |>>> value.hex(':')
    |'b9:01:ef'
    |>>> value.hex(':', 2)
    |'b9:01ef'
    |>>> value.hex(':', -2)
    |'b901:ef'
    =bytearray.index
    |B.index(sub[, start[, end]]) -> int
    |
    |Return the lowest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Raises ValueError when the subsection is not found.
    =bytearray.insert ($self, index, item, /)
    |Insert a single item into the bytearray before the given index.
    |
    |  index
    |    The index where the value is to be inserted.
    |  item
    |    The item to be inserted.
    =bytearray.isalnum
    |B.isalnum() -> bool
    |
    |Return True if all characters in B are alphanumeric
    |and there is at least one character in B, False otherwise.
    =bytearray.isalpha
    |B.isalpha() -> bool
    |
    |Return True if all characters in B are alphabetic
    |and there is at least one character in B, False otherwise.
    =bytearray.isascii
    |B.isascii() -> bool
    |
    |Return True if B is empty or all characters in B are ASCII,
    |False otherwise.
    =bytearray.isdigit
    |B.isdigit() -> bool
    |
    |Return True if all characters in B are digits
    |and there is at least one character in B, False otherwise.
    =bytearray.islower
    |B.islower() -> bool
    |
    |Return True if all cased characters in B are lowercase and there is
    |at least one cased character in B, False otherwise.
    =bytearray.isspace
    |B.isspace() -> bool
    |
    |Return True if all characters in B are whitespace
    |and there is at least one character in B, False otherwise.
    =bytearray.istitle
    |B.istitle() -> bool
    |
    |Return True if B is a titlecased string and there is at least one
    |character in B, i.e. uppercase characters may only follow uncased
    |characters and lowercase characters only cased ones. Return False
    |otherwise.
    =bytearray.isupper
    |B.isupper() -> bool
    |
    |Return True if all cased characters in B are uppercase and there is
    |at least one cased character in B, False otherwise.
    =bytearray.join ($self, iterable_of_bytes, /)
    |Concatenate any number of bytes/bytearray objects.
    |
    |The bytearray whose method is called is inserted in between each pair.
    |
    |The result is returned as a new bytearray object.
    =bytearray.ljust ($self, width, fillchar=b' ', /)
    |Return a left-justified string of length width.
    |
    |Padding is done using the specified fill character.
    =bytearray.lower
    |B.lower() -> copy of B
    |
    |Return a copy of B with all ASCII characters converted to lowercase.
    =bytearray.lstrip ($self, bytes=None, /)
    |Strip leading bytes contained in the argument.
    |
    |If the argument is omitted or None, strip leading ASCII whitespace.
    =bytearray.maketrans (frm, to, /)
    |Return a translation table useable for the bytes or bytearray translate method.
    |
    |The returned table will be one where each byte in frm is mapped to the byte at
    |the same position in to.
    |
    |The bytes objects frm and to must be of the same length.
    =bytearray.partition ($self, sep, /)
    |Partition the bytearray into three parts using the given separator.
    |
    |This will search for the separator sep in the bytearray. If the separator is
    |found, returns a 3-tuple containing the part before the separator, the
    |separator itself, and the part after it as new bytearray objects.
    |
    |If the separator is not found, returns a 3-tuple containing the copy of the
    |original bytearray object and two empty bytearray objects.
    =bytearray.pop ($self, index=-1, /)
    |Remove and return a single item from B.
    |
    |  index
    |    The index from where to remove the item.
    |    -1 (the default value) means remove the last item.
    |
    |If no index argument is given, will pop the last item.
    =bytearray.remove ($self, value, /)
    |Remove the first occurrence of a value in the bytearray.
    |
    |  value
    |    The value to remove.
    =bytearray.removeprefix ($self, prefix, /)
    |Return a bytearray with the given prefix string removed if present.
    |
    |If the bytearray starts with the prefix string, return
    |bytearray[len(prefix):].  Otherwise, return a copy of the original
    |bytearray.
    =bytearray.removesuffix ($self, suffix, /)
    |Return a bytearray with the given suffix string removed if present.
    |
    |If the bytearray ends with the suffix string and that suffix is not
    |empty, return bytearray[:-len(suffix)].  Otherwise, return a copy of
    |the original bytearray.
    =bytearray.replace ($self, old, new, count=-1, /)
    |Return a copy with all occurrences of substring old replaced by new.
    |
    |  count
    |    Maximum number of occurrences to replace.
    |    -1 (the default value) means replace all occurrences.
    |
    |If the optional argument count is given, only the first count occurrences are
    |replaced.
    =bytearray.reverse ($self, /)
    |Reverse the order of the values in B in place.
    =bytearray.rfind
    |B.rfind(sub[, start[, end]]) -> int
    |
    |Return the highest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Return -1 on failure.
    =bytearray.rindex
    |B.rindex(sub[, start[, end]]) -> int
    |
    |Return the highest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Raise ValueError when the subsection is not found.
    =bytearray.rjust ($self, width, fillchar=b' ', /)
    |Return a right-justified string of length width.
    |
    |Padding is done using the specified fill character.
    =bytearray.rpartition ($self, sep, /)
    |Partition the bytearray into three parts using the given separator.
    |
    |This will search for the separator sep in the bytearray, starting at the end.
    |If the separator is found, returns a 3-tuple containing the part before the
    |separator, the separator itself, and the part after it as new bytearray
    |objects.
    |
    |If the separator is not found, returns a 3-tuple containing two empty bytearray
    |objects and the copy of the original bytearray object.
    =bytearray.rsplit ($self, /, sep=None, maxsplit=-1)
    |Return a list of the sections in the bytearray, using sep as the delimiter.
    |
    |  sep
    |    The delimiter according which to split the bytearray.
    |    None (the default value) means split on ASCII whitespace characters
    |    (space, tab, return, newline, formfeed, vertical tab).
    |  maxsplit
    |    Maximum number of splits to do.
    |    -1 (the default value) means no limit.
    |
    |Splitting is done starting at the end of the bytearray and working to the front.
    =bytearray.rstrip ($self, bytes=None, /)
    |Strip trailing bytes contained in the argument.
    |
    |If the argument is omitted or None, strip trailing ASCII whitespace.
    =bytearray.split ($self, /, sep=None, maxsplit=-1)
    |Return a list of the sections in the bytearray, using sep as the delimiter.
    |
    |  sep
    |    The delimiter according which to split the bytearray.
    |    None (the default value) means split on ASCII whitespace characters
    |    (space, tab, return, newline, formfeed, vertical tab).
    |  maxsplit
    |    Maximum number of splits to do.
    |    -1 (the default value) means no limit.
    =bytearray.splitlines ($self, /, keepends=False)
    |Return a list of the lines in the bytearray, breaking at line boundaries.
    |
    |Line breaks are not included in the resulting list unless keepends is given and
    |true.
    =bytearray.startswith
    |B.startswith(prefix[, start[, end]]) -> bool
    |
    |Return True if B starts with the specified prefix, False otherwise.
    |With optional start, test B beginning at that position.
    |With optional end, stop comparing B at that position.
    |prefix can also be a tuple of bytes to try.
    =bytearray.strip ($self, bytes=None, /)
    |Strip leading and trailing bytes contained in the argument.
    |
    |If the argument is omitted or None, strip leading and trailing ASCII whitespace.
    =bytearray.swapcase
    |B.swapcase() -> copy of B
    |
    |Return a copy of B with uppercase ASCII characters converted
    |to lowercase ASCII and vice versa.
    =bytearray.title
    |B.title() -> copy of B
    |
    |Return a titlecased version of B, i.e. ASCII words start with uppercase
    |characters, all remaining cased characters have lowercase.
    =bytearray.translate ($self, table, /, delete=b'')
    |Return a copy with each character mapped by the given translation table.
    |
    |  table
    |    Translation table, which must be a bytes object of length 256.
    |
    |All characters occurring in the optional argument delete are removed.
    |The remaining characters are mapped through the given translation table.
    =bytearray.upper
    |B.upper() -> copy of B
    |
    |Return a copy of B with all ASCII characters converted to uppercase.
    =bytearray.zfill ($self, width, /)
    |Pad a numeric string with zeros on the left, to fill a field of the given width.
    |
    |The original string is never truncated.
    """#
}
