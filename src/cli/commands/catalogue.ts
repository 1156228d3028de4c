import { type Command, InvalidArgumentError, Option } from 'commander';
import { isRelease, RELEASES } from '../../core/stock/releases.js';
import type { SetExitCode } from '../program.js';

/** `4.1.0`, `4.1.0+u2.73` */
function parseLabel(text: string): string {
  const [release = '', level] = text.split('+');
  if (isRelease(release) && (level === undefined || /^[\w.-]+$/.test(level))) return text;
  throw new InvalidArgumentError(
    `write a release, or a release and an update level: 4.1.0+u2.73. Releases are ${RELEASES.join(', ')}.`,
  );
}

export function addCatalogue(program: Command, exit: SetExitCode): void {
  program
    .command('catalogue')
    .description('your own stock variants: updates change stock files in place')
    .command('add')
    .description('describe the stock files of a vanilla pack, so that scans know them; no text is kept')
    .argument('<pack>', 'a home, a sequences folder or a zip of one, as the vendor ships it')
    .addOption(new Option('--as <release>', 'what the pack is').argParser(parseLabel).makeOptionMandatory())
    .addOption(new Option('--catalogue <file>', 'the file to add to').default('faultshift.catalogue.json'))
    .action(async (pack: string, options: { as: string; catalogue: string }) => {
      const { runCatalogueAdd } = await import('../run/catalogue.js');
      exit(await runCatalogueAdd(pack, options));
    });
}
