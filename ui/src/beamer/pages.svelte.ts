/**
 * Text that does not fit: first a little smaller, and then in pages. The parts flow in columns as wide
 * as themselves, so that no line is ever cut in two; a page is one column.
 */

/** Smaller than the last of these can't be read from five metres. */
const SIZES = [1, 0.9, 0.8];

export class Pages {
  /** How many pages there are. */
  count = $state(1);
  #parts: HTMLElement[] = [];
  #root: HTMLElement | undefined;

  /** On the element that the sizes hold for. */
  root = (node: HTMLElement): (() => void) => {
    this.#root = node;
    const watch = new ResizeObserver(() => this.fit());
    watch.observe(node);
    void document.fonts?.ready.then(() => this.fit());
    return () => watch.disconnect();
  };

  /** On every part that flows. */
  part = (node: HTMLElement): (() => void) => {
    this.#parts.push(node);
    return () => {
      this.#parts = this.#parts.filter((part) => part !== node);
    };
  };

  /** Chooses the largest letters with which all fits, and counts the pages of the smallest else. */
  fit(): void {
    if (this.#root === undefined) return;
    for (const size of SIZES) {
      this.#root.style.setProperty('--k', String(size));
      this.count = Math.max(1, ...this.#parts.map(pagesOf));
      if (this.count === 1) return;
    }
  }

  /** Shows a page; a part that is shorter stays on its last. */
  show(page: number): void {
    for (const part of this.#parts) {
      const at = Math.min(page, pagesOf(part) - 1);
      part.scrollLeft = at * step(part);
    }
  }
}

function step(part: HTMLElement): number {
  return part.clientWidth + (Number.parseFloat(getComputedStyle(part).columnGap) || 0);
}

function pagesOf(part: HTMLElement): number {
  const each = step(part);
  return each > 0 ? Math.max(1, Math.round((part.scrollWidth + each - part.clientWidth) / each)) : 1;
}
