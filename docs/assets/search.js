/* The search panel. Pagefind's index is fetched in small pieces, and nothing of it before the first use.

   The panel stands outside the parts of a page that instant navigation replaces, so it is set up once; buttons
   that open it may come and go with the pages, so clicks are heard on the document. */
(() => {
  "use strict"

  // This file lies in assets/, so the site's root is one up, wherever the site is deployed.
  const root = new URL("..", document.currentScript.src)
  const dialog = document.querySelector("[data-search]")
  if (!dialog) return

  const find = name => dialog.querySelector(`[data-search-${name}]`)
  const input = find("input")
  const status = find("status")
  const results = find("results")
  const more = find("more")
  const filters = [...dialog.querySelectorAll("[data-search-filter]")]
  const order = find("order")

  const RESULTS_A_STEP = 8
  const WAIT_MILLISECONDS = 120
  const STARTS = 6
  const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
  const KINDS = { topic: "Topic", story: "Story", page: "About this site" }

  let index = null // the promise of Pagefind, once asked for
  let found = [] // the results of the last query, not yet loaded
  let shown = 0
  let query = 0 // the number of the last query: answers to earlier ones are dropped

  // Pagefind gives its worker five seconds and then tries again in the page, where the policy lets no WebAssembly
  // run. On a slow line the worker is asked once more instead: what it has fetched by then is kept.
  const start = async (pagefind, times) => {
    await pagefind.options({ baseUrl: root.pathname, excerptLength: 28 })
    await pagefind.init()
    try {
      return await pagefind.filters()
    } catch (error) {
      if (times === 1) throw error
      await pagefind.destroy()
      return start(pagefind, times - 1)
    }
  }

  const load = () => {
    index ??= import(new URL("pagefind/pagefind.js", root)).then(async pagefind => {
      fillFilters(await start(pagefind, STARTS))
      return pagefind
    })
    index.catch(() => {
      index = null
      status.textContent = "Search is not available here: this copy of the site has no search index."
    })
    return index
  }

  const fillFilters = values => {
    for (const select of filters) {
      const names = Object.entries(values[select.dataset.searchFilter] ?? {})
      select.closest("label").hidden = names.length < 2
      names.sort(([a], [b]) => (select.dataset.searchFilter === "year" ? b.localeCompare(a) : a.localeCompare(b)))
      for (const [name, count] of names) {
        if (![...select.options].some(option => option.value === name)) {
          select.append(new Option(`${name} (${count})`, name))
        }
      }
    }
    find("filters").hidden = false
  }

  const open = () => {
    if (dialog.open) return
    dialog.showModal()
    input.select()
    load().catch(() => {})
  }

  const close = () => dialog.open && dialog.close()

  const chosen = () =>
    Object.fromEntries(filters.filter(select => select.value).map(select => [select.dataset.searchFilter, select.value]))

  const search = async () => {
    const number = ++query
    const words = input.value.trim()
    const wanted = chosen()
    if (!words && Object.keys(wanted).length === 0) return clear("")
    status.textContent = "Searching …"
    const pagefind = await load()
    const sort = order.value || !words ? { date: "desc" } : undefined
    const answer = await pagefind.search(words || null, { filters: wanted, sort })
    if (number !== query) return
    found = answer.results
    clear(describe(found.length, words), found)
    await showMore(number)
  }

  const describe = (count, words) => {
    if (count === 0) return words ? `Nothing found for “${words}”.` : "Nothing found."
    return count === 1 ? "1 result" : `${count.toLocaleString("en-GB")} results`
  }

  const clear = (message, next = []) => {
    found = next
    shown = 0
    results.replaceChildren()
    more.hidden = true
    status.textContent = message
  }

  const showMore = async number => {
    const step = found.slice(shown, shown + RESULTS_A_STEP)
    const pages = await Promise.all(step.map(result => result.data()))
    if (number !== query) return
    shown += step.length
    results.append(...pages.map(renderResult))
    more.hidden = shown >= found.length
  }

  const element = (name, className, ...children) => {
    const node = document.createElement(name)
    if (className) node.className = className
    node.append(...children)
    return node
  }

  const renderResult = page => {
    const link = element("a", "search__link", element("span", "search__title", page.meta.title ?? page.url))
    link.href = page.url
    const facts = [KINDS[page.meta.kind], page.meta.date && formatDate(page.meta.date), page.meta.source]
    link.append(element("span", "search__facts", facts.filter(Boolean).join(" · ")))
    link.append(element("span", "search__excerpt", ...renderExcerpt(page.excerpt, `${page.meta.title}.`)))
    return element("li", "search__result", link)
  }

  const formatDate = date => DATE.format(new Date(`${date}T00:00:00Z`))

  // The excerpt is HTML in which words are marked. It is read in a document of its own, which runs nothing, and
  // only its text and its marks are built again: no other element of it ever stands in the page.
  const renderExcerpt = (html, title) => {
    const { body } = new DOMParser().parseFromString(html, "text/html")
    // A page's text begins with its headline, which stands above the excerpt already.
    let repeated = body.textContent.startsWith(title) ? title.length : 0
    return [...body.childNodes].map(node => {
      const text = node.textContent.slice(repeated)
      repeated = Math.max(repeated - node.textContent.length, 0)
      return node.nodeName === "MARK" && text ? element("mark", "", text) : document.createTextNode(text)
    })
  }

  const fail = error => {
    if (index) status.textContent = "Something went wrong while searching. Please try again."
    return error
  }

  let timer = 0
  const searchSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => search().catch(fail), WAIT_MILLISECONDS)
  }

  const links = () => [...results.querySelectorAll("a")]

  const step = direction => {
    const stops = [input, ...links()]
    const place = Math.max(stops.indexOf(document.activeElement), 0)
    stops[Math.min(Math.max(place + direction, 0), stops.length - 1)].focus()
  }

  const isTyping = target => target.closest("input, textarea, select, [contenteditable]") !== null

  document.addEventListener("click", event => {
    if (event.target.closest("[data-search-open]")) open()
  })

  document.addEventListener("keydown", event => {
    const key = event.key.toLowerCase()
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && key === "k"
    const isLetter = !event.ctrlKey && !event.metaKey && !event.altKey && ["/", "s", "f"].includes(key)
    if (isCommand || (isLetter && !dialog.open && !isTyping(event.target))) {
      event.preventDefault()
      open()
    }
  })

  dialog.addEventListener("keydown", event => {
    event.stopPropagation()
    // Chromium's search field would only be emptied by the first Escape.
    if (event.key === "Escape") {
      event.preventDefault()
      close()
    }
    if (event.target.nodeName === "SELECT") return
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      step(event.key === "ArrowDown" ? 1 : -1)
    }
  })

  dialog.addEventListener("click", event => {
    // A click on the dialog itself is one on its backdrop: its contents fill it.
    if (event.target === dialog || event.target.closest("[data-search-close], .search__link")) close()
  })

  find("form").addEventListener("submit", event => {
    event.preventDefault()
    links()[0]?.click()
  })
  input.addEventListener("input", searchSoon)
  find("filters").addEventListener("change", searchSoon)
  more.addEventListener("click", () => showMore(query).catch(fail))
  window.addEventListener("popstate", close)
})()
