# Objects that hold each other are freed while others that look alike are still in use.


class Node:
    def __init__(self, number):
        self.number = number
        self.children = []
        self.parent = None
        self.describe = lambda: f"{self.number}:{len(self.children)}"

    def add(self, child):
        child.parent = self
        self.children.append(child)
        return child


def tree(depth, number=1):
    node = Node(number)
    if depth:
        for i in range(2):
            node.add(tree(depth - 1, number * 2 + i))
    return node


def total(node):
    return node.number + sum(total(child) for child in node.children)


kept = [tree(4, n) for n in range(1, 4)]
for _ in range(1500):
    tree(4)
print([total(t) for t in kept], [t.describe() for t in kept])
print(all(c.parent is t for t in kept for c in t.children))


class Holder:
    pass


def ring(n):
    first = last = Holder()
    for i in range(n):
        following = Holder()
        last.following, following.i = following, i
        last = following
    last.following = first
    return first


rings = [ring(10) for _ in range(5)]
for i in range(4000):
    a = ring(10)
    if i % 2:
        a.table = {"self": a, "items": {a, a.following}, "pair": (a, [a])}
        a.method = a.__init__
        vars(a)["more"] = a
walk, steps = rings[2].following, 0
while walk is not rings[2]:
    walk, steps = walk.following, steps + 1
print(steps, rings[0].following.i)


def counter():
    def go(n):
        return 0 if n == 0 else 1 + go(n - 1)

    state = {"go": go}
    state["state"] = state
    return go, state


alive = [counter() for _ in range(10)]
for _ in range(60_000):
    counter()
print(sum(go(3) for go, _ in alive), all(s["state"]["go"] is go for go, s in alive))


def numbers(owner):
    owner.generator = numbers
    for i in range(3):
        yield owner, i


suspended = []
for i in range(30_000):
    owner = Holder()
    owner.name = f"owner {i}"
    generator = numbers(owner)
    owner.running = generator
    next(generator)
    if i % 10_000 == 0:
        suspended.append(generator)
print([(o.name, i) for g in suspended for o, i in g])

bound = []
for i in range(50_000):
    n = Node(i)
    n.me = n.add
    if i % 25_000 == 7:
        bound.append(n.me)
print([b(Node(0)).parent.number for b in bound], bound[1].__self__.describe())


class Job:
    gone = 0

    def __init__(self):
        self.steps = self.run()
        next(self.steps)
        self.error = ValueError(self)
        self.error.__context__ = KeyError([self])

    def run(self):
        yield self
        yield self.error

    def __del__(self):
        Job.gone += 1


jobs = [Job() for _ in range(3)]
for _ in range(40000):
    Job()
print(Job.gone > 1000, [next(job.steps) is job.error for job in jobs], jobs[0].error.args[0] is jobs[0])
