import type { ReactNode } from 'react'

/** What the chosen tab shows. */
export function TabPanel(props: { base: string; chosen: string; className?: string; children: ReactNode }) {
  return (
    <div
      role="tabpanel"
      id={`${props.base}-panel`}
      aria-labelledby={`${props.base}-tab-${props.chosen}`}
      className={props.className}
    >
      {props.children}
    </div>
  )
}
