/** F6: the big parts of the screen, one after the other. A part is an element with `data-region`. */

const FOCUSABLE =
  'a[href],button:not(:disabled),input:not(:disabled),select:not(:disabled),textarea:not(:disabled),[tabindex]:not([tabindex="-1"])';

const lastFocus = new WeakMap<Element, HTMLElement>();

function isShown(element: Element): boolean {
  return typeof element.checkVisibility === 'function' ? element.checkVisibility() : true;
}

/** Keeps where the focus was in each part, so that F6 comes back there. Returns the function that stops it. */
export function followRegions(): () => void {
  const follow = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement)) return;
    const region = event.target.closest('[data-region]');
    if (region !== null) lastFocus.set(region, event.target);
  };
  document.addEventListener('focusin', follow);
  return () => document.removeEventListener('focusin', follow);
}

/** Moves the focus to the next (1) or previous (-1) part. */
export function moveRegion(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isShown);
  if (regions.length === 0) return;
  const inside = document.activeElement?.closest('[data-region]') ?? null;
  const from = regions.findIndex((region) => region === inside);
  const start = from === -1 ? (direction === 1 ? -1 : 0) : from;
  for (let step = 1; step <= regions.length; step += 1) {
    const at = (start + direction * step + regions.length * 2) % regions.length;
    const region = regions[at];
    if (region !== undefined && enter(region)) return;
  }
}

function enter(region: HTMLElement): boolean {
  const before = lastFocus.get(region);
  const target =
    before !== undefined && before.isConnected && region.contains(before) && isShown(before)
      ? before
      : (region.querySelector<HTMLElement>(FOCUSABLE) ?? region.querySelector<HTMLElement>('h1[tabindex]'));
  if (target === null) return false;
  target.focus();
  return document.activeElement === target;
}
