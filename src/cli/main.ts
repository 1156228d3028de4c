#!/usr/bin/env node
import { visible } from '../core/text.js';
/** argv → command → exit code. */
import { UsageError } from '../errors.js';
import { EXIT } from './exit.js';
import { VERSION } from './version.js';

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** What commander throws when the command line is wrong, and when it has printed help or the version. */
interface CommanderError extends Error {
  readonly code: string;
  readonly exitCode: number;
}

const isCommanderError = (error: unknown): error is CommanderError =>
  error instanceof Error &&
  typeof (error as Partial<CommanderError>).code === 'string' &&
  /^commander\./.test((error as CommanderError).code);

/**
 * From Node 22.1 on V8 need not compile the same code in each run. Node keeps what it compiled where NODE_COMPILE_CACHE
 * says, or among temporary files, and NODE_DISABLE_COMPILE_CACHE turns it off.
 */
function keepCompiledCode(): void {
  const { enableCompileCache } = process.getBuiltinModule('node:module') as { enableCompileCache?: () => unknown };
  enableCompileCache?.();
}

/** Runs the command line. @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${VERSION}\n`);
    return EXIT.clean;
  }
  keepCompiledCode();
  try {
    const { buildProgram } = await import('./program.js');
    let exitCode: number = EXIT.clean;
    const setExitCode = (code: number): void => {
      exitCode = code;
    };
    const program = buildProgram(VERSION, setExitCode, argv[0]);
    await program.parseAsync(argv as string[], { from: 'user' });
    return exitCode;
  } catch (error) {
    // commander gives 1 to its own errors; ours is 2. Help and version end with 0.
    if (isCommanderError(error)) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
    if (error instanceof UsageError) {
      say(`faultshift: ${visible(error.message)}`);
      if (error.hint !== undefined) say(`  ${visible(error.hint)}`);
      return EXIT.usage;
    }
    say(
      `faultshift: this is a bug of ours, please report it.\n${error instanceof Error ? error.stack : String(error)}`,
    );
    return EXIT.internal;
  }
}

process.on('SIGINT', () => process.exit(EXIT.interrupted));
// what a run exits with that ends before it has ended
process.exitCode = EXIT.internal;
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
