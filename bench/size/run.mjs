import { runTypeScript } from '../support/run-typescript.mjs';

await runTypeScript('bench/size/main.ts');
