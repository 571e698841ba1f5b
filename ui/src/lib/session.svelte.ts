/** Whether a dossier is open. The program decides; this is what the window knows of it. */
import { call, toProblem, type Problem } from '$lib/backend';
import type { DossierStatus } from '$lib/backend/gen/dossier';
import { discardAll, flushAll } from './autosave.svelte';
import { router } from './router.svelte';
import { clearToasts } from './toasts.svelte';

export type Phase = 'starting' | 'broken' | 'none' | 'locked' | 'open';

class Session {
  #phase = $state<Phase>('starting');
  #status = $state.raw<DossierStatus | undefined>(undefined);
  #problem = $state.raw<Problem | undefined>(undefined);

  get phase(): Phase {
    return this.#phase;
  }
  get status(): DossierStatus | undefined {
    return this.#status;
  }
  /** Why the program could not say how things stand. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Asks the program how things stand and shows that. */
  async refresh(): Promise<void> {
    try {
      this.#status = await call('dossier_status', null);
      this.#problem = undefined;
      this.#phase = this.#status.state;
    } catch (thrown) {
      this.#problem = toProblem(thrown);
      this.#phase = 'broken';
    }
  }

  /**
   * Saves what was typed and locks. `false` when it stays open because saving failed and the person wants
   * to stay. Nothing of the dossier is left in the window afterwards.
   */
  async lock(): Promise<boolean> {
    if (!(await flushAll())) {
      if (!(await router.askLeave())) return false;
      discardAll();
    }
    await call('dossier_lock', null);
    clearToasts();
    router.reset();
    await this.refresh();
    return true;
  }
}

export const session = new Session();
