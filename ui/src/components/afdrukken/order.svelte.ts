/** What is filled in before something is printed, and what that makes of the order. */
import type { Basis, Form, Receiver, ReceiverProfile } from '$lib/backend/gen/disclosure';
import type { SectionKind } from '$lib/backend/gen/passport';
import type { ParticipantId } from '$lib/backend/gen/ids';
import type {
  Choices,
  Note,
  Offer,
  Order,
  Paper,
  PaperInfo,
  PrintDocuments,
  Subject,
} from '$lib/backend/gen/press';

/** Fields that can be wrong before anything is asked of the program. */
export type Wrong =
  'cohort' | 'recipient' | 'purpose' | 'basis_note' | 'place' | 'password' | 'repeat' | 'sections';

/** What is known beforehand of to whom it goes and why. */
export interface Preset {
  recipient: string;
  purpose: string;
  basis: Basis;
  basisNote: string;
}

const SHORTEST_PASSWORD = 8;
/** Whoever leans on a law, a task or an agreement says which one. */
const NAMED: Basis[] = ['wettelijke_taak', 'algemeen_belang', 'overeenkomst', 'vitaal_belang'];

/** Kinds of receivers that go by the profile of another. */
const LIKE: Partial<Record<Receiver, Receiver>> = {
  uwv: 'gemeente',
  wsp: 'gemeente',
  doorstroompunt: 'gemeente',
};

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export class OrderForm {
  readonly subject: Subject;
  readonly infos: PaperInfo[];
  readonly profiles: ReceiverProfile[];

  paper = $state.raw<Paper>('paspoort');
  receiver = $state.raw<Receiver>('jongere');
  /** Parts that are left out this time. */
  without = $state.raw<SectionKind[]>([]);

  /** The school year that is counted, for a paper about one. */
  cohort = $state('');
  /** A form to fill in gets the names of the students on it. */
  withName = $state(true);
  /** What a letter says to bring, a thing per line; what is usual as long as nobody typed. */
  bring = $state<string | undefined>();
  /** Who is not named in a letter this time. */
  unnamed = $state.raw<ParticipantId[]>([]);
  /** What the consent on the form is for, and until when. */
  consentPurpose = $state('');
  consentUntil = $state.raw<string | null>(null);

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

  /** Fills in beforehand what is known of to whom and why; all of it can be changed. */
  propose(preset: Preset): void {
    this.recipient = preset.recipient;
    this.purpose = preset.purpose;
    this.basis = preset.basis;
    this.basisNote = preset.basisNote;
  }

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

  /** What may go to this receiver at most: other public bodies get what a municipality gets. */
  get profile(): ReceiverProfile | undefined {
    const like = LIKE[this.receiver] ?? this.receiver;
    return this.profiles.find((profile) => profile.receiver === like);
  }

  /** It goes to several, and each paper knows to whom. */
  get knowsWhom(): boolean {
    return this.paper === 'gesprekspapieren' || this.paper === 'afsprakenlijst';
  }

  /** Parts of the passport that this receiver may have, in order. */
  get parts(): SectionKind[] {
    if (this.info?.shows_passport !== true) return [];
    return this.profile?.sections ?? [];
  }

  /** It goes to somebody else than the student, so the log has to say to whom and why. */
  get logged(): boolean {
    return this.receiver !== 'jongere' && this.receivers.length > 0;
  }

  /** It is about the students that were chosen, and not about a year or a form for anybody. */
  get aboutThem(): boolean {
    return this.about === this.subject;
  }

  /** What this paper is about: a form can do without names, and a count is about a school year. */
  private get about(): Subject {
    if (this.info?.about === 'cohort') return { of: 'cohort', name: this.cohort };
    if (this.info?.about === 'nobody' && !this.withName) return { of: 'nobody' };
    return this.subject;
  }

  /** Names can be put on this form. */
  get canName(): boolean {
    return this.info?.about === 'nobody' && this.subject.of === 'students';
  }

  /** What the paper says this time, as far as that is not the usual. */
  private get choices(): Choices | undefined {
    const letter =
      this.paper === 'uitnodiging' ||
      this.paper === 'eenvoudige_uitnodiging' ||
      this.paper === 'gesprekspapieren';
    const choices: Choices = {
      bring: this.paper === 'eenvoudige_uitnodiging' ? linesOf(this.bring ?? '') : [],
      without: letter ? this.unnamed : [],
      purpose: '',
    };
    if (this.paper === 'deelformulier') {
      choices.purpose = this.consentPurpose.trim();
      if (this.consentUntil !== null) choices.until = this.consentUntil;
    }
    const usual =
      choices.bring.length + choices.without.length === 0 &&
      choices.purpose === '' &&
      choices.until === undefined;
    return usual ? undefined : choices;
  }

  get order(): Order {
    const order: Order = { paper: this.paper, subject: this.about, receiver: this.receiver };
    if (this.without.length > 0) order.sections = this.parts.filter((part) => !this.without.includes(part));
    const { choices } = this;
    if (choices !== undefined) order.choices = choices;
    return order;
  }

  /** Names somebody in the letter, or not. */
  name(person: ParticipantId, wanted: boolean): void {
    const others = this.unnamed.filter((one) => one !== person);
    this.unnamed = wanted ? others : [...others, person];
  }

  /** What stands in the box for what to bring: what was typed, else the usual. */
  bringText(offer: Offer): string {
    return this.bring ?? offer.bring.join('\n');
  }

  toggle(part: SectionKind, wanted: boolean): void {
    const others = this.without.filter((one) => one !== part);
    this.without = wanted ? others : [...others, part];
  }

  /** What still has to be filled in, in the order of the form. */
  wrong(): Wrong[] {
    const wrong: Wrong[] = [];
    if (this.info?.about === 'cohort' && this.cohort === '') wrong.push('cohort');
    if (this.parts.length > 0 && this.without.length === this.parts.length) wrong.push('sections');
    if (this.logged) {
      if (this.recipient.trim() === '' && !this.knowsWhom) wrong.push('recipient');
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
