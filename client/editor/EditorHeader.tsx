import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  ArrowLeft,
  CircleAlert,
  CircleCheck,
  DoorClosed,
  Download,
  Ellipsis,
  FileUp,
  FlaskConical,
  History,
  Keyboard,
  Pause,
  Play,
  Redo2,
  Scale,
  Square,
  TriangleAlert,
  Undo2,
} from 'lucide-react'
import { lazy, Suspense } from 'react'
import { MenuTrigger, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, type Outputs, refusalMessage } from '#client/api.ts'
import { commandOf, hintOf } from '#client/commands/findCommand.ts'
import { EndDialog } from '#client/inFlight/EndDialog.tsx'
import { ResumeDialog } from '#client/inFlight/ResumeDialog.tsx'
import { MetricsAge } from '#client/metrics/MetricsAge.tsx'
import { PresenceList } from '#client/presence/PresenceList.tsx'
import { useLooksOn, usePresence } from '#client/presence/usePresence.ts'
import { downloadProgram } from '#client/programFiles/downloadProgram.ts'
import { openSimulation } from '#client/simulator/openSimulation.ts'
import { SimulateButton } from '#client/simulator/SimulateButton.tsx'
import { Badge, type Tone } from '#client/ui/Badge.tsx'
import { Button } from '#client/ui/Button.tsx'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '#client/ui/Menu.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import { toast } from '#client/ui/Toast.tsx'
import { useMedia } from '#client/ui/useMedia.ts'
import { splitWidth } from '#client/versions/splitWidth.ts'
import styles from './Editor.module.css'
import { useEditor } from './EditorContext.ts'
import { HistoryMenu } from './HistoryMenu.tsx'
import type { Asked, MomentState } from './Moment.ts'
import { ProgramName } from './ProgramName.tsx'
import { useProblems } from './problems.ts'
import { SaveWords } from './SaveWords.tsx'
import { useStore } from './Store.ts'

const ReplaceDraftDialog = lazy(async () => ({
  default: (await import('#client/programFiles/ReplaceDraftDialog.tsx')).ReplaceDraftDialog,
}))

export type Program = Outputs['programs']['get']
type Status = Program['status']

const tones: Readonly<Record<Status, Tone>> = { draft: 'neutral', running: 'ok', paused: 'warn', ended: 'neutral' }
const statusIcons: Readonly<Record<Status, React.ReactNode>> = {
  draft: undefined,
  running: <Play size={12} aria-hidden="true" />,
  paused: <Pause size={12} aria-hidden="true" />,
  ended: <Square size={12} aria-hidden="true" />,
}

/** What program it is, whether it is safe, what is wrong, and the way live. */
export function EditorHeader({ program, canEdit }: { program: Program; canEdit: boolean }) {
  const { t } = useTranslation(['editor', 'versions'])
  const editor = useEditor()
  const phone = useMedia('(max-width: 639px)')
  const view = useStore(editor.moment, (state) => state.view)
  const metricsShown = useStore(editor.moment, (state) => state.metricsShown)
  const wide = useMedia(splitWidth)
  const drawing = canEdit && view !== 'live'
  const live = program.liveVersion !== null
  const looksOn = useLooksOn(usePresence())
  return (
    <header className={styles.header}>
      <Link to={`/w/${editor.workspaceId}/programs`} className={styles.back} aria-label={t('header.back')}>
        <ArrowLeft size={20} aria-hidden="true" />
      </Link>
      <div className={styles.identity}>
        <ProgramName program={program} canEdit={canEdit} />
        <div className={styles.states}>
          <Badge tone={tones[program.status]} icon={statusIcons[program.status]}>
            {t(`status.${program.status}`)}
          </Badge>
          {canEdit && <SaveWords />}
          {live && metricsShown && <MetricsAge />}
        </div>
      </div>
      <div className={styles.tools}>
        {live && !phone && (
          <ToggleButtonGroup
            aria-label={t('header.view')}
            className={styles.switch}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[view]}
            onSelectionChange={([key]) =>
              editor.moment.set({ view: key as MomentState['view'], panel: null, comparing: null })
            }
          >
            <ToggleButton id="draft" className={styles.choice}>
              {t('header.draft')}
            </ToggleButton>
            <ToggleButton id="live" className={styles.choice}>
              {t('header.live', { version: program.liveVersion ?? 0 })}
            </ToggleButton>
            {wide && (
              <ToggleButton id="split" className={styles.choice}>
                {t('versions:view.split')}
              </ToggleButton>
            )}
          </ToggleButtonGroup>
        )}
        {live && !phone && (
          <Switch
            label={t('header.numbers')}
            isSelected={metricsShown}
            onChange={(on) => editor.moment.set({ metricsShown: on })}
          />
        )}
        <PresenceList />
        {drawing && !looksOn && <UndoButtons />}
        {view !== 'live' && <ProblemsButton />}
        {!phone && <SimulateButton />}
        <MoreMenu program={program} canEdit={canEdit} phone={phone} />
        {drawing && (
          <Button variant="primary" onPress={() => editor.moment.set({ publishing: true })}>
            {t('header.publish')}
          </Button>
        )}
      </div>
    </header>
  )
}

