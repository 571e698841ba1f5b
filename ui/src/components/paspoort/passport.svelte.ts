/** A passport while it is filled in: one autosave per answer, so that nothing typed is lost. */
import { autosave, type Autosave } from '$lib/autosave.svelte';
import { call, toProblem, type Problem } from '$lib/backend';
import type { StudentId } from '$lib/backend/gen/ids';
import type { Passport, SaveAnswer, Section, SectionKind, Visibility } from '$lib/backend/gen/passport';

export interface AnswerValues {
  text: string;
  visibility: Visibility;
}

/** Who sees an answer that nobody chose for yet; the program has the same rule. */
const USUAL: Visibility = 'coach';
/** Order on the screen: the four questions first, as on the mock of paper. */
const ORDER: SectionKind[] = ['wie', 'kan', 'wil', 'nodig', 'stap', 'gebeurd', 'voorkant'];

export class PassportRecord {
  readonly student: StudentId;
  #passport = $state.raw<Passport | undefined>();
  #problem = $state.raw<Problem | undefined>();
  #answers = $state.raw<ReadonlyMap<string, Autosave<AnswerValues>>>(new Map());
  /** Questions whose answer holds words about health. */
  #health = $state.raw<ReadonlySet<string>>(new Set());
  /** It was put back to concept because an answer changed. */
  #reopened = $state(false);
  #turn = 0;

  constructor(student: StudentId) {
    this.student = student;
  }

  get passport(): Passport | undefined {
    return this.#passport;
  }
  get problem(): Problem | undefined {
    return this.#problem;
  }
  get reopened(): boolean {
    return this.#reopened;
  }
  get sections(): Section[] {
    const place = (kind: SectionKind) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
    return (this.#passport?.set.sections ?? []).toSorted((a, b) => place(a.kind) - place(b.kind));
  }

  answer(question: string): Autosave<AnswerValues> | undefined {
    return this.#answers.get(question);
  }
  healthHint(question: string): boolean {
    return this.#health.has(question);
  }
  answered(section: Section): number {
    return section.questions.filter((one) => (this.answer(one.code)?.values.text.trim() ?? '') !== '').length;
  }

  async load(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const passport = await call('passport_get', this.student);
      if (turn === this.#turn) this.#take(passport);
    } catch (thrown) {
      if (turn === this.#turn) this.#problem = toProblem(thrown);
    }
  }

  #take(passport: Passport): void {
    const before = this.#passport?.status;
    if (before === 'vastgesteld' || before === 'gedeeld') {
      this.#reopened = passport.status === 'concept' || passport.status === 'besproken';
    } else if (passport.status === 'vastgesteld' || passport.status === 'gedeeld') this.#reopened = false;
    const stored = new Map(passport.answers.map((one) => [one.question, one]));
    const answers = new Map(this.#answers);
    for (const section of passport.set.sections) {
      for (const question of section.questions) {
        const one = stored.get(question.code);
        const values = { text: one?.text ?? '', visibility: one?.visibility ?? USUAL };
        const known = answers.get(question.code);
        if (known === undefined) answers.set(question.code, this.#make(question.code, values));
        else known.accept(values);
      }
    }
    this.#answers = answers;
    this.#health = new Set(passport.answers.filter((one) => one.health_hint).map((one) => one.question));
    this.#problem = undefined;
    this.#passport = passport;
  }

  #make(question: string, initial: AnswerValues): Autosave<AnswerValues> {
    return autosave<AnswerValues>({
      initial,
      save: async (changes) => {
        const request: SaveAnswer = { student_id: this.student, question, ...changes };
        const { value } = await call('answer_save', request);
        const health = new Set(this.#health);
        if (value.health_hint) health.add(question);
        else health.delete(question);
        this.#health = health;
      },
    });
  }
}
