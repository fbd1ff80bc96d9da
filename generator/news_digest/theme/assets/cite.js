/* A button that copies an article's citation. Without JavaScript, or where the browser gives no clipboard (on pages
   that were not sent over https), there is none, and the citation is selected by one click all the same. */
(() => {
  "use strict"

  // The theme writes our words into the script's element, in the language of the site.
  const { copy, copied } = document.currentScript.dataset
  if (!navigator.clipboard) return

  const makeButton = citation => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "copy-button"
    button.textContent = copy
    const status = document.createElement("span")
    status.className = "copied"
    status.setAttribute("role", "status")
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(citation.innerText.trim())
        status.textContent = copied
      } catch {
        // Forbidden by the reader: then the text is at least selected.
        getSelection().selectAllChildren(citation)
      }
    })
    return [button, status]
  }

  // The event does not bubble, but it is heard on its way down; pages come and go by instant navigation.
  document.addEventListener(
    "toggle",
    event => {
      const citation = event.target.matches?.(".cite[open]") && event.target.querySelector(".citation")
      if (citation && !event.target.querySelector("button")) citation.after(...makeButton(citation))
    },
    true,
  )
})()
