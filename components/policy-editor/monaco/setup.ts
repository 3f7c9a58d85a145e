import * as monaco from 'monaco-editor/editor'
// The widget itself: the suggest feature's own register leaves it out in 0.57.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeAction/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/folding/register'
import 'monaco-editor/features/format/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/inlayHints/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/suggest/register'
import 'monaco-editor/features/toggleTabFocusMode/register'
import 'monaco-editor/features/wordHighlighter/register'
import 'monaco-editor/features/wordOperations/register'
import { configuration, languageId, tokenizer } from './language'
import { registerProviders } from './providers'
import { editorTheme, themeName } from './themes'

// Everything here belongs to the page, not to an editor: providers registered twice answer twice.
let isDone = false

/** Monaco with our language and themes. The first call sets them up. */
export function setUpMonaco(): typeof monaco {
  if (isDone) return monaco
  isDone = true

  // Only a few commands need this worker (formatting is one); it is fetched when one of them runs.
  // The URL is written out for the bundler to see. Without it Monaco would try a blob: worker.
  globalThis.MonacoEnvironment = {
    getWorker: () =>
      new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), { type: 'module' }),
  }
  monaco.editor.defineTheme(themeName.light, editorTheme('light'))
  monaco.editor.defineTheme(themeName.dark, editorTheme('dark'))
  monaco.languages.register({ id: languageId })
  monaco.languages.setLanguageConfiguration(languageId, configuration)
  monaco.languages.setMonarchTokensProvider(languageId, tokenizer)
  registerProviders(monaco)
  // Monaco knows it by Shift+Alt+F on two of three systems only.
  monaco.editor.addKeybindingRule({
    keybinding: monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF,
    command: 'editor.action.formatDocument',
  })
  return monaco
}
