import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import known from '../../../dev/regelingen.json';
import type {
  DuePoint,
  InstrumentEntry,
  InstrumentSetup,
  InstrumentSheet,
  Term,
} from '$lib/backend/gen/instruments';
import { fresh } from './fresh';
import Regelingen from './Regelingen.svelte';
import {
  asks,
  byUrgency,
  choices,
  dueLine,
  dueTone,
  requirements,
  statusText,
  termLine,
  wholeNumber,
} from './view';

const calls: [string, unknown][] = [];
let sheet: InstrumentSheet;
vi.mock('$lib/backend', async (original) => ({
  ...(await original<object>()),
  call: (name: string, request: unknown) => {
    calls.push([name, request]);
    const answers: Record<string, unknown> = {
      instrument_setup: setup,
      instrument_sheet: sheet,
      instrument_propose: { apply_before: '2027-04-01', why: '', applied_by: 'jongere', hints: [] },
    };
    return Promise.resolve(
      answers[name] ?? { value: 'x', changes: { areas: [], students: [], undo: null, bsn_left_out: false } },
    );
  },
  on: () => () => undefined,
}));

const setup = known as unknown as InstrumentSetup;
const today = '2026-12-20';
const point = (more: Partial<DuePoint>): DuePoint => ({
  what: 'besluit',
  date: '2026-12-28',
  state: 'soon',
  why: '8 weken na de aanvraag.',
  who: 'UWV',
  source: 'uwv.nl',
  checked_on: null,
  uncertain: true,
  by_hand: false,
  period_id: null,
  ...more,
});
const entry = (id: string, kind: string, next: DuePoint | null): InstrumentEntry => ({
  instrument: {
    ...fresh('sanne', kind),
    id,
    kind: setup.kinds.find((one) => one.code === kind)?.name ?? kind,
  },
  due: next === null ? [] : [next],
  next,
  hints: [],
  periods: [],
  ticks: [],
  events: [],
});

describe('what the screens say', () => {
  it('names what is due, in words and with a tone', () => {
    expect(dueLine(point({}), today)).toBe('Besluit uiterlijk ma 28 december');
    expect(dueLine(point({ state: 'late', date: '2026-12-19' }), today)).toBe(
      'Te laat: besluit uiterlijk gisteren',
    );
    expect(dueLine(point({ what: 'aanvragen', date: '2027-04-01' }), today)).toBe(
      'Aanvragen voor do 1 april 2027',
    );
    expect(dueLine(point({ what: 'einde' }), today)).toBe('Loopt af op ma 28 december');
    expect(
      ['late', 'soon', 'coming', 'met'].map((state) => dueTone(point({ state: state as 'late' }))),
    ).toEqual(['late', 'attention', 'unknown', 'ok']);
  });

  it('says a term as a sentence', () => {
    const base = setup.terms.find((one) => one.id === 'jobcoach-uwv-besluit') as Term;
    expect(termLine(base)).toBe('8 weken na de aanvraag');
    expect(termLine({ ...base, amount: 1 })).toBe('1 week na de aanvraag');
    expect(termLine({ ...base, amount: null })).toBe('nog geen getal: telt niet');
    expect(termLine({ ...base, amount: 0, side: 'voor', moment: 'periode_eind' })).toBe(
      'voor het eind van elke periode',
    );
    expect(
      termLine({
        ...base,
        amount: 2,
        unit: 'maanden',
        side: 'voor',
        moment: 'vaste_dag',
        fixed_day: '04-01',
      }),
    ).toBe('2 maanden voor 1 april');
  });

  it('offers one application as a choice, and what another municipality has to nobody else', () => {
    const grouped = choices(setup, 'GM0344');
    const aba = grouped.filter((one) => one.group?.includes('kies er één'));
    expect(aba.map((one) => one.value)).toEqual(['banenafspraak', 'beschut', 'wajong']);
    const first = setup.kinds[0];
    if (first === undefined) throw new Error('no kinds');
    const local = {
      ...setup,
      kinds: [...setup.kinds, { ...first, code: 'eigen', municipality_code: 'GM0150' }],
    };
    expect(choices(local, 'GM0344').some((one) => one.value === 'eigen')).toBe(false);
    expect(choices(local, 'GM0150').some((one) => one.value === 'eigen')).toBe(true);
    // Who has it keeps it.
    expect(choices(local, 'GM0344', 'eigen').some((one) => one.value === 'eigen')).toBe(true);
  });

  it('gives each kind the checklists of its application', () => {
    expect(requirements(setup, 'wajong', 'criterium')).toHaveLength(4);
    expect(requirements(setup, 'lks', 'criterium')).toHaveLength(0);
  });

  it('asks no more than goes with a status', () => {
    expect(asks('besproken')).toMatchObject({ before: true, applied: false, granted: false });
    expect(asks('afgewezen')).toMatchObject({ decided: true, reason: true, granted: false });
    expect(asks('bezwaar').objection).toBe(true);
    expect([wholeNumber(' 12 '), wholeNumber(''), wholeNumber('1,5')]).toEqual([12, null, undefined]);
  });

  it('uses the words of the mbo for an application there', () => {
    const mbo = {
      status: 'overeenkomst_aangeboden' as const,
      organisation_id: null,
      school: '',
      programme: '',
      crebo: '',
      level: '',
      learning_path: '',
      starts_on: null,
    };
    expect(statusText({ ...fresh('s'), status: 'aangevraagd', mbo })).toBe(
      'onderwijsovereenkomst aangeboden',
    );
  });

  it('puts what is due first on top', () => {
    const rows = byUrgency([
      entry('a', 'lks', null),
      entry('b', 'wajong', point({ date: '2027-01-01' })),
      entry('c', 'jobcoach-uwv', point({})),
    ]);
    expect(rows.map((row) => row.instrument.id)).toEqual(['c', 'b', 'a']);
  });
});

