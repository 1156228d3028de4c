/** Advice about client code, for `explain`. */
import { ADVISED, adviceFor, type OldForm, snippetFor } from '../../core/clients/advice.js';

const NOW: Readonly<Record<OldForm, string>> = {
  xml: 'for old and new gateways, by the Content-Type',
  'wrapped-json': 'for old and new gateways, by what is there',
  'flat-json': 'with code as a text',
};

/** The snippets of every language, as lines of text. */
export function adviceLines(form: OldForm): string[] {
  const lines = [`\nIn code, ${NOW[form]}\n`];
  for (const id of ADVISED) {
    const advice = adviceFor(id);
    if (advice === undefined) continue;
    lines.push(`\n  ${advice.title}\n`);
    for (const line of snippetFor(advice, form, true)) lines.push(`    ${line.replace(/\t/g, '    ')}\n`);
    if (advice.note !== undefined) lines.push(`    (${advice.note})\n`);
  }
  return lines;
}

export const adviceRecords = (form: OldForm) =>
  ADVISED.flatMap((id) => {
    const advice = adviceFor(id);
    if (advice === undefined) return [];
    const { title, now, note } = advice;
    return [{ language: id, title, now, both: snippetFor(advice, form, true), note }];
  });
