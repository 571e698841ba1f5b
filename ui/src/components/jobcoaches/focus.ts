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

/**
 * True when what stands in one of these date fields can't be read. The field keeps its last good day then,
 * so saving would write something else than what is seen. Puts the focus on it.
 */
export async function unreadable(...boxes: (HTMLInputElement | undefined)[]): Promise<boolean> {
  await tick();
  const wrong = boxes.find((box) => box?.getAttribute('aria-invalid') === 'true');
  wrong?.focus();
  return wrong !== undefined;
}
