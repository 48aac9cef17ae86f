help(bool)
help(ValueError)
help(enumerate)
help(list.append)
class Stack(list):
    """A stack."""
    def push(self, x): "Push."; self.append(x)
help(Stack)
class Bad(KeyError): pass
help(Bad)
help(range)
help(set)
print(list.__getitem__.__doc__, int.__add__.__doc__)
