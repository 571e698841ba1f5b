import { expect, test } from 'vitest';
import { fits, fold, needleOf, score } from './search';

test.each([
  ['sanne bel', 'Contact noteren bij Sanne Voorbeeld bel bellen', true],
  ['bel sanne', 'Contact noteren bij Sanne Voorbeeld bel bellen', true],
  ['sanne daan', 'Sanne Voorbeeld', false],
  ['zoe', 'Zoë Denkbeeld', true],
  ['dordevic', 'Đorđević', true],
  ['cagla', 'Çağla', true],
  ['lukasz', 'Łukasz', true],
  ['den haag', "'s-Gravenhage Den Haag", true],
  ['beeld', 'Sanne Voorbeeld', false],
  ['', 'alles', true],
])('%s in %s: %s', (query, text, expected) => {
  expect(fits(query, text)).toBe(expected);
});

test('a whole word in the title counts most', () => {
  const bergen = needleOf('bergen');
  expect(score(bergen, 'Bergen Limburg', 'Bergen')).toBeGreaterThan(
    score(bergen, 'Bergen op Zoom', 'Bergenaar'),
  );
  expect(score(bergen, 'Bergenaar', 'Bergenaar')).toBeGreaterThan(score(bergen, 'Mont bergen', 'Mont'));
});

test('folding keeps letters that have no simpler form', () => {
  expect(fold('Ærøskøbing')).toBe('aeroskobing');
  expect(fold('Őrs')).toBe('ors');
});
