/** Where to go after signing in: the path that was asked for, when it is one of ours. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/'
  // “//host” and “/\host” would leave the product.
  return /^\/(?![/\\])/.test(next) ? next : '/'
}

/** The sign-in page that comes back to this path. */
export function signInPath(pathname: string, search: string): string {
  const here = pathname + search
  return here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`
}
