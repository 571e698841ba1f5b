import { describe, expect, test } from 'vitest';
import {
  addMonths,
  age,
  daysBetween,
  formatDay,
  formatMoment,
  formatNumeric,
  formatShort,
  formatTitle,
  isIsoDate,
  parseDate,
  weekday,
  type Prefer,
} from './dates';

// A Tuesday.
const TODAY = '2026-03-10';
const read = (typed: string, prefer?: Prefer, today = TODAY) => {
  const parsed = parseDate(typed, today, prefer);
  return parsed.ok ? parsed.date : parsed.reason;
};

describe('parseDate', () => {
  test.each([
    ['27/3', '2026-03-27'],
    ['27-3', '2026-03-27'],
    ['27.3', '2026-03-27'],
    ['27 3', '2026-03-27'],
    ['27-03-2026', '2026-03-27'],
    ['27-3-26', '2026-03-27'],
    ['27032026', '2026-03-27'],
    ['2026-03-27', '2026-03-27'],
    ['27 maart', '2026-03-27'],
    ['27 mrt', '2026-03-27'],
    ['27mrt 2027', '2027-03-27'],
    ['vr 27 maart', '2026-03-27'],
    ['  27/3 ', '2026-03-27'],
    ['10/3', '2026-03-10'],
    ['9/3', '2027-03-09'],
    ['29/2', '2028-02-29'],
    ['+2w', '2026-03-24'],
    ['+3d', '2026-03-13'],
    ['+3', '2026-03-13'],
    ['-1d', '2026-03-09'],
    ['+1m', '2026-04-10'],
    ['+1j', '2027-03-10'],
    ['vandaag', '2026-03-10'],
    ['Morgen', '2026-03-11'],
    ['overmorgen', '2026-03-12'],
    ['gisteren', '2026-03-09'],
    ['vr', '2026-03-13'],
    ['vrijdag', '2026-03-13'],
    ['ma', '2026-03-16'],
    ['di', '2026-03-17'],
  ])('%s is %s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['31-02-2009', 'no_such_day'],
    ['31/4', 'no_such_day'],
    ['0/1', 'no_such_day'],
    ['12/13', 'no_such_day'],
    ['14-06-0008', 'out_of_range'],
    ['+9999w', 'out_of_range'],
    ['straks', 'unknown'],
    ['27/3/', 'unknown'],
    ['27 m', 'unknown'],
    ['1e mei', 'unknown'],
    ['999999999999', 'unknown'],
  ])('%s is refused as %s', (typed, reason) => {
    expect(read(typed)).toBe(reason);
  });

  test('looks back when asked', () => {
    expect(read('27/3', 'past')).toBe('2025-03-27');
    expect(read('9/3', 'past')).toBe('2026-03-09');
    expect(read('14-6-08', 'past')).toBe('2008-06-14');
    expect(read('14-6-68', 'past')).toBe('1968-06-14');
    expect(read('di', 'past')).toBe('2026-03-03');
    expect(read('ma', 'past')).toBe('2026-03-09');
  });

  test('finds the nearest when asked', () => {
    expect(read('9/3', 'nearest')).toBe('2026-03-09');
    expect(read('31/12', 'nearest')).toBe('2025-12-31');
  });

  test('a weekday never means today', () => {
    for (const [day, today] of [
      ['ma', '2026-03-09'],
      ['zo', '2026-03-15'],
    ] as const) {
      const date = read(day, 'future', today);
      expect(daysBetween(today, date)).toBe(7);
    }
  });

  test('never throws, whatever is typed', () => {
    for (const typed of [
      '+',
      '-',
      '/',
      '//',
      '27//3',
      '\u0000',
      '٢٧/٣',
      '27/3'.repeat(1000),
      '🙂',
      'NaN-NaN-NaN',
    ]) {
      expect(parseDate(typed, TODAY).ok).toBe(false);
    }
  });
});

describe('writing', () => {
  test.each([
    ['2026-03-10', 'vandaag'],
    ['2026-03-11', 'morgen'],
    ['2026-03-09', 'gisteren'],
    ['2026-03-27', 'vr 27 maart'],
    ['2027-01-01', 'vr 1 januari 2027'],
  ])('%s is %s', (iso, expected) => {
    expect(formatDay(iso, TODAY)).toBe(expected);
  });

  test('short, numeric and as a title', () => {
    expect(formatShort('2026-03-27', TODAY)).toBe('vr 27 mrt');
    expect(formatNumeric('2008-06-14')).toBe('14-06-2008');
    expect(formatTitle(TODAY)).toBe('Dinsdag 10 maart');
  });

  test('a moment shows the day only when it is not today', () => {
    expect(formatMoment('2026-03-10T09:12:00', TODAY)).toBe('om 09:12');
    expect(formatMoment('2026-03-09T09:12:00', TODAY)).toBe('gisteren om 09:12');
    expect(formatMoment('geen tijd', TODAY)).toBe('');
  });
});

describe('reckoning', () => {
  test('months keep inside the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  });

  test('summer time does not make a day shorter', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  test('age changes on the birthday', () => {
    expect(age('2008-06-14', '2026-06-13')).toBe(17);
    expect(age('2008-06-14', '2026-06-14')).toBe(18);
  });

  test('real days only', () => {
    expect(isIsoDate('2024-02-29')).toBe(true);
    expect(isIsoDate('2026-02-29')).toBe(false);
    expect(isIsoDate('29-02-2024')).toBe(false);
    expect(weekday('2026-03-10')).toBe(2);
  });
});
