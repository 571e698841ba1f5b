/** Times of a day as people type them: `9`, `9.30`, `930`, `09:30`. */

/** `09:30`, an empty text for nothing typed, `undefined` for what is no time. */
export function parseTime(typed: string): string | undefined {
  const text = typed.trim().replace(/\s*(uur|u)$/i, '');
  if (text === '') return '';
  const found = /^(\d{1,2})(?:[:.,hu ]?(\d{2}))?$/i.exec(text);
  if (found === null) return undefined;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? '0');
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Minutes between two times, or `undefined` when one of them is missing. */
export function minutesBetween(start: string, end: string): number | undefined {
  const at = (time: string) => {
    const found = /^(\d{2}):(\d{2})$/.exec(time);
    return found === null ? undefined : Number(found[1]) * 60 + Number(found[2]);
  };
  const [from, to] = [at(start), at(end)];
  return from === undefined || to === undefined ? undefined : to - from;
}

/** `09:00 – 11:00`, `09:00`, or nothing. */
export function span(start: string, end: string): string {
  return start !== '' && end !== '' ? `${start} – ${end}` : start;
}
