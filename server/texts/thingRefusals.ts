import type { RefusalText } from './refusals.ts'

/** Segments, topics, forms, companies, opportunities, tasks and rules of fit. */
export const thingRefusals = {
  'notFound.segment': {
    status: 404,
    en: 'Segment not found.',
    fi: 'Segmenttiä ei löydy.',
    sv: 'Segmentet hittades inte.',
  },
  'notFound.topic': {
    status: 404,
    en: 'Topic not found.',
    fi: 'Aihepiiriä ei löydy.',
    sv: 'Ämnesområdet hittades inte.',
  },
  'notFound.form': {
    status: 404,
    en: 'Form not found.',
    fi: 'Lomaketta ei löydy.',
    sv: 'Formuläret hittades inte.',
  },
  'notFound.opportunity': {
    status: 404,
    en: 'Opportunity not found.',
    fi: 'Myyntimahdollisuutta ei löydy.',
    sv: 'Affärsmöjligheten hittades inte.',
  },
  'notFound.persona': {
    status: 404,
    en: 'Persona not found.',
    fi: 'Testihenkilöä ei löydy.',
    sv: 'Testpersonen hittades inte.',
  },
  'persona.many': {
    status: 409,
    en: 'A program has at most {most} personas. Remove one that you no longer need.',
    fi: 'Ohjelmassa voi olla enintään {most} testihenkilöä. Poista yksi, jota et enää tarvitse.',
    sv: 'Ett program kan ha högst {most} testpersoner. Ta bort en som inte behövs längre.',
  },
  'notFound.task': { status: 404, en: 'Task not found.', fi: 'Tehtävää ei löydy.', sv: 'Uppgiften hittades inte.' },
  'notFound.gradeRule': {
    status: 404,
    en: 'Rule of fit not found.',
    fi: 'Sopivuussääntöä ei löydy.',
    sv: 'Regeln för passform hittades inte.',
  },
  'name.taken': {
    status: 409,
    en: 'The name “{name}” is already in use. Choose another.',
    fi: 'Nimi ”{name}” on jo käytössä. Valitse toinen.',
    sv: 'Namnet ”{name}” används redan. Välj ett annat.',
  },
  'thing.inUse': {
    status: 409,
    en: 'In use by: {programs}. Remove it from them first.',
    fi: 'Käytössä: {programs}. Poista se ensin niistä.',
    sv: 'Används av: {programs}. Ta bort det därifrån först.',
  },
  'segment.empty': {
    status: 400,
    en: 'Add a condition: without one the segment would hold everybody.',
    fi: 'Lisää ehto: ilman sitä segmenttiin kuuluisivat kaikki.',
    sv: 'Lägg till ett villkor: utan det skulle alla höra till segmentet.',
  },
  'segment.incomplete': {
    status: 400,
    en: 'A condition is not filled in yet.',
    fi: 'Yksi ehdoista on vielä kesken.',
    sv: 'Ett villkor är inte ifyllt ännu.',
  },
  'segment.ofProgram': {
    status: 400,
    en: 'This condition asks about a step of one program. A segment asks about the person.',
    fi: 'Ehto koskee yhden ohjelman vaihetta. Segmentin ehdot koskevat henkilöä.',
    sv: 'Villkoret gäller ett steg i ett program. Ett segment frågar om personen.',
  },
  'segment.ofItself': {
    status: 400,
    en: 'A segment cannot ask about itself.',
    fi: 'Segmentti ei voi viitata itseensä.',
    sv: 'Ett segment kan inte hänvisa till sig självt.',
  },
  'form.missing': {
    status: 400,
    en: 'The form asks for {name}.',
    fi: 'Lomakkeen kenttä {name} on pakollinen.',
    sv: 'Formulärets fält {name} är obligatoriskt.',
  },
  'form.archived': {
    status: 409,
    en: 'The form “{name}” is archived. Restore it, or choose another.',
    fi: 'Lomake ”{name}” on arkistoitu. Palauta se tai valitse toinen.',
    sv: 'Formuläret ”{name}” är arkiverat. Återställ det eller välj ett annat.',
  },
} satisfies Record<string, RefusalText>
