import { engineOf } from '../stock/engine.js';
import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { filledArgs, looksLikeXml } from './sequence/template.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export const staticArgEscaped = sequenceRule({
  id: 'static-arg-escaped',
  code: 'FS048',
  severity: 'error',
  title: 'A fixed arg is escaped for XML in a payload that is none',
  why: 'The value of an arg is XML-escaped whatever the media type, so clients of a JSON or text payload read &amp; or &apos; where the file has & or an apostrophe. An expression is not escaped that way.',
  fix: 'Write the text into the format itself, or use expression="\'…\'".',
  source: 'synapse-semantics 2.3, trap 18 (recorded)',
  find: ({ model, to }) => {
    const engine = engineOf(to);
    return mediatorsOf(model, 'payload').flatMap((payload) => {
      if (payload.mediaType !== 'json' && payload.mediaType !== 'text') return [];
      const used = filledArgs(payload, engine);
      return payload.args.flatMap(({ at, value }, i) => {
        if (value === undefined || !used.has(i + 1) || looksLikeXml(value)) return [];
        const [first] = /[&<>"']/.exec(value) ?? (engine.staticNonAsciiEscaped ? /[^\0-\x7f]/.exec(value) : null) ?? [];
        if (first === undefined) return [];
        const shown = ESCAPES[first] ?? `&#${first.charCodeAt(0)};`;
        return [{ at, args: { first, shown }, restsOn: [payload.at] }];
      });
    });
  },
  message: ({ first, shown }) => `Clients read ${shown} where this value has ${first}.`,
});
