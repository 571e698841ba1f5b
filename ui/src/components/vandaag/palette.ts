/** Reads what is typed in the palette: a verb, a name, or both in any order (`sanne bel`). */
import type { ActKind } from '$lib/acts.svelte';
import { nl } from '$lib/i18n/nl';
import { fold } from '$lib/search';

const words = nl.vandaag.acts;

/** More words to find each act by. */
export const ACT_WORDS: Record<ActKind, string> = {
  contact: words.wordsContact,
  agreement: words.wordsAgreement,
  passport: words.wordsPassport,
  red: words.wordsRed,
};
const VERBS: Record<ActKind, string[]> = {
  contact: fold(`${words.doContact} ${words.wordsContact}`).split(' '),
  agreement: fold(words.doAgreement).split(' '),
  passport: fold(`${words.doPassport} print printen pdf`).split(' '),
  red: fold(`${words.doRed} ${words.wordsRed}`).split(' '),
};
/** Small words between verb and name. */
const BETWEEN = ['bij', 'voor', 'van', 'met'];
/** A shorter beginning of a verb may as well be a name. */
const LEAST = 3;

/** The acts that the words ask for, and the words that are left: the name. */
export function asked(query: string): { name: string; kinds: ActKind[] } {
  const typed = query.split(/\s+/).filter((word) => word !== '');
  const kindsOf = (word: string) =>
    (Object.keys(VERBS) as ActKind[]).filter(
      (kind) => word.length >= LEAST && VERBS[kind].some((verb) => verb.startsWith(fold(word))),
    );
  const verbs = typed.filter((word) => kindsOf(word).length > 0);
  if (verbs.length === 0) return { name: typed.join(' '), kinds: [] };
  const all = verbs.map(kindsOf);
  const kinds = (all[0] ?? []).filter((kind) => all.every((one) => one.includes(kind)));
  const name = typed.filter((word) => !verbs.includes(word) && !BETWEEN.includes(fold(word)));
  return { name: name.join(' '), kinds };
}
