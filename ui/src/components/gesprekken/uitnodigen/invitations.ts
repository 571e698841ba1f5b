/** How far the invitations of a meeting are: who has word, who must get it, and what the calendar file is now. */
import { askSaveFile, call } from '$lib/backend';
import type { Invitations, Sent } from '$lib/backend/gen/calendar';
import type { InvitationState, Meeting, Participant } from '$lib/backend/gen/meetings';
import { formatDate, type IsoDate } from '$lib/dates';
import { nl } from '$lib/i18n/nl';
import { toastDone } from '$lib/toasts.svelte';
import type { Tone } from '$components/shared/status';

/** What the calendar file would be if it were made now. */
export type Paper = 'first' | 'own' | 'same' | 'more' | 'update' | 'cancel' | 'cancelled' | 'never';

/** Somebody on the list, with how far the invitation is. */
export interface Guest {
  person: Participant;
  state: InvitationState;
  /** Must get word: for the first time, or because something is different now. */
  needs: 'first' | 'again' | undefined;
}

/** Everybody on the list with how far the invitation is; who has none yet counts as not invited. */
export function guestsOf(
  people: Participant[],
  states: InvitationState[],
  status: Meeting['status'],
): Guest[] {
  return people.flatMap((person) => {
    const state = states.find((one) => one.participant_id === person.id);
    if (state === undefined) return [];
    return [{ person, state, needs: needsOf(person, state, status) }];
  });
}

function needsOf(person: Participant, state: InvitationState, status: Meeting['status']): Guest['needs'] {
  if (status === 'closed') return undefined;
  if (state.resend) return 'again';
  if (status === 'cancelled' || person.invitation !== 'to_invite') return undefined;
  return 'first';
}

/** What the calendar file is, and is to do in the calendars of others. */
export function paperOf(meeting: Meeting, sent: Sent | null, guests: Guest[]): Paper {
  const off = meeting.status === 'cancelled';
  const byMail = guests.filter((one) => one.state.by_mail);
  if (sent === null) return off ? 'never' : byMail.length === 0 ? 'own' : 'first';
  if (off) return sent.cancelled ? 'cancelled' : 'cancel';
  if (sent.cancelled || byMail.some((one) => one.needs === 'again')) return 'update';
  return byMail.some((one) => one.needs === 'first') ? 'more' : 'same';
}

/** How far one guest is, in words and with a tone. */
export function said(guest: Guest, status: Meeting['status'], today: IsoDate): { tone: Tone; text: string } {
  const words = nl.uitnodigen.states;
  const { person, state, needs } = guest;
  const on = state.sent_on === null ? undefined : formatDate(state.sent_on, today);
  if (needs === 'again' && status === 'cancelled') return { tone: 'attention', text: words.off };
  if (needs === 'again') {
    return { tone: 'attention', text: on === undefined ? words.again : words.againOn(on) };
  }
  if (needs === 'first') return { tone: 'unknown', text: words.none };
  if (person.invitation === 'declined') return { tone: 'unknown', text: words.declined };
  if (person.invitation === 'to_invite') return { tone: 'unknown', text: words.unaware };
  if (person.invitation === 'accepted') {
    return { tone: 'ok', text: on === undefined ? words.accepted : words.acceptedOn(on) };
  }
  return { tone: 'ok', text: on === undefined ? words.told : words.sent(on) };
}

/** Who is in the calendar file: everybody with an address who did not say no. */
export const inFile = (guests: Guest[]): Guest[] =>
  guests.filter(
    (one) => one.state.by_mail && (one.person.invitation !== 'declined' || one.needs === 'again'),
  );

/** Asks where, writes the calendar file and says so. `false` when nothing was written. */
export async function saveFile(meeting: Meeting, paper: Paper, guests: Guest[]): Promise<boolean> {
  const words = nl.uitnodigen;
  const path = await askSaveFile(words.ask, words.fileName(words.files[paper], meeting.date), [
    { name: words.kind, extensions: ['ics'] },
  ]);
  if (path === null) return false;
  const { value } = await call('calendar_save', { path, meeting_id: meeting.id });
  toastDone(
    [
      value.cancels ? words.savedOff : words.saved(inFile(guests).length),
      ...value.left_out.map((part) => words.leftOut[part]),
    ].join(' '),
  );
  return true;
}

/** The invitations of a meeting, fetched. */
export const fetched = (id: string): Promise<Invitations> => call('invitations_get', id);

/** The mail address of the one who invites; empty when there is none, absent when it can't be read. */
export async function ownAddress(): Promise<string | undefined> {
  try {
    return (await call('settings_get', null)).user_email.trim();
  } catch {
    // Saving says what is wrong.
    return undefined;
  }
}
