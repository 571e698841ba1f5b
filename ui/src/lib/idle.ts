/** Locks after a while without a key or a click, with a warning 30 seconds before. */

/** Seconds of warning. */
export const WARN_SECONDS = 30;

export interface IdleOptions {
  /** Minutes without activity; read again at every tick, so a changed setting counts at once. */
  minutes: () => number;
  /** Seconds left when the warning is on, `undefined` when it is off. */
  onwarn: (secondsLeft: number | undefined) => void;
  /** Locks; `false` when it could not, and then the time starts again. */
  onlock: () => Promise<boolean>;
  /** Milliseconds now. */
  now?: () => number;
}

const ACTIVITY = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Starts watching; returns the function that stops it. It compares clock times instead of counting, so a
 * laptop that slept past the limit locks the moment it wakes.
 */
export function watchIdle(options: IdleOptions): () => void {
  const now = options.now ?? Date.now;
  let last = now();
  let warned = false;
  let locked = false;

  const check = () => {
    if (locked) return;
    const left = options.minutes() * 60_000 - (now() - last);
    if (left <= 0) {
      locked = true;
      warned = false;
      options.onwarn(undefined);
      void options.onlock().then((done) => {
        locked = done;
        last = now();
      });
    } else if (left <= WARN_SECONDS * 1_000) {
      warned = true;
      options.onwarn(Math.ceil(left / 1_000));
    } else if (warned) {
      warned = false;
      options.onwarn(undefined);
    }
  };
  const active = () => {
    // Waking up is not activity: first see whether the limit has passed.
    check();
    if (locked) return;
    last = now();
    if (warned) check();
  };
  const timer = setInterval(check, 1_000);
  for (const name of ACTIVITY) window.addEventListener(name, active, { passive: true, capture: true });
  document.addEventListener('visibilitychange', check);
  return () => {
    clearInterval(timer);
    for (const name of ACTIVITY) window.removeEventListener(name, active, { capture: true });
    document.removeEventListener('visibilitychange', check);
  };
}
