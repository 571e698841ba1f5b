/** Which component shows which view. */
import type { Component } from 'svelte';
import type { ViewName } from '$lib/router.svelte';
import Afspraken from './afspraken/Afspraken.svelte';
import Gesprek from './gesprekken/Gesprek.svelte';
import Gesprekken from './gesprekken/Gesprekken.svelte';
import Jaarplan from './gesprekken/Jaarplan.svelte';
import Instellingen from './instellingen/Instellingen.svelte';
import Jobcoaches from './jobcoaches/Jobcoaches.svelte';
import Jongere from './jongere/Jongere.svelte';
import Jongeren from './jongeren/Jongeren.svelte';
import Matchtafel from './matchtafel/Matchtafel.svelte';
import Ontvangen from './ontvangen/Ontvangen.svelte';
import Organisaties from './organisaties/Organisaties.svelte';
import Vandaag from './vandaag/Vandaag.svelte';

export const views: Record<ViewName, Component> = {
  vandaag: Vandaag,
  afspraken: Afspraken,
  jongeren: Jongeren,
  jongere: Jongere,
  ontvangen: Ontvangen,
  gesprekken: Gesprekken,
  gesprek: Gesprek,
  jaarplan: Jaarplan,
  matchtafel: Matchtafel,
  jobcoaches: Jobcoaches,
  organisaties: Organisaties,
  instellingen: Instellingen,
};
