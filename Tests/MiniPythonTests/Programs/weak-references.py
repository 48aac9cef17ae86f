# Weak references, proxies, the containers over them, finalizers, and the collector of cycles.
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def shout(self):
        return self.name.upper()

    def __repr__(self):
        return f"Node({self.name!r})"

    def __del__(self):
        print("del", self.name)


node = Node("a")
r = weakref.ref(node)
print(r(), r() is node, r is weakref.ref(node), weakref.getweakrefcount(node), len(weakref.getweakrefs(node)))
told = weakref.ref(node, lambda gone: print("callback", gone() is None))
p = weakref.proxy(node)
print(p.name, p.shout(), str(p), p == node, isinstance(p, Node), type(p).__name__, type(r).__name__)
p.name = "b"
print(node.name, weakref.getweakrefcount(node), told.__callback__ is not None)
del node
print(r(), told(), r == told)
try:
    p.name
except ReferenceError as e:
    print(type(e).__name__, e)
try:
    hash(p)
except TypeError as e:
    print(e)

# What can be looked at weakly, and what cannot.
class Slim:
    __slots__ = ("x",)
class Room:
    __slots__ = ("x", "__weakref__")
class List(list): pass
class Int(int): pass
class Text(str): pass
for value in (1, "a", [1], (1,), {}, None, 1.5, b"x", object(), Slim(), Int(3), ValueError("v")):
    try:
        weakref.ref(value)
        print("can", type(value).__name__)
    except TypeError as e:
        print(e)
def function(): pass
for value in (Room(), List(), Text("t"), {1}, frozenset([1]), function, Node, len, weakref, (i for i in [])):
    print(type(value).__name__, weakref.ref(value)() is value)
print(weakref.ref(function) == weakref.ref(function), {weakref.ref(function): 1}[weakref.ref(function)])
print(weakref.ref([].__class__)() is list, weakref.ref(Node("temporary"))())

# Containers.
values = weakref.WeakValueDictionary()
kept = Node("kept")
values["k"] = kept
values["t"] = Node("gone at once")
print(dict(values), len(values), "k" in values, "t" in values, values.get("t", "none"), list(values.items()))
del kept
print(len(values), list(values.keys()))
keys = weakref.WeakKeyDictionary()
key = Node("key")
keys[key] = 5
print(keys[key], len(keys), list(keys.items()), key in keys, 5 in keys)
del key
print(len(keys), list(keys))
members = weakref.WeakSet()
one, two = Node("one"), Node("two")
members.add(one)
members.update([two])
print(len(members), one in members, sorted(n.name for n in members), sorted(n.name for n in members - {one}))
del one
print(len(members), [n.name for n in members])

# Finalizers and methods.
end = weakref.finalize(two, print, "finalized", sep="-")
print(end.alive, end.peek()[1] is print, end.atexit)
del two
print(end.alive, end(), len(members))
watched = Node("watched")
method = weakref.WeakMethod(watched.shout)
print(method()(), weakref.ref(watched.shout)())
manual = weakref.finalize(watched, lambda: "called")
print(manual(), manual.alive, manual())
del watched
print(method())

# A tree whose children look back weakly goes at once; a cycle waits for the collector.
class Tree:
    def __init__(self, parent=None):
        self.parent = weakref.ref(parent) if parent else None
        self.children = []
        if parent:
            parent.children.append(self)
root = Tree()
Tree(root)
print(root.children[0].parent() is root)
probe = weakref.ref(root.children[0])
del root
print(probe())
gc.collect()
gc.disable()
a, b = Node("x"), Node("y")
a.other, b.other = b, a
probe = weakref.ref(a)
del a, b
print(probe() is not None, gc.isenabled())
print(gc.collect() >= 2, probe())
gc.enable()
print(gc.isenabled(), gc.collect(), gc.garbage, gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked({"a": 1}), len(gc.get_count()))
try:
    gc.collect(7)
except ValueError as e:
    print(e)

class Counted:
    alive = weakref.WeakSet()
    def __init__(self):
        Counted.alive.add(self)
many = [Counted() for _ in range(5)]
print(len(Counted.alive))
del many[1:3]
print(len(Counted.alive))
many.clear()
print(len(Counted.alive))
cache = weakref.WeakValueDictionary()
def cached(name):
    found = cache.get(name)
    if found is None:
        print("making", name)
        cache[name] = found = Node(name)
    return found
first = cached("c")
print(cached("c") is first)
del first
print(len(cache), cached("d").name, len(cache))
