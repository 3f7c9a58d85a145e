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
