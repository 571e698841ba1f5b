/** Saying that something was done, with the way back when there is one. */
import { call } from '$lib/backend';
import type { Changes } from '$lib/backend/gen/changes';
import { toastDone } from '$lib/toasts.svelte';

export function said(text: string, changes: Changes): void {
  const step = changes.undo;
  toastDone(text, step === null ? undefined : () => call('dossier_undo', step));
}
