import { runTypeScript } from '../support/run-typescript.mjs';

await runTypeScript('bench/effects/main.ts');
