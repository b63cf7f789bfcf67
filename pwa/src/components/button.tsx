import { createLink } from '@tanstack/react-router';
import { clsx } from 'clsx';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react';
import { buttonStyle, type ButtonStyle } from './button-style';
import { Spinner } from './spinner';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  ButtonStyle & { busy?: boolean; ref?: Ref<HTMLButtonElement> };

export function Button({
  tone,
  size,
  wide,
  busy = false,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={clsx(buttonStyle({ tone, size, wide }), className)}
      disabled={disabled === true || busy}
      aria-busy={busy}
      {...rest}
    >
      {busy ? <Spinner /> : null}
      {children}
    </button>
  );
}

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & ButtonStyle & { ref?: Ref<HTMLAnchorElement> };

function Anchor({ tone, size, wide, className, ...rest }: AnchorProps) {
  return <a className={clsx(buttonStyle({ tone, size, wide }), className)} {...rest} />;
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export const ButtonLink = createLink(Anchor);
