/** The ids that the names in a drawing stand for: the first one named is 1. */
export class Names {
  readonly lists = new Map<string, number>()
  readonly files = new Map<string, number>()
  readonly segments = new Map<string, number>()
  readonly forms = new Map<string, number>()
  readonly topics = new Map<string, number>()
  readonly programs = new Map<string, number>()
  /** The steps that send an email, by its (first) subject. */
  readonly emails = new Map<string, string>()
  /** The steps that call a webhook, by its address. */
  readonly calls = new Map<string, string>()

  static number(numbers: Map<string, number>, name = ''): number {
    const number = numbers.get(name) ?? numbers.size + 1
    numbers.set(name, number)
    return number
  }

  static step(steps: ReadonlyMap<string, string>, name = ''): string {
    const id = steps.get(name)
    if (id === undefined) throw new Error(`No step of the drawing is called “${name}”.`)
    return id
  }
}
