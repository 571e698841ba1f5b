import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Changes } from '$lib/backend/gen/changes';
import { nl } from '$lib/i18n/nl';
import { clearToasts, toasts } from '$lib/toasts.svelte';
import { tellWhenBsnIsLeftOut } from './bsn';

let tell: (changes: Changes) => void = () => undefined;
vi.mock('$lib/backend', async (original) => ({
  ...(await original<typeof import('$lib/backend')>()),
  on: (_event: string, handler: (changes: Changes) => void) => {
    tell = handler;
    return () => undefined;
  },
}));

const changes = (bsn_left_out: boolean): Changes => ({
  areas: ['meetings'],
  students: [],
  undo: 1,
  bsn_left_out,
});

describe('a BSN that was left out', () => {
  beforeEach(() => {
    clearToasts();
    tellWhenBsnIsLeftOut();
  });

  test('is told once', () => {
    tell(changes(true));
    tell(changes(true));
    expect(toasts().map((toast) => toast.text)).toEqual([nl.shared.toast.bsnLeftOut]);
  });

  test('other writes say nothing', () => {
    tell(changes(false));
    expect(toasts()).toEqual([]);
  });
});
