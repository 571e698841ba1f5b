/** The steps of a passport, in order, and what they are called. */
import type { PassportStatus } from '$lib/backend/gen/passport';
import { nl } from '$lib/i18n/nl';

export const STEPS: PassportStatus[] = ['concept', 'besproken', 'vastgesteld', 'gedeeld'];

/** `Vastgesteld door Sanne`: who decides stands in the name of the step. */
export function stepLabel(status: PassportStatus, name: string): string {
  return status === 'vastgesteld' ? nl.paspoort.status.by(name) : nl.paspoort.status.statuses[status];
}
