import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Of what is waited for, a busy machine is no fault either.
configure({ asyncUtilTimeout: 30_000 })

// Testing Library only cleans up by itself when `afterEach` is a global, which it is not here.
afterEach(() => {
  cleanup()
  // Tests of one file share a window: the address and the tab's storage would lead from one into the next.
  history.replaceState(null, '', location.pathname)
  sessionStorage.clear()
})
