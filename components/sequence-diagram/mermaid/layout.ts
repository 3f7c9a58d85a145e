// How large the pieces of a diagram are. The placeholder reserves room by the same numbers, before Mermaid is there.
export const layout = {
  diagramMarginX: 16,
  diagramMarginY: 12,
  actorMargin: 50,
  width: 150,
  height: 46,
  boxMargin: 8,
  messageMargin: 26,
  noteMargin: 10,
  wrapPadding: 0,
  fontSize: 13,
} as const
