import { describe, expect, it } from 'vitest';
import type { ReceiverProfile } from '$lib/backend/gen/disclosure';
import type { PaperInfo } from '$lib/backend/gen/press';
import { nl } from '$lib/i18n/nl';
import { OrderForm } from './order.svelte';
import { OF_COACH, OF_LIST, OF_MEETING, OF_OWNER, OF_TABLE } from './papers';
import { join } from './path';

const info = (
  paper: PaperInfo['paper'],
  about: PaperInfo['about'],
  receivers: PaperInfo['receivers'],
): PaperInfo => ({
  paper,
  about,
  receivers,
  shows_passport: paper.endsWith('paspoort'),
  sealed: paper === 'paspoort',
});
const PAPERS: PaperInfo[] = [
  info('paspoort', 'students', ['jongere', 'werkgever']),
  info('kort_paspoort', 'students', ['werkgever']),
  info('bellijst', 'students', []),
  info('deelformulier', 'students', ['jongere']),
  info('eenvoudige_uitnodiging', 'meeting', []),
  info('leeg_contact', 'nobody', []),
  info('cohort', 'cohort', []),
];
const profile = (receiver: ReceiverProfile['receiver'], sections: ReceiverProfile['sections']) => ({
  receiver,
  name: receiver,
  sections,
  left_out: [],
  photo: false,
  age: false,
  relatives: false,
  note: '',
});
const PROFILES: ReceiverProfile[] = [
  profile('jongere', ['wie', 'kan', 'wil']),
  profile('werkgever', ['kan', 'wil']),
];

function form(): OrderForm {
  const made = new OrderForm(
    { of: 'students', ids: ['s1'] },
    PAPERS.map((one) => one.paper),
    PAPERS,
    PROFILES,
  );
  made.folder = '/papieren';
  return made;
}

describe('an order', () => {
  it('is for the student at first, with everything and without a line in the log', () => {
    const filled = form();
    expect(filled.order).toEqual({
      paper: 'paspoort',
      subject: { of: 'students', ids: ['s1'] },
      receiver: 'jongere',
    });
    expect(filled.note).toBeNull();
    expect(filled.wrong()).toEqual([]);
  });

  it('offers only the parts that the receiver may have', () => {
    const filled = form();
    filled.toggle('wie', false);
    filled.give('werkgever');
    expect(filled.parts).toEqual(['kan', 'wil']);
    filled.toggle('wil', false);
    expect(filled.order.sections).toEqual(['kan']);
  });

  it('goes to somebody else only with a recipient, a purpose and a reason', () => {
    const filled = form();
    filled.choose('kort_paspoort');
    expect(filled.receiver).toBe('werkgever');
    expect(filled.wrong()).toEqual(['recipient', 'purpose']);
    filled.recipient = ' Groen Fictief ';
    filled.purpose = 'kennismaken';
    filled.basis = 'wettelijke_taak';
    expect(filled.wrong()).toEqual(['basis_note']);
    filled.basisNote = 'Participatiewet';
    expect(filled.wrong()).toEqual([]);
    expect(filled.note).toMatchObject({ recipient: 'Groen Fictief', basis: 'wettelijke_taak' });
  });

  it('asks no receiver of a paper that has none', () => {
    const filled = form();
    filled.give('werkgever');
    filled.choose('bellijst');
    expect(filled.logged).toBe(false);
    expect(filled.parts).toEqual([]);
    expect(filled.order.receiver).toBe('jongere');
  });

  it('wants a place, at least one part, and a password twice', () => {
    const filled = form();
    filled.folder = ' ';
    for (const part of filled.parts) filled.toggle(part, false);
    filled.locked = true;
    filled.password = 'vier losse woorden';
    filled.repeat = 'iets anders';
    expect(filled.wrong()).toEqual(['sections', 'repeat', 'place']);
  });

  it('writes the one file only when that was asked', () => {
    const filled = form();
    expect(filled.request('/papieren/alle.pdf').file).toBeNull();
    filled.together = true;
    expect(filled.request('/papieren/alle.pdf').file).toBe('/papieren/alle.pdf');
  });
});

describe('what a paper says this time', () => {
  it('is about a school year for the counts, and needs one', () => {
    const filled = form();
    filled.choose('cohort');
    expect(filled.wrong()).toEqual(['cohort']);
    filled.cohort = '2026-2027';
    expect(filled.wrong()).toEqual([]);
    expect(filled.order.subject).toEqual({ of: 'cohort', name: '2026-2027' });
    expect(filled.aboutThem).toBe(false);
  });

  it('puts names on a form, or makes one for anybody', () => {
    const filled = form();
    filled.choose('leeg_contact');
    expect(filled.canName).toBe(true);
    expect(filled.order.subject).toEqual({ of: 'students', ids: ['s1'] });
    filled.withName = false;
    expect(filled.order.subject).toEqual({ of: 'nobody' });
    filled.choose('paspoort');
    expect(filled.canName).toBe(false);
    expect(filled.order.subject).toEqual({ of: 'students', ids: ['s1'] });
  });

  it('takes what to bring and who is named along only in a letter', () => {
    const filled = form();
    const offer = { bring: ['Je paspoort.', 'Je vragen.'], people: [] };
    filled.choose('eenvoudige_uitnodiging');
    expect(filled.bringText(offer)).toBe('Je paspoort.\nJe vragen.');
    expect(filled.order.choices).toBeUndefined();
    filled.bring = 'Je map.\n\n Je agenda. ';
    filled.name('p1', false);
    filled.name('p2', false);
    filled.name('p1', true);
    expect(filled.order.choices).toEqual({ bring: ['Je map.', 'Je agenda.'], without: ['p2'], purpose: '' });
    filled.choose('paspoort');
    expect(filled.order.choices).toBeUndefined();
  });

  it('says on the consent form what for and until when', () => {
    const filled = form();
    filled.choose('deelformulier');
    expect(filled.order.choices).toBeUndefined();
    filled.consentPurpose = ' een stage ';
    filled.consentUntil = '2027-07-31';
    expect(filled.order.choices).toEqual({
      bring: [],
      without: [],
      purpose: 'een stage',
      until: '2027-07-31',
    });
  });
});

describe('the papers', () => {
  it('all come out of a list, a student, a meeting, an owner, the match table or a coach', () => {
    const offered = [...OF_LIST, ...Object.values(OF_MEETING).flat(), ...OF_OWNER, ...OF_TABLE, ...OF_COACH];
    expect(offered.toSorted()).toEqual(Object.keys(nl.afdrukken.papers).toSorted());
  });
});

describe('a path', () => {
  it('follows the notation of the folder', () => {
    expect(join('C:\\school', 'alle.pdf')).toBe('C:\\school\\alle.pdf');
    expect(join('/home/school/', 'alle.pdf')).toBe('/home/school/alle.pdf');
  });
});
