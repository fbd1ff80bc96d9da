/* Google's tag for sites whose mkdocs.yml names a property under `extra.analytics`. Pages of other
   sites do not load it. */
(() => {
  "use strict"

  const { property, consent } = document.currentScript.dataset
  if (consent !== undefined && !window.__md_get("__consent")?.analytics) return

  window.dataLayer = window.dataLayer || []
  function tell() {
    window.dataLayer.push(arguments) // the tag tells its own entries from others by this very object
  }
  tell("js", new Date())
  tell("config", property)

  const tag = document.createElement("script")
  tag.async = true
  tag.src = `https://www.googletagmanager.com/gtag/js?id=${encodeURIComponent(property)}`
  document.head.append(tag)

  // Material's navigation shows further pages without loading them anew.
  addEventListener("digest:started", () => {
    window.location$?.subscribe(({ pathname }) => tell("config", property, { page_path: pathname }))
  })
})()
