import { expect, test } from 'vitest';
import type { StripMeeting } from '$lib/backend/gen/today';
import { asked } from './palette';
import { stripOf } from './strip';

const meeting = (id: string, date: string): StripMeeting => ({
  id,
  date,
  municipalities: ['Voorbeeldstad'],
  students: 1,
  room: null,
  start_time: '',
  to_close: false,
});
const mbo = { code: 'mbo_date', date: '2026-04-01' };

test('all working days when they fit, with the week rule, ending at the deadline', () => {
  const { stops, left } = stripOf('2026-03-10', mbo, [
    meeting('a', '2026-03-11'),
    meeting('b', '2026-03-11'),
  ]);
  expect(stops.map((stop) => stop.kind)).toEqual(['past', 'today', ...Array(15).fill('day'), 'end']);
  expect(stops[0]?.date).toBe('2026-03-09');
  expect(stops.filter((stop) => stop.newWeek).map((stop) => stop.date)).toEqual([
    '2026-03-16',
    '2026-03-23',
    '2026-03-30',
  ]);
  expect(stops[2]?.meetings.map((one) => one.id)).toEqual(['a', 'b']);
  expect(left).toBe(0);
});

test('far away: weeks without a meeting are one stop, and it always fits', () => {
  const far = { code: 'last_school_day', date: '2026-07-10' };
  const { stops } = stripOf('2026-03-10', far, [meeting('a', '2026-03-19'), meeting('b', '2026-05-06')], 12);
  expect(stops).toHaveLength(12);
  expect(stops.filter((stop) => stop.kind === 'day').map((stop) => stop.date)).toEqual([
    '2026-03-19',
    '2026-05-06',
  ]);
  expect(stops.at(-1)?.kind).toBe('end');
});

test('unclosed meetings stand before today, the oldest are counted', () => {
  const past = ['2026-01-05', '2026-02-02', '2026-02-09', '2026-03-02'].map((day) => meeting(day, day));
  const { stops, left } = stripOf('2026-03-10', mbo, past);
  expect(stops.filter((stop) => stop.kind === 'past').map((stop) => stop.date)).toEqual([
    '2026-02-02',
    '2026-02-09',
    '2026-03-02',
  ]);
  expect(left).toBe(1);
});

test('the deadline is today, with a meeting; a Saturday counts when something is on', () => {
  const { stops } = stripOf('2026-04-01', mbo, [meeting('a', '2026-04-01')]);
  expect(stops.map((stop) => [stop.kind, stop.meetings.length])).toEqual([
    ['past', 0],
    ['end', 1],
  ]);
  const saturday = stripOf('2026-03-27', mbo, [meeting('a', '2026-03-28')]);
  expect(saturday.stops.map((stop) => stop.date)).toContain('2026-03-28');
});

test('verb and name in any order; a short beginning may be a name', () => {
  expect(asked('sanne bel')).toEqual({ name: 'sanne', kinds: ['contact'] });
  expect(asked('paspoort van sanne')).toEqual({ name: 'sanne', kinds: ['passport'] });
  expect(asked('afspraak')).toEqual({ name: '', kinds: ['agreement'] });
  expect(asked('be')).toEqual({ name: 'be', kinds: [] });
});
