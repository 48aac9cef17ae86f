import re
print(re.findall(r'(\w+)@(\w+)\.com','a@b.com, c@d.com'), re.sub(r'(?P<x>\d+)', lambda m: str(int(m['x'])*2), 'a1b22'))
print(re.split(r'[,;]\s*', 'a, b;c'), re.match(r'(a)(b)?','ac').groups(), re.search(r'b+','aabbb'))
print(re.sub(r'\s+',' ','a   b \n c'), re.compile(r'a.c',re.I|re.S), re.fullmatch(r'\d{3}','123'), re.findall(r'a*?b','aab b'))
print([m.span() for m in re.finditer(r'x*','axxb')], re.sub('x*','-','abxd'), re.findall(r'(?<=\$)\d+(?!\d|%)', '$10 $20% $305'))
for p in ['(', '[a', '*a', 'a**', r'\q', ')', '(?P<n>a)(?P<n>b)', r'\1', 'a{3,1}', '(?<=a*)b', '(?Px)', '[z-a]', '(?z)']:
    try: re.compile(p); print(p,'ok')
    except re.error as e: print(p, '->', e)
print(re.match(r'(?:(a)|b)*','abab').groups(), re.match(r'((a|b){2,3})(\1)?','ababab').groups(), re.sub(r'(\w)(\w)',r'\2\1','abcd'), re.escape('a.b*c'))
print(re.match(r'^(\w+)\s(?P<last>\w+)$','John Smith').groupdict(), re.findall(r'^\w+','a b\nc d',re.M), re.I, re.I|re.M)
print(re.sub(r'(?i)HELLO','x','Hello hello'), re.match('(a+)+$','a'*18+'b'), re.match(r'(?x) a  b # c', 'ab'))
print(re.split('(-)','a-b-c'), re.split('','abc'), re.sub('a','b','aaaa',count=2), re.subn('a','b','aa'))
print(re.match(r'(\d+)(?:px)?(?(1)x|y)','12x'), re.search(r'\bfoo\b','a foo b').start(), re.findall(r'[^\W\d_]+','ab1_cd é'))
