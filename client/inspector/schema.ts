import { z } from 'zod'

/** A schema without the wrappers that say what happens when a value is missing. */
export function bare(schema: z.ZodType): z.ZodType {
  let inner: z.ZodType = schema
  while (
    inner instanceof z.ZodDefault ||
    inner instanceof z.ZodPrefault ||
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodNullable
  ) {
    inner = inner.unwrap() as z.ZodType
  }
  return inner
}

/** Whether a setting may be left empty. */
export const mayBeNull = (schema: z.ZodType): boolean => schema.safeParse(null).success

/** The least and greatest number a schema takes, where it says so. */
export function rangeOf(schema: z.ZodType): { min?: number; max?: number } {
  const number = bare(schema)
  if (!(number instanceof z.ZodNumber)) return {}
  const within = (limit: number | null) => limit !== null && Number.isFinite(limit) && Math.abs(limit) < 2 ** 52
  return {
    ...(within(number.minValue) && { min: number.minValue as number }),
    ...(within(number.maxValue) && { max: number.maxValue as number }),
  }
}

/** The schema of a part of an object's schema: `amount` of a duration. */
export function partOf(schema: z.ZodType, key: string): z.ZodType {
  const object = bare(schema)
  const part = object instanceof z.ZodObject ? (object.shape as Record<string, z.ZodType>)[key] : undefined
  return part ?? z.unknown()
}

/** The values of an enumeration, in the order they were written. */
export function choicesOf(schema: z.ZodType): readonly string[] {
  const choice = bare(schema)
  return choice instanceof z.ZodEnum ? choice.options.map(String) : []
}
