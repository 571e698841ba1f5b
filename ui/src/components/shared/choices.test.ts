import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import MenuButton from './MenuButton.svelte';
import RouteSmall from './RouteSmall.svelte';
import VisibilityChoice from './VisibilityChoice.svelte';

test('who may read is a group of three, the arrows choose', async () => {
  const onchange = vi.fn();
  const user = userEvent.setup();
  render(VisibilityChoice, { value: 'only_me', about: 'Hier ben ik goed in', onchange });
  expect(screen.getByRole('radiogroup', { name: 'Wie mag dit lezen? Hier ben ik goed in' })).toBeVisible();
  expect(screen.getAllByRole('radio')).toHaveLength(3);
  expect(screen.getByRole('radio', { name: 'Alleen ik' })).toBeChecked();
  await user.click(screen.getByRole('radio', { name: 'Wie ik kies' }));
  expect(onchange).toHaveBeenCalledWith('who_i_choose');
});

test('a menu opens with the focus inside, walks round, and gives the focus back', async () => {
  const run = vi.fn();
  const user = userEvent.setup();
  render(MenuButton, {
    name: 'Meer over Sanne',
    items: [
      { label: 'Afdrukken', run: vi.fn() },
      { label: 'Weggooien', run },
    ],
  });
  const button = screen.getByRole('button', { name: 'Meer over Sanne' });
  await user.click(button);
  expect(screen.getByRole('menuitem', { name: 'Afdrukken' })).toHaveFocus();
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole('menuitem', { name: 'Weggooien' })).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(button).toHaveFocus();
  await user.click(button);
  await user.click(screen.getByRole('menuitem', { name: 'Weggooien' }));
  expect(run).toHaveBeenCalledTimes(1);
});

test.each([
  { place: 1, walked: 0, dots: 6 },
  { place: 4, walked: 3, dots: 6 },
  { place: 5, walked: 4, dots: 7 },
  { place: 8, walked: 6, dots: 6 },
])('the small route at place $place always draws the gate and one ring', ({ place, walked, dots }) => {
  const { container } = render(RouteSmall, { place, label: 'In beeld' });
  expect(container.querySelectorAll('[stroke="var(--route-gate)"]')).toHaveLength(1);
  expect(container.querySelectorAll('circle[fill="var(--route)"]')).toHaveLength(walked);
  // One ring for the current place, a dot for every other place but the gate.
  expect(container.querySelectorAll('circle')).toHaveLength(dots + 1);
  expect(screen.getByText('In beeld')).toBeVisible();
});
