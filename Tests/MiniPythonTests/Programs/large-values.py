# Strings, lists and dicts of a size that a loop or a recursion over them would show.
text = "ab" * 25_000_000
print(len(text), text.count("ba"), text.find("bb"), text[-3:], text[::25_000_000])
print(len(text.replace("a", "xy")), text.upper()[:4], hash(text) == hash("ab" * 25_000_000))
joined = ",".join(str(i) for i in range(200_000))
print(len(joined), len(joined.split(",")), joined[-6:])
grown = ""
for i in range(300_000):
    grown += chr(97 + i % 26)
print(len(grown), grown[-3:])

numbers = list(range(1_000_000))
numbers.append(-1)
print(len(numbers), sum(numbers), min(numbers), max(numbers), numbers.index(777_777))
numbers.sort(key=lambda n: -n)
print(numbers[:3], numbers[-2:], len(numbers[::2]), len(numbers + numbers))
del numbers[1:-1]
print(numbers)

table = {i: i * i for i in range(1_000_000)}
print(len(table), table[999_999], 1_000_000 in table, sum(table.values()) % 1_000_007)
for key in range(0, 1_000_000, 2):
    del table[key]
print(len(table), next(iter(table)), sorted(table)[-1])
names = {f"name{i}": i for i in range(200_000)}
print(len(names), names["name123456"], len(set(names.values())))

# What holds itself or reaches deep is freed without recursion.
chain = None
for i in range(1_000_000):
    chain = (chain, i)
chain = None


class Node:
    def __init__(self, other):
        self.other = other
        self.again = lambda: self


node = None
for i in range(300_000):
    node = Node(node)
    node.other = node if i % 3 else None
print(node.again() is node, node.other is node)
head = None
for i in range(200_000):
    head = Node(head)
length = 0
while head is not None:
    head, length = head.other, length + 1
print(length)
