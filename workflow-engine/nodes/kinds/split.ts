import { z } from 'zod'
import { pickVariant } from '../../experiment/assign.ts'
import { defineNode } from '../defineNode.ts'
import { text } from '../fields.ts'
import { areDistinct, PathId } from '../pathId.ts'

const Share = z.strictObject({
  /** The name of its outlet. */
  id: PathId,
  label: text(80).default(''),
  /** 0 to 100. The percentages of a node add up to 100. */
  percent: z.number().int().min(0).max(100).default(0),
})

export const split = defineNode({
  type: 'split',
  family: 'decide',
  config: z.strictObject({
    /** A person takes one of them, always the same one. */
    paths: z
      .array(Share)
      .min(2)
      .max(10)
      .refine(areDistinct, 'Two paths share an id.')
      .prefault([
        { id: 'a', percent: 50 },
        { id: 'b', percent: 50 },
      ])
      .meta({ widget: 'paths' }),
  }),
  outlets: [] as readonly string[],
  outletsOf: ({ paths }) => paths.map(({ id }) => id),
  outletLabel: ({ paths }, outlet) => paths.find(({ id }) => id === outlet)?.label ?? null,
  texts: {
    en: {
      title: 'Random split',
      about: 'Shares people out by chance. The same person always takes the same path.',
      synonyms: 'percent, A/B test, experiment, control group, share, random, lottery',
      'outlet.nth': 'Path {{nth}}',
      'field.paths': 'Paths',
      'field.paths.label': 'Name',
      'field.paths.percent': 'Percent',
      'summary.shares': 'Split {{shares}}',
      'issue.percents': 'Percentages add up to {{sum}} %. They should add up to 100 %.',
    },
    fi: {
      title: 'Satunnaisjako',
      about: 'Jakaa henkilöt sattumanvaraisesti. Sama henkilö kulkee aina samaa polkua.',
      synonyms: 'prosentti, A/B-testi, koe, kontrolliryhmä, osuus, satunnainen, arvonta',
      'outlet.nth': 'Polku {{nth}}',
      'field.paths': 'Polut',
      'field.paths.label': 'Nimi',
      'field.paths.percent': 'Prosenttia',
      'summary.shares': 'Jako {{shares}}',
      'issue.percents': 'Osuuksien summa on {{sum}}\u00a0%. Sen pitää olla 100\u00a0%.',
    },
    sv: {
      title: 'Slumpmässig delning',
      about: 'Fördelar personer slumpmässigt. Samma person tar alltid samma väg.',
      synonyms: 'procent, A/B-test, experiment, kontrollgrupp, andel, slump, lottning',
      'outlet.nth': 'Väg {{nth}}',
      'field.paths': 'Vägar',
      'field.paths.label': 'Namn',
      'field.paths.percent': 'Procent',
      'summary.shares': 'Delning {{shares}}',
      'issue.percents': 'Andelarna blir tillsammans {{sum}}\u00a0%. De ska bli 100\u00a0%.',
    },
  },
  summary: ({ paths }) => ({
    key: 'summary.shares',
    params: { shares: paths.map(({ percent }) => percent).join(' / ') },
  }),
  check: ({ paths }) => {
    const sum = paths.reduce((total, { percent }) => total + percent, 0)
    return sum === 100 ? [] : [{ code: 'percents', severity: 'blocker', field: 'paths', params: { sum } }]
  },
  visit: ({ config: { paths }, chance }) => {
    const shares = paths.map(({ id, percent }) => ({ id, weight: percent }))
    return { kind: 'proceed', via: (pickVariant(shares, chance) ?? paths[0])?.id ?? '' }
  },
})
