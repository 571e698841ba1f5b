/** The recovery code as people read and type it: 24 signs in six blocks of four. */

export const CODE_LENGTH = 24;
const BLOCK = 4;

/** Only the signs, in capitals: spaces, dashes and small letters don't matter. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** The blocks to show. */
export function blocks(code: string): string[] {
  return plainCode(code).match(/.{1,4}/g) ?? [];
}

/** The signs to type over. */
export function lastBlock(code: string): string {
  return plainCode(code).slice(-BLOCK);
}

/** How many signs are still to come, and whether what is there fits so far. */
export function retyped(code: string, typed: string): { missing: number; right: boolean } {
  const wanted = lastBlock(code);
  const given = plainCode(typed);
  return { missing: Math.max(0, wanted.length - given.length), right: given === wanted };
}

/** Shortest password that we take. */
export const PASSWORD_LEAST = 10;

/** What is wrong with two typed passwords, if anything. Counts signs as people do, not bytes. */
export function passwordProblem(first: string, second: string): 'short' | 'different' | undefined {
  if ([...first].length < PASSWORD_LEAST) return 'short';
  return first === second ? undefined : 'different';
}
