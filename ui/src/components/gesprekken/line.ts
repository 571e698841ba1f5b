/** An agreement that is typed as one line: what the program made of it, and what the person put there instead. */
import { ownerOf, type Owner } from '$components/afspraken/owners';
import type { Ask, Understood } from '$lib/backend/gen/agreements';
import type { AgreementDraft } from '$lib/backend/gen/meetings';
import { nl } from '$lib/i18n/nl';

export const EMPTY: AgreementDraft = { line: '', who: null, what: null, due: null };

export function isEmpty(draft: AgreementDraft): boolean {
  return draft.line.trim() === '' && draft.who === null && draft.what === null && draft.due === null;
}

/** Who is printed: the name that was found, or the kind's own word. */
export function ownerWord(found: Understood | undefined, student: string): string {
  if (found === undefined || found.owner_kind === null) return '';
  if (found.owner !== '') return found.owner;
  return found.owner_kind === 'jongere' ? student : nl.afspraken.kinds[found.owner_kind];
}

/** The owner to save. */
export function ownerToSave(
  draft: AgreementDraft,
  found: Understood | undefined,
  known: Owner[],
  student: string,
): Owner {
  if (draft.who !== null) return ownerOf(draft.who, known, student);
  if (found === undefined || found.owner_kind === null) {
    return { owner_kind: 'anders', owner: '', owner_contact_id: null };
  }
  return { owner_kind: found.owner_kind, owner: found.owner, owner_contact_id: found.owner_contact_id };
}

/** What is still asked: a box that was filled in by hand is not asked about any more. */
export function open(draft: AgreementDraft, found: Understood | undefined): Ask[] {
  return (found?.asks ?? []).filter(
    (ask) =>
      !(ask.startsWith('who') && draft.who !== null) &&
      !(ask.startsWith('what') && draft.what !== null) &&
      !(ask.startsWith('when') && draft.due !== null),
  );
}
