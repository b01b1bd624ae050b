import { runTypeScript } from '../support/run-typescript.mjs';

await runTypeScript('bench/render/main.ts');
