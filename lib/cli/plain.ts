/** A design may come from anywhere: no text in it moves the cursor or colours the terminal. */
export function plain(line: string): string {
  return line.replace(/\p{Cc}/gu, ' ').trimEnd()
}
