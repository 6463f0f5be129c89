import type { IngestProgress } from '../ingest/ingest-progress.js';

const marks: Readonly<Record<string, string>> = {
  ingested: '+',
  superseded: '^',
  unchanged: '=',
  refused: 'x',
  failed: '!',
  waiting: '.',
  ignored: '-',
};

const secondsBetweenLines = 10;

/** Tells a run's progress on stderr: one line that is rewritten on a terminal, plain lines elsewhere. */
export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): IngestProgress {
  const { isTTY } = stream;
  let last = '';
  let lastWords = '';
  let lastTime = 0;
  // a log wants a sign of life, not a line for each file
  const isTime = () => performance.now() - lastTime > secondsBetweenLines * 1000;
  const line = (text: string) => stream.write(isTTY ? `\r\u001B[K${text}\n` : `${text}\n`);
  return {
    step(words, done, total) {
      const text = total === 0 ? words : `${words}: ${done} of ${total}`;
      if (isTTY) stream.write(`\r\u001B[K${text}${done === total && total > 0 ? '\n' : ''}`);
      else if (text !== last && (words !== lastWords || done === total || isTime())) {
        stream.write(`${text}\n`);
        lastTime = performance.now();
      }
      last = text;
      lastWords = words;
    },
    item({ file, state, reason }) {
      if (state === 'ignored') return;
      line(`  ${marks[state] ?? ' '} ${file}  ${state}${reason === null ? '' : `: ${reason}`}`);
    },
    composite: ({ filename, members }) => line(`  + ${filename}  of ${members.length}`),
    warn: (words) => line(`  ! ${words}`),
  };
}
