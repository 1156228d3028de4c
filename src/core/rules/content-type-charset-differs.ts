import { sequenceRule } from './rule.js';
import { maybeAfter, some } from './sequence/flow.js';
import { settingsOf, settingsOfMediator } from './sequence/settings.js';

const UTF8 = /^["']?utf-?8["']?$/i;

export const contentTypeCharsetDiffers = sequenceRule({
  id: 'content-type-charset-differs',
  code: 'FS065',
  severity: 'warning',
  title: 'ContentType names a charset that the payload is not written in',
  why: 'The bytes are written in CHARACTER_SET_ENCODING, which is UTF-8 unless the request or the sequence says otherwise; the charset in ContentType is only a label. Every character outside ASCII reaches clients garbled.',
  fix: 'Leave the charset out of ContentType, or set axis2 CHARACTER_SET_ENCODING to the same.',
  source: 'synapse-semantics 3.4 "Charset of the bytes" (recorded)',
  find: ({ model }) => {
    const settings = settingsOf(model);
    if (settings.some(({ property }) => property.name === 'CHARACTER_SET_ENCODING')) return [];
    return settings.flatMap(({ property: { name, scope, remove, value, at }, spot }) => {
      if (name !== 'ContentType' || scope !== 'axis2' || remove || value === undefined) return [];
      const charset = /;\s*charset\s*=\s*([^;]*)/i.exec(value)?.[1]?.trim();
      if (charset === undefined || UTF8.test(charset)) return [];
      const renewed = some(
        maybeAfter(spot),
        (later) =>
          later.kind === 'payload' ||
          settingsOfMediator(later).some((p) => p.scope === 'axis2' && (p.name === name || p.name === 'messageType')),
      );
      return renewed ? [] : [{ at, args: { charset } }];
    });
  },
  message: ({ charset }) => `ContentType says ${charset}, but the payload is written in UTF-8.`,
});
