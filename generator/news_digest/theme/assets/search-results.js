/* How the results of a search look: search.js shows what is made here. */

import { foldAlike } from "./search-index.js"

const SHOWN_OF_A_STORY = 3

const element = (name, className, ...children) => {
  const node = document.createElement(name)
  if (className) node.className = className
  node.append(...children)
  return node
}

// A page's text begins with its headline, which stands above the excerpt already: how much of it comes again.
const countRepeated = (text, title) => {
  let length = Math.min(text.length, title.length)
  while (length > 0 && !title.endsWith(text.slice(0, length))) length -= 1
  return length
}

// The excerpt is HTML in which words are marked. It is read in a document of its own, which runs nothing, and
// only its text and its marks are built again: no other element of it ever stands in the page.
const renderExcerpt = (html, title) => {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  let repeated = countRepeated(body.textContent, title)
  const whole = body.textContent.slice(repeated).trim()
  const nodes = [...body.childNodes].map(node => {
    const text = node.textContent.slice(repeated)
    repeated = Math.max(repeated - node.textContent.length, 0)
    return node.nodeName === "MARK" && text ? element("mark", "", text) : document.createTextNode(text)
  })
  return [/^\p{Ll}/u.test(whole) ? "… " : "", ...nodes, /[\p{L}\p{N},;]$/u.test(whole) ? " …" : ""]
}

// Some words stand in the headline alone, and the excerpt does not repeat it. The list has a word and a space in turn.
const renderTitle = ({ url, meta, titlePlaces }) =>
  (meta.title ?? url)
    .split(/(\s+)/)
    .map((text, place) => (place % 2 === 0 && titlePlaces.includes(place / 2) ? element("mark", "", text) : text))

// `words` are the theme's words on the dialog; `count(name, number)` says how many of something.
export const makeRenderer = (words, count, root) => {
  const format = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }
  const dates = new Intl.DateTimeFormat(words.formats, format)
  const kinds = { topic: words.topic, story: words.story, page: words.page }
  const formatDate = date => dates.format(new Date(`${date}T00:00:00Z`))

  const renderLink = page => {
    const { title, kind, date, source } = page.meta
    const link = element("a", "search__link", element("span", "search__title", ...renderTitle(page)))
    link.href = page.url
    const facts = [kinds[kind], date && formatDate(date), source].filter(Boolean)
    if (facts.length > 0) link.append(element("span", "search__facts", facts.join(" · ")))
    const excerpt = element("span", "search__excerpt", ...renderExcerpt(page.excerpt, `${title}.`))
    if (excerpt.textContent.trim()) link.append(excerpt)
    return link
  }

  const renderMore = (text, show) => {
    const button = element("button", "search__fold", text)
    button.type = "button"
    button.addEventListener("click", () => show(button))
    return button
  }

  // The same texts stand behind a button under the first of them.
  const renderResult = ({ page, alike }) => {
    const item = element("li", "search__result", renderLink(page))
    if (alike.length > 0) {
      item.append(
        renderMore(count("alike", alike.length), button => {
          const links = alike.map(renderLink)
          button.replaceWith(...links)
          links[0].focus()
        }),
      )
    }
    return item
  }

  // `pages` are a story's first; `rest()` fetches those that are left.
  const renderStory = (pages, left, rest) => {
    const { story, story_address: address } = pages[0].meta
    const link = element("a", "search__story-link", story)
    link.href = new URL(address, root)
    const list = element("ol", "search__list", ...foldAlike(pages).map(renderResult))
    const heading = element("p", "search__story", element("span", "search__kind", words.story), " ", link)
    const item = element("li", "search__group", heading, list)
    if (left > 0) {
      item.append(
        renderMore(count("inStory", left), async button => {
          const items = foldAlike(await rest()).map(renderResult)
          list.append(...items)
          button.remove()
          items[0].querySelector("a").focus()
        }),
      )
    }
    return item
  }

  const fetchPages = found => Promise.all(found.map(result => result.data()))

  // Returns the list items for groups of results, in their order; what says the same is one.
  const renderGroups = async groups => {
    const fetched = await Promise.all(groups.map(found => fetchPages(found.slice(0, SHOWN_OF_A_STORY))))
    const single = new Map(
      foldAlike(fetched.filter((_, place) => groups[place].length === 1).flat()).map(result => [result.page, result]),
    )
    return fetched.flatMap((pages, place) => {
      const found = groups[place]
      if (found.length > 1) {
        return [renderStory(pages, found.length - pages.length, () => fetchPages(found.slice(pages.length)))]
      }
      return single.has(pages[0]) ? [renderResult(single.get(pages[0]))] : []
    })
  }

  return renderGroups
}

// Returns how many of the groups to show next: so that about as many results are fetched each time.
export const countGroups = (groups, results) => {
  let place = 0
  for (let sum = 0; place < groups.length && sum < results; place += 1) {
    sum += Math.min(groups[place].length, SHOWN_OF_A_STORY)
  }
  return place
}
