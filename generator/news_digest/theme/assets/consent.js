/* The reader's consent, where mkdocs.yml asks for it under `extra.consent`: Material's form, with its script as a file. */
(() => {
  "use strict"

  const form = document.forms.consent
  const given = window.__md_get("__consent")
  for (const input of form.elements) {
    if (given && input.name) input.checked = Boolean(given[input.name])
  }
  if (!given && location.protocol !== "file:") {
    setTimeout(() => { document.querySelector("[data-md-component=consent]").hidden = false }, 250)
  }
  const answer = event => {
    event.preventDefault()
    const reject = event.type === "reset"
    const agreed = reject ? [] : [...new FormData(form).keys()]
    window.__md_set("__consent", Object.fromEntries(agreed.map(name => [name, true])))
    location.hash = ""
    location.reload()
  }
  form.addEventListener("submit", answer)
  form.addEventListener("reset", answer)
})()
