/* What search.js asks the index. It is fetched with the first search, and so is Pagefind.

   The index is one of bundles (generator/news_digest/search): each is named in pagefind/digest.json, lies in a folder that is
   named by its contents, and joins an index of nothing beside Pagefind's program. So files of one version of a bundle are
   never taken for those of another; a page that stays open while the site is built anew opens the new index. */

// Pagefind gives its worker five seconds and then tries again in the page, where the policy lets no WebAssembly
// run. On a slow line the worker is asked once more instead: what it has fetched by then is kept.
const STARTS = 6
const FRESH_MILLISECONDS = 60_000 // so long nobody asks whether the site was built anew
const EXCERPT_WORDS = 28
const LEAD = 4 // words of an excerpt before the first that was asked
const FILTER_SHARES = 64
// Two texts of at least so many words are alike if they say the same, word for word: whoever copies another's text
// and changes a name in it must not put that behind a button.
const WORDS_ALIKE = 20
// The bundles of all years are as good as one: Pagefind numbers each alone, so a date or a story stands in the name
// of a page: `en_20240312.0~a3fQ` is the first page of a day, in a story; `en_.4~a3fQ~` is the story's own page.
const NAME = /^[^_]*_(\d*)\.[^~]*(?:~([^~]*)(~?))?$/

const fetchJson = async address => {
  const answer = await fetch(address, { cache: "no-cache" })
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer.json()
}

const start = async (pagefind, root, bundles, times = STARTS) => {
  const own = { baseUrl: root.pathname, excerptLength: EXCERPT_WORDS }
  try {
    await pagefind.options(own)
    await pagefind.init()
    await pagefind.filters() // there are none yet, but only this tells that the start failed
    // A folder's name changes with its contents, so what browsers have kept of it is right.
    const join = name => pagefind.mergeIndex(new URL(`pagefind/${name}/`, root).pathname, { ...own, metaCacheTag: "1" })
    await Promise.all(bundles.map(join))
  } catch (error) {
    if (times === 1) throw error
    await pagefind.destroy()
    await start(pagefind, root, bundles, times - 1)
  }
}

// Each value of a filter stands in one of 64 files, by the sum of its bytes: generator/news_digest/search/canonical.py counts
// the same.
const shareOf = value => new TextEncoder().encode(value).reduce((sum, byte) => sum + byte, 0) % FILTER_SHARES

const readName = result => {
  const [, date = "", story = "", own = ""] = NAME.exec(result.id) ?? []
  return { result, date, story, own }
}

// Results of one story stand together, where its first one stands. They stand for its own page, unless that is
// the only one.
const group = named => {
  const groups = new Map()
  named.forEach((one, place) => {
    const key = one.story || place
    if (!groups.has(key)) groups.set(key, [])
    groups.get(key).push(one)
  })
  return [...groups.values()].map(all => {
    const articles = all.filter(({ own }) => !own)
    return (articles.length > 0 ? articles : all).map(({ result }) => result)
  })
}

// Telephones write curly quotation marks, other languages their own: all ask for a phrase.
const straighten = words => words.replace(/[“”„«»]/g, '"')

// Words of nearly every page find nothing, and cost most; in quotation marks they stay.
const leaveOut = (words, common) => {
  if (words.includes('"')) return words
  const telling = words.split(/\s+/).filter(word => !common.has(word.toLowerCase()))
  return telling.length > 0 ? telling.join(" ") : words
}

// A word without what stands around it in a text or a question.
const bare = word => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")

// A word that stands on many pages is asked without its places, which is a quarter of the bytes
// (generator/news_digest/search/light.py). Phrases need the places.
const askLightly = (words, light) => {
  if (words.includes('"')) return words
  return words.replace(/\S+/g, word => (Object.hasOwn(light, bare(word)) ? `${light[bare(word)]}+` : word))
}

// How many words of a page's text are its headline, with which it begins.
const countTitle = ({ content, meta }) =>
  meta.title && content.startsWith(meta.title) ? meta.title.split(/\s+/).length : 0

