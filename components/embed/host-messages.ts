import { type RefObject, useEffect } from 'react'

/**
 * Runs in the page before anything else: the host may greet while the rest is on its way. Only the page around this one
 * is listened to, and only its own address is ever answered.
 */
export const listenForHost = `addEventListener('message',function(e){if(e.source===parent&&e.source!==self&&e.data&&e.data.type==='idpool:hello'){self.idpoolHost=e.origin;dispatchEvent(new Event('idpool:host'))}})`

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
