// The grammar that finds words for a wrong source: Python 3.11's, with a rule for each mistake that CPython names.

extension Diagnosis {
  /// One rule a paragraph, one alternative a line; a line that is indented further continues the one before it.
  /// `'x'` is a keyword or operator, `"x"` a name spelt so, `&` and `!` look ahead, `~` forbids later alternatives,
  /// `&&` demands a token by name, `a=` and `b=` mark pieces. A rule behind `*` remembers its results. Alternatives
  /// with `=>` are mistakes: they count in the second pass only (with `=>!` in both), and what follows says where the
  /// error stands and what it says; a rule that holds nothing else is named `wrong...`. The order of alternatives and
  /// the remembered rules decide which of several mistakes is reported, and follow Grammar/python.gram of CPython
  /// 3.11; left recursion is written as repetition.
  static let grammarText = #"""
    file: statement* ENDMARKER
    eval: expression (',' expression)* ','? NEWLINE* ENDMARKER
    fstring: starExpressions

    statement: compound | simpleStatements
    simpleStatements: simple !';' NEWLINE | simple (';' simple)* ';'? NEWLINE
    *simple: assignment
      | starExpressions
      | &'return' 'return' starExpressions?
      | &('import' | 'from') import
      | &'raise' ('raise' expression ('from' expression)? | 'raise')
      | 'pass'
      | &'del' delete
      | &'yield' yield
      | &'assert' 'assert' expression (',' expression)?
      | 'break'
      | 'continue'
      | &'global' 'global' NAME (',' NAME)*
      | &'nonlocal' 'nonlocal' NAME (',' NAME)*
    compound: &('def' | '@') decorators? function
      | &'if' if
      | &('class' | '@') decorators? class
      | &'with' with
      | &'for' for
      | &'try' try
      | &'while' while
      | match

    assignment: NAME ':' expression ('=' value)?
      | ('(' singleTarget ')' | attributeTarget) ':' expression ('=' value)?
      | (starTargets '=')+ value !'='
      | singleTarget augmented ~ value
      | a=wrongAnnotated ':' expression => at a: only single target (not {a}) can be annotated
      | a=starNamed ',' starNameds* ':' expression => at a: only single target (not tuple) can be annotated
      | a=expression ':' expression => at a: illegal target for annotation
      | (starTargets '=')* a=starExpressions '=' => assignTo a
      | (starTargets '=')* a=yield '=' => at a: assignment to yield expression not possible
      | a=starExpressions augmented value => at a: '{a}' is an illegal expression for augmented assignment
    wrongAnnotated: list | tuple | '(' wrongAnnotated ')'
    value: yield | starExpressions
    augmented: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='

    delete: 'del' deleteTargets &(';' | NEWLINE)
      | 'del' a=starExpressions => delete a

    import: 'import' dottedAs (',' dottedAs)*
      | 'from' ('.' | '...')* dotted 'import' importTargets
      | 'from' ('.' | '...')+ 'import' importTargets
    importTargets: '(' nameAs (',' nameAs)* ','? ')'
      | nameAs (',' nameAs)* !','
      | '*'
      | nameAs (',' nameAs)* ',' NEWLINE => here: trailing comma not allowed without surrounding parentheses
    nameAs: NAME ('as' NAME)?
    dottedAs: dotted ('as' NAME)?
    *dotted: NAME ('.' NAME)*

    *block: NEWLINE INDENT statement+ DEDENT
      | simpleStatements
      | NEWLINE !INDENT => indent: expected an indented block
    decorators: ('@' named NEWLINE)+

    class: 'class' NAME ('(' arguments? ')')? NEWLINE => here: expected ':'
      | a='class' NAME ('(' arguments? ')')? ':' NEWLINE !INDENT => block a class definition
      | 'class' NAME ('(' arguments? ')')? ':' block
    function: a='def' NAME '(' parameters? ')' ('->' expression)? ':' NEWLINE !INDENT => block a function definition
      | 'def' NAME &&'(' parameters? ')' ('->' expression)? &&':' block

