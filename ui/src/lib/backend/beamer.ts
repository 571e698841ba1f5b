/**
 * The door of the window on the beamer: much smaller than that of the main window. It can ask what is
 * on the screen now, make it black, and hear that it changed. There is no way to ask for a student.
 */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { ScreenSign, ScreenView } from './gen/projection';

export type { ScreenSign, ScreenView };

/** What may be on the screen now. */
export function view(): Promise<ScreenView> {
  return invoke<ScreenView>('projection_view');
}

/** Tells the program that it is black here, or not any more. What goes wrong keeps it as it is here. */
export function tellBlank(on: boolean): void {
  invoke('projection_blank', { request: on }).catch(() => undefined);
}

/** Hears that the screen changed, once it really listens. */
export async function onChange(handler: (sign: ScreenSign) => void): Promise<void> {
  await listen<ScreenSign>('projection', ({ payload }) => handler(payload), { target: 'beamer' });
}
