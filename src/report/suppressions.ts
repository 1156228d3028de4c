/** A ready comment for each finding: it goes on the line above, or at the end of the line; the reason is yours to write. */
import { familyOf, familyOfFile } from '../core/clients/families.js';
import { isOpen } from '../core/finding.js';
import { visible } from '../core/text.js';
import { wholePath } from './places.js';
import type { FindingsReporter } from './reporter.js';

const XML = ['<!-- ', ' -->'] as const;

const commentOf = (file: string): readonly [string, string] | undefined =>
  /\.xml$/i.test(file) ? XML : familyOf(familyOfFile(file, '')).comment;

export const suppressions: FindingsReporter = function* (report, { rules, placeOf }) {
  const codes = new Map(rules.map(({ id, code }) => [id, code]));
  for (const finding of report.findings()) {
    if (!isOpen(finding)) continue;
    const { rule, file, line, message } = finding;
    const where = `${visible(wholePath(placeOf(finding)))}:${line}`;
    const comment = commentOf(file);
    yield `# ${where}: ${visible(message)}\n`;
    if (comment === undefined) yield '# such a file has no comments: faultshift baseline accepts the finding\n\n';
    else yield `${comment[0]}faultshift-ignore ${codes.get(rule) ?? rule}: <reason>${comment[1]}\n\n`;
  }
};
