/** Which parts have a shape of their own, and the words for the choice of who may see an answer. */
import { PASSPORT_PARTS, type PassportPart } from '$components/shared/passport';
import type { Visibility as Shown } from '$components/shared/visibility';
import type { SectionKind, Visibility } from '$lib/backend/gen/passport';

/** The shape of a part of the passport; the other parts have an icon. */
export function shapeOf(kind: SectionKind): PassportPart | undefined {
  return PASSPORT_PARTS.find((part) => part === kind);
}

const PAIRS: Record<Visibility, Shown> = { ik: 'only_me', coach: 'my_coach', ontvanger: 'who_i_choose' };

export const shown = (value: Visibility): Shown => PAIRS[value];
export function chosen(value: Shown): Visibility {
  return (Object.keys(PAIRS) as Visibility[]).find((key) => PAIRS[key] === value) ?? 'coach';
}
