# A loop that is left closes the generator that it alone holds.
def rr(n=3):
    try:
        for i in range(n):
            try: yield i
            finally: print("clean", i)
    finally: print("closed")
for v in rr():
    if v == 1: break
print("after")
def first(g):
    for x in g:
        if x > 0: return x
    return None
g = rr()
for v in g:
    if v == 1: break
print("still open", next(g)); g.close(); print("done")
for v in rr(2): print(v)
else: print("else")
for a in rr(2):
    for b in rr(2):
        if b == 0: break
    print("inner left", a)
def cm():
    with open("q.txt", "w") as f:
        f.write("x"); yield 1; yield 2
for _ in cm(): break
print(open("q.txt").read()) if False else print("ok")
def nested():
    for v in rr():
        for w in [1, 2]:
            if w == 2: return v
print(nested())
def gen_in_gen():
    for v in rr():
        yield v
for v in gen_in_gen(): break
print("end")
i = 0
for ch in "abc":
    try:
        if ch == "b": break
    finally: print("fin", ch)
for k, (a, *b) in enumerate([(1, 2), (3,)]):
    if k: continue
    print(k, a, b)
