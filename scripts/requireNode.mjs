// Must be readable for every Node that knows modules, so nothing newer than 2019 in here.
const needed = [20, 19]

/** Ends the process with one sentence when Node is older than Polku needs. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return
  console.error(
    `Polku needs Node ${needed.join('.')} or newer; this is Node ${process.versions.node}. Newer ones are at https://nodejs.org.`,
  )
  process.exit(1)
}
