import { describe, expect, test } from 'vitest';
import { markConflicts } from '../../src/core/port/text/markers.js';
import { splice } from '../../src/core/port/text/splice.js';

const names = { ours: 'mine', base: 'old', theirs: 'new', size: 7 };
const text = '<a>\n  <b x="2">\n    <c/>\n  </b>\n</a>\n';
const found = [
  {
    start: text.indexOf('<b'),
    end: text.indexOf('</b>') + 4,
    user: '<b x="1">\n  <c/>\n</b>',
    base: '<b>\n  <c/>\n</b>',
  },
];
const marked = (style: 'merge' | 'zdiff3'): string =>
  splice(text, markConflicts(text, found, style, names, '\n', 'theirs'));

describe('markers around a mediator of several lines', () => {
  test('hold all of it', () => {
    expect(marked('merge')).toBe(
      '<a>\n<<<<<<< mine\n  <b x="1">\n    <c/>\n  </b>\n=======\n  <b x="2">\n    <c/>\n  </b>\n>>>>>>> new\n</a>\n',
    );
  });

  test('leave out in zdiff3 what both sides begin or end with, and show the base whole', () => {
    expect(marked('zdiff3')).toBe(
      '<a>\n<<<<<<< mine\n  <b x="1">\n||||||| old\n  <b>\n    <c/>\n  </b>\n=======\n  <b x="2">\n>>>>>>> new\n    <c/>\n  </b>\n</a>\n',
    );
  });
});
