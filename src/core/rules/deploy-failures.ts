import type { FileSubject, Hit } from './rule.js';

/** What keeps a file from deploying, where `is` says so of the code; the first with what clients get then. */
export function deployFailures({ deployment, onTarget }: FileSubject, is: (code: string) => boolean): Hit[] {
  return deployment.failures.flatMap(({ code, at, words }, i) => {
    const whole = i === 0 && onTarget.verdict === 'does-not-deploy' ? onTarget.why : words;
    return is(code) ? [{ at, args: { words: whole } }] : [];
  });
}
