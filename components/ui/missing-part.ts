export const MISSING_PART =
  'A part of this page could not be loaded. Check the connection, and reload the page once it is back. Your work stays as it is.'

/** Whether something failed because a part of the site could not be fetched: a matter of the network, not a fault of ours. */
export function isMissingPart(failure: unknown): boolean {
  return failure instanceof Error && failure.name === 'ChunkLoadError'
}
