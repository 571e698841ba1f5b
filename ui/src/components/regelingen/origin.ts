/** Where a fact comes from, as every form about regelingen asks for it: source, day of check, doubt. */
import type { FormField, FormValues } from '$components/jongere/FormDialog.svelte';
import { nl } from '$lib/i18n/nl';

const s = nl.regelingen.setup;

interface Origin {
  source: string;
  checked_on: string | null;
  uncertain: boolean;
}

export const ORIGIN_FIELDS: FormField[] = [
  { key: 'source', label: s.source, hint: s.sourceHint },
  { key: 'checked_on', label: s.checked, kind: 'date', prefer: 'past' },
  { key: 'uncertain', label: s.uncertain, kind: 'check', wide: true },
];

/** A text of a form without the spaces around it; empty when it is no text. */
export function textOf(values: FormValues, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value.trim() : '';
}

/** What the form says now. */
export function originOf(values: FormValues): Origin {
  const day = textOf(values, 'checked_on');
  return {
    source: textOf(values, 'source'),
    checked_on: day === '' ? null : day,
    uncertain: values.uncertain === true,
  };
}

/** What the form begins with. */
export function originIn({ source, checked_on, uncertain }: Origin): FormValues {
  return { source, checked_on, uncertain };
}
