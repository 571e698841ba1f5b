/** The program keeps a text and leaves a BSN in it out; whoever typed it is told. */
import { on } from '$lib/backend';
import type { Changes } from '$lib/backend/gen/changes';
import { nl } from '$lib/i18n/nl';
import { toastDone, toasts } from '$lib/toasts.svelte';

/** Says it once, however often the same text is saved meanwhile; returns the function that stops it. */
export function tellWhenBsnIsLeftOut(): () => void {
  return on<Changes>('changed', (changes) => {
    const text = nl.shared.toast.bsnLeftOut;
    if (changes.bsn_left_out && !toasts().some((toast) => toast.text === text)) toastDone(text);
  });
}
