import { runTypeScript } from '../support/run-typescript.mjs';

await runTypeScript('bench/soak/main.ts');
