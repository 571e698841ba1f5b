/** Contrast of the design tokens, computed for both themes: 4.5 for text, 3 for lines and marks (WCAG 2.2 AA). */
import { expect, test } from 'vitest';
import css from '../src/styles/tokens.css?raw';

const [lightCss = '', darkCss = ''] = css.split(/:root\[data-theme=['"]?dark['"]?\]/);
const read = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
const light: Record<string, string> = read(lightCss);
const dark: Record<string, string> = { ...light, ...read(darkCss) };

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['surface-page', 'surface', 'surface-sunken', 'surface-hover', 'surface-selected'];
const text: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ['text', ground],
    ['text-2', ground],
    ['accent', ground],
  ]),
  ['text-disabled', 'surface'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent', 'accent-soft'],
  ['text', 'accent-soft'],
  ['text-on-mode', 'surface-mode'],
  ['text-on-mode-2', 'surface-mode'],
  ...['ok', 'attention', 'late', 'unknown'].flatMap((s): [string, string][] => [
    [s, `${s}-soft`],
    [s, 'surface'],
    [s, 'surface-page'],
    [s, 'surface-selected'],
    ['text', `${s}-soft`],
  ]),
  ...['wie', 'kan', 'wil', 'nodig'].flatMap((p): [string, string][] => [
    [`on-pas-${p}`, `pas-${p}`],
    [`pas-${p}-ink`, `pas-${p}-soft`],
    [`pas-${p}-ink`, 'surface'],
    ['text', `pas-${p}-soft`],
    ['text-2', `pas-${p}-soft`],
  ]),
];
const marks: [string, string][] = [
  ...['beeld', 'gesprek', 'plaatsing', 'overdracht', 'nazorg', 'geland'].flatMap((p): [string, string][] => [
    [`phase-${p}`, 'surface'],
    [`phase-${p}`, 'surface-selected'],
  ]),
  ...['route', 'route-ahead', 'route-gate', 'coach', 'line-strong', 'focus'].flatMap(
    (m): [string, string][] => [
      [m, 'surface'],
      [m, 'surface-page'],
      [m, 'surface-selected'],
    ],
  ),
  ['line-strong', 'surface-sunken'],
  ['mode-mark', 'surface-mode'],
  ['attention-mark', 'surface'],
];

const cases = [
  ...text.map(([fore, back]) => ({ fore, back, need: 4.5 })),
  ...marks.map(([fore, back]) => ({ fore, back, need: 3 })),
];

test.each(cases)('$fore on $back is at least $need', ({ fore, back, need }) => {
  for (const theme of [light, dark]) {
    expect(theme[fore], fore).toBeDefined();
    expect(theme[back], back).toBeDefined();
    expect(contrast(theme[fore] ?? '#000000', theme[back] ?? '#000000')).toBeGreaterThanOrEqual(need);
  }
});

test('the themes differ', () => {
  expect(dark['surface-page']).not.toBe(light['surface-page']);
});
