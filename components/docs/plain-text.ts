/** The sentence without the backquotes around its code, for places that show no code. */
export function plainText(sentence: string): string {
  return sentence.replaceAll('`', '')
}
