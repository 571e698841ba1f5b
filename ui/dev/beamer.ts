/** The screen on the beamer in a browser: `beamer-look.html?state=short|long|quiet|black`. Not shipped. */
import { mount } from 'svelte';
import '../src/styles/fonts.css';
import '../src/styles/tokens.css';
import '../src/beamer/beamer.css';
import Beamer from '../src/beamer/Beamer.svelte';
import type { Projection } from '../src/lib/backend/gen/meetings';
import { pretend } from './mock';

const wanted = new URLSearchParams(location.search);
const state = wanted.get('state') ?? 'short';
const page = Number(wanted.get('page') ?? 0);

const short: Projection = {
  first_name: 'Daan',
  date: '2027-03-10',
  talk: 2,
  own_words: ['Ik wil werken in een magazijn. Niet de hele dag praten. Wel met een heftruck.'],
  plan_a: 'Werken in een magazijn, met hulp',
  plan_b: 'Leren en werken in de logistiek',
  agreements: [
    {
      who: { name: 'Tom', role: 'wsp' },
      text: 'zoekt twee magazijnen om het uit te proberen',
      due: '2027-03-26',
      done: false,
    },
    {
      who: { name: 'Daan', role: 'jongere' },
      text: 'kiest welke het beste past',
      due: '2027-04-02',
      done: false,
    },
    {
      who: { name: '', role: 'gemeente' },
      text: 'regelt een fiets via de gemeente',
      due: null,
      done: false,
    },
  ],
  table: [
    { name: 'Daan', role: 'jongere' },
    { name: '', role: 'vader' },
    { name: 'Ida', role: 'gemeente' },
    { name: 'Tom', role: 'wsp' },
  ],
  next_talk: '2027-05-12',
};
const sentence =
  'Ik vind het fijn als iemand het één keer rustig voordoet, en dan wil ik het zelf proberen, ook als het langer duurt dan bij de rest.';
const long: Projection = {
  ...short,
  first_name: 'Fatima-Zahra',
  own_words: [sentence, sentence, sentence, sentence],
  plan_a: 'Werken in het magazijn van een groot bedrijf in de buurt, eerst drie dagen in de week, later meer',
  plan_b: 'Leren en werken in de logistiek, of in de groenvoorziening van de gemeente als dat beter past',
  agreements: Array.from({ length: 11 }, (_, at) => ({
    who: { name: at % 3 === 0 ? '' : 'Maximiliaan', role: at % 2 === 0 ? 'doorstroompunt' : 'wsp' },
    text: `zoekt ${at + 1} plekken waar het rustig is en waar iemand meeloopt, en belt daarna over hoe het was`,
    due: '2027-03-26',
    done: at === 0,
  })),
  table: [
    ...short.table,
    { name: 'Maximiliaan', role: 'doorstroompunt' },
    { name: 'Willemijn', role: 'werkgever' },
    { name: '', role: 'jobcoach' },
  ],
};

pretend({
  projection_view: () => ({
    sign: { turn: 1, blank: state === 'black', showing: state !== 'quiet', page },
    screen: state === 'short' ? short : state === 'long' ? long : null,
  }),
  projection_blank: () => null,
  'plugin:event|listen': () => 1,
  'plugin:event|unlisten': () => null,
});

const target = document.getElementById('app');
if (target) mount(Beamer, { target });
