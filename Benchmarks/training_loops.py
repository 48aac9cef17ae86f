# Twenty-two training loops as lessons have them; each appends its losses to the list it is given.
import math
import torch
import torch.nn as nn
import torch.nn.functional as F


def train(model, optimizer, loss_of, X, Y, steps, losses, batch=None):
    for step in range(steps):
        x, y = X, Y
        if batch:
            start = (step * batch) % len(X)
            x, y = X[start:start + batch], Y[start:start + batch]
        optimizer.zero_grad()
        loss = loss_of(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())


def line_by_hand(losses):
    x = torch.rand(100)
    y = 2 * x + 1 + 0.1 * torch.randn(100)
    w, b = torch.tensor(0.0, requires_grad=True), torch.tensor(0.0, requires_grad=True)
    for _ in range(100):
        loss = ((w * x + b - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= 0.1 * w.grad
            b -= 0.1 * b.grad
        w.grad.zero_()
        b.grad.zero_()
        losses.append(loss.item())


def linear_sgd(losses):
    X = torch.rand(20, 1)
    Y = 3 * X - 1 + 0.05 * torch.randn(20, 1)
    model = nn.Linear(1, 1)
    train(model, torch.optim.SGD(model.parameters(), lr=0.1), nn.MSELoss(), X, Y, 100, losses)


def linear_momentum(losses):
    X = torch.randn(50, 3)
    Y = X @ torch.tensor([[1.0], [2.0], [-1.0]]) + 0.5
    model = nn.Linear(3, 1)
    train(model, torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9), nn.MSELoss(), X, Y, 100, losses)


def logistic(losses):
    X = torch.randn(100, 2)
    Y = (X.sum(1, keepdim=True) > 0).float()
    model = nn.Linear(2, 1)
    train(model, torch.optim.SGD(model.parameters(), lr=0.5), nn.BCEWithLogitsLoss(), X, Y, 100, losses)


def tanh_adam(losses):
    X = torch.linspace(-3, 3, 64)[:, None]
    Y = torch.sin(X)
    model = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
    train(model, torch.optim.Adam(model.parameters(), lr=0.01), nn.MSELoss(), X, Y, 100, losses)


def xor(losses):
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    Y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1), nn.Sigmoid())
    train(model, torch.optim.SGD(model.parameters(), lr=0.5), nn.BCELoss(), X, Y, 100, losses)


def classes_minibatches(losses):
    X = torch.randn(96, 2)
    Y = (X[:, 0] > 0).long() + (X[:, 1] > 0).long()
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 3))
    train(model, torch.optim.Adam(model.parameters(), lr=0.01), nn.CrossEntropyLoss(), X, Y, 100, losses, batch=32)


def classes_sgd(losses):
    X = torch.randn(30, 4)
    Y = torch.randint(0, 3, (30,))
    model = nn.Sequential(nn.Linear(4, 10), nn.ReLU(), nn.Linear(10, 3))
    train(model, torch.optim.SGD(model.parameters(), lr=0.1), nn.CrossEntropyLoss(), X, Y, 100, losses)


def characters(losses):
    X = torch.randint(0, 27, (40, 3))
    Y = torch.randint(0, 27, (40,))
    model = nn.Sequential(nn.Embedding(27, 4), nn.Flatten(), nn.Linear(12, 20), nn.Tanh(), nn.Linear(20, 27))
    train(model, torch.optim.SGD(model.parameters(), lr=0.1), nn.CrossEntropyLoss(), X, Y, 100, losses)


def convolution(losses):
    X = torch.randn(8, 1, 8, 8)
    Y = torch.randint(0, 2, (8,))
    model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(36, 2))
    train(model, torch.optim.SGD(model.parameters(), lr=0.05), nn.CrossEntropyLoss(), X, Y, 100, losses)


def polynomial(losses):
    x = torch.linspace(-math.pi, math.pi, 2000)
    y = torch.sin(x)
    a, b, c, d = [torch.randn((), requires_grad=True) for _ in range(4)]
    for _ in range(100):
        loss = (a + b * x + c * x ** 2 + d * x ** 3 - y).pow(2).sum()
        loss.backward()
        with torch.no_grad():
            for p in (a, b, c, d):
                p -= 1e-6 * p.grad
                p.grad = None
        losses.append(loss.item())


