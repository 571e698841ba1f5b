/** Who owns an agreement, read from what was typed. */
import type { OwnerKind } from '$lib/backend/gen/agreements';
import { nl } from '$lib/i18n/nl';

export interface Owner {
  owner_kind: OwnerKind;
  /** Empty takes the kind's own word, such as the student's first name. */
  owner: string;
  owner_contact_id: string | null;
}

/** Beginnings of words that tell the kind of somebody we don't know by name. */
const SIGNS: [RegExp, OwnerKind][] = [
  [/^(moeder|vader|ouders?|mama|papa|oma|opa|voogd|verzorger|broer|zus)\b/, 'ouder'],
  [/^(school|mentor|docent|stagebegeleider|decaan|leerkracht)\b/, 'school'],
  [/^(gemeente|gem\.|consulent|klantmanager)(?=\s|$)/, 'gemeente'],
  [/\buwv\b/, 'uwv'],
  [/^(wsp|werkgeversservicepunt)\b/, 'wsp'],
  [/^jobcoach\b/, 'jobcoach'],
  [/^werkgever\b/, 'werkgever'],
];

/** The kinds that can be named by their own word. */
export const NAMED_KINDS = (Object.keys(nl.afspraken.kinds) as OwnerKind[]).filter((k) => k !== 'anders');

/**
 * What was typed as an owner: a kind's own word, an owner of an agreement that is there already, a word
 * that says what kind it is, or just a name.
 */
export function ownerOf(typed: string, known: Owner[], student = ''): Owner {
  const name = typed.trim().replace(/\s+/g, ' ');
  const low = name.toLowerCase();
  const kind = NAMED_KINDS.find((one) => nl.afspraken.kinds[one].toLowerCase() === low);
  if (kind !== undefined) return { owner_kind: kind, owner: '', owner_contact_id: null };
  if (student !== '' && low === student.toLowerCase()) {
    return { owner_kind: 'jongere', owner: '', owner_contact_id: null };
  }
  const same = known.find((agreement) => agreement.owner.toLowerCase() === low);
  if (same !== undefined) {
    return { owner_kind: same.owner_kind, owner: same.owner, owner_contact_id: same.owner_contact_id };
  }
  const sign = SIGNS.find(([pattern]) => pattern.test(low));
  return { owner_kind: sign?.[1] ?? 'anders', owner: name, owner_contact_id: null };
}
