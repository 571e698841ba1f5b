/** What can be open over the page of one student. */
export type Over =
  'contact' | 'move' | 'year' | 'fall' | 'print' | 'uit_beeld' | 'geen_nazorg' | 'verhuisd' | undefined;
export const CLOSINGS = ['uit_beeld', 'geen_nazorg', 'verhuisd'] as const;
