/** A long list in pieces: the first rows come at once, the rest follows when the typing rests. */

/** Rows that come at once; more than a screen. */
export const FIRST = 200;
/** Rows in one piece of the rest. */
export const PIECE = 1_000;
/** Rest before the rest is asked for, in milliseconds. */
const PAUSE = 120;

interface Rest<Row> {
  /** What is here already. */
  rows: Row[];
  /** How many there are. */
  matching: number;
  ask: (offset: number, limit: number) => Promise<Row[]>;
  /** Nobody asked something else in the meantime. */
  alive: () => boolean;
  /** The rows on the screen stay until all are there. */
  quietly: boolean;
  show: (rows: Row[]) => void;
}

/** Fetches what is not here yet and shows it. */
export async function fetchRest<Row>({
  rows,
  matching,
  ask,
  alive,
  quietly,
  show,
}: Rest<Row>): Promise<void> {
  let all = rows;
  if (!quietly) show(all);
  while (all.length < matching) {
    await new Promise((resolve) => setTimeout(resolve, quietly ? 0 : PAUSE));
    if (!alive()) return;
    const more = await ask(all.length, PIECE);
    if (!alive()) return;
    // Something was taken away in between; the refresh that follows puts it right.
    if (more.length === 0) break;
    all = [...all, ...more];
    if (!quietly) show(all);
  }
  show(all);
}
