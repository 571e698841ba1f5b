import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { autosave, discardAll } from './autosave.svelte';
import { Problem } from './backend';
import { heading, menuOf, router } from './router.svelte';

beforeEach(() => {
  router.reset();
  router.askLeave = () => Promise.resolve(false);
});
afterEach(discardAll);

describe('router', () => {
  test('goes, and comes back the same way', async () => {
    await router.go('jongeren', { filter: 'te-laat' });
    await router.go('jongere', { id: 'a' });
    expect(router.params('jongere')).toEqual({ id: 'a' });
    expect(router.previous).toBe('jongeren');
    await router.back();
    expect(router.route).toEqual({ view: 'jongeren', params: { filter: 'te-laat' } });
    await router.back();
    expect(router.view).toBe('vandaag');
    expect(await router.back()).toBe(false);
  });

  test('the next person takes the same place in the history', async () => {
    await router.go('jongeren', {});
    await router.go('jongere', { id: 'a' });
    await router.replace('jongere', { id: 'b' });
    await router.back();
    expect(router.view).toBe('jongeren');
  });

  test('waits with leaving until everything is saved', async () => {
    let answer: () => void = () => undefined;
    const record = autosave({
      initial: { text: '' },
      save: () => new Promise<void>((resolve) => (answer = resolve)),
    });
    record.set('text', 'net getypt');
    const going = router.go('jongeren', {});
    await Promise.resolve();
    expect(router.view).toBe('vandaag');
    answer();
    expect(await going).toBe(true);
    expect(router.view).toBe('jongeren');
  });

  test('stays when saving fails, unless the person leaves anyway', async () => {
    const record = autosave({
      initial: { text: '' },
      save: () => Promise.reject(new Problem('disk_full', 'De schijf is vol.')),
    });
    record.set('text', 'net getypt');
    const ask = vi.fn(() => Promise.resolve(false));
    router.askLeave = ask;
    expect(await router.go('jongeren', {})).toBe(false);
    expect(router.view).toBe('vandaag');
    expect(record.values.text).toBe('net getypt');
    router.askLeave = () => Promise.resolve(true);
    expect(await router.go('jongeren', {})).toBe(true);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('the first heading after a move gets the focus, a later one does not', async () => {
    await router.go('jongeren', {});
    const first = document.createElement('h1');
    const second = document.createElement('h1');
    document.body.append(first, second);
    heading(first);
    expect(document.activeElement).toBe(first);
    heading(second);
    expect(document.activeElement).toBe(first);
    first.remove();
    second.remove();
  });

  test('locking leaves nothing behind', async () => {
    await router.go('jongere', { id: 'a' });
    router.remember('jongeren', { search: 'sanne' });
    router.reset();
    expect(router.recall('jongeren')).toBeUndefined();
    expect(router.canBack).toBe(false);
    expect(router.route).toEqual({ view: 'vandaag', params: {} });
  });

  test('a person belongs to the list of students', () => {
    expect(menuOf('jongere')).toBe('jongeren');
    expect(menuOf('afspraken')).toBe('vandaag');
    expect(menuOf('gesprek')).toBe('gesprekken');
    expect(menuOf('vandaag')).toBe('vandaag');
  });

  test('the window title never changes', async () => {
    document.title = 'Transitieroute';
    await router.go('jongere', { id: 'a' });
    expect(document.title).toBe('Transitieroute');
  });
});
