import { tick } from 'svelte';
import { inDialog } from '$lib/keyboard';

/**
 * After a refresh the row that had the focus may be gone. Then the focus goes to the heading, so that a
 * keyboard or a screen reader goes on from the top of the page instead of from nowhere.
 */
export async function keepFocus(): Promise<void> {
  await tick();
  const { activeElement, body } = document;
  if (inDialog() || (activeElement !== null && activeElement !== body)) return;
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}
