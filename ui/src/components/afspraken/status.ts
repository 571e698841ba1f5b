/** Done, dropped or open again, and saying so with the way back. */
import { said } from '$components/jongeren/undo';
import { call } from '$lib/backend';
import type { Agreement, AgreementStatus } from '$lib/backend/gen/agreements';
import { nl } from '$lib/i18n/nl';

export async function putStatus(one: Agreement, status: AgreementStatus, reason = ''): Promise<void> {
  const words = nl.afspraken.said;
  const { changes } = await call('agreement_status', { id: one.id, status, reason });
  const text = { gedaan: words.done, open: words.reopened, vervallen: words.dropped }[status];
  said(text(one.text), changes);
}
