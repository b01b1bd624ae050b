#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/cli.js', import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  console.error('parley-dev-server is not built. In the Parley workspace, run "npm run build" first.');
  process.exitCode = 1;
}
