/** Stands in for the package `tldts`, which MSW's cookie store asks for the registrable domain of a host: here, its last two labels. */
export function parse(host: string) {
  const labels = host.split('.')
  return { hostname: host, domain: getDomain(host), publicSuffix: labels.at(-1) ?? null, isIp: /^[\d.]+$|:/.test(host) }
}

export const getDomain = (host: string): string | null => host.split('.').slice(-2).join('.') || null
export const getPublicSuffix = (host: string): string | null => host.split('.').at(-1) ?? null
