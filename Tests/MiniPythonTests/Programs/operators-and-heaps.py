import operator as o, bisect, heapq
print(o.itemgetter(1)([1,2]),o.itemgetter(1,'a')({1:2,'a':3}),o.attrgetter('real','imag')(3),o.attrgetter('__class__.__name__')(3),o.methodcaller('split',',')('a,b'),o.methodcaller('sort',key=len))
print(o.itemgetter(1),o.itemgetter(1,2),o.attrgetter('a.b'),o.add,o.itemgetter)
print(o.add(1,2),o.iadd([1],[2]),o.and_(6,3),o.or_(6,3),o.not_(0),o.neg(3),o.truth([]),o.contains([1],1),o.countOf([1,1,2],1),o.indexOf('abc','c'),o.concat([1],[2]),o.lt(1,2),o.is_(None,None),o.index(True),o.matmul,o.truediv(7,2),o.floordiv(7,2),o.mod(7,3),o.pow(2,5),o.xor(5,3),o.inv(5),o.abs(-3),o.getitem([1,2],0),o.call(len,'abc'),o.__add__(1,2),o.__not__(1))
l=[1,2];o.setitem(l,0,9);o.delitem(l,1);print(l,o.length_hint([1,2,3]),o.length_hint(iter([1,2])),o.length_hint(object(),4))
for e in ['o.itemgetter()','o.itemgetter(5)([1])','o.attrgetter(1)','o.attrgetter("zz")(3)','o.methodcaller()','o.add(1)','o.add(1,"a")','o.concat(1,2)','o.indexOf([1],2)','o.index(1.5)','o.itemgetter(1)(1,2)','o.iadd(1,"a")','o.lt(1,"a")','o.getitem(1,2)','o.not_()','o.methodcaller("x")(3)','o.methodcaller(3)','o.contains(5,1)']:
    try: print(e,'->',eval(e))
    except Exception as x: print(e,'!!',type(x).__name__,x)
a=[1,3,3,5]
print(bisect.bisect(a,3),bisect.bisect_left(a,3),bisect.bisect_right(a,3,2),bisect.bisect(a,4,key=lambda v:v),bisect.bisect_left(a,3,0,2))
bisect.insort(a,4);bisect.insort_left(a,3);bisect.insort(a,-9,key=lambda v:-v);print(a)
for e in ['bisect.bisect(a)','bisect.bisect(a,1,-1)','bisect.bisect([1],"a")','bisect.bisect(5,1)','heapq.heappop([])','heapq.heappush(5,1)','heapq.heapify((1,))','heapq.heapreplace([],1)','heapq.heappush([1],"a")','heapq.nlargest(2,5)']:
    try: print(e,'->',eval(e))
    except Exception as x: print(e,'!!',type(x).__name__,x)
h=[]
for x in [5,1,8,3,9,2,7,7,0]: heapq.heappush(h,x)
print(h,heapq.heappop(h),h,heapq.heapreplace(h,4),h,heapq.heappushpop(h,-1),heapq.heappushpop(h,6),h)
q=[9,8,7,6,5,4,3,2,1,0,11,15,2];heapq.heapify(q);print(q);print([heapq.heappop(q) for _ in range(len(q))])
print(heapq.nlargest(3,[4,1,7,9]),heapq.nsmallest(2,'hello',key=ord),heapq.nlargest(0,[1]),list(heapq.merge([1,4],[2,3],[0,9])),list(heapq.merge([4,1],[3,2],reverse=True)),list(heapq.merge(['a','bbb'],['cc'],key=len)))
h=[];heapq.heappush(h,(2,'b'));heapq.heappush(h,(1,'z'));print(heapq.heappop(h))
