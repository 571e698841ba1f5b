import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { addPalette } from '$lib/palette.svelte';
import { clearToasts, toastDone, TOAST_TIME, undoLast } from '$lib/toasts.svelte';
import CommandPalette from './CommandPalette.svelte';
import ConfirmDialog from './ConfirmDialog.svelte';
import Toaster from './Toaster.svelte';

afterEach(() => {
  clearToasts();
  vi.useRealTimers();
});

describe('ConfirmDialog', () => {
  const props = () => ({
    title: 'Weg?',
    text: 'Dan is het weg.',
    yes: 'Ja, weg',
    no: 'Nee, houd',
    onyes: vi.fn(),
    onno: vi.fn(),
  });

  test('starts on the safe choice at the left, Esc is safe', async () => {
    const given = props();
    render(ConfirmDialog, given);
    const dialog = screen.getByRole('dialog', { name: 'Weg?' });
    expect(screen.getAllByRole('button').map((button) => button.textContent?.trim())).toEqual([
      'Nee, houd',
      'Ja, weg',
    ]);
    expect(screen.getByRole('button', { name: 'Nee, houd' })).toHaveFocus();
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    expect(given.onno).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('button', { name: 'Ja, weg' }));
    expect(given.onyes).toHaveBeenCalledTimes(1);
  });

  test('gives the focus back', async () => {
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    const { unmount } = render(ConfirmDialog, props());
    expect(button).not.toHaveFocus();
    unmount();
    await tick();
    expect(button).toHaveFocus();
    button.remove();
  });
});

describe('Toaster', () => {
  test('stays 8 seconds, longer while the pointer is on it', async () => {
    vi.useFakeTimers();
    render(Toaster);
    toastDone('Contact met Kyan bewaard.');
    await tick();
    const toast = screen.getByText('Contact met Kyan bewaard.').parentElement as HTMLElement;
    await vi.advanceTimersByTimeAsync(TOAST_TIME - 1);
    toast.dispatchEvent(new Event('pointerenter'));
    await vi.advanceTimersByTimeAsync(TOAST_TIME * 3);
    expect(toast).toBeInTheDocument();
    toast.dispatchEvent(new Event('pointerleave'));
    await vi.advanceTimersByTimeAsync(TOAST_TIME);
    await tick();
    expect(screen.queryByText('Contact met Kyan bewaard.')).toBeNull();
  });

  test('turns back once, by button or by Ctrl Z', async () => {
    const undo = vi.fn(() => Promise.resolve());
    render(Toaster);
    toastDone('Weggegooid.', undo);
    await tick();
    await userEvent.click(screen.getByRole('button', { name: 'Terugdraaien' }));
    await undoLast();
    expect(undo).toHaveBeenCalledTimes(1);
    expect(await screen.findByText('Er is niets om terug te draaien.')).toBeInTheDocument();
  });

  test('an undo that fails can be tried again', async () => {
    const undo = vi
      .fn()
      .mockRejectedValueOnce({ code: 'busy', message: 'Lukt nu niet.' })
      .mockResolvedValue(undefined);
    render(Toaster);
    toastDone('Weggegooid.', undo);
    await undoLast();
    expect(await screen.findByText('Lukt nu niet.')).toBeInTheDocument();
    await undoLast();
    expect(undo).toHaveBeenCalledTimes(2);
  });
});

describe('CommandPalette', () => {
  test('finds in any order, Doen before Ga naar, arrows and Enter run it', async () => {
    const run = vi.fn();
    const other = vi.fn();
    const away = addPalette({
      items: () => [
        { id: 'ga', group: 'ga', title: 'Sanne Voorbeeld', detail: '5B', words: 'bel', run: other },
        {
          id: 'doen',
          group: 'doen',
          title: 'Contact noteren',
          detail: 'bij Sanne Voorbeeld',
          words: 'bel',
          run,
        },
        { id: 'mis', group: 'doen', title: 'Lijst inlezen', run: other },
      ],
    });
    const broken = addPalette({ items: () => Promise.reject(new Error('stuk')) });
    const onclose = vi.fn();
    render(CommandPalette, { onclose });
    const user = userEvent.setup();
    const input = screen.getByRole('combobox');
    expect(input).toHaveFocus();
    await user.type(input, 'bel sanne');
    const options = await vi.waitFor(() => {
      const list = screen.getAllByRole('option');
      expect(list).toHaveLength(2);
      return list;
    });
    expect(options[0]).toHaveTextContent('Contact noteren bij Sanne Voorbeeld');
    await user.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    expect(onclose).toHaveBeenCalled();
    expect(other).not.toHaveBeenCalled();
    away();
    broken();
  });
});
