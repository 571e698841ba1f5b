/** The people of a meeting as owners of agreements: their role tells of what kind they are. */
import { ownerOf, type Owner } from '$components/afspraken/owners';
import type { Participant } from '$lib/backend/gen/meetings';

export function ownersOf(people: Participant[]): Owner[] {
  return people.map((person) => {
    const role = ownerOf(person.role, []);
    const name = ownerOf(person.name, []);
    const kind = role.owner_kind !== 'anders' ? role.owner_kind : name.owner_kind;
    return { owner_kind: kind, owner: person.name, owner_contact_id: person.contact_id };
  });
}

/** Who may be named beside this student: the guests of the meeting and the student's own. */
export function peopleFor(people: Participant[], student: string): Participant[] {
  return people.filter((one) => (one.student_id ?? null) === null || one.student_id === student);
}
