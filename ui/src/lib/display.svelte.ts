/**
 * How the window looks for this person on this computer: theme, row height, size, letter keys, idle lock.
 * Kept in the web view's own storage; nothing in it is about a young person.
 */
export type Theme = 'system' | 'light' | 'dark';
export type Rows = 'tight' | 'ruim';

const STORE = 'transitieroute.display';
const ZOOM_STEPS = [80, 90, 100, 110, 125, 150, 175, 200];
/** Bounds of the idle lock in minutes. */
export const IDLE_MINUTES = { least: 1, most: 120, usual: 10 };

interface Stored {
  theme: Theme;
  rows: Rows;
  zoom: number;
  letters: boolean;
  idleMinutes: number;
}

function read(): Partial<Stored> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(STORE) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

class Display {
  #theme = $state<Theme>('system');
  #rows = $state<Rows>('tight');
  #zoom = $state(100);
  #letters = $state(true);
  #idleMinutes = $state(IDLE_MINUTES.usual);
  /** Width and height of the window in rem, so that Ctrl + counts as a narrower window. */
  widthRem = $state(80);
  heightRem = $state(50);
  #systemDark = $state(false);

  constructor() {
    const stored = read();
    if (stored.theme === 'light' || stored.theme === 'dark') this.#theme = stored.theme;
    if (stored.rows === 'ruim') this.#rows = 'ruim';
    if (typeof stored.zoom === 'number' && ZOOM_STEPS.includes(stored.zoom)) this.#zoom = stored.zoom;
    if (typeof stored.letters === 'boolean') this.#letters = stored.letters;
    if (typeof stored.idleMinutes === 'number') this.#idleMinutes = clampMinutes(stored.idleMinutes);
  }

  get theme(): Theme {
    return this.#theme;
  }
  set theme(value: Theme) {
    this.#theme = value;
    this.#keep();
  }
  /** True when the window is dark now, by choice or by the system. */
  get dark(): boolean {
    return this.#theme === 'dark' || (this.#theme === 'system' && this.#systemDark);
  }
  get rows(): Rows {
    return this.#rows;
  }
  set rows(value: Rows) {
    this.#rows = value;
    this.#keep();
  }
  /** Size in percent: 80 to 200. */
  get zoom(): number {
    return this.#zoom;
  }
  set zoom(value: number) {
    this.#zoom = ZOOM_STEPS.includes(value) ? value : 100;
    this.#keep();
  }
  /** One step bigger (1), smaller (-1) or back to normal (0). */
  step(direction: 1 | -1 | 0): void {
    if (direction === 0) {
      this.zoom = 100;
      return;
    }
    const next = ZOOM_STEPS[ZOOM_STEPS.indexOf(this.#zoom) + direction];
    if (next !== undefined) this.zoom = next;
  }
  /** Whether single letters work as keys while a list has focus (WCAG 2.1.4). */
  get letters(): boolean {
    return this.#letters;
  }
  set letters(value: boolean) {
    this.#letters = value;
    this.#keep();
  }
  /** Minutes without a key or a click before the dossier locks. */
  get idleMinutes(): number {
    return this.#idleMinutes;
  }
  set idleMinutes(value: number) {
    this.#idleMinutes = clampMinutes(value);
    this.#keep();
  }
  /** Under 52 rem: one column, rows become blocks. */
  get narrow(): boolean {
    return this.widthRem < 52;
  }
  /** Size of one rem in CSS pixels now. */
  get rem(): number {
    return (16 * this.#zoom) / 100;
  }

  /** Follows the window and the system; call once. Returns the function that stops it. */
  start(): () => void {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const follow = () => {
      this.#systemDark = dark.matches;
      this.apply();
    };
    const measure = () => {
      this.widthRem = window.innerWidth / this.rem;
      this.heightRem = window.innerHeight / this.rem;
    };
    dark.addEventListener('change', follow);
    window.addEventListener('resize', measure);
    follow();
    measure();
    return () => {
      dark.removeEventListener('change', follow);
      window.removeEventListener('resize', measure);
    };
  }

  /** Puts theme, rows and size on the page. */
  apply(): void {
    const root = document.documentElement;
    if (this.dark) root.dataset.theme = 'dark';
    else delete root.dataset.theme;
    if (this.#rows === 'ruim') root.dataset.rows = 'ruim';
    else delete root.dataset.rows;
    root.style.setProperty('--zoom', `${this.#zoom}%`);
    this.widthRem = window.innerWidth / this.rem;
    this.heightRem = window.innerHeight / this.rem;
  }

  #keep(): void {
    this.apply();
    const stored: Stored = {
      theme: this.#theme,
      rows: this.#rows,
      zoom: this.#zoom,
      letters: this.#letters,
      idleMinutes: this.#idleMinutes,
    };
    try {
      localStorage.setItem(STORE, JSON.stringify(stored));
    } catch {
      // No storage here: the choice then lasts until the window closes.
    }
  }
}

function clampMinutes(minutes: number): number {
  return Math.min(IDLE_MINUTES.most, Math.max(IDLE_MINUTES.least, Math.round(minutes)));
}

export const display = new Display();
