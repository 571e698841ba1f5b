import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { autosave, discardAll, flushAll, hasUnsaved } from './autosave.svelte';
import { Problem } from './backend';

interface Answer {
  can: string;
  wants: string;
}

/** A program that answers when the test says so. */
function slowProgram() {
  const calls: { changes: Partial<Answer>; answer: () => void; refuse: (problem: unknown) => void }[] = [];
  const save = vi.fn(
    (changes: Partial<Answer>) =>
      new Promise<void>((resolve, reject) => {
        calls.push({ changes, answer: resolve, refuse: reject });
      }),
  );
  return { calls, save };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  discardAll();
  vi.useRealTimers();
});

describe('autosave', () => {
  test('waits 400 ms after the last key and writes the newest value once', async () => {
    const { calls, save } = slowProgram();
    const record = autosave<Answer>({ initial: { can: '', wants: '' }, save });
    record.set('can', 'S');
    await vi.advanceTimersByTimeAsync(300);
    record.set('can', 'Sn');
    await vi.advanceTimersByTimeAsync(399);
    expect(save).not.toHaveBeenCalled();
    expect(record.state).toBe('dirty');
    expect(record.values.can).toBe('Sn');
    await vi.advanceTimersByTimeAsync(1);
    expect(calls.map((call) => call.changes)).toEqual([{ can: 'Sn' }]);
    expect(record.state).toBe('saving');
    calls[0]?.answer();
    await settle();
    expect(record.state).toBe('saved');
    expect(hasUnsaved()).toBe(false);
  });

  test('what is typed while a write is under way is not lost and not sent at the same time', async () => {
    const { calls, save } = slowProgram();
    const record = autosave<Answer>({ initial: { can: '', wants: '' }, save });
    record.set('can', 'Snoeien');
    await vi.advanceTimersByTimeAsync(400);
    record.set('can', 'Snoeien en planten');
    record.set('wants', 'Werk');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(save).toHaveBeenCalledTimes(1);
    calls[0]?.answer();
    await settle();
    expect(record.values.can).toBe('Snoeien en planten');
    await vi.advanceTimersByTimeAsync(400);
    expect(calls[1]?.changes).toEqual({ can: 'Snoeien en planten', wants: 'Werk' });
    calls[1]?.answer();
    await settle();
    expect(record.state).toBe('saved');
  });

  test('leaving waits until the newest value is confirmed', async () => {
    const { calls, save } = slowProgram();
    const record = autosave<Answer>({ initial: { can: '', wants: '' }, save });
    record.set('can', 'een');
    await vi.advanceTimersByTimeAsync(400);
    record.set('can', 'twee');
    const left = vi.fn();
    const leaving = flushAll().then(left);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(left).not.toHaveBeenCalled();
    calls[0]?.answer();
    await settle();
    expect(left).not.toHaveBeenCalled();
    expect(calls[1]?.changes).toEqual({ can: 'twee' });
    calls[1]?.answer();
    await leaving;
    expect(left).toHaveBeenCalledWith(true);
  });

  test('a failed write is tried again with the newest value', async () => {
    const { calls, save } = slowProgram();
    const record = autosave<Answer>({ initial: { can: '', wants: '' }, save });
    record.set('can', 'een');
    await vi.advanceTimersByTimeAsync(400);
    record.set('can', 'twee');
    calls[0]?.refuse(new Problem('disk_full', 'De schijf is vol.'));
    await settle();
    expect(record.state).toBe('failed');
    expect(record.problem?.code).toBe('disk_full');
    expect(hasUnsaved()).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(calls[1]?.changes).toEqual({ can: 'twee' });
    calls[1]?.answer();
    await settle();
    expect(record.state).toBe('saved');
    expect(record.problem).toBeUndefined();
  });

  test('leaving is told when the program can not write', async () => {
    const { calls, save } = slowProgram();
    const record = autosave<Answer>({ initial: { can: '', wants: '' }, save });
    record.set('can', 'een');
    const leaving = flushAll();
    await settle();
    calls[0]?.refuse(new Problem('disk_full', 'De schijf is vol.'));
    expect(await leaving).toBe(false);
    expect(record.values.can).toBe('een');
  });

  test('a refused value waits for another one instead of being sent again', async () => {
    const { calls, save } = slowProgram();
    const record = autosave<Answer>({ initial: { can: '', wants: '' }, save });
    const field = record.field('can');
    field.set('x');
    await vi.advanceTimersByTimeAsync(400);
    calls[0]?.refuse({ code: 'too_short', message: 'Dit is te kort.', field: 'can' });
    await settle();
    expect(field.state).toBe('refused');
    expect(field.problem?.message).toBe('Dit is te kort.');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    field.set('xyz');
    await vi.advanceTimersByTimeAsync(400);
    calls[1]?.answer();
    await settle();
    expect(field.state).toBe('saved');
  });

  test('a text that the program only tidied keeps the space before the next word', async () => {
    const { calls, save } = slowProgram();
    const record = autosave<Answer>({ initial: { can: '', wants: '' }, save });
    record.set('can', 'Snoeien ');
    await vi.advanceTimersByTimeAsync(400);
    calls[0]?.answer();
    await settle();
    record.accept({ can: 'Snoeien', wants: 'van elders' });
    expect(record.values).toEqual({ can: 'Snoeien ', wants: 'van elders' });
    record.accept({ can: 'Snoeien en planten' });
    expect(record.values.can).toBe('Snoeien en planten');
  });

  test('news from the program does not overwrite what is being typed', () => {
    const { save } = slowProgram();
    const record = autosave<Answer>({ initial: { can: 'oud', wants: 'oud' }, save });
    record.set('can', 'nieuw getypt');
    record.accept({ can: 'van elders', wants: 'van elders' });
    expect(record.values).toEqual({ can: 'nieuw getypt', wants: 'van elders' });
  });

  test('records write beside each other, one record never twice at once', async () => {
    const a = slowProgram();
    const b = slowProgram();
    const one = autosave<Answer>({ initial: { can: '', wants: '' }, save: a.save });
    const two = autosave<Answer>({ initial: { can: '', wants: '' }, save: b.save });
    one.set('can', '1');
    two.set('can', '2');
    await vi.advanceTimersByTimeAsync(400);
    void one.flush();
    void one.flush();
    await settle();
    expect(a.save).toHaveBeenCalledTimes(1);
    expect(b.save).toHaveBeenCalledTimes(1);
  });

  test('random typing, answers and failures always end with the newest value written', async () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    for (let round = 0; round < 40; round += 1) {
      const stored: Answer = { can: '', wants: '' };
      let busy = 0;
      const record = autosave<Answer>({
        initial: { ...stored },
        save: async (changes) => {
          busy += 1;
          expect(busy).toBe(1);
          const fails = random() < 0.3;
          await new Promise((resolve) => setTimeout(resolve, random() * 900));
          busy -= 1;
          if (fails) throw new Problem('busy', 'Even niet.');
          Object.assign(stored, changes);
        },
      });
      const typed: Answer = { can: '', wants: '' };
      for (let key = 0; key < 30; key += 1) {
        const name = random() < 0.5 ? 'can' : 'wants';
        typed[name] += String.fromCharCode(97 + Math.floor(random() * 26));
        record.set(name, typed[name]);
        if (random() < 0.2) void record.flush();
        await vi.advanceTimersByTimeAsync(random() * 700);
      }
      await vi.advanceTimersByTimeAsync(600_000);
      expect(stored).toEqual(typed);
      expect(record.state).toBe('saved');
    }
  });
});
