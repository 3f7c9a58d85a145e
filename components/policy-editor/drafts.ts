/**
 * What the editor shows for each document, next to what the app believes it shows.
 *
 * The app's text may lag behind the keyboard (deferred rendering), so a text that arrives is one of three
 * things: what we already know, an echo of something typed earlier, or an edit made elsewhere. Only the last
 * one may change what is on the screen.
 */
export interface Drafts {
  /** The app's text arrives: which text should be shown? Line ends come back as `\n`. */
  receive(id: string, text: string): string
  /** The person typed: this text is shown now and on its way to the app. */
  type(id: string, text: string): void
}

interface Draft {
  shown: string
  /** The last text that came from the app. */
  seen: string
  /** Typed texts that have not come back yet, oldest first. */
  sent: string[]
}

// An app that never echoes must not make us remember every keystroke.
const maxSent = 200

export function createDrafts(): Drafts {
  const drafts = new Map<string, Draft>()

  return {
    receive(id, text) {
      const draft = drafts.get(id)
      if (!draft) {
        const shown = withLineFeeds(text)
        drafts.set(id, { shown, seen: text, sent: [] })
        return shown
      }
      if (text === draft.seen) return draft.shown
      draft.seen = text
      const echo = draft.sent.indexOf(text)
      if (withLineFeeds(text) === draft.shown) draft.sent = []
      else if (echo >= 0) draft.sent.splice(0, echo + 1)
      else {
        draft.shown = withLineFeeds(text)
        draft.sent = []
      }
      return draft.shown
    },

    type(id, text) {
      const draft = drafts.get(id)
      if (!draft) {
        drafts.set(id, { shown: text, seen: '', sent: [text] })
        return
      }
      draft.shown = text
      draft.sent.push(text)
      if (draft.sent.length > maxSent) draft.sent.shift()
    },
  }
}

/** Text areas and our Monaco models hold `\n` only; offsets are compared in that form. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** Where an offset of `text` lies once its line ends are `\n`. */
export function offsetWithLineFeeds(text: string, offset: number): number {
  return withLineFeeds(text.slice(0, Math.max(0, offset))).length
}
