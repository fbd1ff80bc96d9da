/* The search panel. Its index is fetched in small pieces, and nothing of it before the first use.

   The panel stands outside the parts of a page that instant navigation replaces, so it is set up once; buttons
   that open it may come and go with the pages, so clicks are heard on the document. */
(() => {
  "use strict"

  // This file lies in assets/, so the site's root is one up, wherever the site is deployed.
  const here = document.currentScript.src
  const root = new URL("..", here)
  const dialog = document.querySelector("[data-search]")
  if (!dialog) return

  const find = name => dialog.querySelector(`[data-search-${name}]`)
  const [input, order, topics] = ["input", "order", "topics"].map(find)
  const [status, results, more] = ["status", "results", "more"].map(find)
  const clearFilters = find("clear")
  const filters = [...dialog.querySelectorAll("[data-search-filter]")]

  const RESULTS_A_STEP = 8
  const WAIT_MILLISECONDS = 120
  const SILENT_MILLISECONDS = 400 // an answer within this time needs no word before it
  const ADDRESS = "search" // `#search=words&year=2024` opens the panel with what it says

  // The theme writes every word of ours into the dialog, in the language of the site.
  const words = dialog.dataset
  const fill = (text, fields) => text.replace(/\{(\w+)\}/g, (_, name) => fields[name])
  const NUMBER = new Intl.NumberFormat(words.formats)
  const PLURAL = new Intl.PluralRules(words.language)
  const count = (name, number) => {
    const category = PLURAL.select(number)
    const text = words[`${name}${category[0].toUpperCase()}${category.slice(1)}`] ?? words[`${name}Other`]
    return fill(text, { count: NUMBER.format(number) })
  }

  let loading = null // the promise of the index, once asked for
  let offering = null // the promise of the topics' names, once asked for
  let left = [] // the results of the last query by story that are not shown yet, nor fetched
  let query = 0 // the number of the last query: answers to earlier ones are dropped

  const load = () => {
    loading ??= Promise.all(["search-index.js", "search-results.js"].map(name => import(new URL(name, here)))).then(
      async ([{ openIndex }, { makeRenderer, countGroups }]) => {
        const index = await openIndex(root)
        fillFilters(index.filters)
        return { index, countGroups, renderGroups: makeRenderer(words, count, root) }
      },
    )
    loading.catch(() => {
      loading = null
      say(words.noSearch)
    })
    return loading
  }

  const fillFilters = values => {
    for (const select of filters.filter(field => field !== topics)) {
      const names = Object.entries(values[select.dataset.searchFilter] ?? {})
      select.closest("label").hidden = names.length < 2
      names.sort(([a], [b]) => (select.dataset.searchFilter === "year" ? b.localeCompare(a) : a.localeCompare(b)))
      for (const [name, number] of names) {
        const known = [...select.options].find(option => option.value === name) ?? new Option(name, name)
        known.textContent = `${name} (${NUMBER.format(number)})`
        select.append(known)
      }
    }
    find("filters").hidden = false
  }

  // Thousands of names, so only for whoever goes to choose one.
  const offerTopics = async () => {
    const { index } = await load()
    const names = await index.topics()
    topics.list.replaceChildren(...names.map(([name, number]) => new Option(count("articles", number), name)))
  }

  // A topic's name is typed by hand, so small letters do for capitals.
  const valueOf = field => {
    const value = field.value.trim()
    if (field !== topics) return value
    const known = [...topics.list.options].find(option => option.value.toLowerCase() === value.toLowerCase())
    return known?.value ?? value
  }

  const chosen = () =>
    Object.fromEntries(filters.map(field => [field.dataset.searchFilter, valueOf(field)]).filter(([, value]) => value))

  const search = async () => {
    const number = ++query
    if (topics.value) await offering
    if (number !== query) return
    const typed = /[^\p{P}\s]/u.test(input.value) ? input.value.trim() : "" // quotation marks alone ask for nothing
    const wanted = chosen()
    writeAddress(typed, wanted)
    clearFilters.hidden = Object.keys(wanted).length === 0
    if (!typed && clearFilters.hidden) {
      replaceResults("")
      return
    }
    const waiting = setTimeout(() => say(words.searching), SILENT_MILLISECONDS)
    try {
      const { index } = await load()
      const answer = await index.search(typed, wanted, order.value || !typed)
      if (number !== query) return
      const step = await renderStep(answer.groups)
      if (number === query) replaceResults(describe(answer.count, typed), step)
    } catch {
      if (number === query) replaceResults(loading ? words.searchFailed : words.noSearch)
    } finally {
      clearTimeout(waiting)
    }
  }

  const describe = (number, typed) => {
    if (number > 0) return count("results", number)
    return typed ? fill(words.nothingFoundFor, { words: typed }) : words.nothingFound
  }

  const say = message => {
    status.textContent = message
  }

  const renderStep = async groups => {
    const { countGroups, renderGroups } = await load()
    const length = countGroups(groups, RESULTS_A_STEP)
    return { items: await renderGroups(groups.slice(0, length)), rest: groups.slice(length) }
  }

  // The results before stand until these are ready, so that the panel does not close and open at every letter.
  const replaceResults = (message, step = { items: [], rest: [] }) => {
    results.replaceChildren()
    addResults(step)
    dialog.scrollTop = 0
    say(message)
  }

  const addResults = ({ items, rest }) => {
    left = rest
    results.append(...items)
    more.hidden = left.length === 0
  }

  const showMore = async () => {
    const before = left
    const step = await renderStep(before)
    if (left === before) addResults(step) // else another search, or another press, came first
  }

  let timer = 0
  const searchSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(search, WAIT_MILLISECONDS)
  }

  // --- The address of a search

  const readAddress = () => {
    const fields = new URLSearchParams(location.hash.slice(1))
    return fields.has(ADDRESS) ? fields : null
  }

  const writeAddress = (typed, wanted) => {
    const fields = new URLSearchParams({ [ADDRESS]: typed, ...wanted, ...(order.value && { order: order.value }) })
    const empty = !typed && Object.keys(wanted).length === 0
    const address = empty ? location.pathname + location.search : `#${fields}`
    if (!empty || readAddress()) history.replaceState(history.state, "", address)
  }

  const openAddress = fields => {
    input.value = fields.get(ADDRESS)
    order.value = fields.get("order") === "date" ? "date" : ""
    for (const field of filters) {
      const value = fields.get(field.dataset.searchFilter) ?? ""
      // The values of a select come with the index.
      if (value && field.options && ![...field.options].some(option => option.value === value)) {
        field.append(new Option(value, value))
      }
      field.value = value
    }
    open()
    search()
  }

  // --- Opening, closing, moving

  const open = () => {
    if (dialog.open) return
    dialog.showModal()
    input.select()
    load().catch(() => {})
  }

  const close = () => {
    if (!dialog.open) return
    dialog.close()
    if (readAddress()) history.replaceState(history.state, "", location.pathname + location.search)
  }

  const stops = () => [input, ...results.querySelectorAll("a, button"), ...(more.hidden ? [] : [more])]

  const step = direction => {
    const all = stops()
    const place = Math.max(all.indexOf(document.activeElement), 0)
    all[Math.min(Math.max(place + direction, 0), all.length - 1)].focus()
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
    if (event.target.nodeName === "SELECT" || event.target === topics) return
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      step(event.key === "ArrowDown" ? 1 : -1)
    }
  })

  dialog.addEventListener("click", event => {
    // A click on the dialog itself is one on its backdrop: its contents fill it.
    if (event.target === dialog || event.target.closest("[data-search-close]")) close()
    // The address stays behind a result, so that the way back leads to the results.
    else if (event.target.closest("a")) dialog.close()
  })

  find("form").addEventListener("submit", async event => {
    event.preventDefault()
    clearTimeout(timer)
    await search() // what stands there may still answer the words before
    results.querySelector("a")?.click()
  })
  input.addEventListener("input", searchSoon)
  topics.addEventListener("focus", () => {
    offering ??= offerTopics().catch(() => {
      offering = null
    })
  })
  find("filters").addEventListener("change", searchSoon)
  more.addEventListener("click", async () => {
    const last = results.lastElementChild
    await showMore().catch(() => say(words.searchFailed))
    last?.nextElementSibling?.querySelector("a").focus()
  })
  clearFilters.addEventListener("click", () => {
    for (const field of filters) field.value = ""
    input.focus()
    searchSoon()
  })

  const followAddress = () => {
    const fields = readAddress()
    if (fields && !dialog.open) openAddress(fields)
    else if (!fields && dialog.open) dialog.close()
  }
  window.addEventListener("popstate", followAddress)
  window.addEventListener("hashchange", followAddress)
  if (readAddress()) followAddress()
})()
