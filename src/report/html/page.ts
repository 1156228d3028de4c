/**
 * A report as one HTML file that needs nothing else: no request leaves it, and its content security policy allows only
 * its own script and style, by their digests.
 */
import { count, digits } from '../../core/text.js';
import type { FindingsReporter } from '../reporter.js';
import { exhibitSections } from './exhibits.js';
import { findingsHtml, findingsPart } from './findings.js';
import { scriptJson, text } from './markup.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

const list = (items: readonly string[]): string =>
  items.length === 0 ? '<p>Nothing.</p>' : `<ul class="plain">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

export const html: FindingsReporter = function* (report, context) {
  const { gate, tool, sha256Base64 } = context;
  const { command, counts, coverage } = report;
  const sections = exhibitSections(context.exhibits());
  const part = findingsPart(report, context);
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256Base64(SCRIPT)}'`,
    `style-src 'sha256-${sha256Base64(STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const complete = coverage.failed.length === 0;
  const verdict = gate.hit
    ? '<span class="badge error">✖ the gate failed</span>'
    : complete
      ? '<span class="badge good">✔ the gate passed</span>'
      : '<span class="badge warning">▲ not complete</span>';
  yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n';
  yield `<title>faultshift ${text(command)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n`;
  yield '<a class="skip" href="#main">Skip to the report</a>\n<div class="wrap">\n<header>\n';
  yield `<h1>faultshift ${text(command)}</h1>\n`;
  yield `<p class="big">${count(counts.error, 'error')}, ${count(counts.warning, 'warning')}, ${digits(counts.info)} info</p>\n`;
  const accepted = part.accepted > 0 ? ` ${digits(part.accepted)} more were accepted before.` : '';
  const threshold = gate.failOn === 'none' ? 'no finding fails it' : `it fails from ${gate.failOn} on`;
  yield `<p>${verdict} ${threshold}.${accepted}</p>\n`;
  const links = [...sections.links, ['findings', 'Findings'], ['coverage', 'What was looked at']];
  yield `<nav aria-label="Sections"><ul>${links.map(([id, title]) => `<li><a href="#${id}">${title}</a></li>`).join('')}</ul></nav>\n`;
  yield '</header>\n<main id="main">\n';
  yield* sections.html();
  yield* findingsHtml(part);
  yield '<section aria-labelledby="coverage"><h2 id="coverage">What was looked at</h2>\n';
  yield `<h3>Checked</h3>${list(coverage.checked.map(text))}\n`;
  if (!complete) {
    const failed = coverage.failed.map(({ path, reason }) => `<code>${text(path)}</code>: ${text(reason)}`);
    yield `<h3 class="error">Not read</h3>${list(failed)}\n`;
  }
  if (coverage.notSeen.length > 0) {
    const notSeen = coverage.notSeen.map(({ what, reason }) => `<strong>${text(what)}</strong>: ${text(reason)}`);
    yield `<h3>Not seen</h3>${list(notSeen)}\n`;
  }
  yield `</section>\n</main>\n<footer>faultshift ${text(tool.version)}</footer>\n</div>\n`;
  yield `<script type="application/json" id="data">${scriptJson(part.data)}</script>\n<script>${SCRIPT}</script>\n</body>\n</html>\n`;
};
