import { runTypeScript } from '../support/run-typescript.mjs';

await runTypeScript('bench/recovery/main.ts');
