import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/svelte';

// See testTimeout in vite.config.ts.
configure({ asyncUtilTimeout: 15_000 });

// jsdom knows the dialog element but not its modal way of opening.
if (typeof HTMLDialogElement !== 'undefined' && typeof HTMLDialogElement.prototype.showModal !== 'function') {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.setAttribute('open', '');
  };
  HTMLDialogElement.prototype.close = function close() {
    this.removeAttribute('open');
  };
}

if (typeof window.matchMedia !== 'function') {
  window.matchMedia = (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
}

// axe asks for a canvas; jsdom has none and says so loudly.
HTMLCanvasElement.prototype.getContext = () => null;
