/** The whole window in a browser: `window.html?state=none|locked|open`. Not shipped. */
import { mount } from 'svelte';
import '../src/styles/index.css';
import App from '../src/App.svelte';
import { jongeren } from './jongeren';
import { pretend } from './mock';

const wanted = new URLSearchParams(location.search);
let state = wanted.get('state') ?? 'none';

pretend({
  ...jongeren(Number(wanted.get('many') ?? 41)),
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
