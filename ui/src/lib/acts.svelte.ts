/**
 * Things you can do for a young person from anywhere: note a contact, make an agreement, print the passport,
 * press the rode knop.
 * The shell shows the dialogs; views and the palette start them here.
 */
import type { StudentId } from '$lib/backend/gen/ids';

export type ActKind = 'contact' | 'agreement' | 'passport' | 'red';

export interface Person {
  id: StudentId;
  name: string;
}

class Acts {
  #now = $state.raw<{ kind: ActKind; person: Person | undefined } | undefined>();

  #papers = $state.raw<'counts' | 'forms' | undefined>();

  /** What is going on; without a person that is asked first. */
  get now(): { kind: ActKind; person: Person | undefined } | undefined {
    return this.#now;
  }

  /** What is printed that is about nobody. */
  get papers(): 'counts' | 'forms' | undefined {
    return this.#papers;
  }

  start(kind: ActKind, person?: Person): void {
    this.stop();
    this.#now = { kind, person };
  }

  print(papers: 'counts' | 'forms'): void {
    this.stop();
    this.#papers = papers;
  }

  stop(): void {
    this.#now = undefined;
    this.#papers = undefined;
  }
}

export const acts = new Acts();
