/** What is said about invitations, and who can go to another meeting. */
import { expect, test, vi } from 'vitest';
import type { Sent } from '$lib/backend/gen/calendar';
import type {
  AgendaItem,
  Block,
  InvitationState,
  Meeting,
  MeetingPage,
  Participant,
} from '$lib/backend/gen/meetings';

vi.mock('$lib/backend', () => ({ askSaveFile: vi.fn(), call: vi.fn() }));
const { guestsOf, inFile, paperOf, said } = await import('./invitations');
const { empties, leaving, places } = await import('./leaving');
const { dayNote } = await import('../day');

const meeting = (more: Partial<Meeting> = {}): Meeting => ({
  id: 'm1',
  date: '2027-03-24',
  start_time: '09:00',
  end_time: '11:00',
  place: 'lokaal 12',
  round: 'second',
  status: 'planned',
  municipality_codes: ['A'],
  municipalities: ['Aalten'],
  minutes_per_student: 20,
  students: 2,
  room: null,
  remarks: '',
  waiting: 0,
  ...more,
});
const person = (id: string, invitation: Participant['invitation'] = 'invited'): Participant => ({
  id,
  meeting_id: 'm1',
  name: `Gast ${id}`,
  role: '',
  organisation_id: null,
  contact_id: null,
  student_id: null,
  block_code: '',
  invitation,
  presence: 'unknown',
});
const state = (participant_id: string, more: Partial<InvitationState> = {}): InvitationState => ({
  participant_id,
  by_mail: true,
  email: `${participant_id}@voorbeeld.example`,
  sent_on: '2027-03-01',
  resend: false,
  ...more,
});
const sent: Sent = { sequence: 0, cancelled: false, on: '2027-03-01' };
const TODAY = '2027-03-10';

/** What the file is, and what is said of the first guest. */
function now(one: Meeting, calendar: Sent | null, people: Participant[], states: InvitationState[]) {
  const guests = guestsOf(people, states, one.status);
  const [first] = guests;
  return [paperOf(one, calendar, guests), first && said(first, one.status, TODAY).text];
}

test('the file is an invitation, nothing new, a change, a cancellation: said before it is made', () => {
  const fresh = [state('a', { sent_on: null })];
  expect(now(meeting(), null, [person('a', 'to_invite')], fresh)).toEqual(['first', 'nog niet verstuurd']);
  expect(now(meeting(), sent, [person('a')], [state('a')])).toEqual(['same', 'verstuurd op ma 1 maart']);
  expect(now(meeting(), sent, [person('a')], [state('a', { resend: true })])).toEqual([
    'update',
    'opnieuw versturen, eerst op ma 1 maart',
  ]);
  expect(now(meeting(), sent, [person('b', 'to_invite')], [state('b', { sent_on: null })])).toEqual([
    'more',
    'nog niet verstuurd',
  ]);
  const off = meeting({ status: 'cancelled' });
  expect(now(off, sent, [person('a')], [state('a', { resend: true })])).toEqual([
    'cancel',
    'weet het nog niet',
  ]);
  expect(now(off, { ...sent, cancelled: true }, [person('a')], [state('a')])[0]).toBe('cancelled');
  // Nobody ever got a file: there is nothing to take back, and who was never asked needs no word.
  expect(now(off, null, [person('a', 'to_invite')], fresh)).toEqual(['never', 'wist nog van niets']);
  // Planned after all.
  expect(now(meeting(), { ...sent, cancelled: true }, [person('a')], [state('a')])[0]).toBe('update');
  expect(now(meeting(), null, [person('a')], [state('a', { by_mail: false })])[0]).toBe('own');
});

test('who said no is left in peace until something changes', () => {
  const no = person('a', 'declined');
  expect(inFile(guestsOf([no], [state('a')], 'planned'))).toEqual([]);
  expect(inFile(guestsOf([no], [state('a', { resend: true })], 'planned'))).toHaveLength(1);
});

const item = (id: string, block_code: string, outcome: AgendaItem['outcome'] = 'open') =>
  ({ id, block_code, outcome }) as AgendaItem;
const part = (municipality_code: string, students: number, hidden = false) =>
  ({ municipality_code, municipality: municipality_code, students, hidden }) as Block;
const page = (items: AgendaItem[], ...blocks: Block[]) =>
  ({ meeting: meeting(), items, blocks, participants: [], moved_away: [], run: null }) as MeetingPage;

test('who was talked about stays; when nobody is left the meeting is off', () => {
  const half = page([item('1', 'A', 'discussed'), item('2', 'A')], part('A', 2));
  expect(leaving(half, 'A')).toEqual({ count: 1, empties: false });
  const all = page([item('1', 'A'), item('2', 'A', 'moved')], part('A', 2));
  expect(leaving(all, 'A')).toEqual({ count: 1, empties: true });
  expect(empties(all, new Set())).toBe(false);
});

test('students whose names are not on the screen count, and keep the meeting going', () => {
  const held = page([item('1', 'A')], part('A', 1), part('B', 3, true));
  expect(leaving(held, 'A')).toEqual({ count: 1, empties: false });
  expect(leaving(held, 'B')).toEqual({ count: 3, empties: false });
});

test('only a planned meeting to come, of their own municipality, can take them', () => {
  const all = [
    meeting(),
    meeting({ id: 'm2', date: '2027-04-02' }),
    meeting({ id: 'm3', date: '2027-03-30', municipality_codes: ['A', 'B'] }),
    meeting({ id: 'm4', date: '2027-03-01' }),
    meeting({ id: 'm5', date: '2027-04-01', status: 'closed' }),
    meeting({ id: 'm6', date: '2027-04-01', municipality_codes: ['B'] }),
  ];
  const to = (...students: AgendaItem[]) => places(all, meeting(), students, TODAY).map((one) => one.id);
  expect(to(item('1', 'A'))).toEqual(['m3', 'm2']);
  expect(to(item('1', 'A'), item('2', 'B'))).toEqual(['m3']);
  // As long as nobody is chosen no meeting fits.
  expect(to()).toEqual([]);
});

test('a day without school is said, and may be meant', () => {
  const closed = [{ name: 'meivakantie', from: '2027-04-24', to: '2027-05-09' }];
  const note = (day: string) => dayNote(day, TODAY, closed);
  expect(note('2027-05-09')).toBe('Op deze dag is er geen school: meivakantie.');
  expect(note('2027-05-10')).toBeUndefined();
  expect(note('2027-05-16')).toBe('Deze dag is een zondag.');
  expect(note('2027-03-09')).toBe('Deze dag is al geweest.');
  expect(dayNote(null, TODAY, closed)).toBeUndefined();
});
