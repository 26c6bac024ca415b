import type { RefusalText } from './refusals.ts'

/** Programs as files. */
export const programFileRefusals = {
  'programFile.none': {
    status: 400,
    en: 'This is no program file: “polku: 1” is missing.',
    fi: 'Tämä ei ole ohjelmatiedosto: ”polku: 1” puuttuu.',
    sv: 'Det här är ingen programfil: ”polku: 1” saknas.',
  },
  'programFile.newer': {
    status: 400,
    en: 'This file was written by a newer version of Polku (format {format}).',
    fi: 'Tiedosto on tehty Polun uudemmalla versiolla (muoto {format}).',
    sv: 'Filen är gjord med en nyare version av Polku (format {format}).',
  },
  'programFile.tooLarge': {
    status: 413,
    en: 'A program file has {size} million characters at most.',
    fi: 'Ohjelmatiedostossa on enintään {size} miljoonaa merkkiä.',
    sv: 'En programfil har högst {size} miljoner tecken.',
  },
  'programFile.notYaml': {
    status: 400,
    en: 'Line {line} cannot be read as YAML.',
    fi: 'Riviä {line} ei voi lukea YAML-muotona.',
    sv: 'Rad {line} kan inte läsas som YAML.',
  },
  'programFile.notPlain': {
    status: 400,
    en: 'Line {line}: anchors, aliases, tags, reserved names and endless nesting are not taken.',
    fi: 'Rivi {line}: ankkureita, viittauksia, tyyppimerkintöjä, varattuja nimiä tai loputtomia sisäkkäisiä rakenteita ei oteta vastaan.',
    sv: 'Rad {line}: ankare, alias, taggar, reserverade namn och ändlösa nivåer tas inte emot.',
  },
  'programFile.unknownKind': {
    status: 400,
    en: 'Line {line}: “{kind}” is a kind of step that only a newer version of Polku knows.',
    fi: 'Rivi {line}: vaiheen laji ”{kind}” tunnetaan vasta Polun uudemmassa versiossa.',
    sv: 'Rad {line}: stegtypen ”{kind}” känns bara igen av en nyare version av Polku.',
  },
  'programFile.missingStep': {
    status: 400,
    en: 'Line {line}: there is no step “{step}” to lead to.',
    fi: 'Rivi {line}: vaihetta ”{step}”, johon polku johtaisi, ei ole.',
    sv: 'Rad {line}: det finns inget steg ”{step}” att leda till.',
  },
  'programFile.wrong': {
    status: 400,
    en: 'Line {line}, {field}: {why}',
    fi: 'Rivi {line}, {field}: {why}',
    sv: 'Rad {line}, {field}: {why}',
  },
} satisfies Record<string, RefusalText>
