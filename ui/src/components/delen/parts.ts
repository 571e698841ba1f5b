/** Words for parts of the passport and for documents, as the log of what was given shows them. */
import type { SectionKind } from '$lib/backend/gen/passport';
import { nl } from '$lib/i18n/nl';

/** Every part, in the order of the passport. */
export const PARTS: SectionKind[] = ['voorkant', 'wie', 'kan', 'wil', 'nodig', 'gebeurd', 'stap'];

/** `Wie ben ik, Wat kan ik en Wat wil ik`: without the question marks it reads as a sentence. */
export function partsInWords(sections: readonly SectionKind[]): string {
  const names = PARTS.filter((part) => sections.includes(part)).map((part) =>
    nl.afdrukken.forWhom.part[part].replace(/\?$/, ''),
  );
  if (names.length === 0) return nl.delen.otherPapers;
  return names.length === 1
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} ${nl.delen.and} ${names.at(-1) ?? ''}`;
}

/** Name of a kind of document; one that this version does not know is shown as it is kept. */
export function documentInWords(document: string): string {
  return (nl.afdrukken.papers as Record<string, string>)[document] ?? document;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
