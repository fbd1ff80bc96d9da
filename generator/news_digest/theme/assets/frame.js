/* What Material for MkDocs expects in every page before its own script: where the site's root is, and what the
   reader's browser keeps for it. Material writes this into the page; the policy of this site allows files only.

   It also sets the reader's palette, before the page is painted for the first time, and sees to the worker that
   keeps visited pages for reading without a network, where the site wants one. */
(() => {
  "use strict"

  // This file lies in assets/, so the site's root is one up, wherever the site is deployed.
  const root = new URL("..", document.currentScript.src)
  const { dark, offline } = document.currentScript.dataset

  window.__md_scope = root
  window.__md_hash = text => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0)
  window.__md_get = (key, storage = localStorage, scope = root) => JSON.parse(storage.getItem(`${scope.pathname}.${key}`))
  window.__md_set = (key, value, storage = localStorage, scope = root) => {
    try {
      storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value))
    } catch {
      // Full, or forbidden by the reader: then nothing is kept.
    }
  }

  const isDark = matchMedia("(prefers-color-scheme: dark)").matches
  const colours = () => window.__md_get("__palette")?.color ?? (isDark && dark ? { scheme: dark } : {})

  const paint = () => {
    for (const [name, value] of Object.entries(colours())) document.body.setAttribute(`data-md-color-${name}`, value)
  }

  // The body does not stand yet while the head is read; observers are called before anything is painted.
  new MutationObserver((_, observer) => {
    if (!document.body) return
    observer.disconnect()
    paint()
  }).observe(document.documentElement, { childList: true })

  const keepForOffline = async () => {
    const worker = new URL("offline.js", root)
    if (offline !== undefined) {
      const isFirstVisit = !navigator.serviceWorker.controller
      await navigator.serviceWorker.register(worker)
      const { active } = await navigator.serviceWorker.ready
      // What came before the worker did passed it by: this page and what it is made of.
      const loaded = performance.getEntriesByType("resource").map(({ name }) => name)
      if (isFirstVisit) active.postMessage([location.href, ...loaded])
      return
    }
    // A site that had a worker once does without it from now on.
    const registration = await navigator.serviceWorker.getRegistration(root)
    if (registration?.active?.scriptURL !== worker.href) return
    await registration.unregister()
    await caches.delete(`digest ${new URL("./", worker).pathname}`) // what offline.js kept
  }

  // There is none where the address is not a safe one; then nothing is kept.
  if (navigator.serviceWorker) addEventListener("digest:started", () => keepForOffline().catch(() => {}))

  // Material takes every alternate of a page for a translated site, and fetches a sitemap for each. Ours are feeds, but for those that name a language.
  // Whoever looks for feeds reads the page as it was sent, or for one name among several, as HTML says.
  document.addEventListener("DOMContentLoaded", () => {
    for (const feed of document.querySelectorAll("link[rel=alternate]:not([hreflang])")) feed.rel = "alternate feed"
  })

  // Instant navigation writes each link's address back to make it whole, which the links of a chart (SVG) refuse.
  // They are left as they are: by the time of a click the page's own address stands, which they count from.
  const link = SVGAElement.prototype
  Object.defineProperty(link, "href", { ...Object.getOwnPropertyDescriptor(link, "href"), set() {} })
})()
