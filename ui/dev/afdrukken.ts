/** Pretended printing: what there is to choose, and what would be made. Made up, not shipped. */
import type { Answer } from './mock';

const ALL = ['jongere', 'werkgever', 'mbo', 'gemeente', 'jobcoach', 'zorg'];
const SECTIONS = ['voorkant', 'wie', 'kan', 'wil', 'nodig', 'gebeurd', 'stap'];
const SEALED = ['paspoort', 'eenvoudig_paspoort', 'boekje'];
const paper = (name: string, about: string, receivers: string[] = [], shows_passport = false) => ({
  paper: name,
  about,
  receivers,
  shows_passport,
  sealed: SEALED.includes(name),
});

const PEOPLE = [
  { id: 'p1', name: 'Karin Consulent', role: 'consulent, Gemeente Oefendam' },
  { id: 'p2', name: 'Bram Bedenksel', role: 'adviseur, UWV' },
  { id: 'p3', name: 'Truus Testman', role: 'moeder' },
];
/** What can be chosen about a letter. */
const PACKETS = [
  { id: 'p1', name: 'Karin Consulent, Gemeente Oefendam', role: '2 verslagen, 1 afspraak' },
  { id: 'p2', name: 'Bram Bedenksel, UWV', role: '2 verslagen' },
  { id: 'p3', name: 'Truus Testman', role: '1 verslag' },
];
const offer = (name: string) => ({
  bring:
    name === 'eenvoudige_uitnodiging' ? ['Je paspoort, als je dat al hebt.', 'Vragen die jij hebt.'] : [],
  people:
    name === 'gesprekspapieren'
      ? PACKETS
      : name === 'eenvoudige_uitnodiging'
        ? PEOPLE
        : name === 'uitnodiging'
          ? PEOPLE.slice(0, 2)
          : [],
});

interface Asked {
  order: {
    paper: string;
    subject: { of: string; ids?: string[] };
    choices?: { purpose: string; without?: string[] };
  };
  folder: string | null;
}

const count = (order: Asked['order']) =>
  order.paper === 'gesprekspapieren'
    ? 6 - (order.choices?.without?.length ?? 0)
    : (order.subject.ids?.length ?? 1);

export function afdrukken(name: (id: string) => string): Record<string, Answer> {
  return {
    papers_list: () => [
      paper('paspoort', 'students', ALL, true),
      paper('kort_paspoort', 'students', ['werkgever', 'jobcoach'], true),
      paper('eenvoudig_paspoort', 'students', ALL, true),
      paper('boekje', 'students', ['jongere', 'mbo', 'jobcoach'], true),
      paper('overgangsdocument', 'students', ALL, true),
      paper('overdracht', 'students', ALL.slice(1), true),
      paper('begeleidingsplan', 'students', ['jobcoach', 'jongere']),
      paper('deelformulier', 'students', ['jongere']),
      paper('belkaart', 'students', ['jongere']),
      paper('bellijst', 'students'),
      paper('inzage', 'students', ['jongere']),
      paper('agenda', 'meeting'),
      paper('uitnodiging', 'meeting'),
      paper('eenvoudige_uitnodiging', 'meeting'),
      paper('verslag', 'meeting', ALL),
      paper('eenvoudig_verslag', 'meeting', ['jongere']),
      paper('afspraken', 'meeting'),
      paper('gesprekspapieren', 'meeting', ['anders']),
      paper('leeg_verslag', 'meeting'),
      paper('cohort', 'cohort'),
      paper('leeg_paspoort', 'nobody'),
      paper('leeg_contact', 'nobody'),
      paper('caseload', 'coach'),
      paper('matchtafel', 'nobody'),
    ],
    receiver_profiles: () =>
      ALL.map((receiver) => ({
        receiver,
        name: receiver,
        sections: SECTIONS,
        left_out: [],
        photo: true,
        age: true,
        relatives: false,
        note: 'Wat iemand kan en wat helpt.',
      })),
    print_folder: () => '/home/testman/Documenten/Transitieroute',
    preview_order: (order: Asked['order']) => {
      if (order.choices?.purpose.includes('111222333') === true) {
        throw {
          code: 'looks_like_bsn',
          message: 'Dit lijkt een bsn. Dat mag hier niet staan. Haal het nummer weg.',
          field: null,
        };
      }
      return {
        title: order.paper,
        count: count(order),
        left_out: order.paper.endsWith('paspoort')
          ? ['Omar Zogenaamd heeft nog geen paspoort ingevuld.']
          : [],
        offer: offer(order.paper),
      };
    },
    // A browser without the program has no press; a folder with examples may stand in for it.
    preview_document: async ({ order }: Asked) => {
      const example = await fetch(`/dev/voorbeeld/${order.paper}.pdf`);
      if (example.headers.get('content-type') === 'application/pdf') return example.arrayBuffer();
      throw { code: 'database', message: 'Hier is geen voorbeeld.', field: null };
    },
    print_documents: (request: Asked) => ({
      files:
        request.order.paper === 'gesprekspapieren'
          ? ['Yara de Demo', 'Daan Testman', ...PACKETS.map((one) => one.name), 'Dossier van de school'].map(
              (about, at) => ({ path: `${request.folder ?? ''}/papieren-${at}.pdf`, about, together: false }),
            )
          : (request.order.subject.ids ?? ['s0']).map((id) => ({
              path: `${request.folder ?? ''}/${request.order.paper}-${id}.pdf`,
              about: name(id),
              together: false,
            })),
      left_out: ['Omar Zogenaamd heeft nog geen paspoort ingevuld.'],
      stopped: false,
    }),
    printed_open: () => null,
    printed_print: () => true,
    work_cancel: () => null,
  } as unknown as Record<string, Answer>;
}
