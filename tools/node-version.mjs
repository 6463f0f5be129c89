import { stopWith } from './workspace.mjs';

/** Ends with one clear line when this Node is older than `engines` in package.json allows. */
export function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const supported = major === 20 ? minor >= 19 : major === 22 ? minor >= 12 : major > 22;
  if (!supported) {
    stopWith(
      `Node ${process.versions.node} cannot run this: expected 20.19 or newer, or 22.12 or newer (https://nodejs.org)`,
    );
  }
}
