import type { RefusalText } from './refusals.ts'

/** People inside a program while it changes: versions, moves between them, pauses. */
export const inFlightRefusals = {
  'notFound.migration': { status: 404, en: 'Move not found.', fi: 'Siirtoa ei löydy.', sv: 'Flytten hittades inte.' },
  'migration.gone': {
    status: 422,
    en: 'The new version does not have this step, so nobody can continue at it.',
    fi: 'Uudessa versiossa ei ole tätä vaihetta, joten siinä ei voi jatkaa.',
    sv: 'Den nya versionen har inte det här steget, så ingen kan fortsätta i det.',
  },
  'migration.noWait': {
    status: 422,
    en: 'This step holds nobody back, so it has no wait to choose for.',
    fi: 'Tämä vaihe ei pidättele ketään, joten sillä ei ole odotusta, josta valita.',
    sv: 'Det här steget håller inte kvar någon, så det finns ingen väntan att välja för.',
  },
  'migration.noStep': {
    status: 422,
    en: 'Nobody can be moved to this step. Choose another one.',
    fi: 'Tähän vaiheeseen ei voi siirtää ketään. Valitse toinen vaihe.',
    sv: 'Ingen kan flyttas till det här steget. Välj ett annat.',
  },
  'migration.drifted': {
    status: 409,
    en: 'The number of people has changed: {seen} when you looked, {now} now. Look again.',
    fi: 'Ihmisten määrä on muuttunut: katsoessasi {seen}, nyt {now}. Katso uudelleen.',
    sv: 'Antalet personer har ändrats: {seen} när du tittade, {now} nu. Titta igen.',
  },
  'migration.newer': {
    status: 409,
    en: 'Version {version} has been published meanwhile. Look again.',
    fi: 'Versio {version} on julkaistu sillä välin. Katso uudelleen.',
    sv: 'Version {version} har publicerats under tiden. Titta igen.',
  },
  'migration.movedOn': {
    status: 409,
    en: 'People who have gone on since then: {count}. The move can no longer be undone.',
    fi: 'Sen jälkeen jatkaneita: {count}. Siirtoa ei voi enää perua.',
    sv: 'Personer som har gått vidare sedan dess: {count}. Flytten kan inte längre ångras.',
  },
  'migration.undone': {
    status: 409,
    en: 'This move has been undone already.',
    fi: 'Siirto on jo peruttu.',
    sv: 'Flytten är redan ångrad.',
  },
  'program.notPaused': {
    status: 409,
    en: 'The program is not paused.',
    fi: 'Ohjelmaa ei ole keskeytetty.',
    sv: 'Programmet är inte pausat.',
  },
} satisfies Record<string, RefusalText>
