import { runTypeScript } from '../support/run-typescript.mjs';

await runTypeScript('bench/mesh/main.ts');
