import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { writeTo } from '../../src/cli/output.js';

/** A reader that takes its time. */
const slow = (taken: string[]): Writable =>
  new Writable({
    highWaterMark: 1,
    write(chunk, _, done) {
      taken.push(String(chunk));
      setTimeout(done, 1);
    },
  });

describe('writing to a slow reader', () => {
  test('waits for it, block by block, and leaves no listeners behind', async () => {
    const taken: string[] = [];
    const stream = slow(taken);
    const most: number[] = [];
    const chunks = function* () {
      for (let i = 0; i < 40; i++) {
        most.push(stream.listenerCount('error'));
        yield `${i}`.padEnd(1 << 16, '.');
      }
    };
    await writeTo(stream as unknown as NodeJS.WriteStream, chunks());
    expect(taken.map((block) => Number.parseInt(block, 10))).toEqual([...Array(40).keys()]);
    expect(Math.max(...most)).toBeLessThan(3);
  });

  test('ends when the reader goes away', async () => {
    const stream = slow([]);
    const chunks = function* () {
      for (let i = 0; i < 100; i++) {
        if (i === 3) stream.destroy();
        yield ' '.repeat(1 << 16);
      }
    };
    await expect(writeTo(stream as unknown as NodeJS.WriteStream, chunks())).resolves.toBeUndefined();
  });
});
