import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { display } from './display.svelte';
import {
  addShortcuts,
  caps,
  dialogOpened,
  moveRegion,
  onEscape,
  startKeyboard,
  type Shortcut,
} from './keyboard';
import { matches, parseCombo } from './keyboard/combo';

let stop: (() => void)[] = [];
beforeEach(() => {
  stop = [startKeyboard()];
  display.letters = true;
});
afterEach(() => {
  stop.forEach((end) => end());
  document.body.innerHTML = '';
});

function listen(...list: Shortcut[]): void {
  stop.push(addShortcuts(() => list));
}

function press(
  key: string,
  options: KeyboardEventInit = {},
  target: EventTarget = document.body,
): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
  target.dispatchEvent(event);
  return event;
}

describe('combinations', () => {
  test.each([
    ['Ctrl+K', { key: 'k', ctrlKey: true }, true],
    ['Ctrl+K', { key: 'k', metaKey: true }, true],
    ['Ctrl+K', { key: 'K', ctrlKey: true, shiftKey: true }, false],
    ['Ctrl+K', { key: 'k' }, false],
    ['Alt+1', { key: '¡', code: 'Digit1', altKey: true }, true],
    ['?', { key: '?', shiftKey: true }, true],
    ['Ctrl++', { key: '+', ctrlKey: true, shiftKey: true }, true],
    ['F6', { key: 'F6' }, true],
    ['F6', { key: 'F6', shiftKey: true }, false],
    ['Shift+F6', { key: 'F6', shiftKey: true }, true],
    ['C', { key: 'c' }, true],
  ])('%s against %o is %s', (keys, init, expected) => {
    expect(matches(parseCombo(keys), new KeyboardEvent('keydown', init))).toBe(expected);
  });

  test('key caps read as on the keyboard', () => {
    expect(caps('Ctrl+K')).toEqual(['Ctrl', 'K']);
    expect(caps('ArrowDown')).toEqual(['↓']);
    expect(caps('Space')).toEqual(['Spatie']);
  });
});

describe('shortcuts', () => {
  test('the newest layer wins and the older one comes back', () => {
    const general = vi.fn();
    const view = vi.fn();
    listen({ keys: 'Ctrl+P', label: 'a', run: general });
    const away = addShortcuts(() => [{ keys: 'Ctrl+P', label: 'b', run: view }]);
    expect(press('p', { ctrlKey: true }).defaultPrevented).toBe(true);
    away();
    press('p', { ctrlKey: true });
    expect([view.mock.calls.length, general.mock.calls.length]).toEqual([1, 1]);
  });

  test('list letters work only with the focus in a list, not while typing, and can be switched off', () => {
    const run = vi.fn();
    listen({ keys: 'C', label: 'contact noteren', scope: 'list', run });
    document.body.innerHTML =
      '<div data-list><div id="row" tabindex="0"></div><input id="field"></div><p id="out" tabindex="0"></p>';
    const row = document.getElementById('row') ?? document.body;
    press('c', {}, document.getElementById('out') ?? document.body);
    press('c', {}, document.getElementById('field') ?? document.body);
    expect(run).not.toHaveBeenCalled();
    press('c', {}, row);
    expect(run).toHaveBeenCalledTimes(1);
    display.letters = false;
    press('c', {}, row);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('Ctrl Z stays with the field while typing', () => {
    const run = vi.fn();
    listen({ keys: 'Ctrl+Z', label: 'terug', scope: 'text-free', run });
    document.body.innerHTML = '<input id="field">';
    expect(
      press('z', { ctrlKey: true }, document.getElementById('field') ?? document.body).defaultPrevented,
    ).toBe(false);
    press('z', { ctrlKey: true });
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('keys of the view rest while a dialog is open', () => {
    const run = vi.fn();
    const lock = vi.fn();
    listen({ keys: 'Ctrl+K', label: 'a', run }, { keys: 'Ctrl+L', label: 'b', run: lock, overDialog: true });
    const closed = dialogOpened();
    press('k', { ctrlKey: true });
    press('l', { ctrlKey: true });
    expect([run.mock.calls.length, lock.mock.calls.length]).toEqual([0, 1]);
    closed();
    press('k', { ctrlKey: true });
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('Esc takes the newest part first', () => {
    const order: string[] = [];
    listen({ keys: 'Escape', label: 'terug', run: () => order.push('back') });
    const first = onEscape(() => order.push('panel'));
    const second = onEscape(() => {
      order.push('menu');
      second();
    });
    press('Escape');
    press('Escape');
    first();
    press('Escape');
    expect(order).toEqual(['menu', 'panel', 'back']);
  });
});

test('F6 walks through the parts and round again, skipping parts with nothing to focus', () => {
  document.body.innerHTML = `
    <div data-region="bar"><button id="a"></button></div>
    <div data-region="leeg"></div>
    <div data-region="main"><button id="b"></button></div>`;
  const seen: (string | undefined)[] = [];
  for (const direction of [1, 1, 1, -1] as const) {
    moveRegion(direction);
    seen.push(document.activeElement?.id);
  }
  expect(seen).toEqual(['a', 'b', 'a', 'b']);
});
