/** The beamer as the laptop sees it, with made-up data. Not shipped. */
import type { Answer } from './mock';

export function projectie(): Record<string, Answer> {
  let open = true;
  let item: unknown = null;
  let sign = { turn: 0, blank: false, showing: false, page: 0 };
  let parts: unknown = ['own_words', 'passport', 'plan', 'agreements', 'table', 'next_talk'];
  const state = () => ({ open, item_id: item, sign: { ...sign, showing: item !== null } });
  return {
    projection_state: state,
    projection_open: () => ((open = true), state()),
    projection_close: () => ((open = false), (item = null), state()),
    projection_show: (request) => ((item = request), (sign = { ...sign, turn: sign.turn + 1 }), state()),
    projection_blank: (request) => ((sign = { ...sign, blank: Boolean(request) }), state()),
    projection_page: () => state(),
    projection_choose: (request) => ((parts = request.parts), { value: null, changes: { areas: [] } }),
    projection_check: () => ({
      screen: {},
      parts,
      withheld: [
        { part: 'agreements', text: 'kijkt mee bij Sanne', why: 'other_name', who: [] },
        { part: 'agreements', text: 'gemeente vraagt loonwaarde aan', why: 'money', who: [] },
        { part: 'passport', text: '', why: 'not_shared', who: ['Ida Schijnhof'] },
      ],
    }),
  };
}
