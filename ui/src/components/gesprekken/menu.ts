/** What can be done with a whole meeting: the menu of its bar, and the same things in the palette. */
import type { MenuItem } from '$components/shared/menu';
import type { MeetingStatus } from '$lib/backend/gen/meetings';
import { nl } from '$lib/i18n/nl';

/** What lies over the meeting after an item was taken. */
export type MenuPart =
  | 'agenda'
  | 'invitations'
  | 'blank'
  | 'reports'
  | 'agreements'
  | 'packets'
  | 'next'
  | 'sending'
  | 'edit'
  | 'move'
  | 'away'
  | 'cancel';

export function meetingMenu(
  status: MeetingStatus | undefined,
  running: boolean,
  show: (part: MenuPart) => void,
  pause: () => void,
): MenuItem[] {
  const words = nl.gesprekken.one;
  const item = (label: string, part: MenuPart): MenuItem => ({ label, run: () => show(part) });
  const papers = [
    item(words.printAgenda, 'agenda'),
    item(words.printInvitations, 'invitations'),
    item(words.printBlank, 'blank'),
    item(words.printReports, 'reports'),
    item(words.printAgreements, 'agreements'),
    item(words.printPackets, 'packets'),
  ];
  if (status !== 'planned') {
    const again = [item(nl.uitnodigen.menu, 'sending'), item(nl.uitnodigen.off.again, 'edit')];
    return [...papers, item(words.planNext, 'next'), ...(status === 'cancelled' ? again : [])];
  }
  return [
    ...papers,
    ...(running ? [{ label: nl.gesprekken.run.stop, run: pause }] : []),
    item(nl.uitnodigen.menu, 'sending'),
    // While it is being held the page keeps things back that a change would lose.
    ...(running ? [] : [item(words.edit, 'edit')]),
    item(nl.uitnodigen.move.menu, 'move'),
    item(nl.uitnodigen.away.menu, 'away'),
    { ...item(words.cancel, 'cancel'), danger: true },
  ];
}
