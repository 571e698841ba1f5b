/** Kinds of organisation in their own order, and what a new one starts with. */
import type { Organisation, OrganisationKind, OrganisationRow } from '$lib/backend/gen/organisations';
import { nl } from '$lib/i18n/nl';

/** In the order of the list: who is needed first stands first. */
export const KINDS = Object.keys(nl.organisaties.kinds) as OrganisationKind[];

export interface Group {
  kind: OrganisationKind;
  rows: OrganisationRow[];
}

/** The rows under their kind; a kind without rows is left out. */
export function grouped(rows: OrganisationRow[]): Group[] {
  return KINDS.map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind) })).filter(
    (group) => group.rows.length > 0,
  );
}

/** An organisation with nothing filled in. */
export function blank(kind: OrganisationKind): Organisation {
  return {
    id: null,
    kind,
    name: '',
    municipality_code: '',
    brin: '',
    street: '',
    postcode: '',
    place: '',
    phone: '',
    email: '',
    website: '',
    remarks: '',
  };
}

/** Kinds that have a BRIN. */
export function hasBrin(kind: OrganisationKind): boolean {
  return kind === 'school' || kind === 'mbo';
}
