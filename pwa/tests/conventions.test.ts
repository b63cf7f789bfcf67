import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ cwd: new URL('..', import.meta.url).pathname });

/** The rules that complain about `code`, were it the content of `file`. */
async function complaints(code: string, file: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
}

describe('the linter', { timeout: 60_000 }, () => {
  it.each([
    ["export const a = fetch('/api');", 'no-restricted-globals'],
    ['export const a = new XMLHttpRequest();', 'no-restricted-globals'],
    ["export const a = new WebSocket('/ws');", 'no-restricted-globals'],
    ["export const a = window.fetch('/api');", 'no-restricted-properties'],
    ["export const a = globalThis['fetch'];", 'no-restricted-syntax'],
    ["navigator.sendBeacon('/api');", 'no-restricted-properties'],
    ["export const a = 'https://api.example.com/v1';", 'no-restricted-syntax'],
    ["import axios from 'axios';\nexport const a = axios;", 'no-restricted-imports'],
    ["// eslint-disable-next-line\nexport const a = fetch('/api');", 'no-restricted-globals'],
  ])('refuses %s', async (code, rule) => {
    expect(await complaints(code, 'src/lib/money.ts')).toContain(rule);
  });

  it.each([
    ['src/features/cart/rules.ts', '@/features/catalog/names'],
    ['src/features/cart/rules.ts', '@/app/router'],
    ['src/lib/money.ts', '@/features/cart/rules'],
    ['src/components/price.tsx', '@/features/cart/rules'],
  ])('keeps %s from importing %s', async (file, from) => {
    const code = `import * as other from '${from}';\nexport const a = other;`;
    expect(await complaints(code, file)).toContain('no-restricted-imports');
  });

  it('lets the live updates have their socket, and only that', async () => {
    const socket = "export const a = new WebSocket('/ws');";
    expect(await complaints(socket, 'src/lib/live.ts')).not.toContain('no-restricted-globals');
    expect(await complaints("export const a = fetch('/');", 'src/lib/live.ts')).toContain(
      'no-restricted-globals',
    );
  });
});
