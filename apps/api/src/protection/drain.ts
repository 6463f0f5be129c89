import type { Server } from 'node:http';

/** How often connections that have become idle are looked for (ms). */
const lookMilliseconds = 100;

/** Takes no new connections and returns when the answers under way are given, or after a time whatever is left is cut off. */
export async function drain(server: Server, seconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const looking = setInterval(() => server.closeIdleConnections(), lookMilliseconds);
  const deadline = setTimeout(() => server.closeAllConnections(), seconds * 1000);
  server.closeIdleConnections();
  await closed;
  clearInterval(looking);
  clearTimeout(deadline);
}
