/** Municipalities to choose from, found by everyday names; two Bergens are told apart. */
import type { ComboOption } from '$components/shared/combobox';
import { call } from '$lib/backend';

/** A municipality that was chosen. */
export interface Pick {
  code: string;
  name: string;
}

export async function findMunicipalities(query: string): Promise<ComboOption[]> {
  const found = await call('municipalities_search', query);
  return found.map(({ municipality, found_as }) => ({
    value: municipality.code,
    label: municipality.cbs_name,
    detail: found_as === null ? municipality.province : `${found_as}, ${municipality.province}`,
  }));
}

/** Name of a municipality by its code; the code itself when it is not there. */
export async function municipalityName(code: string): Promise<string> {
  const found = await findMunicipalities(code);
  return found.find((option) => option.value === code)?.label ?? code;
}
