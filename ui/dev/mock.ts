/** Answers like the program, with made-up data, so that the window can be looked at in a browser. Not shipped. */

/** What the pretended program says to a request. */
export type Answer = (request: Record<string, unknown>) => unknown;

interface FakeProgram {
  __TAURI_INTERNALS__: {
    invoke: (command: string, args: { request: Record<string, unknown> }) => Promise<unknown>;
    transformCallback: () => number;
    metadata: unknown;
  };
  __TAURI_EVENT_PLUGIN_INTERNALS__: { unregisterListener: () => void };
}

/** Puts answers in place of the program. A missing answer is refused like an unknown command. */
export function pretend(answers: Record<string, Answer>): void {
  const program = window as unknown as FakeProgram;
  program.__TAURI_EVENT_PLUGIN_INTERNALS__ = { unregisterListener: () => undefined };
  program.__TAURI_INTERNALS__ = {
    metadata: { currentWindow: { label: 'main' }, currentWebview: { label: 'main', windowLabel: 'main' } },
    transformCallback: () => 1,
    invoke: (command, args) => {
      const answer = answers[command];
      if (answer === undefined) return Promise.reject(new Error(`geen antwoord op ${command}`));
      try {
        return Promise.resolve(answer(args.request));
      } catch (thrown) {
        return Promise.reject(thrown);
      }
    },
  };
}
