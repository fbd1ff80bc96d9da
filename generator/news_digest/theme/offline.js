/* Reading without a network: what a reader has visited can be read again.

   It stands at the site's root, because a worker sees only what lies below its own address. Off unless `mkdocs.yml`
   says `extra: offline: true`; assets/frame.js registers it then, and takes it away again where the site has it no
   longer. The network always comes first, so that nobody reads yesterday's page; what it gave last is kept for when
   it gives nothing. A page that was never visited stays the browser's own to explain. */
"use strict"

const KEPT = `digest ${new URL("./", self.location).pathname}`
const MOST = 400 // files; a page and its parts are about 15 on the first visit and 1 or 2 on each further one

// Feeds and sitemaps are for other programs, and media are asked for in ranges, which no cache answers.
const isForReaders = ({ method, url, headers }) =>
  method === "GET" && new URL(url).origin === self.location.origin && !headers.has("range") &&
  !/\/(?:feed|atom|feeds)\.\w+$|\/livereload\//.test(new URL(url).pathname)

const trim = async cache => {
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(keys.length - MOST, 0)).map(key => cache.delete(key)))
}

const keep = async (request, response) => {
  const cache = await caches.open(KEPT)
  await cache.delete(request) // what is asked for again counts as newest
  await cache.put(request, response)
  await trim(cache)
}

const forget = async request => (await caches.open(KEPT)).delete(request, { ignoreVary: true })

// Of a page the server is asked whether it is still the same: the browser's own store would guess for how long.
const ask = request =>
  /(?:\/|\.html)$/.test(new URL(request.url).pathname) ? fetch(request, { cache: "no-cache" }) : fetch(request)

const answer = async event => {
  try {
    const response = await ask(event.request)
    if (response.ok && response.type === "basic" && !response.redirected) {
      event.waitUntil(keep(event.request, response.clone()).catch(() => {})) // a full disk costs no page
    }
    if (response.status === 404 || response.status === 410) event.waitUntil(forget(event.request)) // taken down
    return response
  } catch (error) {
    const cache = await caches.open(KEPT)
    const kept = await cache.match(event.request, { ignoreVary: true })
    if (kept) return kept
    throw error
  }
}

const keepLoaded = async addresses => {
  const requests = addresses.map(address => new Request(address.split("#")[0])).filter(isForReaders)
  await Promise.allSettled(requests.map(async request => {
    const response = await fetch(request)
    if (response.ok && !response.redirected) await keep(request, response)
  }))
}

self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()))
self.addEventListener("fetch", event => {
  if (isForReaders(event.request)) event.respondWith(answer(event))
})
self.addEventListener("message", event => event.waitUntil(keepLoaded(event.data)))
