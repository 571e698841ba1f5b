/** Pretended printing: what there is to choose, and what would be made. Made up, not shipped. */
import type { Answer } from './mock';

const ALL = ['jongere', 'werkgever', 'mbo', 'gemeente', 'jobcoach', 'zorg'];
const SECTIONS = ['voorkant', 'wie', 'kan', 'wil', 'nodig', 'gebeurd', 'stap'];
const paper = (name: string, about: string, receivers: string[] = [], shows_passport = false) => ({
  paper: name,
  about,
  receivers,
  shows_passport,
});

interface Asked {
  order: { paper: string; subject: { of: string; ids?: string[] } };
  folder: string | null;
}

const count = (order: Asked['order']) => order.subject.ids?.length ?? 1;

export function afdrukken(name: (id: string) => string): Record<string, Answer> {
  return {
    papers_list: () => [
      paper('paspoort', 'students', ALL, true),
      paper('kort_paspoort', 'students', ['werkgever', 'jobcoach'], true),
      paper('bellijst', 'students'),
      paper('agenda', 'meeting'),
      paper('uitnodiging', 'meeting'),
      paper('verslag', 'meeting', ALL),
      paper('afspraken', 'meeting'),
      paper('caseload', 'coach'),
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
    preview_order: (order: Asked['order']) => ({
      title: order.paper,
      count: count(order),
      left_out: ['Omar Zogenaamd heeft nog geen paspoort.'],
    }),
    // A browser without the program has no press.
    preview_document: () =>
      Promise.reject({ code: 'database', message: 'Hier is geen voorbeeld.', field: null }),
    print_documents: (request: Asked) => ({
      files: (request.order.subject.ids ?? ['s0']).map((id) => ({
        path: `${request.folder ?? ''}/${request.order.paper}-${id}.pdf`,
        about: name(id),
      })),
      left_out: ['Omar Zogenaamd heeft nog geen paspoort.'],
      stopped: false,
    }),
    printed_open: () => null,
    printed_print: () => true,
    work_cancel: () => null,
  } as unknown as Record<string, Answer>;
}
