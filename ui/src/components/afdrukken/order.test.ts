import { describe, expect, it } from 'vitest';
import type { ReceiverProfile } from '$lib/backend/gen/disclosure';
import type { PaperInfo } from '$lib/backend/gen/press';
import { OrderForm } from './order.svelte';
import { join } from './path';

const PAPERS: PaperInfo[] = [
  { paper: 'paspoort', about: 'students', receivers: ['jongere', 'werkgever'], shows_passport: true },
  { paper: 'kort_paspoort', about: 'students', receivers: ['werkgever'], shows_passport: true },
  { paper: 'bellijst', about: 'students', receivers: [], shows_passport: false },
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
    ['paspoort', 'kort_paspoort', 'bellijst'],
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

describe('a path', () => {
  it('follows the notation of the folder', () => {
    expect(join('C:\\school', 'alle.pdf')).toBe('C:\\school\\alle.pdf');
    expect(join('/home/school/', 'alle.pdf')).toBe('/home/school/alle.pdf');
  });
});
