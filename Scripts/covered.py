"""Counts the names that public lessons use and that a recorded, passing case of the tests uses too.

    covered.py [--check]     writes Documentation/Covered.md, or fails when it is not current

A case counts where PyTorch's own answer is recorded beside it: the notebooks of Tests/Conformance that pass, the original
lessons, the recorded cells of Tests/TorchModuleTests and the recorded calls of Tests/MiniTorchTests. Names and the number of lessons that use each stand in
Tests/Differential/api_frequency.tsv.
"""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
page = root / "Documentation" / "Covered.md"
ALIASES = {"torch.nn.functional": ["F", "functional"], "torch.nn": ["nn"], "torch.optim": ["optim"],
           "torch.utils.data": ["data"], "torch.autograd": ["autograd"], "torch.optim.lr_scheduler": ["lr_scheduler"],
           "torch.nn.init": ["init"], "torch.distributions": ["distributions"]}


def cases():
    listed = set((root / "Tests/Conformance/NotYet.txt").read_text().split())
    for path in sorted((root / "Tests/Conformance/Notebooks").rglob("*.md")):
        if str(path.relative_to(root / "Tests/Conformance/Notebooks")) not in listed:
            yield from re.findall(r"```python[^\n]*\n(.*?)```", path.read_text(), re.S)
    for folder in ("Tests/Seeds", "Tests/TorchModuleTests/Recorded"):
        for path in sorted((root / folder).rglob("*.md")):
            yield from re.findall(r"```python[^\n]*\n(.*?)```", path.read_text(), re.S)
    for line in (root / "Tests/MiniTorchTests/Recorded/ops.txt").read_text().split("\n"):
        yield line.partition("\t")[0]


def is_used(name, text):
    if name.startswith("."):
        return re.search(re.escape(name) + r"\b", text) is not None
    path, _, last = name.rpartition(".")
    places = [path, *ALIASES.get(path, [])]
    if any(re.search(rf"(?<![\w.]){re.escape(p)}\.{last}\b", text) for p in places):
        return True
    imported = re.search(rf"from {re.escape(path)} import [^\n]*\b{last}\b", text)
    return imported is not None


def main():
    text = "\n".join(cases())
    rows = [line.split("\t") for line in (root / "Tests/Differential/api_frequency.tsv").read_text().split("\n")[1:] if line]
    known = [(name, int(lessons)) for name, lessons, *_ in rows]
    covered = [(n, k) for n, k in known if is_used(n, text)]
    missing = [(n, k) for n, k in known if not is_used(n, text)]
    weight, total = sum(k for _, k in covered), sum(k for _, k in known)
    first = [(n, k) for n, k in known if n.startswith(("torch", "."))][:160]
    first_covered = sum(is_used(n, text) for n, _ in first)
    made = f"""# Names that lessons use, and cases that cover them

{len(covered)} of the {len(known)} names that public lessons use occur in a case whose answer was recorded with PyTorch and comes
out the same here: {100 * weight / total:.1f} % of all uses, a name counted once a lesson. Of the first {len(first)} names
{first_covered} are covered. This page is written by `Scripts/covered.py`.

Not covered, by the number of lessons: {", ".join(f"`{n}` {k}" for n, k in missing)}.
"""
    if "--check" in sys.argv:
        if page.read_text() != made:
            sys.exit("Documentation/Covered.md is not current: run Scripts/covered.py")
    else:
        page.write_text(made)
    print(f"{len(covered)} of {len(known)} names, {100 * weight / total:.1f} % by lessons, {first_covered} of the first {len(first)}")


main()
