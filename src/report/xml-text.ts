/** Text from anywhere as XML text: what XML 1.0 cannot hold, and what would fool a reader, becomes visible. */
import { visible } from '../core/text.js';

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** On one line, for attributes and for text; `]]>` cannot occur, for no `>` stays. */
export const xmlText = (text: string): string =>
  visible(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (c) => MARKUP[c] as string);
