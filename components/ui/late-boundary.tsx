import { Component, type ReactNode } from 'react'

interface LateBoundaryProps {
  /** Stands in the place of the part that did not come. */
  whenMissing: ReactNode
  children: ReactNode
}

export const MISSING_PART =
  'A part of this page could not be loaded. Check the connection, and reload the page once it is back. Your work stays as it is.'

/** Around a part that is fetched when it is asked for: without a network that part is missing, and not the whole page. */
export class LateBoundary extends Component<LateBoundaryProps, { readonly failure: unknown }> {
  override state = { failure: null }

  static getDerivedStateFromError(failure: unknown) {
    return { failure }
  }

  override render() {
    const { failure } = this.state
    if (failure === null) return this.props.children
    // A fault of ours is for the page's own boundary.
    if (!isMissingPart(failure)) throw failure
    return this.props.whenMissing
  }
}

function isMissingPart(failure: unknown): boolean {
  return failure instanceof Error && failure.name === 'ChunkLoadError'
}
