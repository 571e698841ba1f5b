/** The window on the beamer. It loads nothing of the main window, and can ask for nobody. */
import { mount } from 'svelte';
import '../styles/fonts.css';
import '../styles/tokens.css';
import './beamer.css';
import Beamer from './Beamer.svelte';

const target = document.getElementById('app');
if (target) mount(Beamer, { target });
