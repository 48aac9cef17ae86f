import math
vals=[0.0,-0.0,0.5,-0.5,1.0,-1.0,2.5,3,7,-7,1e-300,1e300,710,-800,1e22,float('inf'),float('-inf'),float('nan'),True,10**30,171,172,-170.5,5e-324,23,24,0.1,100.3,-3.7,1e-21]
for n in ['sin','cos','tan','asin','acos','atan','sinh','cosh','tanh','asinh','acosh','atanh','exp','exp2','expm1','log1p','sqrt','cbrt','fabs','erf','erfc','gamma','lgamma','degrees','radians','isnan','isinf','isfinite','ulp','log','log2','log10','floor','ceil','trunc','frexp','modf','isqrt','factorial']:
    f=getattr(math,n)
    for v in vals:
        if n=='factorial' and v==10**30: continue
        try: r=f(v)
        except Exception as e: r=(type(e).__name__,str(e))
        print(n,repr(v)[:10],repr(r)[:60])
two=[(0,0),(1,2),(-1,2.5),(3,-2),(0.0,-1),(-8,1/3),(10.,400),(float('inf'),0),(1,float('inf')),(float('nan'),1),(5,3),(-5,3),(7.5,-2),(1e308,10),(2,10),(10,2),(-2,3)]
for n in ['atan2','copysign','nextafter','pow','fmod','remainder','isclose','gcd','lcm','comb','perm','log','hypot','ldexp']:
    f=getattr(math,n)
    for a in two:
        try: r=f(*a)
        except Exception as e: r=(type(e).__name__,str(e))
        print(n,a,r)
print(math.gcd(),math.gcd(12),math.gcd(12,18,27),math.lcm(),math.lcm(4,6,10),math.gcd(2**100,6**50))
print(math.comb(50,25),math.perm(20),math.perm(20,3),math.comb(10**20,3),math.perm(10**20,2),math.factorial(50))
print(math.isqrt(10**41), math.log(10**400), math.log2(2**2000), math.log10(10**500), math.log(8,2), math.log(2**1025+1))
print(math.fsum([.1]*10), math.fsum([1e100,1,-1e100]), math.fsum([]), math.prod([1,2,3.5]), math.prod([],start=5), math.prod(range(1,30)))
print(math.dist([1,2,3],[4,5,6.5]), math.hypot(), math.hypot(3), math.hypot(1,2,3,4.4), math.hypot(1e-310,1e-311), math.hypot(1e300,1e300))
for c in ['math.sqrt("a")','math.sqrt()','math.sqrt(1,2)','math.gcd(1.5,2)','math.factorial(2.5)','math.factorial(-1)','math.comb(-1,2)','math.comb(2,-1)','math.floor("a")','math.trunc("x")','math.log(0)','math.log(2,1)','math.dist([1],[1,2])','math.fsum([1,"a"])','math.fsum(["x"])','math.sqrt(10**400)','math.ldexp(1,2000)','math.ldexp(1,1.5)','math.isclose(1,2,rel_tol=-1)','math.isclose(1)','math.prod(5)','math.floor(float("inf"))','math.ceil(float("nan"))','math.pow("a",1)','math.fmod(1,0)','math.inf-math.inf','math.log(-5)','math.log("a")','math.isqrt(-1)','math.isqrt(2.5)','math.exp(1000)','math.pow(0,-1)','math.nope','math.fsum([math.inf,-math.inf])','math.fsum([1e308,1e308])','math.sin(x=1)','math.hypot("a")','math.perm(3,"a")','math.isnan("a")','math.lcm(0,5)','math.atan2(1)','math.prod([1],1)', 'math.factorial("5")','math.comb(5)','math.ldexp(1)']:
    try: print(c,'->',eval(c))
    except Exception as e: print(c,'!!',type(e).__name__,e)
import random
random.seed(7)
h=0
for i in range(40):
    v=[random.uniform(-10,10)*10**random.randint(-5,5) for _ in range(random.randint(2,6))]
    print(math.hypot(*v), math.fsum(v), math.gamma(abs(v[0])%150+.1), math.lgamma(v[1]), math.remainder(v[0],v[1]), math.erf(v[0]))
class F:
    def __float__(self): return 2.25
    def __floor__(self): return 'floor'
class I:
    def __index__(self): return 9
print(math.sqrt(F()),math.floor(F()),math.ceil(F()),math.sqrt(I()),math.factorial(I()),math.gcd(I(),6))
print(math.sin, math.pi, math.e, math.tau)
