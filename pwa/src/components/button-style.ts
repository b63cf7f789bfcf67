import { cva, type VariantProps } from 'class-variance-authority';

/** One filled button per view: `primary` is the one thing to do next. */
export const buttonStyle = cva(
  'inline-flex items-center justify-center gap-2 rounded-sm border font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-faint disabled:shadow-none',
  {
    variants: {
      tone: {
        primary: 'border-loot-line bg-loot text-on-loot hover:bg-loot-hover',
        secondary: 'border-line bg-raised text-ink hover:border-line-strong',
        quiet: 'border-transparent text-muted hover:bg-sunken hover:text-ink',
      },
      size: {
        small: 'h-9 px-3 text-sm',
        medium: 'h-11 px-4 text-base',
        large: 'h-14 rounded-md px-6 text-base font-semibold',
        icon: 'size-11',
      },
      wide: { true: 'w-full' },
    },
    defaultVariants: { tone: 'secondary', size: 'medium' },
  },
);

export type ButtonStyle = VariantProps<typeof buttonStyle>;
