import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Serves a folder by nginx as Debian sets it up: one worker for each core, sendfile. @returns `{ origin, stop }` */
export async function startNginx(program, folder) {
  const place = mkdtempSync(path.join(os.tmpdir(), 'hstlc-nginx-'));
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${place}/${name};`)
    .join(' ');
  writeFileSync(
    path.join(place, 'nginx.conf'),
    `${process.getuid() === 0 ? 'user root;' : ''} worker_processes auto; daemon off; pid ${place}/pid; error_log ${place}/error.log;
events { worker_connections 768; }
http { sendfile on; tcp_nopush on; access_log off; ${temporary}
  server { listen 127.0.0.1:${port}; location / { root ${folder}; } } }
`,
  );
  const child = spawn(program, ['-p', place, '-c', path.join(place, 'nginx.conf')], { stdio: 'ignore' });
  const origin = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 50; attempt++) {
    if (
      await fetch(origin).then(
        () => true,
        () => false,
      )
    )
      break;
    await sleep(100);
  }
  return {
    origin,
    stop() {
      child.kill();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
