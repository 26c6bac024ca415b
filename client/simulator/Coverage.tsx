import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, Sparkles, Trash2, TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, refusalMessage } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { ProgressBar } from '#client/ui/ProgressBar.tsx'
import type { Program } from '#engine/simulate/compileProgram.ts'
import { differencesOf, outcomeOf } from '#engine/simulate/outcome.ts'
import { simulate } from '#engine/simulate/simulate.ts'
import { suggest } from '#engine/simulate/suggest.ts'
import { waysIn, waysOf } from '#engine/simulate/ways.ts'
import type { About } from './about.ts'
import styles from './Simulation.module.css'
import type { Persona } from './Tryout.tsx'

interface CoverageProps extends About {
  program: Program
  personas: readonly Persona[]
  canEdit: boolean
}

/** Which choices of the program the saved personas make, which nobody makes, and who comes to another end than expected. */
export function Coverage({ program, personas, canEdit, simulator, setting, words, graph }: CoverageProps) {
  const { t } = useTranslation('simulation')
  const editor = useEditor()
  const { workspaceId, programId } = editor
  const queries = useQueryClient()
  const source = useStore(simulator, (state) => state.source)
  const [unfound, setUnfound] = useState<readonly string[] | null>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: api.personas.list.queryKey({ workspaceId, programId }) })
  const save = useMutation(api.personas.save.mutationOptions({ onSuccess: refresh }))
  const remove = useMutation(api.personas.remove.mutationOptions({ onSuccess: refresh }))
  const fill = useMutation({ mutationFn: makeTheRest, onSuccess: refresh })

  const runs = useMemo(
    () =>
      personas.map((persona) => {
        const run = simulate(program, persona, setting)
        const outcome = outcomeOf(run, graph)
        const differences = persona.outcome ? differencesOf(persona.outcome, outcome) : []
        return { persona, run, outcome, differences }
      }),
    [personas, program, setting, graph],
  )
  const ways = useMemo(() => waysOf(graph), [graph])
  const made = useMemo(() => new Set(runs.flatMap(({ run }) => [...waysIn(run, graph.nodes)])), [runs, graph])
  const open = ways.filter(({ key }) => !made.has(key))

  async function makeTheRest() {
    const seeds = [...personas, simulator.read().scenario]
    const found = suggest(graph, setting, seeds, made)
    const byKey = new Map(ways.map((way) => [way.key, way]))
    for (const { scenario, adds } of found.suggestions) {
      const [first] = adds.flatMap((key) => byKey.get(key) ?? [])
      const { person, happenings, beginning } = scenario
      await client.personas.save.mutate({
        workspaceId,
        programId,
        name: first ? words.way(first).slice(0, 200) : t('unnamed'),
        person,
        happenings: [...happenings],
        beginning,
        outcome: outcomeOf(simulate(program, scenario, setting), graph),
      })
    }
    setUnfound(found.unfound.map((way) => words.way(way)))
  }

  const error = save.error ?? remove.error ?? fill.error
  const count = ways.length - open.length
  return (
    <>
      <section className={styles.part} aria-label={t('coverage')}>
        <ProgressBar
          label={t('coverage')}
          share={ways.length === 0 ? 1 : count / ways.length}
          valueLabel={t('coverage.count', { count, of: ways.length })}
        />
        {open.length > 0 && (
          <>
            <p className={styles.detail}>{t('coverage.open')}</p>
            <ul className={styles.open2}>
              {open.map((way) => (
                <li key={way.key}>
                  <button
                    type="button"
                    className={styles.line}
                    onClick={() => way.nodeId && editor.moment.set({ current: way.nodeId })}
                  >
                    {words.way(way)}
                  </button>
                </li>
              ))}
            </ul>
            {canEdit && (
              <Button
                className={styles.start}
                icon={<Sparkles size={16} aria-hidden="true" />}
                isPending={fill.isPending}
                onPress={() => fill.mutate()}
              >
                {t('coverage.fill')}
              </Button>
            )}
          </>
        )}
        {unfound && unfound.length > 0 && (
          <Banner tone="info">{t('coverage.unfound', { count: unfound.length, ways: unfound.join(' · ') })}</Banner>
        )}
      </section>
      <section className={styles.part} aria-label={t('personas')}>
        <h3 className={styles.heading}>{t('personas')}</h3>
        {error ? <Banner tone="error">{refusalMessage(error)}</Banner> : null}
        {personas.length === 0 && <p className={styles.detail}>{t('personas.none')}</p>}
        <ul className={styles.happenings}>
          {runs.map(({ persona, outcome, differences }) => (
            <li key={persona.id} className={styles.happening}>
              {differences.length === 0 ? (
                <CircleCheck size={16} className={styles.met} aria-label={t('personas.same')} />
              ) : (
                <TriangleAlert size={16} className={styles.warn} aria-label={t('personas.otherwise')} />
              )}
              <span className={styles.told}>
                <button
                  type="button"
                  className={styles.line}
                  aria-current={source.kind === 'saved' && source.id === persona.id ? 'true' : undefined}
                  onClick={() => simulator.choose({ kind: 'saved', id: persona.id }, persona)}
                >
                  <strong>{persona.name}</strong>
                </button>
                {differences.map((one) => (
                  <span key={JSON.stringify(one)} className={styles.detail}>
                    {words.difference(one)}
                  </span>
                ))}
                {differences.length > 0 && canEdit && (
                  <Button
                    size="small"
                    className={styles.start}
                    onPress={() => {
                      const { id, name, person, beginning } = persona
                      const happenings = [...persona.happenings]
                      save.mutate({ workspaceId, programId, id, name, person, happenings, beginning, outcome })
                    }}
                  >
                    {t('personas.accept')}
                  </Button>
                )}
              </span>
              {canEdit && (
                <IconButton
                  size="small"
                  label={t('remove', { name: persona.name })}
                  icon={<Trash2 size={16} aria-hidden="true" />}
                  onPress={() => remove.mutate({ workspaceId, programId, id: persona.id })}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