def rosenbrock(losses):
    p = torch.tensor([-1.0, 2.0], requires_grad=True)
    optimizer = torch.optim.Adam([p], lr=0.05)
    for _ in range(100):
        optimizer.zero_grad()
        loss = (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2
        loss.backward()
        optimizer.step()
        losses.append(loss.item())


def gelu_adamw(losses):
    X, Y = torch.randn(40, 5), torch.randn(40, 2)
    model = nn.Sequential(nn.Linear(5, 12), nn.GELU(), nn.Linear(12, 2))
    train(model, torch.optim.AdamW(model.parameters(), lr=0.01), nn.MSELoss(), X, Y, 100, losses)


def relu_rmsprop(losses):
    X = torch.randn(40, 3)
    Y = X.pow(2).sum(1, keepdim=True)
    model = nn.Sequential(nn.Linear(3, 12), nn.ReLU(), nn.Linear(12, 1))
    train(model, torch.optim.RMSprop(model.parameters(), lr=0.01), nn.MSELoss(), X, Y, 100, losses)


def recurrent_cell(losses):
    X = torch.randn(8, 5, 2)
    Y = X.sum((1, 2))[:, None]
    cell, head = nn.RNNCell(2, 6), nn.Linear(6, 1)
    optimizer = torch.optim.Adam(list(cell.parameters()) + list(head.parameters()), lr=0.01)
    for _ in range(60):
        optimizer.zero_grad()
        state = torch.zeros(8, 6)
        for t in range(5):
            state = cell(X[:, t], state)
        loss = F.mse_loss(head(state), Y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())


def autoencoder(losses):
    X = torch.rand(32, 8)
    model = nn.Sequential(nn.Linear(8, 3), nn.ReLU(), nn.Linear(3, 8), nn.Sigmoid())
    train(model, torch.optim.Adam(model.parameters(), lr=0.01), nn.MSELoss(), X, X, 100, losses)


def logistic_by_hand(losses):
    X = torch.randn(60, 2)
    y = (X[:, 0] - X[:, 1] > 0).float()
    w, b = torch.zeros(2, requires_grad=True), torch.zeros(1, requires_grad=True)
    for _ in range(100):
        p = torch.sigmoid(X @ w + b)
        loss = -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()
        loss.backward()
        with torch.no_grad():
            w -= 0.5 * w.grad
            b -= 0.5 * b.grad
            w.grad.zero_()
            b.grad.zero_()
        losses.append(loss.item())


def dropout(losses):
    X = torch.randn(40, 4)
    Y = torch.randint(0, 2, (40,))
    model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 2))
    train(model, torch.optim.Adam(model.parameters(), lr=0.01), nn.CrossEntropyLoss(), X, Y, 100, losses)


def batch_norm(losses):
    X, Y = torch.randn(32, 4), torch.randn(32, 1)
    model = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 1))
    train(model, torch.optim.SGD(model.parameters(), lr=0.05), nn.MSELoss(), X, Y, 100, losses)


def weight_decay(losses):
    X = torch.randn(50, 10)
    Y = torch.randint(0, 5, (50,))
    W = torch.zeros(10, 5, requires_grad=True)
    optimizer = torch.optim.SGD([W], lr=0.1, momentum=0.9, weight_decay=1e-3)
    for _ in range(100):
        optimizer.zero_grad()
        loss = F.nll_loss(F.log_softmax(X @ W, 1), Y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())


def by_autograd_grad(losses):
    X, Y = torch.randn(16, 3), torch.randn(16)
    w = torch.randn(3, requires_grad=True)
    for _ in range(50):
        loss = ((X @ w - Y) ** 2).sum()
        g, = torch.autograd.grad(loss, w)
        w = (w - 0.01 * g).detach().requires_grad_()
        losses.append(loss.item())


def wide(losses):
    X = torch.rand(64, 784)
    Y = torch.randint(0, 10, (64,))
    model = nn.Sequential(nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 10))
    train(model, torch.optim.SGD(model.parameters(), lr=0.1), nn.CrossEntropyLoss(), X, Y, 50, losses)


for loop in (
    line_by_hand, linear_sgd, linear_momentum, logistic, tanh_adam, xor, classes_minibatches, classes_sgd, characters,
    convolution, polynomial, rosenbrock, gelu_adamw, relu_rmsprop, recurrent_cell, autoencoder, logistic_by_hand,
    dropout, batch_norm, weight_decay, by_autograd_grad, wide,
):
    torch.manual_seed(42)
    losses = []
    loop(losses)
    print(loop.__name__, *losses)
