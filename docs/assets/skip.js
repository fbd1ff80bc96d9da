/* The skip link, and whoever comes in by it: the keyboard's focus moves into the article, always.

   Material's instant navigation takes a click on the skip link for a step to another page. It holds back the
   browser's own jump and repeats it with a link outside of the page, but only as long as its memory of the scroll
   position has not been written, a tenth of a second after each scroll; and a heading, where the jump ends, takes no
   focus. So the link is followed here, before Material hears of it. */
(() => {
  "use strict"

  const article = () => document.getElementById("__skip")
  let skipped = false

  const enter = () => {
    const target = article()
    if (!target) return
    target.tabIndex = -1
    target.focus({ preventScroll: true })
    target.scrollIntoView()
  }

  document.addEventListener("click", event => {
    const link = event.target instanceof Element && event.target.closest(".md-skip")
    skipped = Boolean(link)
    if (!link || event.metaKey || event.ctrlKey || !article()) return
    event.preventDefault()
    event.stopPropagation()
    enter()
  }, true)

  // A page that was on its way arrives after the skip and takes the old article with it; the new one is entered.
  window.document$?.subscribe(() => {
    if (skipped && document.activeElement === document.body) enter()
    skipped = false
  })
})()
