/** Text as HTML. Everything from outside goes through one of these. */
import { xmlText } from '../xml-text.js';

/** On one line. */
export const text = xmlText;

/** Keeps line breaks and tabs. */
export const lines = (words: string): string =>
  words
    .split(/\r\n|\r|\n/)
    .map((line) => line.split('\t').map(xmlText).join('  '))
    .join('\n');

/** JSON inside of a script element: nothing in it may end the element, or begin a comment. */
export const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
