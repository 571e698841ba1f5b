/** A new instrument of which nothing is known but what is asked for whom. */
import type { Instrument } from '$lib/backend/gen/instruments';

export const fresh = (student_id: string, kind_code = '', item_id: string | null = null): Instrument => ({
  id: null,
  student_id,
  item_id,
  kind_code,
  kind: '',
  status: 'besproken',
  applied_by: '',
  apply_before: null,
  applied_on: null,
  decided_on: null,
  from_date: null,
  to_date: null,
  note: '',
  municipality_code: '',
  workplace: '',
  regime: '',
  half_year_hours: null,
  status_reason: '',
  objection_on: null,
  ended_on: null,
  made_on: null,
  reveals: 'beperking',
  mbo: null,
});