    parameters: noDefault* (slashWithDefault | withDefault+) a=noDefault
          => at a: non-default argument follows default argument
      | noDefault* a='(' noDefault+ ','? b=')' => from a to b: Function parameters cannot be parenthesized
      | a='/' ',' => at a: at least one argument must precede /
      | (slashNoDefault | slashWithDefault) maybeDefault* a='/' => at a: / may appear only once
      | (slashNoDefault | slashWithDefault)? maybeDefault* '*' (',' | noDefault) maybeDefault* a='/'
          => at a: / must be ahead of *
      | maybeDefault+ '/' a='*' => at a: expected comma between / and *
      | slashNoDefault noDefault* withDefault* starEtc?
      | slashWithDefault withDefault* starEtc?
      | noDefault+ withDefault* starEtc?
      | withDefault+ starEtc?
      | starEtc
    slashNoDefault: noDefault+ '/' ',' | noDefault+ '/' &')'
    slashWithDefault: noDefault* withDefault+ '/' ',' | noDefault* withDefault+ '/' &')'
    starEtc: a='*' (')' | ',' (')' | '**')) => at a: named arguments must follow bare *
      | '*' parameter a='=' => at a: var-positional argument cannot have default value
      | '*' (noDefault | ',') maybeDefault* a='*' (noDefault | ',') => at a: * argument may appear only once
      | '*' noDefault maybeDefault* keywords?
      | '*' NAME ':' starExpression (',' | &')') maybeDefault* keywords?
      | '*' ',' maybeDefault+ keywords?
      | keywords
    keywords: '**' parameter a='=' => at a: var-keyword argument cannot have default value
      | '**' parameter ',' a=parameter => at a: arguments cannot follow var-keyword argument
      | '**' parameter ',' a=('*' | '**' | '/') => at a: arguments cannot follow var-keyword argument
      | '**' noDefault
    noDefault: parameter ',' | parameter &')'
    withDefault: parameter default ',' | parameter default &')'
    maybeDefault: parameter default? ',' | parameter default? &')'
    parameter: NAME (':' expression)?
    default: '=' expression
      | a='=' &(')' | ',') => at a: expected default value expression

    if: 'if' named NEWLINE => here: expected ':'
      | a='if' named ':' NEWLINE !INDENT => block a 'if' statement
      | 'if' named ':' block elif
      | 'if' named ':' block else?
    elif: 'elif' named NEWLINE => here: expected ':'
      | a='elif' named ':' NEWLINE !INDENT => block a 'elif' statement
      | 'elif' named ':' block elif
      | 'elif' named ':' block else?
    else: a='else' ':' NEWLINE !INDENT => block a 'else' statement
      | 'else' &&':' block
    while: 'while' named NEWLINE => here: expected ':'
      | a='while' named ':' NEWLINE !INDENT => block a 'while' statement
      | 'while' named ':' block else?
    for: 'for' starTargets 'in' starExpressions NEWLINE => here: expected ':'
      | a='for' starTargets 'in' starExpressions ':' NEWLINE !INDENT => block a 'for' statement
      | 'for' starTargets 'in' ~ starExpressions ':' block else?
      | 'for' a=starExpressions => loopOver a

    with: a='with' (expression ('as' starTarget)?) (',' expression ('as' starTarget)?)* ':' NEWLINE !INDENT
          => block a 'with' statement
      | a='with' '(' (expressions ('as' starTarget)?) (',' expressions ('as' starTarget)?)* ','? ')' ':' NEWLINE
          !INDENT
          => block a 'with' statement
      | 'with' '(' withItem (',' withItem)* ','? ')' ':' block
      | 'with' withItem (',' withItem)* ':' block
      | 'with' expression ('as' starTarget)? (',' expression ('as' starTarget)?)* NEWLINE => here: expected ':'
      | 'with' '(' expressions ('as' starTarget)? (',' expressions ('as' starTarget)?)* ','? ')' NEWLINE
          => here: expected ':'
    withItem: expression 'as' starTarget &(',' | ')' | ':')
      | expression 'as' a=expression &(',' | ')' | ':') => assignTo a
      | expression

