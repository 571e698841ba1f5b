import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchIdle } from './idle';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start(minutes = 10, locks = true) {
  const warned: (number | undefined)[] = [];
  const onlock = vi.fn(() => Promise.resolve(locks));
  const stop = watchIdle({ minutes: () => minutes, onwarn: (left) => warned.push(left), onlock });
  return { warned, onlock, stop };
}
const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1_000);

test('warns 30 seconds before and locks on time', async () => {
  const { warned, onlock, stop } = start();
  await seconds(569);
  expect(warned).toEqual([]);
  await seconds(1);
  expect(warned.at(-1)).toBe(30);
  await seconds(29);
  expect(warned.at(-1)).toBe(1);
  expect(onlock).not.toHaveBeenCalled();
  await seconds(1);
  expect(onlock).toHaveBeenCalledTimes(1);
  await seconds(3_600);
  expect(onlock).toHaveBeenCalledTimes(1);
  stop();
});

test('a key takes the warning away and starts the time again', async () => {
  const { warned, onlock, stop } = start();
  await seconds(580);
  window.dispatchEvent(new Event('keydown'));
  expect(warned.at(-1)).toBeUndefined();
  await seconds(560);
  expect(onlock).not.toHaveBeenCalled();
  stop();
});

test('a laptop that slept past the limit locks on waking, before the first key counts', async () => {
  const { onlock, stop } = start();
  vi.setSystemTime(Date.now() + 3_600_000);
  window.dispatchEvent(new Event('keydown'));
  expect(onlock).toHaveBeenCalledTimes(1);
  stop();
});

test('tries again later when locking was not possible', async () => {
  const { onlock, stop } = start(1, false);
  await seconds(60);
  expect(onlock).toHaveBeenCalledTimes(1);
  await seconds(60);
  expect(onlock).toHaveBeenCalledTimes(2);
  stop();
});
