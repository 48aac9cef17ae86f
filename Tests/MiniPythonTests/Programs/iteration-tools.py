from itertools import *
import itertools, operator
def show(*a):
    for x in a: print(x if not hasattr(x,'__next__') else list(x))
show(accumulate([1,2,3,4]),accumulate([1,2,3],operator.mul),accumulate([],initial=5),accumulate([1,2],initial=10),accumulate('abc'))
show(chain('ab',[1]),chain(),chain.from_iterable(['ab','cd']),combinations('abcd',2),combinations([1,2],3),combinations([1,2],0),combinations_with_replacement('abc',2),combinations_with_replacement([],2),combinations_with_replacement([],0))
show(compress('abcdef',[1,0,1,0,1,1]),dropwhile(lambda x:x<3,[1,2,3,1]),takewhile(lambda x:x<3,[1,2,3,1]),filterfalse(None,[0,1,'',2]),filterfalse(lambda x:x%2,range(6)))
show(islice(count(),5),islice('abcdefg',2,None),islice('abcdefg',1,6,2),islice('abc',0),islice('abcdefg',None,3),islice(range(10),2,9,3))
show(pairwise('abcd'),pairwise([1]),permutations('abc'),permutations('abc',2),permutations([1,2],0),permutations([1],2),product('ab',[1,2]),product([0,1],repeat=3),product(),product('ab',[]))
show(starmap(pow,[(2,3),[3,2]]),zip_longest('abc','x',fillvalue='-'),zip_longest([1],[2,3]),zip_longest(),repeat(7,3))
print(count(3),count(1,2),count(2.5,.5),count(1,1.0),repeat(5),repeat('a',2),count(10**20))
c=count(10**18*9,10**18);print(next(c),next(c))
print([next(x) for x in [cycle('ab')]], list(islice(cycle([1,2,3]),7)))
for k,g in groupby('AAABBA'): print(k,list(g))
for k,g in groupby([1,3,2,4,5],key=lambda x:x%2): print(k,list(g))
gs=[(k,g) for k,g in groupby('AABB')]
print([list(g) for k,g in gs])
a,b=tee([1,2,3]);print(next(a),list(b),list(a))
a,b,c=tee(range(200),3);print(sum(a),sum(b),sum(islice(c,100)))
print(tee([],0))
for e in ['islice([1],-1)','islice([1],1,-2)','islice([1],1,2,0)','islice([1])','combinations([1],-1)','combinations([1])','permutations([1],"a")','product([1],repeat=-1)','product([1],x=1)','repeat()','repeat(1,"a")','count("a")','chain(1)','list(chain(1))','list(chain.from_iterable(5))','cycle(5)','cycle()','accumulate(5)','zip_longest(1)','zip_longest([1],fill=1)','starmap(pow,5)','list(starmap(pow,[5]))','tee(5)','tee([1],-1)','groupby(5)','compress([1])','takewhile(1)','list(takewhile(1,[1]))','pairwise(5)','combinations("abc",r="x")','combinations(5,1)','itertools.foo','groupby()','filterfalse(None)','list(accumulate([1,"a"]))','list(islice([1,2],None))','islice("abc",1.5)','count(1,step="a")','repeat(1,2,3)','chain(a=1)','product(5)', 'list(permutations(range(3),r=None))','dropwhile()']:
    try: r=eval(e); print(e,'->',r if 'object at' not in repr(r) else type(r))
    except Exception as x: print(e,'!!',type(x).__name__,x)
print(operator.length_hint(repeat(1,5)), type(chain()), itertools.chain, itertools)
it=islice(it0:=iter(range(10)),2,5); print(list(it),list(it0))
print(sum(1 for _ in permutations(range(7))), sum(1 for _ in combinations(range(15),7)))
def gen():
    yield 1
    raise ValueError('boom')
try: list(chain(gen(),[2]))
except ValueError as e: print('E',e)
