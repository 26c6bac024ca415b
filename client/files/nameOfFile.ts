/** A first name for an uploaded file: “guide-no_2.pdf” is “guide no 2”. */
export function nameOfFile(fileName: string): string {
  const bare = fileName.replace(/\.[A-Za-z0-9]{1,8}$/, '')
  return bare.replace(/[_-]+/g, ' ').replace(/\s+/g, ' ').trim() || fileName
}
