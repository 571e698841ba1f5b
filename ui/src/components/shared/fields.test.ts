import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { autosave } from '$lib/autosave.svelte';
import { clock } from '$lib/clock.svelte';
import Combobox from './Combobox.svelte';
import DateField from './DateField.svelte';
import Field from './Field.svelte';

beforeEach(() => {
  clock.today = '2026-03-10';
});

describe('Field', () => {
  test('ties label, hint and error to the control', () => {
    render(Field, {
      label: 'Telefoon',
      hint: 'Een eigen nummer.',
      error: 'Dit klopt niet. Typ tien cijfers.',
    });
    const input = screen.getByLabelText('Telefoon');
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription('Een eigen nummer. Dit klopt niet. Typ tien cijfers.');
    expect(screen.getByText('Dit klopt niet.').tagName).toBe('B');
  });

  test('shows what is typed at once and saves on leaving', async () => {
    const save = vi.fn(() => Promise.resolve());
    const record = autosave({ initial: { name: 'San' }, save });
    const user = userEvent.setup();
    render(Field, { label: 'Naam', autosave: record.field('name') });
    const input = screen.getByLabelText('Naam');
    await user.type(input, 'ne');
    expect(input).toHaveValue('Sanne');
    expect(screen.getByRole('status')).toHaveTextContent('Nog niet bewaard');
    await user.tab();
    await vi.waitFor(() => expect(save).toHaveBeenCalledWith({ name: 'Sanne' }));
    await vi.waitFor(() => expect(screen.queryByRole('status')).toBeNull());
  });

  test('a text of more lines is as high as its words, also when words go', async () => {
    // Twenty high per ten characters; no lower than the box is.
    const high = (node: HTMLTextAreaElement) => Math.max(20, Math.ceil(node.value.length / 10) * 20);
    const set = (node: HTMLTextAreaElement) => Number.parseInt(node.style.height, 10) || 0;
    const box = HTMLTextAreaElement.prototype;
    const scroll = vi.spyOn(box, 'scrollHeight', 'get').mockImplementation(function (this: typeof box) {
      return Math.max(high(this), set(this) - 2);
    });
    const client = vi.spyOn(box, 'clientHeight', 'get').mockImplementation(function (this: typeof box) {
      return set(this) === 0 ? 20 : set(this) - 2;
    });
    const user = userEvent.setup();
    render(Field, { label: 'Notities', kind: 'area', value: 'negen tek' });
    const area = screen.getByLabelText('Notities');
    await user.type(area, ' en meer dan dat');
    expect(area.style.height).toBe('62px');
    await user.clear(area);
    await user.type(area, 'kort');
    expect(area.style.height).toBe('22px');
    scroll.mockRestore();
    client.mockRestore();
  });

  test('a password can be shown and hidden', async () => {
    const user = userEvent.setup();
    render(Field, { label: 'Wachtwoord', kind: 'password', value: 'geheim' });
    expect(screen.getByLabelText('Wachtwoord')).toHaveAttribute('type', 'password');
    await user.click(screen.getByRole('button', { name: 'Toon het wachtwoord' }));
    expect(screen.getByLabelText('Wachtwoord')).toHaveAttribute('type', 'text');
  });
});

describe('DateField', () => {
  test('says which day is meant and writes it out on leaving', async () => {
    const onchange = vi.fn();
    const user = userEvent.setup();
    render(DateField, { label: 'Voor wanneer?', onchange });
    const input = screen.getByLabelText('Voor wanneer?');
    await user.type(input, '+2w');
    expect(screen.getByRole('status')).toHaveTextContent('Dat is di 24 maart.');
    await user.tab();
    expect(input).toHaveValue('24-03-2026');
    expect(onchange).toHaveBeenLastCalledWith('2026-03-24');
  });

  test('keeps what can not be read, says why, and does not change the value', async () => {
    const onchange = vi.fn();
    const user = userEvent.setup();
    render(DateField, { label: 'Geboortedatum', prefer: 'past', onchange });
    await user.type(screen.getByLabelText('Geboortedatum'), '31-02-2009');
    await user.tab();
    expect(screen.getByLabelText('Geboortedatum')).toHaveValue('31-02-2009');
    expect(screen.getByText('Deze dag bestaat niet.')).toBeVisible();
    expect(onchange).not.toHaveBeenCalledWith('2009-02-31');
  });

  test('an emptied field is no date', async () => {
    const onchange = vi.fn();
    const user = userEvent.setup();
    render(DateField, { label: 'Dag', value: '2026-03-27', onchange });
    await user.clear(screen.getByLabelText('Dag'));
    expect(onchange).toHaveBeenLastCalledWith(null);
  });
});

describe('Combobox', () => {
  const options = [
    { value: '0518', label: "'s-Gravenhage", words: 'Den Haag' },
    { value: '0373', label: 'Bergen', detail: 'Noord-Holland' },
    { value: '0893', label: 'Bergen', detail: 'Limburg' },
  ];

  test('finds by everyday name and takes it with Enter', async () => {
    const onchange = vi.fn();
    const user = userEvent.setup();
    render(Combobox, { label: 'Gemeente', options, onchange });
    const input = screen.getByRole('combobox', { name: 'Gemeente' });
    await user.type(input, 'den haag');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await user.keyboard('{Enter}');
    expect(input).toHaveValue("'s-Gravenhage");
    expect(onchange).toHaveBeenCalledWith('0518', expect.objectContaining({ value: '0518' }));
  });

  test('two of the same name are told apart and need a choice', async () => {
    const onchange = vi.fn();
    const user = userEvent.setup();
    render(Combobox, { label: 'Gemeente', options, onchange });
    const input = screen.getByRole('combobox');
    await user.type(input, 'bergen');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      'BergenNoord-Holland',
      'BergenLimburg',
    ]);
    await user.tab();
    expect(onchange).not.toHaveBeenCalled();
    expect(input).toHaveValue('');
    await user.click(input);
    await user.keyboard('limburg{ArrowDown}');
    expect(input).toHaveAttribute('aria-activedescendant');
    await user.keyboard('{Enter}');
    expect(onchange).toHaveBeenCalledWith('0893', expect.anything());
  });

  test('Esc gives the old choice back', async () => {
    const user = userEvent.setup();
    render(Combobox, { label: 'Gemeente', options, value: '0518' });
    const input = screen.getByRole('combobox');
    await user.clear(input);
    await user.type(input, 'berg{Escape}');
    expect(input).toHaveValue("'s-Gravenhage");
    expect(input).toHaveAttribute('aria-expanded', 'false');
  });

  test('asks the program and shows only the newest answer', async () => {
    const answers: Record<string, (options: { value: string; label: string }[]) => void> = {};
    const search = vi.fn(
      (query: string) =>
        new Promise<{ value: string; label: string }[]>((resolve) => {
          answers[query] = resolve;
        }),
    );
    const user = userEvent.setup();
    render(Combobox, { label: 'Organisatie', search });
    const input = screen.getByRole('combobox');
    await user.type(input, 'o');
    await vi.waitFor(() => expect(answers.o).toBeDefined());
    await user.type(input, 'e');
    await vi.waitFor(() => expect(answers.oe).toBeDefined());
    answers.oe?.([{ value: '2', label: 'Oefenwerk' }]);
    answers.o?.([{ value: '1', label: 'Oud antwoord' }]);
    expect(await screen.findByRole('option', { name: 'Oefenwerk' })).toBeVisible();
    expect(screen.queryByText('Oud antwoord')).toBeNull();
  });
});
