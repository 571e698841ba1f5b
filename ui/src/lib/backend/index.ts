/**
 * The only door to the program behind the window. Nothing else imports `@tauri-apps/*`,
 * so this folder is the whole list of what the window can reach.
 */
import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWindow } from '@tauri-apps/api/window';
import { open, save } from '@tauri-apps/plugin-dialog';
import type { CommandMap } from './gen/CommandMap';
import { Problem, toProblem } from './problem';

export { Problem, toProblem };
export type { CommandMap };

export type CommandName = keyof CommandMap;
/** What a command takes. */
export type Request<K extends CommandName> = CommandMap[K][0];
/** What a command gives back. */
export type Response<K extends CommandName> = CommandMap[K][1];

/**
 * Runs one command. The request travels as the argument `request`.
 * Rejects with a `Problem` and nothing else.
 */
export async function call<K extends CommandName>(name: K, request: Request<K>): Promise<Response<K>> {
  try {
    return await invoke<Response<K>>(name, { request });
  } catch (thrown) {
    throw toProblem(thrown);
  }
}

/**
 * Runs a long command that reports how far it is. The reports travel over the argument `progress`
 * (a `tauri::ipc::Channel`).
 */
export async function callWithProgress<K extends CommandName, P>(
  name: K,
  request: Request<K>,
  onprogress: (report: P) => void,
): Promise<Response<K>> {
  const progress = new Channel<P>();
  progress.onmessage = onprogress;
  try {
    return await invoke<Response<K>>(name, { request, progress });
  } catch (thrown) {
    throw toProblem(thrown);
  }
}

/** Listens to an event of the program; returns the function that stops listening. */
export function on<T>(event: string, handler: (payload: T) => void): () => void {
  let stopped = false;
  let stop: (() => void) | undefined;
  listen<T>(event, (message) => handler(message.payload)).then(
    (unlisten) => {
      if (stopped) unlisten();
      else stop = unlisten;
    },
    () => undefined,
  );
  return () => {
    stopped = true;
    stop?.();
  };
}

/** Kinds of file in a file dialog: a Dutch name and the endings without a dot. */
export interface FileKind {
  name: string;
  extensions: string[];
}

/** Asks which file to open; `null` when the person closes the dialog. */
export async function askOpenFile(title: string, kinds: FileKind[]): Promise<string | null> {
  try {
    return await open({ title, filters: kinds, multiple: false, directory: false });
  } catch (thrown) {
    throw toProblem(thrown);
  }
}

/** Asks which folder to use; `null` when the person closes the dialog. */
export async function askFolder(title: string): Promise<string | null> {
  try {
    return await open({ title, multiple: false, directory: true });
  } catch (thrown) {
    throw toProblem(thrown);
  }
}

/** Asks where to save; `name` is the proposed file name. `null` when the person closes the dialog. */
export async function askSaveFile(title: string, name: string, kinds: FileKind[]): Promise<string | null> {
  try {
    return await save({ title, defaultPath: name, filters: kinds });
  } catch (thrown) {
    throw toProblem(thrown);
  }
}

/**
 * Runs `before` when the person closes the window; it closes only when that resolves to `true`.
 * Outside the program (in a browser) it does nothing.
 */
export function beforeClose(before: () => Promise<boolean>): () => void {
  let stop: (() => void) | undefined;
  let stopped = false;
  try {
    getCurrentWindow()
      .onCloseRequested(async (event) => {
        if (!(await before())) event.preventDefault();
      })
      .then(
        (unlisten) => {
          if (stopped) unlisten();
          else stop = unlisten;
        },
        () => undefined,
      );
  } catch {
    // No window of the program around this page.
  }
  return () => {
    stopped = true;
    stop?.();
  };
}
