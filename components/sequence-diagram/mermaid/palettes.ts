// Mermaid mixes colours itself and reads hexadecimal only, so the app's colours stand here as values.
export const palettes = {
  light: {
    surface: '#ffffff',
    raised: '#f7f8fb',
    line: '#c9d0dd',
    border: '#8d97ab',
    ink: '#0f172a',
    muted: '#4b566b',
    note: '#eeefff',
    noteBorder: '#c5c9f5',
  },
  dark: {
    surface: '#0f172a',
    raised: '#162036',
    line: '#3a4868',
    border: '#6b7a99',
    ink: '#e5e9f2',
    muted: '#a9b5c9',
    note: '#232b59',
    noteBorder: '#4a5596',
  },
} as const

export function themeVariables(
  theme: 'light' | 'dark',
  fontFamily: string,
): Record<string, string | boolean> {
  const { surface, raised, line, border, ink, muted, note, noteBorder } = palettes[theme]
  return {
    darkMode: theme === 'dark',
    fontFamily,
    fontSize: '13px',
    background: surface,
    mainBkg: raised,
    primaryColor: raised,
    primaryTextColor: ink,
    primaryBorderColor: border,
    secondaryColor: note,
    tertiaryColor: surface,
    lineColor: muted,
    textColor: ink,
    actorBkg: raised,
    actorBorder: border,
    actorTextColor: ink,
    actorLineColor: line,
    signalColor: muted,
    signalTextColor: ink,
    sequenceNumberColor: surface,
    labelBoxBkgColor: raised,
    labelBoxBorderColor: line,
    labelTextColor: ink,
    loopTextColor: muted,
    noteBkgColor: note,
    noteBorderColor: noteBorder,
    noteTextColor: ink,
    activationBkgColor: raised,
    activationBorderColor: border,
  }
}
