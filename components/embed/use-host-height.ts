'use client'

import { type RefObject, useEffect } from 'react'

// Written by the script of `listen-for-host.ts`.
const hostOf = () => (window as { idpoolHost?: string }).idpoolHost

/** Tells a host that has greeted how high the page is, now and whenever that changes. */
export function useHostHeight(content: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const element = content.current
    if (!element || window.parent === window) return
    const tell = () => {
      const host = hostOf()
      // Pages of files have an address that cannot be written to; to write to anybody would be no better.
      if (host === undefined || host === 'null') return
      const height = Math.ceil(element.getBoundingClientRect().height)
      window.parent.postMessage({ type: 'idpool:height', height }, host)
    }
    tell()
    const observer = new ResizeObserver(tell)
    observer.observe(element)
    addEventListener('idpool:host', tell)
    return () => {
      observer.disconnect()
      removeEventListener('idpool:host', tell)
    }
  }, [content])
}