describe('regelingen of a student', () => {
  beforeEach(() => {
    calls.length = 0;
    sheet = {
      entries: [entry('i1', 'banenafspraak', point({}))],
      missing: [],
      municipality_code: 'GM0344',
    };
  });

  it('shows the next term, opens the checklists, and keeps an answer', async () => {
    const user = userEvent.setup();
    render(Regelingen, { student: 'sanne', onchanged: () => undefined });
    await screen.findByText(/Besluit uiterlijk|Te laat: besluit/);
    await user.click(screen.getByRole('button', { name: 'Bekijk Indicatie banenafspraak' }));
    await fireEvent.change(screen.getByLabelText('Kan een uur achter elkaar werken'), {
      target: { value: 'nee' },
    });
    await waitFor(() =>
      expect(calls).toContainEqual([
        'instrument_tick',
        { instrument_id: 'i1', requirement_id: 'aba-uur', answer: 'nee' },
      ]),
    );
  });

  it('adds an application at an mbo with its own status', async () => {
    const user = userEvent.setup();
    render(Regelingen, { student: 'sanne', onchanged: () => undefined });
    await user.click(await screen.findByRole('button', { name: 'Regeling toevoegen' }));
    await user.selectOptions(screen.getByLabelText(/Welke regeling/), 'mbo-aanmelding');
    await screen.findByText(/Uit de termijnen: do 1 april/);
    await user.selectOptions(screen.getByLabelText('Hoe ver bij het mbo?'), 'aangemeld');
    await user.type(screen.getByLabelText('Welke opleiding?'), 'Assistent groen');
    await user.click(screen.getByRole('button', { name: 'Bewaar' }));
    await waitFor(() => expect(calls.some(([name]) => name === 'instrument_save')).toBe(true));
    const request = calls.find(([name]) => name === 'instrument_save')?.[1];
    expect(request).toMatchObject({
      kind_code: 'mbo-aanmelding',
      status: 'aangevraagd',
      applied_by: 'jongere',
      apply_before: null,
      mbo: { status: 'aangemeld', programme: 'Assistent groen' },
    });
  });
});
