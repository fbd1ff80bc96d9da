/* Starts the page's scripts once the page has been painted, so that nothing that is read waits for them.

   They stand in a <template> at the end of the page, where a browser neither fetches nor runs them; nothing in them is
   needed for reading. They run in the order in which they stand there, and the template goes when all have run. */
(() => {
  "use strict"

  const start = ({ attributes }) => new Promise(resolve => {
    const script = document.createElement("script")
    for (const { name, value } of attributes) script.setAttribute(name, value)
    script.async = false // else one that was put in by a script would not keep its place
    script.onload = script.onerror = resolve
    document.body.append(script)
  })

  const startAll = async () => {
    // Material looks for its settings by an id that does not begin with a letter (theme/main.html).
    const settings = document.getElementById("frame-config")
    if (settings) settings.id = "__config"
    const waiting = document.querySelector("template[data-scripts]")
    await Promise.all([...waiting.content.querySelectorAll("script")].map(start))
    waiting.remove()
    // Material begins its work with this event, as many scripts do, and all of them have come too late for it.
    document.dispatchEvent(new Event("DOMContentLoaded", { bubbles: true }))
    dispatchEvent(new Event("digest:started"))
  }

  // A frame is asked for before it is painted; what is put off from there comes after it.
  requestAnimationFrame(() => setTimeout(startAll))
})()