    try: a='try' ':' NEWLINE !INDENT => block a 'try' statement
      | 'try' ':' block !('except' | 'finally') => here: expected 'except' or 'finally' block
      | 'try' ':' block* except+ a='except' b='*' expression ('as' NAME)? ':'
          => from a to b: cannot have both 'except' and 'except*' on the same 'try'
      | 'try' ':' block* exceptStar+ a='except' (expression ('as' NAME)?)? ':'
          => at a: cannot have both 'except' and 'except*' on the same 'try'
      | 'try' &&':' block finally
      | 'try' &&':' block except+ else? finally?
      | 'try' &&':' block exceptStar+ else? finally?
    except: a='except' expression ('as' NAME)? ':' NEWLINE !INDENT => block a 'except' statement
      | a='except' ':' NEWLINE !INDENT => block a 'except' statement
      | 'except' expression ('as' NAME)? ':' block
      | 'except' ':' block
      | wrongExcept
    exceptStar: a='except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT => block a 'except*' statement
      | 'except' '*' expression ('as' NAME)? ':' block
      | wrongExcept
    wrongExcept: 'except' '*'? a=expression ',' expressions ('as' NAME)? ':'
          => at a: multiple exception types must be parenthesized
      | 'except' '*'? expression ('as' NAME)? NEWLINE => here: expected ':'
      | 'except' NEWLINE => here: expected ':'
      | 'except' '*' (NEWLINE | ':') => here: expected one or more exception types
    finally: a='finally' ':' NEWLINE !INDENT => block a 'finally' statement
      | 'finally' &&':' block

    match: "match" subject ':' NEWLINE INDENT case+ DEDENT
      | "match" subject NEWLINE => here: expected ':'
      | a="match" subject ':' NEWLINE !INDENT => block a 'match' statement
    subject: starNamed ',' starNameds? | named
    case: "case" patterns guard? NEWLINE => here: expected ':'
      | a="case" patterns guard? ':' NEWLINE !INDENT => block a 'case' statement
      | "case" patterns guard? ':' block
    guard: 'if' named
    patterns: openSequence | pattern
    pattern: asPattern | orPattern
    asPattern: orPattern 'as' capture
      | orPattern 'as' a="_" => at a: cannot use '_' as a target
      | orPattern 'as' !NAME a=expression => at a: invalid pattern target
    orPattern: closed ('|' closed)*
    *closed: signedNumber !('+' | '-')
      | complex
      | strings
      | 'None'
      | 'True'
      | 'False'
      | capture
      | "_"
      | dottedValue !('.' | '(' | '=')
      | '(' pattern ')'
      | '[' maybeSequence? ']'
      | '(' openSequence? ')'
      | '{' '}'
      | '{' '**' capture ','? '}'
      | '{' keyPattern (',' keyPattern)* ',' '**' capture ','? '}'
      | '{' keyPattern (',' keyPattern)* ','? '}'
      | classPattern
    complex: '-'? NUMBER ('+' | '-') NUMBER
    signedNumber: NUMBER | '-' NUMBER
    capture: !"_" NAME !('.' | '(' | '=')
    *dottedValue: NAME ('.' NAME)+
    openSequence: starPattern ',' maybeSequence?
    maybeSequence: starPattern (',' starPattern)* ','?
    *starPattern: '*' capture | '*' "_" | pattern
    keyPattern: (signedNumber !('+' | '-') | complex | strings | 'None' | 'True' | 'False' | dottedValue) ':' pattern
    className: dottedValue | NAME
    classPattern: className '(' ')'
      | className '(' pattern (',' pattern)* ','? ')'
      | className '(' keywordPattern (',' keywordPattern)* ','? ')'
      | className '(' pattern (',' pattern)* ',' keywordPattern (',' keywordPattern)* ','? ')'
      | className '(' (pattern (',' pattern)* ',')? keywordPattern (',' keywordPattern)* ',' a=positionals
          => at a: positional patterns follow keyword patterns
    positionals: pattern (',' pattern)*
    keywordPattern: NAME '=' pattern

