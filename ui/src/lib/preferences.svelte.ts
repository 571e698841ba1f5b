/**
 * The settings of the dossier that the window itself lives by: lock time, theme, rows, letter keys. The
 * dossier has the truth; `display` mirrors it, so that the locked window looks the same.
 */
import { call, on } from '$lib/backend';
import type { Changes } from '$lib/backend/gen/changes';
import type { Settings } from '$lib/backend/gen/settings';
import { counts } from './counts.svelte';
import { display, type Theme } from './display.svelte';

const THEMES: readonly string[] = ['system', 'light', 'dark'] satisfies Theme[];

/** Puts these settings on the window. */
export function applySettings(settings: Settings): void {
  display.idleMinutes = settings.lock_minutes;
  if (THEMES.includes(settings.theme)) display.theme = settings.theme as Theme;
  display.rows = settings.roomy ? 'ruim' : 'tight';
  display.letters = settings.letter_keys;
}

/**
 * Follows the settings and the number of late agreements for as long as the dossier is open; returns the
 * function that stops it. When the program does not answer, the window stays as it was.
 */
export function followDossier(): () => void {
  const settings = () => call('settings_get', null).then(applySettings, () => undefined);
  const late = () =>
    call('agreements_list', { open_only: true, late_only: true }).then(
      (found) => {
        counts.late = found.length;
      },
      () => undefined,
    );
  void settings();
  void late();
  return on<Changes>('changed', ({ areas }) => {
    if (areas.includes('settings')) void settings();
    if (areas.includes('agreements')) void late();
  });
}
