import { describe, expect, test } from 'vitest';
import { RELEASES } from '../../src/core/stock/releases.js';
import { scanPaths, sequencesOf } from '../support/scan.js';
import { inShared, shared } from '../support/shared.js';

describe.skipIf(shared === undefined)('every release scanned against itself', () => {
  test.each(RELEASES)('%s is stock, file by file', async (release) => {
    const report = await scanPaths([inShared(`stock/${release}`)], { from: release });
    let files = 0;
    for (const { sequence, gap } of sequencesOf(report)) {
      expect(gap, 'nothing is missing').toBeUndefined();
      if (sequence === undefined) continue;
      files++;
      expect(sequence.verdict, sequence.file.name).toBe('stock');
      expect(sequence.judged.versions, sequence.file.name).toContain(release);
      expect(sequence.judged.edits, sequence.file.name).toEqual([]);
      expect(sequence.judged.problem, sequence.file.name).toBeUndefined();
    }
    expect(files).toBeGreaterThan(10);
    expect(report.coverage.failed).toEqual([]);
  });

  test.each(RELEASES)('%s is among the releases that its stock files allow, when nothing says it', async (release) => {
    const report = await scanPaths([inShared(`stock/${release}`)]);
    expect(report.homes[0]?.release).toMatchObject({ how: 'stock-files' });
    expect(report.homes[0]?.release.releases).toContain(release);
  });

  test('the releases of a stock file are all that have these bytes', async () => {
    const report = await scanPaths([inShared('stock/4.2.0')], { from: '4.2.0' });
    const versions = Object.fromEntries(
      [...sequencesOf(report)].flatMap(({ sequence }) =>
        sequence?.file.part === 'sequence' ? [[sequence.file.name, sequence.judged.versions]] : [],
      ),
    );
    expect(versions['main.xml']).toEqual(['4.0.0', '4.1.0', '4.2.0']);
    expect(versions['_threat_fault_.xml']).toEqual(['4.0.0', '4.1.0', '4.2.0', '4.3.0', '4.4.0', '4.5.0']);
    expect(versions['_opa_policy_failure_handler_.xml']).not.toContain('4.0.0');
  });
});
