import type { DownloadProgress } from '../downloads/download-progress.js';
import { secondsLeft } from '../downloads/transfer-rate.js';

const marks = { planned: '+', arrived: '+', waiting: '.', failed: '!' } as const;

/** How often the line with the rate is rewritten on a terminal, and written elsewhere (ms). */
const redrawMilliseconds = 200;
const writeMilliseconds = 15_000;

/** Tells a download's progress on stderr: one line that is rewritten on a terminal, plain lines elsewhere. */
export function terminalDownloadProgress(stream: NodeJS.WriteStream = process.stderr): DownloadProgress {
  const { isTTY } = stream;
  const line = (text: string) => stream.write(isTTY ? `\r\u001B[K${text}\n` : `${text}\n`);
  const wait = isTTY ? redrawMilliseconds : writeMilliseconds;
  let lastTime = Date.now();
  let lastStep = '';
  return {
    step(words) {
      const kind = words.replace(/\d+/g, '');
      if (isTTY) stream.write(`\r\u001B[K${words}`);
      else if (kind !== lastStep) stream.write(`${words}\n`);
      lastStep = kind;
    },
    transfer({ exposuresDone, exposuresTotal, bytesDone, bytesTotal, bytesPerSecond }) {
      if (Date.now() - lastTime < wait) return;
      lastTime = Date.now();
      const left = secondsLeft(bytesTotal - bytesDone, bytesPerSecond);
      const rate = bytesPerSecond === null ? '' : `, ${bytesInWords(bytesPerSecond)}/s`;
      const time = left === null ? '' : `, ${durationInWords(left)} left`;
      const amount = `${bytesInWords(bytesDone)} of ${bytesInWords(bytesTotal)}`;
      const text = `${exposuresDone} of ${exposuresTotal} exposures, ${amount}${rate}${time}`;
      stream.write(isTTY ? `\r\u001B[K${text}` : `${text}\n`);
    },
    item({ rootname, target, state, files }) {
      const reason = files.find((file) => file.reason !== null)?.reason;
      line(`  ${marks[state]} ${rootname}  ${target}  ${state}${reason === undefined ? '' : `: ${reason}`}`);
    },
    warn: (words) => line(`  ! ${words}`),
  };
}

/** Bytes as people read them, decimal: `1.2 GB`. */
export function bytesInWords(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

/** A duration as people read it: `2 h 05 min`, `3 min 10 s`, `8 s`. */
export function durationInWords(seconds: number): string {
  const whole = Math.round(seconds);
  const pad = (value: number) => String(value).padStart(2, '0');
  if (whole >= 3600) return `${Math.floor(whole / 3600)} h ${pad(Math.floor((whole % 3600) / 60))} min`;
  return whole >= 60 ? `${Math.floor(whole / 60)} min ${pad(whole % 60)} s` : `${whole} s`;
}
