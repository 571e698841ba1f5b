/** The tones of a status and their icons. Never colour alone: icon, word and colour go together. */
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import ClockAlert from '@lucide/svelte/icons/clock-alert';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';

/** `blocked` looks like `late` but says that something is in the way, not that time ran out. */
export type Tone = 'ok' | 'attention' | 'late' | 'blocked' | 'unknown';

export const TONES = {
  ok: { icon: CircleCheck, suffix: 'ok' },
  attention: { icon: TriangleAlert, suffix: 'att' },
  late: { icon: ClockAlert, suffix: 'late' },
  blocked: { icon: CircleAlert, suffix: 'late' },
  unknown: { icon: CircleDashed, suffix: 'unk' },
} as const;
