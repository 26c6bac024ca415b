import type { Language } from '#engine/nodes/language.ts'

/** Every colour of the starter emails, with what it becomes where the reader's screen is dark. The accent is a shade
 *  darker than the product's, so that it can still be read where a mail program inverts an email on its own. */
export const palette = {
  page: { light: '#F6F7F9', dark: '#0F1216' },
  card: { light: '#FFFFFF', dark: '#171B21' },
  hairline: { light: '#D8DDE4', dark: '#2B323C' },
  ink: { light: '#16191F', dark: '#ECEFF3' },
  soft: { light: '#4A5260', dark: '#B4BCC8' },
  muted: { light: '#5F6978', dark: '#949EAD' },
  accent: { light: '#1D51C4', dark: '#8FB0FF' },
  onAccent: { light: '#FFFFFF', dark: '#0F1216' },
} as const

const fonts = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

/** Why the reader gets the email. */
const reasons = {
  guide: {
    en: 'You receive this because you downloaded a guide from us.',
    fi: 'Saat tämän viestin, koska latasit meiltä oppaan.',
    sv: 'Du får det här mejlet eftersom du har laddat ner en guide från oss.',
  },
  contact: {
    en: 'You receive this because you have been in contact with us.',
    fi: 'Saat tämän viestin, koska olet ollut meihin yhteydessä.',
    sv: 'Du får det här mejlet eftersom du har varit i kontakt med oss.',
  },
  customer: {
    en: 'You receive this because you are a customer of ours.',
    fi: 'Saat tämän viestin, koska olet asiakkaamme.',
    sv: 'Du får det här mejlet eftersom du är kund hos oss.',
  },
  user: {
    en: 'You receive this because your company uses our software.',
    fi: 'Saat tämän viestin, koska yrityksesi käyttää järjestelmäämme.',
    sv: 'Du får det här mejlet eftersom ditt företag använder vårt system.',
  },
  trial: {
    en: 'You receive this because you started a trial with us.',
    fi: 'Saat tämän viestin, koska aloitit kokeilun kanssamme.',
    sv: 'Du får det här mejlet eftersom du har börjat prova vårt system.',
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>
export type Reason = keyof typeof reasons

/** The way out. */
const unsubscribe: Readonly<Record<Language, string>> = {
  en: 'Unsubscribe',
  fi: 'Peru viestit',
  sv: 'Avregistrera mig',
}

const greetings: Readonly<Record<Language, string>> = {
  en: "Hi {{ prospect.firstName | default: 'there' }},",
  fi: "Hei {{ prospect.firstName | default: 'taas' }}!",
  sv: "Hej {{ prospect.firstName | default: 'igen' }}!",
}

const regards: Readonly<Record<Language, string>> = {
  en: 'Best regards,',
  fi: 'Ystävällisin terveisin',
  sv: 'Vänliga hälsningar',
}

/** The MJML around every starter: whose email it is, a sheet with the message, the footer. `body` is elements of one
 *  column, indented by ten. */
export function frame(language: Language, body: string, why: Reason = 'guide'): string {
  const { page, card, hairline, ink, soft, muted, accent, onAccent } = palette
  return `<mjml lang="${language}">
  <mj-head>
    <mj-attributes>
      <mj-all font-family="${fonts}" />
      <mj-text color="${ink.light}" font-size="16px" line-height="26px" padding="0 0 20px" />
      <mj-button background-color="${accent.light}" color="${onAccent.light}" font-size="16px" font-weight="600" line-height="24px" border-radius="6px" inner-padding="12px 24px" padding="8px 0 28px" align="left" css-class="action" />
      <mj-divider border-color="${hairline.light}" border-width="1px" padding="8px 0 24px" css-class="rule" />
      <mj-class name="title" font-size="26px" line-height="34px" font-weight="650" letter-spacing="-0.01em" padding="8px 0 16px" />
      <mj-class name="small" color="${muted.light}" font-size="13px" line-height="20px" padding="0 0 8px" css-class="muted" />
    </mj-attributes>
    <mj-raw>
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
    </mj-raw>
    <mj-style>
      :root { color-scheme: light dark; }
      h1, p { margin: 0; }
      .page { hyphens: manual; }
      .soft { color: ${soft.light}; }
      .muted, .muted a { color: ${muted.light}; }
      .mark { color: ${accent.light}; }
      @media (max-width: 479px) {
        .edge > table > tbody > tr > td { padding-left: 33px !important; padding-right: 33px !important; }
        .sheet > table > tbody > tr > td { padding: 28px 20px 12px !important; }
      }
      @media (prefers-color-scheme: dark) {
        .page, .page > div { background-color: ${page.dark} !important; }
        .sheet, .sheet > table { background: ${card.dark} !important; }
        .sheet > table > tbody > tr > td { border-color: ${hairline.dark} !important; }
        .page div, .page strong, .page h1 { color: ${ink.dark} !important; }
        .page .soft { color: ${soft.dark} !important; }
        .page .muted, .page .muted div, .page .muted a { color: ${muted.dark} !important; }
        .page .mark { color: ${accent.dark} !important; }
        .rule p { border-color: ${hairline.dark} !important; }
        .action td, .action a { background: ${accent.dark} !important; color: ${onAccent.dark} !important; }
        .screen a { border-color: ${hairline.dark} !important; background-color: ${page.dark} !important; }
      }
    </mj-style>
  </mj-head>
  <mj-body width="624px" background-color="${page.light}" css-class="page">

    <mj-section padding="32px 52px 16px" css-class="edge">
      <mj-column>
        <mj-text font-size="15px" line-height="24px" font-weight="600" padding="0">{{ workspace.name }}</mj-text>
      </mj-column>
    </mj-section>

    <mj-wrapper padding="0 12px">
      <mj-section background-color="${card.light}" border="1px solid ${hairline.light}" border-radius="12px" padding="40px 40px 20px" css-class="sheet">
        <mj-column>
${body.trimEnd()}
        </mj-column>
      </mj-section>
    </mj-wrapper>

    <mj-section padding="24px 52px 40px" css-class="edge">
      <mj-column>
        <mj-text mj-class="small">${reasons[why][language]}</mj-text>
        <mj-text mj-class="small">{{ workspace.name }} · {{ workspace.postalAddress }}</mj-text>
        <mj-text mj-class="small"><a href="{{ unsubscribe }}" style="color: ${muted.light}; text-decoration: underline;">${unsubscribe[language]}</a></mj-text>
      </mj-column>
    </mj-section>

  </mj-body>
</mjml>
`
}

export function greeting(language: Language): string {
  return paragraph(greetings[language])
}

export function paragraph(text: string): string {
  return `          <mj-text>${text}</mj-text>\n`
}

export function title(text: string): string {
  return `          <mj-text mj-class="title"><h1 style="font: inherit;">${text}</h1></mj-text>\n`
}

export function button(label: string, href: string): string {
  return `          <mj-button href="${href}">${label}</mj-button>\n`
}

/** Numbered or timed points: a short mark, a heading, a sentence. */
export function points(items: readonly { mark: string; heading: string; text: string }[]): string {
  const { ink, soft, accent } = palette
  const longest = Math.max(...items.map(({ mark }) => mark.length))
  const width = longest < 2 ? 32 : longest < 5 ? 52 : 64
  const rows = items.map(
    ({ mark, heading, text }) => `            <tr>
              <td class="mark" style="width: ${width}px; padding: 0 0 18px; vertical-align: top; color: ${accent.light}; font-weight: 600;">${mark}</td>
              <td style="padding: 0 0 18px; vertical-align: top;"><strong style="font-weight: 600; color: ${ink.light};">${heading}</strong><br /><span class="soft" style="color: ${soft.light};">${text}</span></td>
            </tr>`,
  )
  return `          <mj-table font-size="16px" line-height="24px" padding="4px 0 6px" role="presentation">\n${rows.join('\n')}\n          </mj-table>\n`
}

/** A real person's name under the message. */
export function signature(language: Language): string {
  return `          <mj-divider />
          <mj-text line-height="24px">${regards[language]}<br /><strong style="font-weight: 600;">{{ sender.name }}</strong><br /><span class="muted" style="color: ${palette.muted.light};">{{ workspace.name }}</span></mj-text>
`
}
