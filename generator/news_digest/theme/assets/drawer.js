/* The drawer of narrow screens, for the keyboard. Without JavaScript it opens and closes, too: its switch is a
   checkbox that Material's style sheet listens to. Here a button moves the switch, and the focus follows it. */
(() => {
  "use strict"

  const toggle = document.getElementById("frame-drawer")
  const button = document.querySelector("[data-drawer-toggle]")
  if (!toggle || !button) return

  // Some browsers restore a checkbox when a page is loaded anew; a drawer begins closed.
  toggle.checked = false

  // The drawer is part of what instant navigation replaces, so it is looked for each time.
  const find = selector => document.querySelector(`.md-sidebar--primary ${selector}`)

  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", toggle.checked)
    if (toggle.checked) find("a")?.focus({ preventScroll: true })
    else if (find(":focus")) button.focus({ preventScroll: true })
  })

  button.addEventListener("click", () => toggle.click())

  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && toggle.checked) toggle.click()
  })
})()
