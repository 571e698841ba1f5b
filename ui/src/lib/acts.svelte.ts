/**
 * Things you can do for a young person from anywhere: note a contact, make an agreement, print the passport.
 * The shell shows the dialogs; views and the palette start them here.
 */
import type { StudentId } from '$lib/backend/gen/ids';

export type ActKind = 'contact' | 'agreement' | 'passport';

export interface Person {
  id: StudentId;
  name: string;
}

class Acts {
  #now = $state.raw<{ kind: ActKind; person: Person | undefined } | undefined>();

  /** What is going on; without a person that is asked first. */
  get now(): { kind: ActKind; person: Person | undefined } | undefined {
    return this.#now;
  }

  start(kind: ActKind, person?: Person): void {
    this.#now = { kind, person };
  }

  stop(): void {
    this.#now = undefined;
  }
}

export const acts = new Acts();
