import random
for seed in (0,1,42,-5,2**40+3,10**30,'abc',b'xyz',3.5,'',True,'héé'):
    random.seed(seed)
    print(seed, random.random(),random.randint(1,6),random.uniform(-1,3),random.uniform(1,5),random.gauss(0,1),random.gauss(),random.choice('abcdefg'),random.sample(range(100),5),random.sample(range(20),8),random.choices('abc',k=4),random.choices('abc',weights=[1,5,2],k=4),random.choices([1,2],cum_weights=[1,3],k=3),random.normalvariate(2,3),random.randrange(3,100,7),random.randrange(100,3,-7),random.getrandbits(70),random.getrandbits(5),random.getrandbits(33),random.getrandbits(64),random.getrandbits(0))
    x=list(range(17)); random.shuffle(x); print(x)
    print(random.triangular(),random.triangular(1,5,2),random.betavariate(2,3),random.betavariate(.5,.5),random.expovariate(1.5),random.gammavariate(2,3),random.gammavariate(1,3),random.gammavariate(.3,3),random.lognormvariate(0,1),random.vonmisesvariate(1,4),random.vonmisesvariate(0,0),random.paretovariate(3),random.weibullvariate(1,2),random.randbytes(7),random.randint(0,10**25),random.randint(-2**63,2**63-1),random.sample('abc',counts=[1,2,3],k=4))
    print(random.sample(range(10**6),30)[:5], random.sample(list(range(100)),60)[:5])
r=random.Random(5); s=r.getstate(); a=[r.random() for _ in range(3)]; r.setstate(s); print(a==[r.random() for _ in range(3)], s[0], len(s[1]), s[2])
class D(random.Random):
    def extra(self): return self.randint(1,10)
d=D(3); print(d.extra(), isinstance(d,random.Random), d.random())
for c in ['random.randint(5)','random.randrange(0)','random.randrange(5,5)','random.randrange(1,10,0)','random.choice([])','random.choice({1,2})','random.choice({})','random.sample([1],2)','random.sample({1,2},1)','random.sample([1,2],-1)','random.shuffle("abc")','random.shuffle((1,2))','random.choices([],k=1)','random.choices([1],[1,2])','random.choices([1,2],[0,0])','random.choices([1,2],[1,2],cum_weights=[1,2])','random.randint(3,1)','random.uniform("a",1)','random.getrandbits(-1)','random.random(1)','random.seed([1])','random.choices([1,2],5)','random.sample(5,2)','random.randint("a","b")','random.choices([1,2],weights=[1,float("inf")])','random.sample([1,2],1.5)','random.choice(5)','random.expovariate(0)','random.choices([1,2],k=-2)','random.choices([1,2],k=1.5)','random.setstate(3)','random.randint(1,2,3)','random.shuffle(5)','random.choices({1:2})','random.randint(a=1,b=1)','random.Random("abc").random()','random.Random(3.5).random()','random.shuffle([1],random.random)','random.foo','random.sample([1,2,3],k=2,counts=[1])','random.choice()','random.sample()','random.uniform(1)','random.gammavariate(0,1)','random.shuffle()','random.randint(b=3,c=2)']:
    try: print(c,'->',eval(c))
    except Exception as e: print(c,'!!',type(e).__name__,e)
random.seed(1); print(random.random()); random.seed(a=1); print(random.random())
x=[1,2,3]; print(random.shuffle(x))
