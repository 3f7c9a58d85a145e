/** Before an audience (`?present`): what was saved in this browser is neither shown nor touched. */
export function isPresenting(): boolean {
  return /[?&]present\b/.test(location.search)
}
