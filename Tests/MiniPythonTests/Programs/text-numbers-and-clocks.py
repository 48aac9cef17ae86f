import string, numbers
print(string.ascii_letters,string.digits,string.punctuation,repr(string.whitespace),repr(string.printable),string.hexdigits,string.octdigits,string.capwords('hello  wORLD'),string.capwords('a-b','-'))
t=string.Template('$who likes ${what} $$5 $$');print(t.substitute(who='x',what='y'),t.substitute({'who':1,'what':2}),t.safe_substitute(who=1),t.template)
for e in ["t.substitute(who=1)","string.Template('$').substitute()","string.Template('ab $1').substitute()","string.Template('a\\nb ${x').substitute(x=1)"]:
    try: print(e,'->',eval(e))
    except Exception as x: print(e,'!!',type(x).__name__,x)
print(string.Template('$a-$b_c ${d}e $').safe_substitute(a=1,b_c=2,d=3))
print([isinstance(x,numbers.Number) for x in (1,1.5,1j,'a',True)],[isinstance(1,c) for c in (numbers.Integral,numbers.Rational,numbers.Real,numbers.Complex)],isinstance(1.5,numbers.Integral),isinstance(1.5,numbers.Real),numbers.Number,issubclass(int,numbers.Real))
import time,timeit
t0=time.time();print(isinstance(t0,float),t0>1.6e9,time.perf_counter()<=time.perf_counter(),isinstance(time.time_ns(),int),time.monotonic()>0,time.process_time()>=0)
time.sleep(0.01)
for e in ['time.sleep(-1)','time.sleep("a")','time.time(1)','time.sleep()','time.strftime(5)','time.gmtime("a")']:
    try: print(e,'->',eval(e))
    except Exception as x: print(e,'!!',type(x).__name__,x)
print(time.gmtime(0),time.gmtime(86400*400+3661).tm_yday,time.strftime('%Y-%m-%d %H:%M:%S',time.gmtime(1e9)),time.asctime(time.gmtime(0)),time.gmtime(0)[0],tuple(time.gmtime(5)))
print(timeit.timeit('x=1',number=10)>=0,timeit.timeit(lambda:1,number=5)>=0,len(timeit.repeat('pass',number=1,repeat=3)),timeit.timeit('a+1\nb=a',setup='a=1\nc=2',number=2)>0,isinstance(timeit.default_timer(),float))
