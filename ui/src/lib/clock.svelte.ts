/**
 * The one place where the window reads the system time. Rules get `clock.today` passed in.
 * `today` moves on by itself at midnight and when the laptop wakes up.
 */
function isoToday(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** `09:34` */
function timeNow(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(now.getHours())}:${two(now.getMinutes())}`;
}

class Clock {
  /** Today in the calendar of this computer, as `jjjj-mm-dd`. */
  today = $state(isoToday());
  /** The time of the day, as `09:34`. */
  time = $state(timeNow());

  /** Starts moving on; returns the function that stops it. */
  start(): () => void {
    const tick = () => {
      this.today = isoToday();
      this.time = timeNow();
    };
    tick();
    const timer = setInterval(tick, 10_000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }
}

export const clock = new Clock();
