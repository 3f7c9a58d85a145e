import { HANDOVER_KEY } from '@/components/late/handover'
import { playgroundHref } from './playground-href'

/** Goes to the playground, which opens this design; undo there brings back what the person had. */
export function openInPlayground(designText: string) {
  try {
    sessionStorage.setItem(HANDOVER_KEY, designText)
  } catch {
    // Where storage is blocked the playground opens as it is.
  }
  location.assign(playgroundHref('handover'))
}
