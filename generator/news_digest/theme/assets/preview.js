/* Previews: a small card that says where a link in an article leads, before anyone follows it.

   It shows when a mouse rests on a link or the keyboard reaches it, never by touch. What it says is read from the page
   itself, fetched once, and built again as text: no element of that page ever stands in this one. The links come and
   go with the pages that instant navigation brings, so events are heard on the document. */
(() => {
  "use strict"

  // This file lies in assets/, so the site's root is one up, wherever the site is deployed.
  const root = new URL("..", document.currentScript.src)

  const LINKS = ".digest--article :is(.e-content, .named) a[href]"
  const FOLDERS = ["articles/", "topics/"]
  const OPEN_MILLISECONDS = 250
  const CLOSE_MILLISECONDS = 200
  const LONGEST_TEXT = 240 // characters
  const GAP = 6 // pixels between a link and its card, and between a card and the window's edge

  const pages = new Map() // what each page says, by address
  let link = null // the link whose card is shown or about to be
  let timer = 0

  const card = document.createElement("div")
  card.id = "preview"
  card.className = "preview"
  card.setAttribute("role", "tooltip")
  card.hidden = true

  const find = target => {
    const found = target instanceof Element ? target.closest(LINKS) : null
    const path = found?.origin === root.origin && found.pathname.startsWith(root.pathname) ? found.pathname : ""
    const leads = FOLDERS.some(folder => path.startsWith(root.pathname + folder))
    return leads && path !== location.pathname ? found : null
  }

  const shorten = text => {
    const line = text.replace(/\s+/g, " ").trim()
    if (line.length <= LONGEST_TEXT) return line
    return `${line.slice(0, LONGEST_TEXT).replace(/\s+\S*$/, "")} …`
  }

  // A topic is described, or quoted by its latest sentence; an article has a summary of its own.
  const read = page => {
    const article = page.querySelector("article.digest")
    if (!article) throw new Error("no page of the digest")
    for (const outgoing of article.querySelectorAll("a[rel], .unseen")) outgoing.remove()
    const text = (...selectors) => {
      const found = selectors.map(selector => article.querySelector(selector)?.textContent.trim()).find(Boolean)
      return shorten(found ?? "")
    }
    const isTopic = article.classList.contains("digest--topic")
    const description = page.querySelector("meta[name=description]")?.content ?? ""
    return {
      language: article.lang,
      direction: article.dir,
      kind: text(".eyebrow"),
      name: text("h1"),
      facts: text(".dateline").replace(/[\s·]+$/, ""),
      text: text(".standfirst") || (isTopic ? text(".appearances .quote") : shorten(description)),
    }
  }

  const load = address => {
    if (!pages.has(address)) {
      const page = fetch(address).then(async response => {
        if (!response.ok || new URL(response.url).origin !== root.origin) throw new Error(response.statusText)
        return read(new DOMParser().parseFromString(await response.text(), "text/html"))
      })
      pages.set(address, page)
      page.catch(() => pages.delete(address))
    }
    return pages.get(address)
  }

  const line = (role, text, said) => {
    const node = document.createElement("span")
    node.className = `preview__${role}`
    node.textContent = text
    if (said?.language) node.lang = said.language
    if (said?.direction) node.dir = said.direction
    return node
  }

  const fill = said => {
    const lines = [
      ["kind", said.kind],
      ["name", said.name, said],
      ["facts", said.facts],
      ["text", said.text, said],
    ]
    card.replaceChildren(...lines.filter(([, text]) => text).map(parts => line(...parts)))
  }

  // Below the link where there is room, else above it, and within the window's edges. A link may run over lines.
  const place = () => {
    const box = link.getBoundingClientRect()
    const lines = [...link.getClientRects()]
    const frame = (card.offsetParent ?? document.documentElement).getBoundingClientRect()
    const { width, height } = card.getBoundingClientRect()
    const fits = box.bottom + GAP + height <= innerHeight
    const top = fits ? box.bottom + GAP : Math.max(box.top - GAP - height, GAP)
    const left = Math.max(Math.min(lines.at(fits ? -1 : 0).left, document.documentElement.clientWidth - width - GAP), GAP)
    card.style.setProperty("top", `${top - frame.top}px`)
    card.style.setProperty("left", `${left - frame.left}px`)
  }

  const show = async wanted => {
    const said = await load(wanted.href.replace(/#.*$/, "")).catch(() => null)
    if (!said || link !== wanted || !wanted.isConnected) return
    fill(said)
    if (!card.isConnected) (document.querySelector("main") ?? document.body).append(card)
    card.hidden = false
    place()
    wanted.setAttribute("aria-describedby", card.id)
  }

  const hide = () => {
    clearTimeout(timer)
    link?.removeAttribute("aria-describedby")
    link = null
    card.hidden = true
  }

  const later = (action, milliseconds) => {
    clearTimeout(timer)
    timer = setTimeout(action, milliseconds)
  }

  const turnTo = found => {
    hide()
    link = found
    later(() => show(found), OPEN_MILLISECONDS)
  }

  const isFocused = () => link !== null && link === document.activeElement && link.matches(":focus-visible")

  document.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return
    const found = find(event.target)
    if (card.contains(event.target)) clearTimeout(timer)
    else if (found && found !== link) turnTo(found)
    else if (found && !card.hidden) clearTimeout(timer)
    else if (!found && link && !isFocused()) later(hide, card.hidden ? 0 : CLOSE_MILLISECONDS)
  })

  document.addEventListener("focusin", event => {
    const found = find(event.target)
    if (found?.matches(":focus-visible")) turnTo(found)
  })

  document.addEventListener("focusout", event => {
    if (event.target === link) hide()
  })

  document.addEventListener("keydown", event => {
    if (event.key === "Escape") hide()
  })

  // A reader who follows the link, touches the page or goes back has no more use for the card.
  document.addEventListener("pointerdown", event => card.contains(event.target) || hide())
  document.addEventListener("click", hide)
  window.addEventListener("popstate", hide)
  window.addEventListener("resize", hide)
})()
