// torch.optim.LBFGS, as Python text.

enum LBFGSSource {
  static let text = #"""
    def _cubic(x1, f1, g1, x2, f2, g2, bounds=None):
        # The minimum of the cubic through two points with their slopes.
        low, high = bounds if bounds is not None else (min(x1, x2), max(x1, x2))
        d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
        square = d1 ** 2 - g1 * g2
        if square >= 0:
            d2 = square.sqrt()
            if x1 <= x2:
                found = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
            else:
                found = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
            return min(max(found, low), high)
        return (low + high) / 2.0


    def _strong_wolfe(evaluate, x, t, d, f, g, slope, c1=1e-4, c2=0.9, tolerance_change=1e-9, max_ls=25):
        # Source: Nocedal and Wright, Numerical Optimization, algorithms 3.5 and 3.6.
        width = d.abs().max()
        g = g.clone()
        f_new, g_new = evaluate(x, t, d)
        count = 1
        slope_new = g_new.dot(d)
        t_prev, f_prev, g_prev, slope_prev = 0, f, g, slope
        done = False
        iteration = 0
        while iteration < max_ls:
            if f_new > (f + c1 * t * slope) or (iteration > 1 and f_new >= f_prev):
                bracket, values = [t_prev, t], [f_prev, f_new]
                grads, slopes = [g_prev, g_new.clone()], [slope_prev, slope_new]
                break
            if abs(slope_new) <= -c2 * slope:
                bracket, values, grads = [t], [f_new], [g_new]
                done = True
                break
            if slope_new >= 0:
                bracket, values = [t_prev, t], [f_prev, f_new]
                grads, slopes = [g_prev, g_new.clone()], [slope_prev, slope_new]
                break
            nearest = t + 0.01 * (t - t_prev)
            farthest = t * 10
            before = t
            t = _cubic(t_prev, f_prev, slope_prev, t, f_new, slope_new, bounds=(nearest, farthest))
            t_prev, f_prev, g_prev, slope_prev = before, f_new, g_new.clone(), slope_new
            f_new, g_new = evaluate(x, t, d)
            count += 1
            slope_new = g_new.dot(d)
            iteration += 1
        if iteration == max_ls:
            bracket, values, grads = [0, t], [f, f_new], [g, g_new]
        stuck = False
        low, high = (0, 1) if values[0] <= values[-1] else (1, 0)
        while not done and iteration < max_ls:
            if abs(bracket[1] - bracket[0]) * width < tolerance_change:
                break
            t = _cubic(bracket[0], values[0], slopes[0], bracket[1], values[1], slopes[1])
            margin = 0.1 * (max(bracket) - min(bracket))
            if min(max(bracket) - t, t - min(bracket)) < margin:
                if stuck or t >= max(bracket) or t <= min(bracket):
                    if abs(t - max(bracket)) < abs(t - min(bracket)):
                        t = max(bracket) - margin
                    else:
                        t = min(bracket) + margin
                    stuck = False
                else:
                    stuck = True
            else:
                stuck = False
            f_new, g_new = evaluate(x, t, d)
            count += 1
            slope_new = g_new.dot(d)
            iteration += 1
            if f_new > (f + c1 * t * slope) or f_new >= values[low]:
                bracket[high], values[high], grads[high], slopes[high] = t, f_new, g_new.clone(), slope_new
                low, high = (0, 1) if values[0] <= values[1] else (1, 0)
            else:
                if abs(slope_new) <= -c2 * slope:
                    done = True
                elif slope_new * (bracket[high] - bracket[low]) >= 0:
                    bracket[high], values[high] = bracket[low], values[low]
                    grads[high], slopes[high] = grads[low], slopes[low]
                bracket[low], values[low], grads[low], slopes[low] = t, f_new, g_new.clone(), slope_new
        low = low if len(bracket) > 1 else 0
        return values[low], grads[low], bracket[low], count


    class LBFGS(Optimizer):
        """Newton's method with a Hessian kept as a few pairs of vectors."""

