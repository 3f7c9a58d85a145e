import { layout } from './mermaid/layout'

export interface Size {
  width: number
  height: number
}

// The average width of a character of Inter at 13 px, and the height of a line of it.
const characterWidth = 6.6
const lineHeight = 16

/**
 * How large will this diagram be, roughly? The placeholder takes this room, so that little moves when the
 * picture comes. Counts participants, messages and notes; everything else in the text is ignored.
 */
export function estimateSize(source: string): Size {
  const participants: string[] = []
  let height = 2 * layout.diagramMarginY + layout.height
  const messages: { from: string; to: string; text: string }[] = []

  for (const line of source.split('\n').map((each) => each.trim())) {
    const participant = /^(?:create\s+)?(?:participant|actor)\s+(\S+)/.exec(line)
    const message = /^(\S+?)\s*(?:<<)?--?(?:>>?|[x)])[+-]?\s*(\S+?)\s*:\s*(.*)$/.exec(line)
    if (participant?.[1]) participants.push(participant[1])
    else if (message) {
      const [, from = '', to = '', text = ''] = message
      for (const name of [from, to]) if (!participants.includes(name)) participants.push(name)
      messages.push({ from, to, text })
    } else if (/^note\s/i.test(line)) height += 2 * layout.noteMargin + 2 * lineHeight
    else if (/^(?:alt|opt|else|loop|critical|break|rect|par)\b/.test(line))
      height += lineHeight + 2 * layout.boxMargin
  }
  const step = layout.width + layout.actorMargin
  for (const { from, to, text } of messages) {
    const columns = Math.max(1, Math.abs(participants.indexOf(from) - participants.indexOf(to)))
    const lines = Math.ceil((text.length * characterWidth) / (columns * step - 2 * layout.wrapPadding))
    height += layout.messageMargin + Math.max(1, lines) * lineHeight
    if (from === to) height += 30
  }
  return {
    width: Math.max(1, participants.length) * step - layout.actorMargin + 2 * layout.diagramMarginX,
    height,
  }
}
