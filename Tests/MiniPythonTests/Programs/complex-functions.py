import cmath
for v in (1+2j,-1,0.5j,-3-4j,2,1e-5+1j,0.3,complex(-0.0,2)):
    for n in ['sqrt','exp','log','log10','sin','cos','tan','sinh','cosh','tanh','asin','acos','atan','asinh','acosh','atanh','phase','polar']:
        try: print(n,v,getattr(cmath,n)(v))
        except Exception as x: print(n,v,type(x).__name__,x)
print(cmath.rect(2,1),cmath.rect(1,cmath.pi),cmath.isclose(1+1j,1+1j),cmath.isnan(complex('nan')),cmath.inf,cmath.infj,cmath.nanj,cmath.log(8,2))
for e in ['cmath.sqrt("a")','cmath.log(0)','cmath.exp(1000)','cmath.atanh(1)']:
    try: print(e,'->',eval(e))
    except Exception as x: print(e,'!!',type(x).__name__,x)
