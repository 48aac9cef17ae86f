// What a piece of source is to the language's parser, for what must know without running it.

/// The shape of a text that may be source of the cells' language.
public enum SourceShape: Equatable, Sendable {
  /// No program.
  case invalid
  /// The beginning of a program: more lines could complete it.
  case incomplete
  /// A program; `showsValue` says whether its last statement is an expression whose value is shown, `names` is the name
  /// that it consists of if it is nothing else.
  case complete(showsValue: Bool, onlyName: String?)
}

/// Says what a text is to the language's parser.
public typealias SourceParser = (String) -> SourceShape