// Words that were asked without their places are looked for in the page, in each of their forms. The excerpt is cut
// where most different words stand together, from a few before the first; the headline stands above it anyway.
const cutExcerpt = (page, forms) => {
  const words = page.raw_content.split(/\s+/)
  const known = new Set(page.locations)
  const isAsked = word => word.toLowerCase().split(/[^\p{L}\p{N}]+/u).some(part => forms.has(part))
  const places = [...words.keys()].filter(place => known.has(place) || isAsked(words[place]))
  const begin = countTitle(page)
  const inText = places.filter(place => place >= begin)
  const isNear = from => place => place >= from && place < from + EXCERPT_WORDS - LEAD
  const near = inText.map(from => new Set(inText.filter(isNear(from)).map(place => bare(words[place]))).size)
  const first = inText[near.indexOf(Math.max(...near))] ?? begin
  const start = Math.max(Math.min(first - LEAD, words.length - EXCERPT_WORDS), begin)
  for (const place of places) words[place] = `<mark>${words[place]}</mark>`
  const titlePlaces = places.filter(place => place < begin)
  return { ...page, titlePlaces, excerpt: words.slice(start, start + EXCERPT_WORDS).join(" ") }
}

const readDigest = root => fetchJson(new URL("pagefind/digest.json", root))

const open = async (pagefind, root, { bundles, filters, common, light }) => {
  await start(pagefind, root, bundles)
  const commonWords = new Set(common)
  return {
    bundles: bundles.join(),
    checked: Date.now(),
    filters,
    // Returns the number of results, and these in groups of one story or of one page.
    search: async (words, chosen, newestFirst) => {
      const wanted = Object.entries(chosen).map(([name, value]) => [`${name}-${shareOf(value)}`, value])
      const asked = askLightly(leaveOut(straighten(words), commonWords), light)
      const { results } = await pagefind.search(asked || null, { filters: Object.fromEntries(wanted) })
      const asLight = new Set(asked.split(/\s+/).filter(word => word.endsWith("+")))
      const forms = new Set(Object.keys(light).filter(form => asLight.has(`${light[form]}+`)))
      const mend = result => ({ ...result, data: async () => cutExcerpt(await result.data(), forms) })
      const named = results.map(mend).map(readName)
      // Equals keep their order, the best first; what has no date stands last.
      if (newestFirst) named.sort((a, b) => b.date.localeCompare(a.date))
      return { count: results.length, groups: group(named) }
    },
  }
}

// The old files of a bundle that changed are gone, and Pagefind would silently find nothing in them. Without a network
// the index that is open stays.
const refresh = async (pagefind, root, index) => {
  if (Date.now() - index.checked < FRESH_MILLISECONDS) return index
  const digest = await readDigest(root).catch(() => null)
  if (!digest || digest.bundles.join() === index.bundles) return { ...index, checked: Date.now() }
  await pagefind.destroy()
  return open(pagefind, root, digest)
}

export const openIndex = async root => {
  const [pagefind, digest] = await Promise.all([import(new URL("pagefind/pagefind.js", root)), readDigest(root)])
  let index = open(pagefind, root, digest)
  const { filters } = await index
  return {
    filters,
    topics: () => fetchJson(new URL("pagefind/topics.json", root)),
    search: async (...question) => {
      index = index.then(opened => refresh(pagefind, root, opened)) // one question after the other
      return (await index).search(...question)
    },
  }
}

const wordsOf = page => (page.content ?? "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

// Puts pages that say the same under the first of them: [{page, alike: [page, …]}, …].
export const foldAlike = pages => {
  const folded = []
  for (const page of pages) {
    const words = wordsOf(page)
    const text = words.join(" ")
    const first = folded.find(known => words.length > WORDS_ALIKE && known.text === text)
    if (first) first.alike.push(page)
    else folded.push({ page, text, alike: [] })
  }
  return folded
}
