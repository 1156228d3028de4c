/** Whom rules speak to: the user of what the user did, and nobody of what the vendor wrote. */
import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { buildEntries } from '../../src/core/stock/entry.js';
import { folderWith } from '../support/folder.js';
import { catalogue, scanPaths } from '../support/scan.js';

const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

/** A vendor's file with two mistakes of its own: an index without an arg, and a status that its handler overwrites. */
const STOCK = `<sequence xmlns="http://ws.apache.org/ns/synapse" name="_auth_failure_handler_">
  <payloadFactory media-type="json">
    <format>{"code":"$1","text":"$2"}</format>
    <args>
      <arg expression="$ctx:ERROR_CODE"/>
      <arg expression="$ctx:ERROR_MESSAGE"/>
    </args>
  </payloadFactory>
  <property name="HTTP_SC" value="401" scope="axis2"/>
  <filter source="$ctx:ERROR_CODE" regex="900901">
    <payloadFactory media-type="json">
      <format>{"vendor":"$9"}</format>
    </payloadFactory>
  </filter>
  <property name="RESPONSE" value="true"/>
  <header name="To" action="remove"/>
</sequence>
`;

const withStock = catalogue.with(
  buildEntries(
    [
      {
        folder: 'sequences',
        file: '_auth_failure_handler_.xml',
        release: '4.2.0',
        bytes: new TextEncoder().encode(STOCK),
        sha256: sha256(STOCK),
      },
    ],
    sha256,
  ),
);

/** What is said of the vendor's file with one text replaced, as `rule line`. */
async function said(from: string, to: string): Promise<string[]> {
  expect(STOCK).toContain(from);
  const folder = folderWith({ '_auth_failure_handler_.xml': STOCK.replace(from, to) });
  const report = await scanPaths([folder], { catalogue: withStock, from: '4.2.0', to: '4.2.0' });
  return [...report.findings()].map(({ rule, line }) => `${rule} ${line}`);
}

describe('in a file of the vendor’s', () => {
  test('nothing is said of what nobody touched', async () => {
    expect(await said('name=', 'name=')).toEqual([]);
  });

  test('nor where the user changed something else', async () => {
    expect(await said('"text":', '"message":')).toEqual([]);
    expect(await said('regex="900901"', 'regex="900902"')).toEqual([]);
    expect(await said('<header', '<property name="X-Own" value="1" scope="transport"/>\n  <header')).toEqual([]);
  });

  test('an arg that was taken out is told, though the format that asks for it is the vendor’s', async () => {
    expect(await said('<arg expression="$ctx:ERROR_MESSAGE"/>', '')).toEqual(['index-without-arg 3']);
  });

  test('a number that was changed in the format is told', async () => {
    expect(await said('"$2"}', '"$3"}')).toEqual(['index-without-arg 3']);
  });

  test('a value that was changed is told', async () => {
    expect(await said('value="401"', 'value="418"')).toEqual(['status-overwritten 9']);
  });

  test('what stands behind a respond that was put in is told, though all of it is the vendor’s', async () => {
    expect(await said('<property name="RESPONSE"', '<respond/>\n  <property name="RESPONSE"')).toEqual([
      'never-runs 16',
    ]);
  });
});
