/** Pretended regelingen: what is known about kinds, and those of one student. Made up, not shipped. */
import type {
  DuePoint,
  Instrument,
  InstrumentEntry,
  InstrumentSetup,
  InstrumentSheet,
} from '../src/lib/backend/gen/instruments';
import { addDays } from '../src/lib/dates';
import { fresh } from '../src/components/regelingen/fresh';
import type { Answer } from './mock';
import known from './regelingen.json';

const today = new Date().toISOString().slice(0, 10);
const setup = known as unknown as InstrumentSetup;
setup.terms.push({
  id: 'eigen',
  for_code: 'jobcoach-gemeente',
  municipality_code: 'GM0344',
  counts: 'besluit',
  amount: 6,
  unit: 'weken',
  side: 'na',
  moment: 'aangevraagd',
  fixed_day: '',
  lead_days: 14,
  note: '',
  source: 'Verordening Oefendam, art. 8',
  checked_on: '2026-09-01',
  uncertain: false,
});

const of = (code: string, id: string, more: Partial<Instrument>): Instrument => ({
  ...fresh('sanne', code),
  id,
  kind: setup.kinds.find((kind) => kind.code === code)?.name ?? code,
  ...more,
});
const point = (more: Partial<DuePoint> & Pick<DuePoint, 'what' | 'date' | 'state'>): DuePoint => ({
  why: '8 weken na de aanvraag. Als alle gegevens er zijn.',
  who: 'UWV',
  source: 'uwv.nl, jobcoach (oudere pagina)',
  checked_on: '2026-11-22',
  uncertain: false,
  by_hand: false,
  period_id: null,
  ...more,
});
const entry = (
  instrument: Instrument,
  due: DuePoint[],
  more: Partial<InstrumentEntry> = {},
): InstrumentEntry => ({
  instrument,
  due,
  next: due.find((one) => one.state !== 'met') ?? null,
  hints: [],
  periods: [],
  ticks: [],
  events: [
    {
      at: `${today}T10:00:00Z`,
      on_date: addDays(today, -20),
      by: 'Els Verzonnen',
      kind: instrument.kind,
      status: instrument.status,
      mbo_status: instrument.mbo?.status ?? null,
      reason: instrument.status_reason,
    },
  ],
  ...more,
});

export const SHEET: InstrumentSheet = {
  municipality_code: 'GM0344',
  missing: [],
  entries: [
    entry(
      of('banenafspraak', 'r1', {
        status: 'aangevraagd',
        applied_by: 'Sanne met moeder',
        applied_on: addDays(today, -95),
      }),
      [point({ what: 'besluit', date: addDays(today, 3), state: 'soon', uncertain: true })],
      {
        hints: [
          {
            instrument_id: 'r1',
            code: 'zelfde_aanvraag',
            text: 'In één aanvraag kies je één van de drie: Wajong, Indicatie banenafspraak of Advies beschut werk.',
            source: 'uwv.nl, beoordeling arbeidsvermogen',
            checked_on: null,
            uncertain: false,
          },
        ],
        ticks: [{ instrument_id: 'r1', requirement_id: 'aba-uur', answer: 'ja' }],
      },
    ),
    entry(
      of('jobcoach-uwv', 'r2', {
        status: 'toegekend',
        applied_by: 'Sanne met jobcoach',
        decided_on: addDays(today, -190),
        from_date: addDays(today, -185),
        regime: 'midden',
      }),
      [
        point({
          what: 'evaluatie',
          date: addDays(today, -3),
          state: 'late',
          who: 'Sanne met jobcoach',
          why: 'Voor het eind van de periode. De jobcoach laat UWV weten hoe het gaat.',
          period_id: 'p1',
        }),
        point({ what: 'maximum', date: addDays(today, 900), state: 'coming', uncertain: true }),
      ],
      {
        hints: [
          {
            instrument_id: 'r2',
            code: 'tegelijk_met',
            text: 'Er loopt in dezelfde tijd al een andere jobcoach. Vraag wie het overneemt.',
            source: 'samenvoordeklant.nl, jobcoaching',
            checked_on: null,
            uncertain: true,
          },
        ],
        periods: [
          {
            id: 'p1',
            instrument_id: 'r2',
            from_date: addDays(today, -185),
            to_date: addDays(today, -3),
            evaluated_on: null,
            evaluated_by: '',
            outcome: '',
            extension: 'gevraagd',
            extension_on: addDays(today, -10),
          },
        ],
      },
    ),
    entry(
      of('mbo-aanmelding', 'r3', {
        status: 'aangevraagd',
        applied_on: addDays(today, -12),
        mbo: {
          status: 'overeenkomst_aangeboden',
          organisation_id: null,
          school: 'Het Verzonnen College',
          programme: 'Assistent groen',
          crebo: '25251',
          level: 'entree',
          learning_path: 'bol',
          starts_on: null,
        },
      }),
      [],
    ),
  ],
};

export const DUE = [
  {
    student_id: 'sanne',
    student: 'Sanne Voorbeeld',
    instrument_id: 'r2',
    kind: 'Jobcoach via UWV (extern)',
    point: SHEET.entries[1]!.due[0]!,
  },
  {
    student_id: 'a0',
    student: 'Daan van der Verzonnen-Langenaam',
    instrument_id: null,
    kind: 'Aanmelding mbo',
    point: point({ what: 'aanvragen', date: addDays(today, 40), state: 'soon', who: 'jongere en school' }),
  },
];

const changed = (value: unknown) => ({
  value,
  changes: { areas: ['agreements'], students: ['sanne'], undo: 5 },
});

/** Answers of the commands about regelingen. */
export function regelingen(empty = false): Record<string, Answer> {
  return {
    instrument_kinds: () => setup.kinds,
    instrument_setup: () => setup,
    instrument_sheet: () =>
      empty
        ? {
            municipality_code: 'GM0344',
            entries: [],
            missing: [],
          }
        : SHEET,
    instrument_propose: (request) => ({
      apply_before: request.kind_code === 'mbo-aanmelding' ? addDays(today, 60) : null,
      why: '',
      applied_by: 'jongere',
      hints: SHEET.entries[0]!.hints,
    }),
    instrument_save: () => changed('r9'),
    instrument_delete: () => changed(null),
    instrument_tick: () => changed(null),
    instrument_period_save: () => changed('p9'),
    instrument_term_save: () => changed('t9'),
    instrument_requirement_save: () => changed('q9'),
    instrument_hint_save: () => changed('h9'),
    instrument_regime_save: () => changed('g9'),
    instrument_kind_save: () => changed('eigen-9'),
  };
}
