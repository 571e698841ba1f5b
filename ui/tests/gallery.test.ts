/** Every shared part together, looked over by axe. */
import { render, screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { clearToasts } from '$lib/toasts.svelte';
import Gallery from '../dev/Gallery.svelte';
import { axeFindings } from './axe';

afterEach(clearToasts);

test.each(['', 'table', 'dialog', 'palette', 'help'])(
  'axe finds nothing in the gallery (%s)',
  async (part) => {
    render(Gallery, { part });
    if (part === 'palette') await screen.findAllByRole('option');
    expect(await axeFindings(document.body)).toEqual([]);
  },
);
