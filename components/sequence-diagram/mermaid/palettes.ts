// Mermaid mixes colours itself and reads hexadecimal only, so the app's custom properties cannot be used here.
export const palettes = {
  light: {
    surface: '#ffffff',
    raised: '#f8fafc',
    line: '#cbd5e1',
    border: '#94a3b8',
    ink: '#0f172a',
    muted: '#475569',
    note: '#eef2ff',
    noteBorder: '#c7d2fe',
  },
  dark: {
    surface: '#0f172a',
    raised: '#1e293b',
    line: '#334155',
    border: '#64748b',
    ink: '#e2e8f0',
    muted: '#a8b5c7',
    note: '#272f5c',
    noteBorder: '#4f5ba8',
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
