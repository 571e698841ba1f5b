/** New lines of what is known about a regeling, before anything is filled in. */
import type { InstrumentKind, InstrumentRegime, Requirement, Term } from '$lib/backend/gen/instruments';

export const blankTerm = (for_code: string, municipality_code = ''): Term => ({
  id: null,
  for_code,
  municipality_code,
  counts: 'besluit',
  amount: null,
  unit: 'weken',
  side: 'na',
  moment: 'aangevraagd',
  fixed_day: '',
  lead_days: 14,
  note: '',
  source: '',
  checked_on: null,
  uncertain: false,
});

export const blankRegime = (kind_code: string, municipality_code = ''): InstrumentRegime => ({
  id: null,
  kind_code,
  municipality_code,
  name: '',
  half_year_hours: null,
  maximum: '',
  source: '',
  checked_on: null,
  uncertain: false,
});

export const blankKind = (municipality_code = ''): InstrumentKind => ({
  code: '',
  name: '',
  plain_name: '',
  description: '',
  applied_at: municipality_code === '' ? '' : 'gemeente',
  who_applies: [],
  application_code: '',
  municipality_code,
  via_municipality: municipality_code !== '',
  record: '',
  reveals: 'beperking',
  source: '',
  checked_on: null,
  uncertain: false,
  own: true,
  offered: true,
});

export const blankRequirement = (for_code: string, list: Requirement['list']): Requirement => ({
  id: null,
  for_code,
  list,
  text: '',
  source: '',
  checked_on: null,
  uncertain: false,
});
