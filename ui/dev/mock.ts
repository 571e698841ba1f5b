/** Answers like the program, with made-up data, so that the window can be looked at in a browser. Not shipped. */

/** What the pretended program says to a request. */
export type Answer = (request: Record<string, unknown>) => unknown;

interface Args {
  request: Record<string, unknown>;
  event?: string;
  handler?: number;
}

interface FakeProgram {
  __TAURI_INTERNALS__: {
    invoke: (command: string, args: Args) => Promise<unknown>;
    transformCallback: (callback: (event: unknown) => void) => number;
    metadata: unknown;
  };
  __TAURI_EVENT_PLUGIN_INTERNALS__: { unregisterListener: () => void };
}

/** Puts answers in place of the program. A missing answer is refused like an unknown command. */
export function pretend(answers: Record<string, Answer>): void {
  const program = window as unknown as FakeProgram;
  const callbacks: ((event: unknown) => void)[] = [];
  /** Who wants to hear what a write changed. */
  const listeners: number[] = [];
  const tell = (answer: unknown) => {
    const { changes } = (answer ?? {}) as { changes?: { areas: string[] } };
    if (changes === undefined || changes.areas.length === 0) return;
    setTimeout(() => {
      for (const one of listeners) callbacks[one]?.({ event: 'changed', id: one, payload: changes });
    });
  };
  program.__TAURI_EVENT_PLUGIN_INTERNALS__ = { unregisterListener: () => undefined };
  program.__TAURI_INTERNALS__ = {
    metadata: { currentWindow: { label: 'main' }, currentWebview: { label: 'main', windowLabel: 'main' } },
    transformCallback: (callback) => callbacks.push(callback) - 1,
    invoke: (command, args) => {
      if (command === 'plugin:event|listen' && args.event === 'changed') listeners.push(args.handler ?? 0);
      const answer = answers[command];
      if (answer === undefined) return Promise.reject(new Error(`geen antwoord op ${command}`));
      try {
        const said = answer(args.request);
        tell(said);
        return Promise.resolve(said);
      } catch (thrown) {
        return Promise.reject(thrown);
      }
    },
  };
}
