// Links to files in an email are `file:12` in a drawing and `file:=Second%20guide` in a program file. There is no file 0:
// a link to it leads nowhere, and is shown as a problem.

const inDrawing = /\bfile:(\d{1,9})\b|\bfile:=/g
const inFile = /\bfile:=(=|[A-Za-z0-9_.~%-]+)|\bfile:\d{1,9}\b/g

/** @param nameOf undefined when there is no such file any more */
export function nameFileLinks(mjml: string, nameOf: (id: string) => string | undefined): string {
  return mjml.replace(inDrawing, (link, id: string | undefined) => {
    // What only looks like a link of a program file stays as it is.
    if (id === undefined) return `${link}=`
    const name = nameOf(id)
    return name ? `file:=${encode(name)}` : 'file:0'
  })
}

/** @param idOf the number that stands for the file from here on */
export function numberFileLinks(mjml: string, idOf: (name: string) => string): string {
  return mjml.replace(inFile, (_link, name: string | undefined) => {
    if (name === '=') return 'file:='
    return name === undefined ? 'file:0' : `file:${idOf(decode(name))}`
  })
}

const encode = (name: string): string =>
  encodeURIComponent(name).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

function decode(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
