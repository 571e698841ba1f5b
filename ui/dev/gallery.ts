/** All shared parts on one page: `gallery.html?theme=dark&part=table`. Not shipped. */
import { mount } from 'svelte';
import '../src/styles/index.css';
import './gallery.css';
import { clock } from '../src/lib/clock.svelte';
import { display } from '../src/lib/display.svelte';
import { startKeyboard } from '../src/lib/keyboard';
import Gallery from './Gallery.svelte';
import { pretend } from './mock';

pretend({});
const wanted = new URLSearchParams(location.search);
display.theme = wanted.get('theme') === 'dark' ? 'dark' : 'light';
display.rows = wanted.get('rows') === 'ruim' ? 'ruim' : 'tight';
display.zoom = Number(wanted.get('zoom') ?? 100);
display.start();
clock.today = '2026-03-10';
startKeyboard();

const target = document.getElementById('app');
if (target) mount(Gallery, { target, props: { part: wanted.get('part') ?? '' } });
