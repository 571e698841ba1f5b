/**
 * A hint while somebody types: words about money that the official of a municipality does not need. The
 * program itself keeps such lines off its own proposals; what a person writes is theirs.
 */
import { fold } from '$lib/search';

const STARTS = [
  'wajong',
  'uitkering',
  'bijstand',
  'schuld',
  'toeslag',
  'bewind',
  'autis',
  'adhd',
  'diagnose',
  'medicijn',
  'depress',
  'verslav',
];

export function isCareful(text: string): boolean {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => STARTS.some((start) => word.startsWith(start)));
}
