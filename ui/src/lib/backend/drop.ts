/** Files that are dragged from the desktop onto the window. */
import { getCurrentWebview, type DragDropEvent } from '@tauri-apps/api/webview';

/** What a person does with files over the window. `leave` is also said when they are let go elsewhere. */
export type FileDrag = { type: 'enter' | 'drop'; paths: string[] } | { type: 'leave' };

/**
 * Listens to files over the window; returns the function that stops listening. Outside the program (in a
 * browser) it does nothing.
 */
export function onFileDrop(handler: (drag: FileDrag) => void): () => void {
  let stop: (() => void) | undefined;
  let stopped = false;
  const told = ({ payload }: { payload: DragDropEvent }) => {
    if (payload.type === 'enter' || payload.type === 'drop') {
      handler({ type: payload.type, paths: payload.paths });
    } else if (payload.type === 'leave') handler({ type: 'leave' });
  };
  try {
    getCurrentWebview()
      .onDragDropEvent(told)
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
