import { nl } from '$lib/i18n/nl';

/**
 * What went wrong, in the form the window shows it. `message` is plain Dutch and ready to show;
 * `code` is stable and the only thing code may compare; `field` names the request field it is about.
 */
export class Problem extends Error {
  readonly code: string;
  readonly field: string | undefined;

  constructor(code: string, message: string, field?: string) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.field = field;
  }
}

/** Turns whatever a command threw into a `Problem`. Never throws itself. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (typeof thrown === 'object' && thrown !== null) {
    const { code, message, field } = thrown as Record<string, unknown>;
    if (typeof code === 'string' && typeof message === 'string') {
      return new Problem(code, message, typeof field === 'string' ? field : undefined);
    }
  }
  return new Problem('window', nl.shared.problem.unexpected);
}
