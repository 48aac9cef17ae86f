// `convert`: Markdown notebooks to Jupyter's files and scripts, and back.

import ArgumentParser
import NotebookRunner

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert notebooks between Markdown, Jupyter and Python scripts.",
    discussion: """
      A file's extension says what it is: .md or .markdown, .ipynb (Jupyter), .py (a script with # %% cells), .txt \
      (the text of a notebook with In [1]: before its cells). The result stands beside it.

        notebook-runner convert lesson.md                 lesson.ipynb, with outputs
        notebook-runner convert lesson.ipynb              lesson.md, outputs as blocks
        notebook-runner convert lesson.md --to py         lesson.py
        notebook-runner convert lesson.md --to html       lesson.html, one page
        notebook-runner convert notes.txt -o - | less     Markdown on standard output
        notebook-runner convert - --from ipynb < a.ipynb  from standard input
        notebook-runner convert lessons/ -o jupyter/      every notebook of a folder

      A Markdown notebook is run before it becomes one of Jupyter, so that printed text, values and errors are told \
      apart; its stored outputs are what is converted. --no-run takes all outputs as printed text.
      """)

  @Argument(
    help: ArgumentHelp("Files to convert, or folders: the notebooks below them.", valueName: "file"),
    completion: .file())
  var files: [String]

  @Option(help: "The format of what is read, where its name does not tell it: md, ipynb, py or txt.")
  var from: NotebookFormat?

  @Option(help: "The format to convert to: md, ipynb, py or html. (default: ipynb for Markdown, md for the others)")
  var to: NotebookFormat?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write, a folder for several, or - for standard output.", valueName: "path"))
  var output: String?

  @Flag(help: "Replace files that are there already.")
  var force = false

  @Flag(help: "Do not run Markdown notebooks to tell printed text and values apart.")
  var noRun = false

  @Option(help: "Colour messages: auto, always or never.")
  var color: ColorChoice = .auto

  func validate() throws {
    if from == .html { throw ValidationError("--from takes md, ipynb, py or txt.") }
    if to == .txt { throw ValidationError("--to takes md, ipynb, py or html.") }
  }

  func run() throws {
    var outcome = Outcome.well
    var written = 0
    let report = FileReport(color: color)
    do throws(FileError) {
      let inputs = try NotebookFiles.files(for: files)
      let isFolder = inputs.count > 1 || inputs.contains(where: \.isFromFolder) || output?.hasSuffix("/") == true
      for input in inputs {
        do throws(Notebook.Failure) {
          if try convert(input, toFolder: isFolder, report) { written += 1 }
        } catch {
          outcome = .unusable
          report.failure(error)
        }
      }
      if inputs.isEmpty {
        throw FileError(files.joined(separator: " "), "no notebook below it", advice: "name a file to convert")
      }
    } catch {
      outcome = .unusable
      report.failure(.file(error))
    }
    if written > 1 { Terminal.error.write("\(written) notebooks converted\n") }
    if outcome != .well { throw ExitCode(outcome.exitCode) }
  }

  /// Converts one file. Returns false for one in a folder that is no notebook.
  private func convert(
    _ input: NotebookFile, toFolder: Bool, _ report: FileReport
  ) throws(Notebook.Failure) -> Bool {
    let isInput = input.path == SourceFile.standardInput
    guard let source = from ?? NotebookFormat(path: input.path) ?? (isInput ? .md : nil) else {
      let advice = "its name must end in .md, .markdown, .ipynb, .py or .txt"
      throw .file(FileError(input.path, "of no format that can be converted", advice: advice))
    }
    guard let notebook = try read(input, as: source, report) else { return false }
    let target = to ?? (source == .md ? .ipynb : .md)
    let converted: Converted
    do throws(Problem) {
      converted = try notebook.written(as: target, title: baseName(input.path))
    } catch {
      throw .document(path: input.path, Problems([error]))
    }
    for note in converted.notes { report.note(input.path, note) }

    let name = baseName(input.path) + "." + target.rawValue
    do throws(FileError) {
      switch output ?? (isInput ? "-" : nil) {
      case "-": Terminal.output.write(converted.bytes)
      case nil: try write(converted.bytes, to: folder(of: input.path) + name, from: input.path)
      case let path? where toFolder:
        try write(converted.bytes, to: (path.hasSuffix("/") ? path : path + "/") + name, from: input.path)
      case let path?: try write(converted.bytes, to: path, from: input.path)
      }
    } catch {
      throw .file(error)
    }
    return true
  }

  private func write(_ bytes: [UInt8], to path: String, from source: String) throws(FileError) {
    if path == source {
      throw FileError(path, "would be written onto itself", advice: "say --to another format, or -o")
    }
    try ReportFile.write(bytes, to: path, replacing: force)
    Terminal.output.write("\(path)\n")
  }

  private func read(
    _ input: NotebookFile, as format: NotebookFormat, _ report: FileReport
  ) throws(Notebook.Failure) -> JupyterNotebook? {
    if format == .md {
      guard let notebook = try Notebook(opening: input) else { return nil }
      return JupyterNotebook(notebook.document, parts: try parts(of: notebook, report))
    }
    let file: SourceFile
    do throws(FileError) { file = try SourceFile(reading: input.path) } catch { throw .file(error) }
    do throws(Problem) {
      return try JupyterNotebook(file.bytes, as: format, parse: PythonSyntax.shape)
    } catch {
      throw .document(path: input.path, Problems([error]))
    }
  }

  /// What is in the outputs of the cells that print what is stored.
  private func parts(of notebook: Notebook, _ report: FileReport) throws(Notebook.Failure) -> [Int: OutputParts] {
    let stored = notebook.document.cells.filter { $0.block != nil }
    guard !noRun, to != .py, !stored.isEmpty else { return [:] }
    let runs = try notebook.run(
      Session(), seed: nil, WorkerFactory(limits: WorkerLimits(), makeEngine: Engines.factory(forMany: false)))
    var parts: [Int: OutputParts] = [:]
    var stale = 0
    for run in runs {
      guard let block = notebook.document.cells[run.cell].block else { continue }
      if block.text == run.text { parts[run.cell] = run.parts } else { stale += 1 }
    }
    if stale > 0 {
      let words =
        stale == 1
        ? "1 stored output is not what its cell prints" : "\(stale) stored outputs are not what their cells print"
      report.note(notebook.name, "\(words) and is taken as printed text; update renews outputs")
    }
    return parts
  }

  private func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
  }

  private func baseName(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? String(name)
  }
}

extension NotebookFormat: ExpressibleByArgument {}
