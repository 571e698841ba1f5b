/**
 * Every visible word. One file per domain in `nl/`, so that people can work side by side;
 * markup only ever says `nl.<domain>.<word>`. Words with a number or a name in them are functions.
 */
import { afdrukken } from './nl/afdrukken';
import { afspraken } from './nl/afspraken';
import { beamer } from './nl/beamer';
import { dates } from './nl/dates';
import { delen } from './nl/delen';
import { gesprekken } from './nl/gesprekken';
import { inlezen } from './nl/inlezen';
import { instellingen } from './nl/instellingen';
import { jaarplan } from './nl/jaarplan';
import { jobcoaches } from './nl/jobcoaches';
import { jongere } from './nl/jongere';
import { jongeren } from './nl/jongeren';
import { lock } from './nl/lock';
import { matchtafel } from './nl/matchtafel';
import { ontvangen } from './nl/ontvangen';
import { organisaties } from './nl/organisaties';
import { paspoort } from './nl/paspoort';
import { regelingen } from './nl/regelingen';
import { shared } from './nl/shared';
import { shell } from './nl/shell';
import { uitnodigen } from './nl/uitnodigen';
import { vandaag } from './nl/vandaag';
import { vastzit } from './nl/vastzit';

export const nl = {
  afdrukken,
  afspraken,
  beamer,
  dates,
  delen,
  gesprekken,
  inlezen,
  instellingen,
  jaarplan,
  jobcoaches,
  jongere,
  jongeren,
  lock,
  matchtafel,
  ontvangen,
  organisaties,
  paspoort,
  regelingen,
  shared,
  shell,
  uitnodigen,
  vandaag,
  vastzit,
} as const;
