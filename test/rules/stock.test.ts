import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SEQUENCE_RULES } from '../../src/core/rules/index.js';
import { roleOfName } from '../../src/core/stock/facts.js';
import { isAtLeast, RELEASES, type Release } from '../../src/core/stock/releases.js';
import { readSequenceModel } from '../../src/core/synapse/index.js';
import { readXmlBytes } from '../../src/core/xml/index.js';
import { scanPaths } from '../support/scan.js';
import { inShared, shared } from '../support/shared.js';

const IDS = new Set(SEQUENCE_RULES.map(({ id }) => id));

/** What sequence rules say of a scan, as `rule file`. */
async function said(release: Release, to: Release): Promise<string[]> {
  const report = await scanPaths([inShared(`stock/${release}`)], { from: release, to });
  return [...report.findings()]
    .filter(({ rule }) => IDS.has(rule))
    .map(({ rule, file }) => `${rule} ${file.slice(file.lastIndexOf('/') + 1)}`);
}

/** What is true of stock files and told to nobody who did not touch the place: rule → files. */
const TRUE_OF_STOCK: Readonly<Record<string, readonly string[]>> = {
  'credentials-returned': ['_block_api_handler_.xml'],
  'payload-in-synapse-namespace': ['main.xml'],
  'soap12-gets-soap11': [
    '_auth_failure_handler_.xml',
    '_backend_failure_handler_.xml',
    '_opa_policy_failure_handler_.xml',
    '_throttle_out_handler_.xml',
    'fault.xml',
    'guardrail_fault.xml',
    'main.xml',
  ],
  'status-overwritten': [
    '_auth_failure_handler_.xml',
    '_backend_failure_handler_.xml',
    '_opa_policy_failure_handler_.xml',
  ],
  'xml-becomes-json': ['debug_json_fault.xml', 'json_fault.xml'],
};

describe.skipIf(shared === undefined)('stock files', () => {
  test.each(RELEASES)('of %s: nobody is told of the vendor’s mediators', async (release) => {
    expect(await said(release, release)).toEqual([]);
    // the one rule that speaks of stock: the main of before 4.3 lacks the mark that 4.3 brought
    const older = isAtLeast(release, '4.3.0') ? [] : ['main-fails-on-broken-body main.xml'];
    expect(await said(release, '4.7.0')).toEqual(older);
  });

  test('give the rules nothing to find but what is known of them', () => {
    const found = new Map<string, Set<string>>();
    for (const release of RELEASES) {
      for (const folder of ['sequences', 'customsequences/fault']) {
        const path = inShared(`stock/${release}/${folder}`);
        for (const file of existsSync(path) ? readdirSync(path) : []) {
          const read = readXmlBytes(readFileSync(`${path}/${file}`));
          if (!read.ok) throw new Error(`${release} ${file}: ${read.problem.reason}`);
          const model = readSequenceModel(file, read.document);
          const subject = {
            model,
            root: read.document.root,
            decoded: read.decoded,
            role: roleOfName(model.name ?? ''),
            to: release,
          };
          for (const rule of SEQUENCE_RULES) {
            if (rule.find(subject).length > 0) found.set(rule.id, (found.get(rule.id) ?? new Set()).add(file));
          }
        }
      }
    }
    expect(Object.fromEntries([...found].map(([rule, files]) => [rule, [...files].sort()]))).toEqual(TRUE_OF_STOCK);
  });
});
