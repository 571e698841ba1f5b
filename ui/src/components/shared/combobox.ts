/** Choices of a Combobox and how they are found. */
import { needleOf, score } from '$lib/search';

export interface ComboOption {
  value: string;
  label: string;
  /** Beside the label, such as the province that tells two Bergens apart. */
  detail?: string | undefined;
  /** More words to find it by: `Den Haag`. */
  words?: string | undefined;
}

/** The options that fit, best first; equal ones keep their order. */
export function fitting(options: ComboOption[], query: string, most: number): ComboOption[] {
  const needle = needleOf(query);
  return options
    .map((option) => ({
      option,
      score: score(needle, `${option.label} ${option.detail ?? ''} ${option.words ?? ''}`, option.label),
    }))
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map((entry) => entry.option);
}
