"""Writes executed.ipynb with nbclient and a Python that has PyTorch, and jupytext.ipynb with Jupytext.

Usage: python record.py   (with nbformat, nbclient, jupytext, and a kernel python3 that has torch 2.13)
"""
import pathlib

import jupytext
import nbclient
import nbformat
from nbformat.v4 import new_code_cell as code, new_markdown_cell as text, new_notebook, new_raw_cell as raw

here = pathlib.Path(__file__).parent
notebook = new_notebook(cells=[
    text("# What Jupyter shows\n\n```python\nshown, not run\n```"),
    code("import torch\nx = torch.tensor(3.0, requires_grad=True)\nprint('printed')\nx"),
    code("import sys, warnings\nprint('to stderr', file=sys.stderr)\nwarnings.warn('careful')\nx * 2", metadata={"tags": ["hide_input", "my tag"], "collapsed": True}),
    code("print('before')\n1 / 0", metadata={"tags": ["raises-exception"], "name": "division"}),
    code("x = (", metadata={"tags": ["raises-exception"]}),
    text(""), text("two\n\n\nblank lines\n"),
    raw("raw text"),
    code("from IPython.display import HTML, display\ndisplay(HTML('<b>bold</b>'))\ndisplay([1, 2])"),
    code("print('no end', end='')\n{'a': 1}", metadata={"tags": ["a", "b"], "lr": 1e-5, "note": "é `tick`"}),
    code("'''\n```\n'''"), code(""),
    code("class Error(Exception): pass\nraise Error('two\\nlines')", metadata={"tags": ["raises-exception"]}),
], metadata={"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}})
for number, cell in enumerate(notebook.cells):
    cell["id"] = f"cell-{number}"
nbclient.NotebookClient(notebook, kernel_name="python3").execute()
for cell in notebook.cells:
    cell.metadata.pop("execution", None)
    for output in cell.get("outputs", []):
        if output.output_type == "stream" and output.name == "stderr":
            output.text = __import__("re").sub(r"/\S*/", "/tmp/", output.text)
nbformat.write(notebook, here / "executed.ipynb")

lesson = (here / "jupytext.md").read_text()
notebook = jupytext.reads(lesson, "md")
for number, cell in enumerate(notebook.cells):
    cell["id"] = f"cell-{number}"
nbformat.write(notebook, here / "jupytext.ipynb")
