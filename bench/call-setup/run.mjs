import { runTypeScript } from '../support/run-typescript.mjs';

await runTypeScript('bench/call-setup/main.ts');
