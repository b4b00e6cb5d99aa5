/** The path under which the page is served, without a slash at its end: `` at the root of a host, `/some/path` below one. */
export const basePath = new URL(document.baseURI).pathname.replace(/\/[^/]*$/, '')
