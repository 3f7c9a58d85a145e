// How large the pieces of a diagram are. The placeholder reserves room by the same numbers, before Mermaid is there.
export const layout = {
  diagramMarginX: 16,
  diagramMarginY: 16,
  actorMargin: 50,
  width: 150,
  height: 46,
  boxMargin: 8,
  messageMargin: 26,
  noteMargin: 10,
  // Also the distance between the lines of a text: with 0 they fall onto each other.
  wrapPadding: 1,
  fontSize: 13,
} as const
