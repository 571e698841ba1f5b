import { mount } from 'svelte';
import './styles/index.css';
import App from './App.svelte';
import { display } from './lib/display.svelte';

display.apply();
const target = document.getElementById('app');
if (target) mount(App, { target });