    expressions: expression (',' expression)* ','?
    *expression: !(NAME STRING | SOFTKEYWORD) a=disjunction b=expressionInPeace => missingComma a b
      | a=disjunction 'if' b=disjunction !('else' | ':') => from a to b: expected 'else' after 'if' expression
      | a=NAME !'(' b=starExpressions => legacy a b
      | disjunction 'if' disjunction 'else' expression
      | disjunction
      | lambda
    expressionInPeace: disjunction 'if' disjunction 'else' expression | disjunction | lambda
    yield: 'yield' 'from' expression | 'yield' starExpressions?
    starExpressions: starExpression (',' starExpression)* ','?
    *starExpression: '*' bitOr | expression
    starNameds: starNamed (',' starNamed)* ','?
    starNamed: '*' bitOr | named
    assignmentExpression: NAME ':=' ~ expression
    named: assignmentExpression | wrongNamed | expression !':='
    *wrongNamed: a=expression ':=' expression => at a: cannot use assignment expressions with {a}
      | a=NAME '=' b=bitOr !('=' | ':=') => from a to b: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
      | !(list | tuple | generator | 'True' | 'None' | 'False') a=bitOr '=' bitOr !('=' | ':=')
          => at a: cannot assign to {a} here. Maybe you meant '==' instead of '='?
    *disjunction: conjunction ('or' conjunction)*
    *conjunction: inversion ('and' inversion)*
    *inversion: 'not' inversion | comparison
    comparison: bitOr (('==' | '!=' | '<=' | '<' | '>=' | '>' | 'not' 'in' | 'in' | 'is' 'not' | 'is') bitOr)*
    *bitOr: bitXor ('|' bitXor)*
    *bitXor: bitAnd ('^' bitAnd)*
    *bitAnd: shift ('&' shift)*
    *shift: sum (('<<' | '>>') sum)*
    *sum: term (('+' | '-') term)*
    *term: factor (('*' | '/' | '//' | '%' | '@') factor)*
    *factor: ('+' | '-' | '~') factor | power
    power: primary '**' factor | primary
    *primary: atom ('.' NAME | generator | '(' arguments? ')' | '[' slices ']')*
    slices: slice !',' | (slice | starred) (',' (slice | starred))* ','?
    slice: expression? ':' expression? (':' expression?)? | named
    atom: NAME
      | 'True'
      | 'False'
      | 'None'
      | &STRING strings
      | NUMBER
      | &'(' (tuple | group | generator)
      | &'[' (list | listComprehension)
      | &'{' (dict | set | dictComprehension | setComprehension)
      | '...'
    group: '(' (yield | named) ')'
      | '(' a=starred ')' => at a: cannot use starred expression here
      | '(' a='**' expression ')' => at a: cannot use double starred expression here

    lambda: 'lambda' lambdaParameters? ':' expression
    lambdaParameters: lambdaNoDefault* (lambdaSlashWithDefault | lambdaWithDefault+) a=lambdaNoDefault
          => at a: non-default argument follows default argument
      | lambdaNoDefault* a='(' NAME (',' NAME)* ','? b=')'
          => from a to b: Lambda expression parameters cannot be parenthesized
      | a='/' ',' => at a: at least one argument must precede /
      | (lambdaSlashNoDefault | lambdaSlashWithDefault) lambdaMaybeDefault* a='/' => at a: / may appear only once
      | (lambdaSlashNoDefault | lambdaSlashWithDefault)? lambdaMaybeDefault* '*' (',' | lambdaNoDefault)
          lambdaMaybeDefault* a='/'
          => at a: / must be ahead of *
      | lambdaMaybeDefault+ '/' a='*' => at a: expected comma between / and *
      | lambdaSlashNoDefault lambdaNoDefault* lambdaWithDefault* lambdaStarEtc?
      | lambdaSlashWithDefault lambdaWithDefault* lambdaStarEtc?
      | lambdaNoDefault+ lambdaWithDefault* lambdaStarEtc?
      | lambdaWithDefault+ lambdaStarEtc?
      | lambdaStarEtc
    lambdaSlashNoDefault: lambdaNoDefault+ '/' ',' | lambdaNoDefault+ '/' &':'
    lambdaSlashWithDefault: lambdaNoDefault* lambdaWithDefault+ '/' ',' | lambdaNoDefault* lambdaWithDefault+ '/' &':'
    lambdaStarEtc: '*' (':' | ',' (':' | '**')) => here: named arguments must follow bare *
      | '*' NAME a='=' => at a: var-positional argument cannot have default value
      | '*' (lambdaNoDefault | ',') lambdaMaybeDefault* a='*' (lambdaNoDefault | ',')
          => at a: * argument may appear only once
      | '*' lambdaNoDefault lambdaMaybeDefault* lambdaKeywords?
      | '*' ',' lambdaMaybeDefault+ lambdaKeywords?
      | lambdaKeywords
    lambdaKeywords: '**' NAME a='=' => at a: var-keyword argument cannot have default value
      | '**' NAME ',' a=NAME => at a: arguments cannot follow var-keyword argument
      | '**' NAME ',' a=('*' | '**' | '/') => at a: arguments cannot follow var-keyword argument
      | '**' lambdaNoDefault
    lambdaNoDefault: NAME ',' | NAME &':'
    lambdaWithDefault: NAME default ',' | NAME default &':'
    lambdaMaybeDefault: NAME default? ',' | NAME default? &':'

