/** Changing a proposal: times follow, nobody gets lost, and what it costs is counted. */
import { expect, test } from 'vitest';
import type { ProposedPeople, ProposedStudent } from '$lib/backend/gen/planning';
import { at, flow, freeDay, guests, move, NEW, toApply, tooLate, visits, weeks, type Sitting } from './plan';

const student = (id: string, before = '2027-04-01'): ProposedStudent => ({
  id,
  name: `Student ${id}`,
  class: '5B',
  before,
});
const block = (code: string, ...ids: string[]) => ({
  code,
  municipality: code === 'A' ? 'Aalten' : 'Berkelland',
  students: ids.map((id) => student(id)),
});
const sitting = (key: string, date: string, start: string, ...blocks: Sitting['blocks']): Sitting => ({
  key,
  date,
  start,
  end: start,
  blocks,
});
const two = () =>
  flow(
    [
      sitting('v0', '2027-02-02', '09:00', block('A', '1', '2')),
      sitting('v1', '2027-02-02', '09:00', block('B', '3')),
    ],
    15,
  );
const ids = (all: Sitting[]) =>
  all.flatMap((one) => one.blocks.flatMap((part) => part.students.map((it) => it.id))).toSorted();
const person = (key: string, code: string) => ({
  key,
  name: key,
  role: '',
  organisation: code,
  organisation_id: code,
  contact_id: key,
  regional: false,
});

test('meetings of a day follow each other, as long as their students take', () => {
  expect(two().map(({ start, end }) => [start, end])).toEqual([
    ['09:00', '09:30'],
    ['09:30', '09:45'],
  ]);
  expect(flow(two(), 40).map(({ start, end }) => [start, end])).toEqual([
    ['09:00', '10:20'],
    ['10:20', '11:00'],
  ]);
  // A later start stays, an empty meeting goes.
  const later = at(two(), 'v1', { start: '13:00' }, 15);
  expect(later.map((one) => one.start)).toEqual(['09:00', '13:00']);
  expect(flow([...two(), sitting('v2', '2027-02-03', '09:00')], 15)).toHaveLength(2);
});

test('one student or a whole municipality goes to another meeting, and nobody gets lost', () => {
  const one = move(two(), { from: 'v0', code: 'A', student: '2' }, 'v1', 15);
  expect(one.map((it) => it.blocks.map((part) => [part.code, part.students.length]))).toEqual([
    [['A', 1]],
    [
      ['B', 1],
      ['A', 1],
    ],
  ]);
  expect(ids(one)).toEqual(['1', '2', '3']);
  const all = move(one, { from: 'v0', code: 'A' }, 'v1', 15);
  expect(all).toHaveLength(1);
  expect(all[0]?.blocks.find((part) => part.code === 'A')?.students).toHaveLength(2);
  expect(ids(all)).toEqual(['1', '2', '3']);
  // What can't be moved stays where it is.
  expect(move(two(), { from: 'v0', code: 'A' }, 'v0', 15)).toEqual(two());
  expect(move(two(), { from: 'v9', code: 'A' }, 'v1', 15)).toEqual(two());
  expect(move(two(), { from: 'v0', code: 'A', student: '9' }, 'v1', 15)).toEqual(two());
});

test('a meeting of its own gets a free day, and a name that nobody has', () => {
  const days = ['2027-02-02', '2027-02-04'];
  expect(freeDay(two(), days)).toBe('2027-02-04');
  const apart = move(two(), { from: 'v0', code: 'A' }, NEW, 15, days);
  expect(apart.map(({ key, date, start }) => [key, date, start])).toEqual([
    ['v1', '2027-02-02', '09:30'],
    ['v2', '2027-02-04', '09:00'],
  ]);
  // Without a free day it comes after the one that it was in.
  const same = move(two(), { from: 'v0', code: 'A', student: '2' }, NEW, 15, ['2027-02-02']);
  expect(same.every((one) => one.date === '2027-02-02')).toBe(true);
  expect(ids(same)).toEqual(['1', '2', '3']);
});

test('one person on one day is one visit, also at two municipalities', () => {
  const people: ProposedPeople[] = [
    { code: 'A', people: [person('Bea', 'A'), person('Tom', 'WSP')] },
    { code: 'B', people: [person('Tom', 'WSP')] },
  ];
  expect(visits(two(), people)).toBe(2);
  expect(visits(at(two(), 'v1', { date: '2027-02-03' }, 15), people)).toBe(3);
  // A municipality of which nobody is known comes as well.
  expect(visits(two(), [])).toBe(2);
  expect(guests(two()[0] as Sitting, people)).toEqual(['Bea', 'Tom']);
});

test('who leaves before the meeting is seen too late', () => {
  const early = sitting('v0', '2027-02-02', '09:00', {
    ...block('A', '1'),
    students: [student('1'), student('2', '2027-02-02')],
  });
  expect(tooLate(early)).toEqual(['2']);
  expect(toApply([early])).toEqual([
    {
      date: '2027-02-02',
      start_time: '09:00',
      end_time: '09:00',
      municipality_codes: ['A'],
      students: ['1', '2'],
    },
  ]);
});

test('weeks begin on Monday; a week without a school day is a holiday', () => {
  const closed = [{ from: '2026-12-19', to: '2027-01-03' }];
  const found = weeks('2026-12-09', '2027-01-06', closed, '2027-01-04');
  expect(found.map((week) => [week.monday, week.closed, week.now])).toEqual([
    ['2026-12-07', false, false],
    ['2026-12-14', false, false],
    ['2026-12-21', true, false],
    ['2026-12-28', true, false],
    ['2027-01-04', false, true],
  ]);
});
