/**
 * The one place where the window reads the system time. Rules get `clock.today` passed in.
 * `today` moves on by itself at midnight and when the laptop wakes up.
 */
function isoToday(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

class Clock {
  /** Today in the calendar of this computer, as `jjjj-mm-dd`. */
  today = $state(isoToday());

  /** Starts moving on; returns the function that stops it. */
  start(): () => void {
    const tick = () => {
      this.today = isoToday();
    };
    tick();
    const timer = setInterval(tick, 30_000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }
}

export const clock = new Clock();