function UndoButtons() {
  const { t } = useTranslation('editor')
  const editor = useEditor()
  const undo = useStore(editor.draft, (view) => view.undo)
  const redo = useStore(editor.draft, (view) => view.redo)
  return (
    <div className={styles.pair}>
      <IconButton
        label={undo ? t('header.undo', { what: editor.sentence(undo) }) : t('header.undoNone')}
        shortcut={hintOf(commandOf('undo')) ?? ''}
        icon={<Undo2 size={18} aria-hidden="true" />}
        isDisabled={!undo}
        onPress={() => editor.undo()}
      />
      <IconButton
        label={redo ? t('header.redo', { what: editor.sentence(redo) }) : t('header.redoNone')}
        shortcut={hintOf(commandOf('redo')) ?? ''}
        icon={<Redo2 size={18} aria-hidden="true" />}
        isDisabled={!redo}
        onPress={() => editor.redo()}
      />
      <HistoryMenu />
    </div>
  )
}

function ProblemsButton() {
  const { t } = useTranslation('editor')
  const { moment } = useEditor()
  const { all, checked } = useProblems()
  const open = useStore(moment, (state) => state.panel === 'problems')
  if (!checked) return null
  const blocked = all.some(({ severity }) => severity === 'blocker')
  const Icon = all.length === 0 ? CircleCheck : blocked ? CircleAlert : TriangleAlert
  return (
    <Button
      variant="quiet"
      aria-expanded={open}
      icon={
        <Icon
          size={16}
          aria-hidden="true"
          className={all.length === 0 ? styles.ok : blocked ? styles.error : styles.warn}
        />
      }
      onPress={() => moment.set({ panel: open ? null : 'problems' })}
    >
      {all.length === 0 ? t('problems.noneShort') : t('problems.count', { count: all.length })}
    </Button>
  )
}

