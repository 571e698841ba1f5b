/** Pretended owners' lists and the rode knop. Not shipped. */
import type { OwnerRow } from '../src/lib/backend/gen/agreements';
import type { Draft, RedButton } from '../src/lib/backend/gen/stuck';
import { addDays } from '../src/lib/dates';
import type { Answer } from './mock';

const today = new Date().toISOString().slice(0, 10);
const changed = (value: unknown) => ({ value, changes: { areas: [], students: [], undo: 3 } });

const official = {
  id: 'c1',
  organisation_id: 'o1',
  name: 'Karin Consulent',
  role: 'consulent Werk en Inkomen',
  phone: '038 000 00 00',
  email: 'karin@oefendam.example',
  reach: 'maandag en donderdag',
  red_button: true,
};

export const owner = (name: string, organisation: string, late: number, days: number): OwnerRow => ({
  key: { of: 'name', name: name.toLowerCase() },
  kind: 'gemeente',
  owner: name,
  organisation,
  organisation_id: null,
  email: 'tom@voorbeeld.example',
  phone: '038 000 00 00',
  open: late + 2,
  late,
  days_late: days,
  next_due: addDays(today, 5),
  students: 2,
  reminded_on: late > 1 ? addDays(today, -6) : null,
});

const draft = (known: boolean): Draft => ({
  student_id: 's1',
  student: 'Sem Schets',
  first_name: 'Sem',
  since: addDays(today, -132),
  days: 132,
  officials: {
    code: 'GM0193',
    municipality: 'Oefendam',
    organisation_id: 'o1',
    people: known ? [official] : [],
  },
  lines: [
    { kind: 'geprobeerd', day: addDays(today, -140), text: 'uitstroomgesprek met gemeente Oefendam' },
    { kind: 'geprobeerd', day: addDays(today, -20), text: '3 keer contact gezocht, niet bereikt' },
    {
      kind: 'gevraagd',
      day: addDays(today, -100),
      text: 'Karin Consulent: zoekt uit welke afdeling dit oppakt',
    },
  ],
  left_out: 1,
});

const button = (): RedButton => ({
  id: 'rb0',
  student_id: 's1',
  student: 'Sem Schets',
  pressed_on: addDays(today, -11),
  by: 'Toos Testman',
  reason: 'wie_is_aan_zet',
  stuck: 'Wmo en Werk en Inkomen wijzen naar elkaar. Sem zit sinds de zomer thuis.',
  since: addDays(today, -132),
  needed: 'Iemand die beslist welke afdeling dit oppakt.',
  needed_before: addDays(today, 9),
  municipality_code: 'GM0193',
  municipality: 'Oefendam',
  contact: official,
  to_whom: official.name,
  lines: draft(true).lines,
  sent_on: addDays(today, -11),
  sent_how: 'telefoon',
  reminded_on: null,
  answered_on: null,
  answer: '',
  closed_on: null,
  closed_as: null,
  outcome: '',
  state: 'geen_antwoord',
  days_waiting: 11,
  events: [],
});

export function vastzit(known: boolean): Record<string, Answer> {
  return {
    owner_lists: () => [
      owner('Tom Modelsma', 'Werkgeversservicepunt Fictief', 3, 12),
      owner('gemeente Oefendam', '', 1, 4),
      owner('Els Verzonnen', 'Praktijkschool Voorbeeldstad', 0, 0),
    ],
    owner_mail: () => ({
      to: 'tom@voorbeeld.example',
      subject: 'Praktijkschool Voorbeeldstad: 5 afspraken, 3 te laat',
      body: 'Hallo Tom Modelsma,\n\nBij Praktijkschool Voorbeeldstad staat nog 5 afspraken open op jouw naam:\n- S.S. (nummer 10234): 3 afspraken, eerste voor 27 maart, 2 te laat\n- N.B. (nummer 10240): 2 afspraken, 1 te laat\n\nDe namen en de afspraken staan op de lijst. Die krijg je apart, niet in deze mail.',
    }),
    owner_mail_open: () => null,
    owner_remind: () => changed(3),
    agreement_history: () => [
      {
        at: `${addDays(today, -3)}T10:00:00.000Z`,
        by: 'Toos Testman',
        kind: 'moved',
        from: addDays(today, -5),
        to: addDays(today, 4),
        reason: 'de consulent is ziek',
      },
      {
        at: `${addDays(today, -9)}T10:00:00.000Z`,
        by: 'Toos Testman',
        kind: 'reminded',
        from: null,
        to: addDays(today, -5),
        reason: 'mail',
      },
    ],
    red_button_draft: () => draft(known),
    red_buttons_list: () => (known ? [button()] : []),
    red_button_press: () => changed('rb1'),
    red_button_save: () => changed(null),
    red_button_sent: () => changed(null),
    red_button_reminded: () => changed(null),
    red_button_answered: () => changed(null),
    red_button_close: () => changed(null),
    red_button_reopen: () => changed(null),
  };
}
