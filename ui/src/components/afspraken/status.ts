/** Done, dropped or open again, and saying so with the way back. */
import { said } from '$components/jongeren/undo';
import { call } from '$lib/backend';
import type { Agreement, AgreementStatus, Settled } from '$lib/backend/gen/agreements';
import { clock } from '$lib/clock.svelte';
import { formatShort } from '$lib/dates';
import { nl } from '$lib/i18n/nl';

/** What follows, when the agreement comes back. */
export function whatFollows(settled: Settled | null): string {
  const words = nl.afspraken.repeat;
  if (settled === null) return '';
  return [
    settled.next === null ? '' : words.next(formatShort(settled.next, clock.today)),
    settled.skipped.length > 0 ? words.skipped(settled.skipped.length) : '',
    settled.last ? words.last : '',
  ]
    .filter((part) => part !== '')
    .map((part) => ` ${part}`)
    .join('');
}

export async function putStatus(one: Agreement, status: AgreementStatus, reason = ''): Promise<void> {
  const words = nl.afspraken.said;
  const { value, changes } = await call('agreement_status', { id: one.id, status, reason });
  const text = { gedaan: words.done, open: words.reopened, vervallen: words.dropped }[status];
  said(`${text(one.text)}${whatFollows(value)}`, changes);
}

/** Drops an agreement that comes back, and all that would follow. */
export async function endSeries(one: Agreement, reason: string): Promise<void> {
  const { changes } = await call('agreement_end_series', { id: one.id, reason });
  said(nl.afspraken.repeat.ended(one.text), changes);
}
