/* Part of 404.html, which stands for every address that no file has: it knows neither how deep it lies nor where the app does. It asks for this
   script in every folder above itself; the one that is there tells where home is, and brings the app. */
{
  const { currentScript, documentElement, head } = document
  if (documentElement.dataset.home === undefined) {
    const home = new URL('.', currentScript.src).href
    documentElement.dataset.home = home
    const add = ([name, attributes]) => {
      const element = document.createElement(name)
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
      head.append(element)
    }
    add(['base', { href: home }])
    for (const link of document.querySelectorAll('[data-lost] a')) link.href = home
    for (const tag of ['__TAGS__']) add(tag)
  }
}
