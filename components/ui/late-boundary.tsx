import { Component, type ComponentType, type ReactNode } from 'react'
import { isMissingPart, MISSING_PART } from './missing-part'

interface LateBoundaryProps {
  /** Stands in the place of the part that did not come. */
  whenMissing: ReactNode
  children: ReactNode
}

/**
 * A part that is fetched when it is first drawn, and what stands in its place where it does not come.
 *
 * @param whenMissing null where the page does well without
 *
 * @example
 * const TrailList = orMissing(dynamic(() => import('./trail-list').then((module) => module.TrailList)))
 */
export function orMissing<Props extends object>(
  Part: ComponentType<Props>,
  whenMissing: ReactNode = <p className="p-2 text-sm">{MISSING_PART}</p>,
): ComponentType<Props> {
  return function LatePart(props: Props) {
    return (
      <LateBoundary whenMissing={whenMissing}>
        <Part {...props} />
      </LateBoundary>
    )
  }
}

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
