import { expect, test } from 'vitest';
import { Problem, toProblem } from './problem';

test('keeps what the program said', () => {
  const problem = toProblem({
    code: 'wrong_password',
    message: 'Dit wachtwoord klopt niet.',
    field: 'password',
  });
  expect(problem).toBeInstanceOf(Problem);
  expect([problem.code, problem.message, problem.field]).toEqual([
    'wrong_password',
    'Dit wachtwoord klopt niet.',
    'password',
  ]);
});

test.each([undefined, null, 'tekst', 12, {}, { code: 1, message: 'x' }, new Error('secret /home/sanne')])(
  'anything else becomes a plain sentence without its content (%o)',
  (thrown) => {
    const problem = toProblem(thrown);
    expect(problem.code).toBe('window');
    expect(problem.message).not.toContain('secret');
    expect(problem.field).toBeUndefined();
  },
);