    *strings: STRING+ =>! check strings
    list: '[' starNameds? ']'
    tuple: '(' (starNamed ',' starNameds?)? ')'
    set: '{' starNameds '}'
    dict: '{' (pair (',' pair)* ','?)? '}'
      | '{' badPairs '}'
    badPairs: pair (',' pair)* ',' badPair
      | expression ':' a='*' bitOr =>! at a: cannot use a starred expression in a dictionary value
      | expression a=':' &('}' | ',') =>! at a: expression expected after dictionary key and ':'
    badPair: a=expression !':' =>! after a: ':' expected after dictionary key
      | expression ':' a='*' bitOr =>! at a: cannot use a starred expression in a dictionary value
      | expression a=':' &('}' | ',') =>! at a: expression expected after dictionary key and ':'
    pair: '**' bitOr | keyValue
    keyValue: expression ':' expression

    clauses: clause+
    clause: 'for' starTargets 'in' ~ disjunction ('if' disjunction)*
      | 'for' a=starExpressions => loopOver a
    listComprehension: '[' named clauses ']' | wrongComprehension
    setComprehension: '{' named clauses '}' | wrongComprehension
    generator: '(' (assignmentExpression | expression !':=') clauses ')' | wrongComprehension
    wrongComprehension: ('[' | '(' | '{') a=starred clauses
          => at a: iterable unpacking cannot be used in comprehension
      | ('[' | '{') a=starNamed ',' b=starNameds clauses
          => from a to b: did you forget parentheses around the comprehension target?
      | ('[' | '{') a=starNamed b=',' clauses
          => from a to b: did you forget parentheses around the comprehension target?
    dictComprehension: '{' keyValue clauses '}'
      | '{' a='**' bitOr clauses '}' => at a: dict unpacking cannot be used in dict comprehension

    *arguments: args ','? &')'
      | (positionalArgument (',' positionalArgument)* ',' keywordArguments | keywordArguments) ',' a='*'
          => at a: iterable argument unpacking follows keyword argument unpacking
      | a=expression b=clauses ',' (args | expression clauses)?
          => from a to b: Generator expression must be parenthesized
      | a=NAME b='=' expression clauses => from a to b: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
      | a=args b=clauses => bareGenerator a b
      | args ',' a=expression b=clauses => from a to b: Generator expression must be parenthesized
      | a=args ',' args => positional a
    args: positionalArgument (',' positionalArgument)* (',' keywordArguments)?
      | keywordArguments
    positionalArgument: starred | (assignmentExpression | expression !':=') !'='
    keywordArguments: keywordOrStar (',' keywordOrStar)* ',' keywordOrDoubleStar (',' keywordOrDoubleStar)*
      | keywordOrStar (',' keywordOrStar)*
      | keywordOrDoubleStar (',' keywordOrDoubleStar)*
    starred: '*' expression
    keywordOrStar: wrongKeyword | NAME '=' expression | starred
    keywordOrDoubleStar: wrongKeyword | NAME '=' expression | '**' expression
    wrongKeyword: a=('True' | 'False' | 'None') b='=' => from a to b: cannot assign to {a.text}
      | a=NAME b='=' expression clauses => from a to b: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
      | !(NAME '=') a=expression b='=' => from a to b: expression cannot contain assignment, perhaps you meant "=="?

    starTargets: starTarget !',' | starTarget (',' starTarget)* ','?
    *starTarget: '*' !'*' starTarget | starAtomTarget
    *starAtomTarget: attributeTarget | starAtom
    starAtom: NAME
      | '(' starAtomTarget ')'
      | '(' (starTarget (',' starTarget)+ ','? | starTarget ',')? ')'
      | '[' (starTarget (',' starTarget)* ','?)? ']'
    singleTarget: attributeTarget | NAME | '(' singleTarget ')'
    attributeTarget: targetPrimary '.' NAME !lookahead | targetPrimary '[' slices ']' !lookahead
    *targetPrimary: atom &lookahead (('.' NAME | '[' slices ']' | generator | '(' arguments? ')') &lookahead)*
    lookahead: '(' | '[' | '.'
    deleteTargets: deleteTarget (',' deleteTarget)* ','?
    *deleteTarget: attributeTarget | deleteAtom
    deleteAtom: NAME | '(' deleteTarget ')' | '(' deleteTargets? ')' | '[' deleteTargets? ']'
    """#
}
