import { expect, test } from 'vitest';
import type { RoundPlan, Warning, YearPlan } from '$lib/backend/gen/planning';
import { roundsDue } from './plan';

const round = (round: RoundPlan['round'], from: string, before: string): RoundPlan => ({
  round,
  from,
  before,
  days_left: 0,
  free_days: 0,
  count: { seen: 0, planned: 0, open: 4 },
});
const warning = (kind: Warning['kind'], round: Warning['round']): Warning => ({
  kind,
  round,
  students: 4,
  days: 10,
  municipality: '',
  code: '',
});
const plan = (...warnings: Warning[]): YearPlan => ({
  cohort: '2026-2027',
  from: '2026-08-03',
  until: '2027-07-11',
  rounds: [
    round('first', '2026-08-01', '2027-01-01'),
    round('second', '2027-01-01', '2027-04-01'),
    round('third', '2027-04-01', '2027-07-10'),
  ],
  municipalities: [],
  closed: [],
  warnings,
  source: '',
});

test('a round that ends soon is named with its day', () => {
  expect(roundsDue(plan(warning('soon', 'first')), '2026-12-01')).toEqual([
    { round: 'first', kind: 'soon', students: 4, day: '1 januari' },
  ]);
  expect(roundsDue(plan(warning('no_room', 'second')), '2027-03-20')).toMatchObject([
    { kind: 'no_room', day: '1 april' },
  ]);
});

test('nothing to do is nothing said: later rounds, rounds that are over, and what is no round', () => {
  expect(roundsDue(plan(warning('no_room', 'third')), '2026-12-01')).toEqual([]);
  expect(roundsDue(plan(warning('late', 'first')), '2027-01-19')).toEqual([]);
  expect(roundsDue(plan(warning('no_home', null), warning('no_holidays', null)), '2026-12-01')).toEqual([]);
  // After the last round nothing comes that they would be in.
  expect(roundsDue(plan(warning('late', 'third')), '2027-07-12')).toMatchObject([{ kind: 'late' }]);
});
