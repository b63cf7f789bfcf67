import { clsx } from 'clsx';

const base =
  'inline-flex items-center justify-center gap-2 rounded-sm border font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-faint';

const tones = {
  primary: 'border-loot-line bg-loot text-on-loot hover:bg-loot-hover',
  secondary: 'border-line bg-raised text-ink hover:border-line-strong',
  quiet: 'border-transparent text-muted hover:bg-sunken hover:text-ink',
};

const sizes = {
  small: 'h-9 px-3 text-sm',
  medium: 'h-11 px-4 text-base',
  large: 'h-14 rounded-md px-6 text-base font-semibold',
  icon: 'size-11',
};

/** How a button looks. One `primary` per view: it is the one thing to do next. */
export interface ButtonStyle {
  tone?: keyof typeof tones | undefined;
  size?: keyof typeof sizes | undefined;
  wide?: boolean | undefined;
}

export function buttonStyle({ tone = 'secondary', size = 'medium', wide = false }: ButtonStyle): string {
  return clsx(base, tones[tone], sizes[size], wide && 'w-full');
}