        def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-07, tolerance_change=1e-09,
                     history_size=100, line_search_fn=None):
            if not 0.0 <= lr:
                raise ValueError(f"Invalid learning rate: {lr}")
            if max_eval is None:
                max_eval = max_iter * 5 // 4
            super().__init__(params, dict(
                lr=lr, max_iter=max_iter, max_eval=max_eval, tolerance_grad=tolerance_grad,
                tolerance_change=tolerance_change, history_size=history_size, line_search_fn=line_search_fn))
            if len(self.param_groups) != 1:
                raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
            self._params = self.param_groups[0]["params"]

        def _gradient(self):
            return torch.cat([
                (torch.zeros_like(p) if p.grad is None else p.grad).reshape(-1) for p in self._params])

        def _move(self, t, direction):
            start = 0
            for p in self._params:
                n = p.numel()
                p.add_(direction[start:start + n].view_as(p), alpha=float(t))
                start += n

        def step(self, closure):
            """Minimizes: calls the closure up to max_eval times."""
            with no_grad():
                return self._minimize(closure)

        def _minimize(self, closure):
            def loss_at():
                with enable_grad():
                    return closure()

            def number(loss):
                return float(loss.detach() if isinstance(loss, Tensor) else loss)

            group = self.param_groups[0]
            lr, tolerance_change = group["lr"], group["tolerance_change"]
            state = self.state[self._params[0]]
            state.setdefault("func_evals", 0)
            state.setdefault("n_iter", 0)
            first = loss_at()
            loss = number(first)
            evaluations = 1
            state["func_evals"] += 1
            gradient = self._gradient()
            if gradient.abs().max() <= group["tolerance_grad"]:
                return first
            d, t = state.get("d"), state.get("t")
            old_dirs, old_stps, ro = state.get("old_dirs"), state.get("old_stps"), state.get("ro")
            scale = state.get("H_diag")
            previous, previous_loss = state.get("prev_flat_grad"), state.get("prev_loss")
            iteration = 0
            while iteration < group["max_iter"]:
                iteration += 1
                state["n_iter"] += 1
                if state["n_iter"] == 1:
                    d = gradient.neg()
                    old_dirs, old_stps, ro, scale = [], [], [], 1
                else:
                    y = gradient.sub(previous)
                    s = d.mul(t)
                    ys = y.dot(s)
                    if ys > 1e-10:
                        if len(old_dirs) == group["history_size"]:
                            old_dirs.pop(0)
                            old_stps.pop(0)
                            ro.pop(0)
                        old_dirs.append(y)
                        old_stps.append(s)
                        ro.append(1.0 / ys)
                        scale = ys / y.dot(y)
                    count = len(old_dirs)
                    factors = state.setdefault("al", [None] * group["history_size"])
                    q = gradient.neg()
                    for i in range(count - 1, -1, -1):
                        factors[i] = old_stps[i].dot(q) * ro[i]
                        q.add_(old_dirs[i], alpha=-factors[i].item())
                    d = torch.mul(q, scale)
                    for i in range(count):
                        d.add_(old_stps[i], alpha=(factors[i] - old_dirs[i].dot(d) * ro[i]).item())
                previous = gradient.clone()
                previous_loss = loss
                if state["n_iter"] == 1:
                    t = min(1.0, 1.0 / gradient.abs().sum()) * lr
                else:
                    t = lr
                slope = gradient.dot(d)
                if slope > -tolerance_change:
                    break
                calls = 0
                if group["line_search_fn"] is not None:
                    if group["line_search_fn"] != "strong_wolfe":
                        raise RuntimeError("only 'strong_wolfe' is supported")
                    start = [p.clone() for p in self._params]

                    def evaluate(x, t, d):
                        self._move(t, d)
                        value = number(loss_at())
                        found = self._gradient()
                        for p, old in zip(self._params, x):
                            p.copy_(old)
                        return value, found

                    loss, gradient, t, calls = _strong_wolfe(evaluate, start, t, d, loss, gradient, slope)
                    self._move(t, d)
                    stop = gradient.abs().max() <= group["tolerance_grad"]
                else:
                    self._move(t, d)
                    stop = False
                    if iteration != group["max_iter"]:
                        loss = number(loss_at())
                        gradient = self._gradient()
                        stop = gradient.abs().max() <= group["tolerance_grad"]
                        calls = 1
                evaluations += calls
                state["func_evals"] += calls
                if iteration == group["max_iter"] or evaluations >= group["max_eval"] or stop:
                    break
                if d.mul(t).abs().max() <= tolerance_change or abs(loss - previous_loss) < tolerance_change:
                    break
            state["d"], state["t"] = d, t
            state["old_dirs"], state["old_stps"], state["ro"] = old_dirs, old_stps, ro
            state["H_diag"], state["prev_flat_grad"], state["prev_loss"] = scale, previous, previous_loss
            return first
    """#
}
