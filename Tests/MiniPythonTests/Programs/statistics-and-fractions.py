import statistics as st, random
from fractions import Fraction as F
random.seed(3)
d=[random.gauss(3,2) for _ in range(50)]; i=[3,1,4,1,5,9,2,6]
for data in (d,i,[1,2,3],[1.5,2.5],[F(1,2),F(1,3)],[1,2.5],[1e300,1e-300,5e-324],[True,False,True],[F(1,2),2],[F(1,2),.25],(1,2,2),[10**30,1]):
    for n in ['mean','fmean','median','median_low','median_high','median_grouped','mode','multimode','stdev','pstdev','variance','pvariance','harmonic_mean','geometric_mean','quantiles']:
        if n in('mode','multimode') and data is d: continue
        try: print(n,getattr(st,n)(data))
        except Exception as e: print(n,type(e).__name__,e)
print(st.quantiles(d,n=10),st.quantiles(i,n=4,method='inclusive'))
x=[1,2,3,4.5];y=[2,4.1,6,8.8]
print(st.correlation(x,y),st.covariance(x,y),st.linear_regression(x,y),st.linear_regression(x,y,proportional=True))
for e in ['st.mean([])','st.variance([1])','st.stdev([1])','st.median([])','st.mode([])','st.mean(["a"])','st.fmean([])','st.quantiles([1])','st.mean([1,None])','st.correlation([1,2],[1])','st.correlation([1,1],[1,2])','st.harmonic_mean([-1,2])','st.geometric_mean([0])','st.mean(5)','st.mode("aabb")','st.mean([float("inf"),1])','st.mean([float("nan")])','st.stdev([float("inf"),1])','st.pstdev([])','st.fmean([1,2],[1])','st.fmean([1,2],weights=[1,3])','st.variance([1,2,3],2)','st.pvariance([1.5,2,3],mu=2)','st.harmonic_mean([2,3],weights=[1,2])','st.harmonic_mean([5])','st.linear_regression([1,1],[1,2])','st.mode(["a","b","b"])','st.multimode("")','st.stdev([2,2])','st.variance(iter([1,2,3,4]))','st.stdev(["a","b"])','st.median(["a","b","c"])','st.median(["a","b"])']:
    try: print(e,'->',eval(e))
    except Exception as x2: print(e,'!!',type(x2).__name__,x2)
N=st.NormalDist(100,15);print(N,N.mean,N.stdev,N.variance,N.cdf(110),N.pdf(90),N.inv_cdf(.3),N.inv_cdf(.001),N.inv_cdf(1e-20),N.quantiles(),N.zscore(130),N.overlap(st.NormalDist(110,12)),N+5,N*2,-N,N+N,N==st.NormalDist(100,15),hash(N)==hash(st.NormalDist(100,15)),N.samples(3,seed=1),st.NormalDist.from_samples([1,2,3,4]))
print(F(3,6),repr(F(3,-6)),F('0.25'),F('-3/4'),F(' 1e-3 '),F(.5),F(2),F(1,3)+F(1,6),F(1,3)*3,F(1,3)/F(2,5),F(7,2)//1,F(7,2)%1,F(1,2)**3,F(1,2)**-2,F(1,4)**.5,2**F(1,2),F(1,2)+.5,F(1,2)+1j,1-F(1,3),2/F(1,3),F(1,2)<F(2,3),F(1,2)==.5,F(1,2)>1,abs(F(-1,2)),-F(1,2),round(F(7,3)),round(F(5,2)),round(F(22,7),2),int(F(-7,2)),float(F(1,3)),F(3.14159).limit_denominator(100),F(1,3).numerator,F(6,4).denominator,hash(F(1,2))==hash(.5),hash(F(3))==hash(3),bool(F(0)),divmod(F(7,2),1),F(1,3).as_integer_ratio(),sum([F(1,2),F(1,3)]),max(F(1,2),F(1,3)),F('1_000/3'),F.from_float(.25), hash(F(1,3)), hash(F(-5,7)), sorted([F(1,2),.3,1]))
import math; print(math.floor(F(-7,2)),math.ceil(F(7,2)),math.trunc(F(-7,2)),math.sqrt(F(1,4)),f'{F(1,3)}')
for e in ['F(1,0)','F("a")','F("1/0")','F(1.5,2)','F([1])','F(1,2)/0','F(1,2)+"a"','F(1,2)<"a"','F(0)**-1','F(float("nan"))','F(float("inf"))','F("1/ 2")','F(1,2)%0','F(1,2)//0','F(None)', 'F("1.")','F(".5")','F("")']:
    try: print(e,'->',eval(e))
    except Exception as x2: print(e,'!!',type(x2).__name__,x2)
