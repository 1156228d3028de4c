/**
 * SARIF 2.1.0, within the limits of GitHub code scanning: one run, at most 25,000 results. Results come one by one; where
 * there are too many, the worst stay, and a notification says what was cut.
 */
import type { Invocation, Notification, ReportingDescriptor, Result } from 'sarif';
import type { Finding, Severity } from '../core/finding.js';
import type { Coverage } from '../core/report.js';
import type { RuleText } from '../core/rules/rule.js';
import { count, digits, visible } from '../core/text.js';
import { uriOf } from './places.js';
import type { FindingsContext, FindingsReporter } from './reporter.js';
import { roomFor } from './room.js';

/** @see GitHub, "SARIF support for code scanning": results per run; of these the top 5,000 are shown. */
export const MOST_RESULTS = 25_000;

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

/** Square brackets before a round one would make a link of somebody else's text. */
const plainText = (text: string): string => visible(text).replace(/\[(?=[^\]]*\]\()/g, '\\[');

function descriptor(rule: RuleText, homepage: string | undefined): ReportingDescriptor {
  const { id, code, severity, title, why, fix, source } = rule;
  const sentences = `${why} ${fix}`;
  return {
    id,
    name: id.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    help: {
      text: `${sentences}\nSource: ${source}`,
      markdown: `**${title}.**\n\n${why}\n\n**What to do:** ${fix}\n\n*Source: ${source}*`,
    },
    ...(homepage !== undefined && { helpUri: `${homepage}/docs/rules.md#${id}` }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: ['faultshift', code] },
  };
}

function resultOf(finding: Finding, ruleIndex: number | undefined, { placeOf }: FindingsContext): Result {
  const { rule, severity, message, line, column, fingerprint, sequence, tenant, suppressed, known } = finding;
  const place = placeOf(finding);
  const base = place.isBelowRoot ? { uriBaseId: 'SRCROOT' } : {};
  const names = [...(place.inside === undefined ? [] : [place.inside]), ...(sequence === undefined ? [] : [sequence])];
  const region = place.inside === undefined ? { startLine: line, startColumn: column } : { startLine: 1 };
  const accepted = known ?? suppressed;
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: plainText(message) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(place), ...base }, region },
        ...(names.length > 0 && { logicalLocations: names.map((name) => ({ fullyQualifiedName: visible(name) })) }),
      },
    ],
    partialFingerprints: { 'faultshift/v1': fingerprint },
    baselineState: known === undefined ? 'new' : 'unchanged',
    ...(accepted !== undefined && {
      suppressions: [
        {
          kind: suppressed === undefined ? 'external' : 'inSource',
          status: 'accepted',
          justification: visible(accepted.reason),
        },
      ],
    }),
    ...(tenant !== undefined && { properties: { tenant } }),
  };
}

function notifications({ failed, notSeen }: Coverage, cut: number, total: number): Notification[] {
  const text = (words: string): Notification['message'] => ({ text: plainText(words) });
  const said: Notification[] = [];
  if (cut > 0) {
    said.push({
      descriptor: { id: 'truncated' },
      level: 'warning',
      message: text(
        `${count(cut, 'result')} of ${digits(total)} are not in this file, which holds at most ${digits(MOST_RESULTS)}: the worst were kept.`,
      ),
    });
  }
  for (const { path, reason } of failed) {
    said.push({ descriptor: { id: 'not-read' }, level: 'error', message: text(`${path}: ${reason}`) });
  }
  for (const { what, reason } of notSeen) {
    said.push({ descriptor: { id: 'not-seen' }, level: 'note', message: text(`${what}: ${reason}`) });
  }
  return said;
}

export const sarif: FindingsReporter = function* (report, context) {
  const { tool, rules, homepage } = context;
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const descriptors = ['truncated', 'not-read', 'not-seen'].map((id): ReportingDescriptor => ({ id }));
  const driver = {
    name: tool.name,
    version: tool.version,
    semanticVersion: tool.version,
    ...(homepage !== undefined && { informationUri: homepage }),
    rules: rules.map((rule) => descriptor(rule, homepage)),
    notifications: descriptors,
  };
  yield `{\n"$schema": ${JSON.stringify(SCHEMA)},\n"version": "2.1.0",\n"runs": [{\n`;
  yield `"tool": ${JSON.stringify({ driver })},\n`;
  yield `"automationDetails": ${JSON.stringify({ id: `faultshift/${report.command}/` })},\n`;
  yield `"columnKind": "utf16CodeUnits",\n`;
  yield `"originalUriBaseIds": ${JSON.stringify({ SRCROOT: { description: { text: 'The root of the repository.' } } })},\n`;
  yield '"results": [';
  const fits = roomFor(MOST_RESULTS, report);
  let written = 0;
  let total = 0;
  for (const finding of report.findings()) {
    total++;
    if (!fits(finding)) continue;
    yield `${written === 0 ? '' : ','}\n${JSON.stringify(resultOf(finding, indexes.get(finding.rule), context))}`;
    written++;
  }
  const invocation: Invocation = {
    executionSuccessful: report.coverage.failed.length === 0,
    toolExecutionNotifications: notifications(report.coverage, total - written, total),
  };
  yield `${written === 0 ? '' : '\n'}],\n"invocations": ${JSON.stringify([invocation])}\n}]\n}\n`;
};
