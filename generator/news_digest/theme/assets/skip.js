/* Where the keyboard's focus goes: by the skip link, and with each page that navigation brings, into the article,
   and there into tables that scroll.

   Material's instant navigation takes a click on the skip link for a step to another page. It holds back the
   browser's own jump and repeats it with a link outside of the page, but only as long as its memory of the scroll
   position has not been written, a tenth of a second after each scroll; and a heading, where the jump ends, takes no
   focus. So the link is followed here, before Material hears of it. */
(() => {
  "use strict"

  const article = () => document.getElementById("frame-article")
  let skipped = false

  const focus = () => {
    const target = article()
    if (!target) return
    target.tabIndex = -1
    target.focus({ preventScroll: true })
  }

  const enter = () => {
    focus()
    article()?.scrollIntoView()
  }

  document.addEventListener("click", event => {
    const link = event.target instanceof Element && event.target.closest(".md-skip")
    skipped = Boolean(link)
    if (!link || event.metaKey || event.ctrlKey || !article()) return
    event.preventDefault()
    event.stopPropagation()
    enter()
  }, true)

  // A table wider than the window scrolls in a box, which Material puts around it. Not every browser lets the
  // keyboard into such a box by itself.
  const reachTables = () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
      else box.removeAttribute("tabindex")
    }
  }
  addEventListener("resize", reachTables)

  // A new page takes the old one's links with it, and with them the focus. It goes to the new article, so that
  // screen readers hear of the page; after a skip that was too early the page is also scrolled to it.
  let arrived = false
  window.document$?.subscribe(() => {
    reachTables()
    const lost = document.activeElement === document.body
    if (skipped && lost) enter()
    else if (arrived && lost && !location.hash) focus()
    arrived = true
    skipped = false
  })
})()
