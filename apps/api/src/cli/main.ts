import { Command, CommanderError } from 'commander';
import { ConfigurationError } from '../config/configuration-error.js';
import { commands } from './commands.js';
import { CommandFailure, exitCodes } from './exit-codes.js';

const program = new Command('hstlc')
  .description('the lightcurve archive of COS and STIS')
  .addHelpText(
    'after',
    '\nexit codes: 0 done; 1 done, but some files were refused or failed; 2 wrong usage; 3 could not run',
  )
  .exitOverride()
  .showHelpAfterError();

// only the command that is asked for is loaded; the others are names for the help
const [first, second] = process.argv.slice(2);
const wanted = first === 'help' ? second : first;
for (const { name, summary, load } of commands) {
  const command = name === wanted ? await load() : new Command(name).description(summary);
  program.addCommand(command.exitOverride().showHelpAfterError());
}

// whoever reads the output may have seen enough: `hstlc config | head`
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Says on stderr what went wrong, in words; a bug keeps its stack. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
  if (error instanceof ConfigurationError) {
    process.stderr.write(`hstlc: ${error.message}\n`);
    return exitCodes.wrongUsage;
  }
  if (error instanceof CommandFailure) {
    process.stderr.write(`hstlc: ${error.message}\n`);
    return error.exitCode;
  }
  const isBug = error instanceof TypeError || error instanceof RangeError;
  process.stderr.write(
    `hstlc: ${error instanceof Error ? (isBug ? error.stack : error.message) : String(error)}\n`,
  );
  return exitCodes.couldNotRun;
}
