import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const KEY = 'bitloot.theme';
const listeners = new Set<() => void>();
const systemDark = matchMedia('(prefers-color-scheme: dark)');

const systemTheme = (): Theme => (systemDark.matches ? 'dark' : 'light');
const shownTheme = (): Theme => (document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light');

function show(theme: Theme) {
  document.documentElement.dataset['theme'] = theme;
  for (const listener of listeners) listener();
}

function remember(theme: Theme) {
  try {
    // What agrees with the system is not a choice: the page goes on following it.
    if (theme === systemTheme()) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}

function hasChoice(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** Keeps the page in step with the system while no theme was chosen. */
export function followSystemTheme(): void {
  systemDark.addEventListener('change', () => {
    if (!hasChoice()) show(systemTheme());
  });
}

export function toggleTheme(): void {
  const next = shownTheme() === 'dark' ? 'light' : 'dark';
  remember(next);
  show(next);
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, shownTheme);
}
