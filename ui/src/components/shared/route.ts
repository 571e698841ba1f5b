/** The eight places of the route and how the small line is drawn. Measures are in pixels of the drawing. */

export const PLACES = 8;
/** The fifth place is the gate: the last school day. */
export const GATE = 5;

export type Coach = 'none' | 'asked' | 'walking';

/** The colour of a place; used in the ring of the current stop only. */
export function phaseColour(place: number): string {
  const names = ['beeld', 'beeld', 'gesprek', 'plaatsing', 'overdracht', 'nazorg', 'nazorg', 'geland'];
  return `var(--phase-${names[place - 1] ?? 'beeld'})`;
}

export interface RouteGeometry {
  width: number;
  height: number;
  /** Growth against the list size. */
  grow: number;
  x: (place: number) => number;
  coachY: number;
}

/** `small`: 119 x 22, for a list row. `large`: `width` wide and 28 high, for a panel or an empty state. */
export function routeGeometry(size: 'small' | 'large', width = 259): RouteGeometry {
  if (size === 'small') {
    return { width: 119, height: 22, grow: 1, x: (place) => 7 + 15 * (place - 1), coachY: 19 };
  }
  const step = (width - 14) / (PLACES - 1);
  return { width, height: 28, grow: 1.35, x: (place) => 7 + step * (place - 1), coachY: 23 };
}
