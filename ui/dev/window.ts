/** The whole window in a browser: `window.html?state=none|locked|open`, `&jongere=<tab>`. Not shipped. */
import { mount } from 'svelte';
import '../src/styles/index.css';
import App from '../src/App.svelte';
import { router, type ViewName } from '../src/lib/router.svelte';
import { jongere } from './jongere';
import { begeleiding } from './begeleiding';
import { delen } from './delen';
import { gesprekken } from './gesprekken';
import { jaarplan } from './jaarplan';
import { jongeren } from './jongeren';
import { pretend } from './mock';
import { matchtafel } from './matchtafel';
import { ontvangen } from './ontvangen';
import { regelingen } from './regelingen';
import { projectie } from './projectie';
import { vandaag } from './vandaag';
import { vastzit } from './vastzit';

const wanted = new URLSearchParams(location.search);
let state = wanted.get('state') ?? 'none';

pretend({
  ...begeleiding(wanted.has('empty')),
  ...jongeren(Number(wanted.get('many') ?? 41)),
  ...vandaag(wanted.get('many') === '0', wanted.has('far')),
  ...(wanted.has('jongere') ? jongere() : {}),
  ...(wanted.has('gesprek') || wanted.get('view') === 'gesprekken'
    ? gesprekken(wanted.has('empty'), wanted.has('running'))
    : {}),
  ...regelingen(wanted.has('empty')),
  ...matchtafel(wanted.has('empty')),
  ...jaarplan(wanted.has('empty'), Number(wanted.get('towns') ?? 6)),
  ...ontvangen(),
  ...delen(),
  ...vastzit(!wanted.has('niemand')),
  ...projectie(),
  dossier_status: () => ({
    state,
    school_name: 'Praktijkschool Voorbeeldstad',
    path: '/home/testman/school.transitieroute',
    last_opened: new Date(Date.now() - 3_600_000).toISOString(),
    recent: [{ path: '/home/testman/oefenen.transitieroute', name: 'Oefendossier' }],
  }),
  dossier_open: (request) => {
    if (request.password !== 'goed') {
      throw {
        code: 'wrong_password',
        message: 'Dit wachtwoord klopt niet. Staat Caps Lock aan? Probeer het nog een keer.',
        field: 'password',
      };
    }
    state = 'open';
    return null;
  },
  dossier_open_with_recovery: () => {
    state = 'open';
    return null;
  },
  dossier_create: () => ({ recovery_code: '7K4M-QX2P-H9TD-3WNB-6RCF-EZ8Y' }),
  dossier_lock: () => {
    state = 'locked';
    return null;
  },
  recovery_sheet_save: () => null,
  'plugin:dialog|save': () => '/home/testman/school.transitieroute',
  'plugin:dialog|open': () => '/home/testman/school.transitieroute',
  'plugin:event|listen': () => 1,
  'plugin:event|unlisten': () => null,
});

const target = document.getElementById('app');
if (target) mount(App, { target });
const tab = wanted.get('jongere');
if (tab !== null) void router.go('jongere', { id: 'sanne', tab });

const meeting = wanted.get('gesprek');
if (meeting !== null) void router.go('gesprek', { id: meeting, student: 's1' });

const view = wanted.get('view');
if (view !== null) {
  const { id, part, tab, municipality, path, section } = Object.fromEntries(wanted);
  const params = { id, part, tab, municipality, path, section };
  const given = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
  setTimeout(() => void router.go(view as ViewName, given as { id: string }), 200);
}
