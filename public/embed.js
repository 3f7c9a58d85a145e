// For pages that embed the playground: gives each of its frames the height of what it shows, so that nothing scrolls
// within. It listens to the playground alone, and only to frames with the attribute data-idpool.
;(() => {
  const { origin } = new URL(document.currentScript.src)
  const frames = () => [...document.querySelectorAll('iframe[data-idpool]')]

  // The frame answers whoever greets it, and nobody else.
  const greet = (frame) => isThere(frame) && frame.contentWindow.postMessage({ type: 'idpool:hello' }, origin)

  // A frame that has not been loaded yet is still of this page, and empty.
  const isThere = (frame) => {
    try {
      return frame.contentWindow.location.href !== 'about:blank'
    } catch {
      return true
    }
  }

  document.addEventListener('load', ({ target }) => frames().includes(target) && greet(target), true)
  addEventListener('load', () => frames().forEach(greet))
  if (document.readyState === 'complete') frames().forEach(greet)

  addEventListener('message', ({ origin: from, source, data }) => {
    if (from !== origin || data?.type !== 'idpool:height' || !(data.height > 0)) return
    const frame = frames().find(({ contentWindow }) => contentWindow === source)
    if (frame) frame.style.height = `${Math.min(data.height, 10_000)}px`
  })
})()
