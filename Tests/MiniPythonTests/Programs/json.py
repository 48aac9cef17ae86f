import json
d={'a':[1,2.5,None,True],'b':{'c':'é"\n'},'e':[],'f':{}}
print(json.dumps(d)); print(json.dumps(d,indent=2,sort_keys=True)); print(json.dumps(d,separators=(',',':'),ensure_ascii=False))
print(json.loads(json.dumps(d))==d, json.loads('[1, 2.0, "x\\u00e9\\ud83d\\ude00", -1e5, NaN]'))
for t in ['', '{', '[1,', '[1 2]', '{"a" 1}', '{"a":1,}', 'nul', '"abc', '[1] x', '{a:1}', '"\\x"','01']:
    try: print(json.loads(t))
    except json.JSONDecodeError as e: print(repr(t), e)
try: json.dumps({1,2})
except TypeError as e: print(e)
try: json.dumps({(1,):2})
except TypeError as e: print(e)
print(json.dumps({1:2,None:3,True:4,1.5:2}), json.dumps([float('inf')]), json.dumps((1,2)), json.dumps(10**30))
a=[];a.append(a)
try: json.dumps(a)
except ValueError as e: print(e)
class E(json.JSONEncoder):
    def default(self,o):
        if isinstance(o,complex): return [o.real,o.imag]
        return super().default(o)
print(json.dumps({'z':1+2j},cls=E), json.dumps({1,2},default=sorted), json.loads('{"a":1}',object_hook=lambda d:list(d)))
