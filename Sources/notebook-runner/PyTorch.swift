// A real Python with PyTorch that runs cells by the rules of the format.

import NotebookRunner

enum PyTorch {
  /// Starts the driver in a Python. PyTorch is imported once; each notebook gets a process forked from there.
  static func server(python: String) throws(WorkerServer.Failure) -> WorkerServer {
    try WorkerServer([python, "-B", "-X", "utf8", "-c", driver])
  }

  /// What is missing, and what to do.
  static func error(_ failure: WorkerServer.Failure, python: String) -> FileError {
    switch failure {
    case .notStarted(let reason):
      return FileError(
        python, "cannot be started: \(reason)",
        advice: "verify needs a Python with PyTorch: name one with --python PATH")
    case .refused("") where Signals.caught != 0: return FileError(python, "interrupted", advice: "")
    case .refused(""):
      return FileError(
        python, "ended without a word",
        advice: "verify needs Python 3.9 or newer with PyTorch: name one with --python PATH")
    case .refused(let said):
      return FileError(
        python, "has no PyTorch (\(said))",
        advice: "install it with '\(python) -m pip install torch', or name another Python with --python PATH")
    }
  }

  /// Speaks with `WorkerServer` and with each worker's parent; the messages are those of `Message.swift`.
  private static let driver = #"""
    import sys, os, platform, socket, struct

    def hello(control, text):
        data = text.encode()
        control.sendall(struct.pack("<Q", len(data)) + data)

    def main():
        control = socket.socket(fileno=3)
        try:
            import torch
        except BaseException as error:
            return hello(control, f"!{type(error).__name__}: {error}")
        import ast, contextlib, io, random, re, signal, time, tokenize, traceback, types, warnings
        torch.set_num_threads(1)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        hello(control, f"{platform.python_version()} {torch.__version__}")

        class Timeout(BaseException): pass
        class Flood(BaseException): pass

        class Output(io.StringIO):
            limit = 64 << 20
            size = 0
            def write(self, text):
                self.size += len(text)
                if self.size > self.limit:
                    raise Flood(f"the cell wrote more than {self.limit >> 20} MiB and was stopped")
                return super().write(text)

        def ring(number, frame):
            raise Timeout("the cell ran out of time")

        def show(message, category, filename, line, file=None, text=None):
            print(f"{category.__name__}: " + re.sub(r" \(Triggered internally at .*?\)$", "", str(message).strip()))

        def ends_in_semicolon(source):
            blank = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER, tokenize.INDENT, tokenize.DEDENT}
            try:
                kept = [t for t in tokenize.generate_tokens(io.StringIO(source).readline) if t.type not in blank]
            except (tokenize.TokenError, SyntaxError):
                return False
            return bool(kept) and kept[-1].string == ";"

        def lines(error):
            found = traceback.format_exception_only(type(error), error)
            if isinstance(error, SyntaxError):
                found = [line for line in found if not line.startswith("  ")]
            return "".join(found).rstrip("\n")

        def run(source, number, names, timeout):
            """The output, the size of the result in it, and the error as (kind, text, frames)."""
            output, size, failure, name = Output(), 0, None, f"<cell {number}>"
            with contextlib.redirect_stdout(output):
                try:
                    try:
                        signal.setitimer(signal.ITIMER_REAL, timeout, 0.1)
                        tree, last = ast.parse(source, name), None
                        if tree.body and isinstance(tree.body[-1], ast.Expr) and not ends_in_semicolon(source):
                            last = ast.Expression(tree.body.pop().value)
                        exec(compile(tree, name, "exec", dont_inherit=True), names)
                        value = None if last is None else eval(compile(last, name, "eval", dont_inherit=True), names)
                        if value is not None:
                            names["_"] = value
                            text = repr(value)
                            print(text)
                            size = len(text.encode("utf-8", "replace")) + 1
                    finally:
                        signal.setitimer(signal.ITIMER_REAL, 0)
                except BaseException as error:
                    kind = 1 if isinstance(error, Timeout) else 3 if isinstance(error, Flood) else 0
                    frames = [(int(m.group(1)), f.lineno or 1, f.name) for f in traceback.extract_tb(error.__traceback__)
                              if (m := re.fullmatch(r"<cell (\d+)>", f.filename))]
                    if isinstance(error, SyntaxError) and error.filename == name:
                        frames = [(number, error.lineno or 1, "<module>")]
                    text = str(error) if kind else lines(error)
                    if not kind:
                        io.StringIO.write(output, text + "\n")
                    failure = kind, text, frames
            return output.getvalue(), size, failure

        def text(value):
            data = value.encode("utf-8", "replace")
            return struct.pack("<q", len(data)) + data

        def receive(channel, count):
            data = b""
            while len(data) < count:
                part = channel.recv(min(count - len(data), 1 << 20))
                if not part:
                    os._exit(0)
                data += part
            return data

        def serve(channel, seed):
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGALRM, ring)
            torch.manual_seed(seed)
            random.seed(seed)
            module = types.ModuleType("__main__")
            sys.modules["__main__"] = module
            names = module.__dict__
            names["display"] = lambda *values: [print(repr(value)) for value in values] and None
            warnings.showwarning = show
            warnings.resetwarnings()
            warnings.simplefilter("default")
            sys.argv = [""]
            while True:
                body = receive(channel, struct.unpack("<Q", receive(channel, 8))[0])
                timeout, number, _, length = struct.unpack("<dqqq", body[:32])
                start = time.monotonic()
                output, size, failure = run(body[32:32 + length].decode(), number, names, timeout)
                answer = struct.pack("<d", time.monotonic() - start) + text(output) + struct.pack("<qq", size, 0)
                answer += struct.pack("<q", 0 if failure is None else 1)
                if failure:
                    kind, message, frames = failure
                    answer += struct.pack("<q", kind) + text(message) + struct.pack("<q", len(frames))
                    for cell, line, function in frames:
                        answer += struct.pack("<qqqq", cell, line, -1, -1) + text(function)
                channel.sendall(struct.pack("<Q", len(answer)) + answer)

        while True:
            data, descriptors, *_ = socket.recv_fds(control, 8, 2)
            if len(data) < 8:
                return
            child = os.fork()
            if child == 0:
                try:
                    control.close()
                    try:
                        import ctypes
                        ctypes.CDLL(None).prctl(1, 9)  # it dies with this process, which dies with ours
                    except Exception:
                        pass
                    os.dup2(descriptors[1], 2)
                    null = os.open(os.devnull, os.O_RDWR)
                    os.dup2(null, 0)
                    os.dup2(null, 1)
                    serve(socket.socket(fileno=descriptors[0]), struct.unpack("<Q", data)[0])
                finally:
                    os._exit(1)
            for descriptor in descriptors:
                os.close(descriptor)
            control.sendall(struct.pack("<Q", child))

    main()

    """#
}
