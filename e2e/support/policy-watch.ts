import type { ConsoleMessage } from '@playwright/test';

const mark = 'forbidden by the security policy: ';

/** Runs in a page: says aloud what its Content-Security-Policy forbids. */
export function installPolicyWatch(): void {
  document.addEventListener(
    'securitypolicyviolation',
    ({ violatedDirective, blockedURI, sourceFile, sample }) => {
      console.error(
        `forbidden by the security policy: ${violatedDirective} ${blockedURI} ${sourceFile} ${sample}`,
      );
    },
  );
}

/** Whether a page has just said that. */
export function isViolation(message: ConsoleMessage): boolean {
  return message.text().startsWith(mark);
}