function MoreMenu({ program, canEdit, phone }: { program: Program; canEdit: boolean; phone: boolean }) {
  const { t } = useTranslation(['editor', 'inFlight', 'rules', 'commands', 'programFiles'])
  const looksOn = useLooksOn(usePresence())
  const editor = useEditor()
  const { moment, workspaceId, programId: id } = editor
  const queries = useQueryClient()
  const isReplacing = useStore(moment, (state) => state.replacingDraft)
  const asked = useStore(moment, (state) => state.asked)
  const setAsked = (what: Asked | null) => moment.set({ asked: what })
  const change = useMutation(
    api.programs.setStatus.mutationOptions({
      async onSuccess() {
        await queries.invalidateQueries({ queryKey: api.programs.get.queryKey({ workspaceId, id }) })
        setAsked(null)
      },
    }),
  )
  const { status } = program
  return (
    <>
      <MenuTrigger>
        <IconButton label={t('header.more')} icon={<Ellipsis size={20} aria-hidden="true" />} />
        <Menu label={t('header.more')}>
          {phone && (
            <MenuItem icon={<FlaskConical size={16} aria-hidden="true" />} onAction={() => openSimulation(editor)}>
              {t('commands:simulate')}
            </MenuItem>
          )}
          <MenuItem icon={<Scale size={16} aria-hidden="true" />} onAction={() => moment.set({ panel: 'rules' })}>
            {t('rules:program.title')}
          </MenuItem>
          <MenuItem icon={<History size={16} aria-hidden="true" />} onAction={() => moment.set({ panel: 'versions' })}>
            {t('versions.title')}
          </MenuItem>
          {!phone && (
            <MenuItem
              icon={<Keyboard size={16} aria-hidden="true" />}
              shortcut={hintOf(commandOf('help'))}
              onAction={() => moment.set({ shortcutsShown: true })}
            >
              {t('commands:help')}
            </MenuItem>
          )}
          <MenuItem
            icon={<Download size={16} aria-hidden="true" />}
            onAction={() => void downloadProgram(workspaceId, id).catch((error) => toast(refusalMessage(error)))}
          >
            {t('programFiles:download')}
          </MenuItem>
          {canEdit && !phone && !looksOn && (
            <MenuItem
              icon={<FileUp size={16} aria-hidden="true" />}
              onAction={() => moment.set({ replacingDraft: true })}
            >
              {t('programFiles:replace')}
            </MenuItem>
          )}
          {canEdit && status !== 'draft' && <MenuSeparator />}
          {canEdit && status === 'running' && (
            <MenuItem icon={<Pause size={16} aria-hidden="true" />} onAction={() => setAsked('pause')}>
              {t('status.pause')}
            </MenuItem>
          )}
          {canEdit && (status === 'paused' || status === 'ended') && (
            <MenuItem
              icon={<Play size={16} aria-hidden="true" />}
              onAction={() =>
                status === 'paused' ? setAsked('resume') : change.mutate({ workspaceId, id, status: 'running' })
              }
            >
              {t('status.resume')}
            </MenuItem>
          )}
          {canEdit && (status === 'running' || status === 'paused') && (
            <MenuItem icon={<DoorClosed size={16} aria-hidden="true" />} onAction={() => setAsked('stop')}>
              {t('inFlight:stop.menu')}
            </MenuItem>
          )}
          {canEdit && status !== 'draft' && (
            <MenuItem icon={<Square size={16} aria-hidden="true" />} danger onAction={() => setAsked('end')}>
              {t('inFlight:end.menu')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      <ConfirmDialog
        title={asked === 'stop' ? t('inFlight:stop.title') : t('status.pauseTitle')}
        confirmLabel={asked === 'stop' ? t('inFlight:stop.menu') : t('status.pause')}
        isOpen={asked === 'pause' || asked === 'stop'}
        onOpenChange={(open) => !open && setAsked(null)}
        isPending={change.isPending}
        error={change.error ? refusalMessage(change.error) : undefined}
        onConfirm={() => change.mutate({ workspaceId, id, status: asked === 'stop' ? 'ended' : 'paused' })}
      >
        {asked === 'stop' ? t('inFlight:stop.about') : t('status.pauseAbout')}
      </ConfirmDialog>
      {isReplacing && (
        <Suspense>
          <ReplaceDraftDialog onClose={() => moment.set({ replacingDraft: false })} />
        </Suspense>
      )}
      {asked === 'resume' && <ResumeDialog workspaceId={workspaceId} programId={id} onClose={() => setAsked(null)} />}
      {asked === 'end' && <EndDialog workspaceId={workspaceId} programId={id} onClose={() => setAsked(null)} />}
    </>
  )
}
