import type { programFiles as en } from '../en/programFiles.ts'
import type { Shape } from '../shape.ts'

export const programFiles = {
  download: 'Ladda ner som fil',
  import: 'Importera en fil',
  replace: 'Ersätt utkastet från en fil',
  'drop.title': 'Släpp en programfil här',
  'drop.over': 'Släpp för att läsa filen',
  'drop.about': 'Gjord med ”Ladda ner som fil”, här eller i en annan Polku. Namnet slutar på ”.polku.yaml”.',
  'drop.choose': 'Välj en fil',
  holds: '”{{name}}”: {{steps}}, {{emails}}.',
  steps_one: '{{count}} steg',
  steps_other: '{{count}} steg',
  emails_one: '{{count}} mejl',
  emails_other: '{{count}} mejl',
  'named.title': 'Vad programmet använder',
  'named.about': 'Det som har samma namn här är redan valt. Välj vad som motsvarar resten.',
  'named.left_one': '{{count}} inställning lämnas öppen. Steget visar ett problem tills den är ifylld.',
  'named.left_other': '{{count}} inställningar lämnas öppna. Stegen visar ett problem tills de är ifyllda.',
  name: 'Namn',
  'import.title': 'Importera ett program',
  'import.confirm': 'Importera',
  'replace.title': 'Ersätt utkastet',
  'replace.confirm': 'Ersätt utkastet',
  'replace.changes': 'Vad som ändras',
  'replace.undo': 'Inget publiceras, och ångra tar tillbaka utkastet.',
  cancel: 'Avbryt',
} as const satisfies Shape<typeof en>
