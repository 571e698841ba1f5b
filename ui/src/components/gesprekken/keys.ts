/** The keys of a meeting, and the way to its parts. */
import type { Missing } from '$lib/backend/gen/meetings';
import { nl } from '$lib/i18n/nl';
import { walksByWord, type Shortcut } from '$lib/keyboard';

/** Puts the focus on the first control of a part of the screen. */
export function focusPart(root: HTMLElement | undefined, selector: string): void {
  root
    ?.querySelector<HTMLElement>(
      `${selector} :is(input:not([type=radio]):not(:disabled), textarea, select), ${selector} input:checked, ${selector} button`,
    )
    ?.focus();
}

const PARTS: Record<string, string> = {
  outcome: '[data-field=own_words]',
  agreement_date: '[data-field=agreements]',
  agreement_owner: '[data-field=agreements]',
  draft: '[data-field=agreements]',
  instrument_status: '[data-part=instruments]',
  jobcoach_from: '[data-field=jobcoach]',
  other_name: '[data-field=own_words]',
};

/** Where something can be filled in that was found to be missing. */
export function partOf({ what }: Pick<Missing, 'what'>): string {
  return PARTS[what] ?? `[data-field=${what}]`;
}

interface Ways {
  /** To the next (1) or the previous (-1) student. */
  step: (step: 1 | -1) => void;
  part: (selector: string) => void;
  /** Opens what keeps the student, to write in it. */
  obstacles: () => void;
  /** The student reads along. */
  readBack: () => void;
  print: () => void;
}

/** What can be pressed; `open` when there is still something to write. */
export function meetingKeys(open: boolean, { step, part, obstacles, readBack, print }: Ways): Shortcut[] {
  const words = nl.gesprekken.one.keys;
  const between = () => !walksByWord(document.activeElement);
  const ways: Shortcut[] = [
    { keys: 'Ctrl+ArrowRight', label: words.next, bar: true, when: between, run: () => step(1) },
    { keys: 'Ctrl+ArrowLeft', label: words.previous, when: between, run: () => step(-1) },
    { keys: 'Ctrl+PageDown', label: words.nextFromText, run: () => step(1) },
    { keys: 'Ctrl+PageUp', label: words.previousFromText, run: () => step(-1) },
  ];
  const parts: [string, string, string][] = [
    ['Alt+A', words.agreement, '[data-field=agreements] [role=group]'],
    ['Alt+R', words.instrument, '[data-part=instruments] .add'],
    ['Alt+J', words.jobcoach, '[data-field=jobcoach]'],
    ['Alt+P', words.presence, '[data-field=presence]'],
  ];
  if (open) {
    ways.push(
      ...parts.map(([keys, label, selector]) => ({ keys, label, bar: true, run: () => part(selector) })),
      { keys: 'Alt+W', label: words.obstacles, run: obstacles },
      { keys: 'Alt+K', label: words.readBack, run: readBack },
      { keys: 'Alt+ArrowUp Alt+ArrowDown', label: words.order, group: 'list' },
    );
  }
  return [...ways, { keys: 'Ctrl+P', label: words.print, run: print }];
}
