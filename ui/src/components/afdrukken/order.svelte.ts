/** What is filled in before something is printed, and what that makes of the order. */
import type { Basis, Form, Receiver, ReceiverProfile } from '$lib/backend/gen/disclosure';
import type { SectionKind } from '$lib/backend/gen/passport';
import type { Note, Order, Paper, PaperInfo, PrintDocuments, Subject } from '$lib/backend/gen/press';

/** Fields that can be wrong before anything is asked of the program. */
export type Wrong = 'recipient' | 'purpose' | 'basis_note' | 'place' | 'password' | 'repeat' | 'sections';

const SHORTEST_PASSWORD = 8;
/** Whoever leans on a law, a task or an agreement says which one. */
const NAMED: Basis[] = ['wettelijke_taak', 'algemeen_belang', 'overeenkomst', 'vitaal_belang'];

export class OrderForm {
  readonly subject: Subject;
  readonly infos: PaperInfo[];
  readonly profiles: ReceiverProfile[];

  paper = $state.raw<Paper>('paspoort');
  receiver = $state.raw<Receiver>('jongere');
  /** Parts that are left out this time. */
  without = $state.raw<SectionKind[]>([]);

  recipient = $state('');
  purpose = $state('');
  basis = $state.raw<Basis>('zelf_gegeven');
  basisNote = $state('');
  form = $state.raw<Form>('papier');

  folder = $state('');
  /** Also one file with everything in it. */
  together = $state(false);
  names = $state(false);
  locked = $state(false);
  password = $state('');
  repeat = $state('');

  constructor(subject: Subject, papers: Paper[], infos: PaperInfo[], profiles: ReceiverProfile[]) {
    this.subject = subject;
    this.infos = infos.filter((info) => papers.includes(info.paper));
    this.profiles = profiles;
    this.choose(papers[0] ?? 'paspoort');
  }

  /** Takes another kind of document; keeps the receiver when that one may have it. */
  choose(paper: Paper): void {
    this.paper = paper;
    const receivers = this.receivers;
    if (!receivers.includes(this.receiver)) this.receiver = receivers[0] ?? 'jongere';
    this.without = [];
  }

  give(receiver: Receiver): void {
    this.receiver = receiver;
    this.without = [];
  }

  get info(): PaperInfo | undefined {
    return this.infos.find((info) => info.paper === this.paper);
  }

  get receivers(): Receiver[] {
    return this.info?.receivers ?? [];
  }

  /** Parts of the passport that this receiver may have, in order. */
  get parts(): SectionKind[] {
    if (this.info?.shows_passport !== true) return [];
    return this.profiles.find((profile) => profile.receiver === this.receiver)?.sections ?? [];
  }

  /** It goes to somebody else than the student, so the log has to say to whom and why. */
  get logged(): boolean {
    return this.receiver !== 'jongere' && this.receivers.length > 0;
  }

  get order(): Order {
    const order: Order = { paper: this.paper, subject: this.subject, receiver: this.receiver };
    if (this.without.length > 0) order.sections = this.parts.filter((part) => !this.without.includes(part));
    return order;
  }

  toggle(part: SectionKind, wanted: boolean): void {
    const others = this.without.filter((one) => one !== part);
    this.without = wanted ? others : [...others, part];
  }

  /** What still has to be filled in, in the order of the form. */
  wrong(): Wrong[] {
    const wrong: Wrong[] = [];
    if (this.parts.length > 0 && this.without.length === this.parts.length) wrong.push('sections');
    if (this.logged) {
      if (this.recipient.trim() === '') wrong.push('recipient');
      if (this.purpose.trim() === '') wrong.push('purpose');
      if (this.named && this.basisNote.trim() === '') wrong.push('basis_note');
    }
    if (this.locked) {
      if (this.password.length < SHORTEST_PASSWORD) wrong.push('password');
      else if (this.password !== this.repeat) wrong.push('repeat');
    }
    if (this.folder.trim() === '') wrong.push('place');
    return wrong;
  }

  get named(): boolean {
    return NAMED.includes(this.basis);
  }

  get note(): Note | null {
    if (!this.logged) return null;
    return {
      recipient: this.recipient.trim(),
      organisation_id: null,
      contact_id: null,
      purpose: this.purpose.trim(),
      basis: this.basis,
      basis_note: this.named ? this.basisNote.trim() : '',
      form: this.form,
      consent_id: null,
    };
  }

  /** The request; `together` is the path of the one file, when that is wanted. */
  request(together: string | null): PrintDocuments {
    return {
      order: this.order,
      folder: this.folder.trim(),
      file: this.together ? together : null,
      names: this.names,
      password: this.locked ? this.password : null,
      note: this.note,
    };
  }
}
