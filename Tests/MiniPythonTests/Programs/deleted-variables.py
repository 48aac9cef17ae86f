# A variable that one turn of a loop, a branch or a handler deletes is unassigned afterwards.


def attempt(body):
    try:
        print(body([1]))
    except UnboundLocalError as error:
        print(error)


def in_for(b):
    for i in range(2):
        print(b)
        del b


def in_while(b):
    while b:
        del b


def after(b):
    for i in range(1):
        del b
    return b


def in_else(b):
    for i in range(1):
        pass
    else:
        del b
    return b


def handled(e):
    for i in range(2):
        print(e)
        try:
            raise ValueError("x")
        except ValueError as e:
            pass


def nested(b):
    for i in range(2):
        if i:
            return b
        with open("deleted.txt", "w"):
            (c, b), d = (1, 2), 3
            del (c, b), d


def matched(b):
    match b:
        case [x]:
            del b
    return b


def again(b):
    for i in range(2):
        del b
        b = i
    return b


for body in (in_for, in_while, after, in_else, handled, nested, matched, again):
    attempt(body)
