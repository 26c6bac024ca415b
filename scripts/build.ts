import { type BuiltPart, build, builtParts } from '#server/startUp/build.ts'
import { StartUpFailure } from '#server/startUp/startUpFailure.ts'

// npm run build [-- prisma|client|worker]: what `npm start` and `npm run worker` would build by themselves.

const asked = process.argv.slice(2) as BuiltPart[]
try {
  await Promise.all((asked.length ? asked : builtParts).map((part) => build(part)))
} catch (error) {
  if (!(error instanceof StartUpFailure)) throw error
  console.error(error.message)
  process.exit(1)
}
