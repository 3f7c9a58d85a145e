import { format, type ParseError, parse } from 'jsonc-parser'
import type { languages } from 'monaco-editor/editor'

export const languageId = 'iam-policy'

export const configuration: languages.LanguageConfiguration = {
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '"', close: '"', notIn: ['string'] },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '"', close: '"' },
  ],
  // A double click takes a whole action, key or part of an ARN.
  wordPattern: /[^\s"{}[\],:$\\/]+/,
  indentationRules: {
    increaseIndentPattern: /^.*[{[]\s*$/,
    decreaseIndentPattern: /^\s*[}\]]/,
  },
}

/** JSON, with the policy variables inside its strings as tokens of their own. */
export const tokenizer: languages.IMonarchLanguage = {
  tokenPostfix: '',
  // A string that is not closed ends with its line, so that one missing quote does not colour the rest.
  includeLF: true,
  tokenizer: {
    root: [
      [/[ \t\r\n]+/, ''],
      [/"(?=(?:[^"\\\n]|\\.)*"\s*:)/, 'key', '@key'],
      [/"/, 'string', '@string'],
      [/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?\b/, 'number'],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/[{}[\]]/, '@brackets'],
      [/[,:]/, 'delimiter'],
      [/[^\s{}[\],:"]+/, 'invalid'],
    ],
    key: [[/[^"\\\n]+/, 'key'], { include: '@escapes' }, [/"/, 'key', '@pop'], [/\n/, '', '@pop']],
    string: [
      [/\$\{[^}"\\\n]*\}/, 'variable'],
      [/[^"\\$\n]+|\$/, 'string'],
      { include: '@escapes' },
      [/"/, 'string', '@pop'],
      [/\n/, '', '@pop'],
    ],
    escapes: [
      [/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/, 'escape'],
      [/\\[^\n]?/, 'invalid'],
    ],
  },
}

export const formatter: languages.DocumentFormattingEditProvider = {
  provideDocumentFormattingEdits(model, options) {
    const errors: ParseError[] = []
    parse(model.getValue(), errors, { disallowComments: true })
    // What is not JSON stays as it is.
    if (errors.length > 0) return []
    const edits = format(model.getValue(), undefined, {
      tabSize: options.tabSize,
      insertSpaces: options.insertSpaces,
      eol: '\n',
    })
    return edits.map(({ offset, length, content }) => {
      const start = model.getPositionAt(offset)
      const end = model.getPositionAt(offset + length)
      return {
        range: {
          startLineNumber: start.lineNumber,
          startColumn: start.column,
          endLineNumber: end.lineNumber,
          endColumn: end.column,
        },
        text: content,
      }
    })
  },
}
