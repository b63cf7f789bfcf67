import { useId, type InputHTMLAttributes, type Ref } from 'react';
import { clsx } from 'clsx';

export const inputStyle =
  'h-12 w-full rounded-sm border border-line-strong bg-raised px-3 text-base text-ink placeholder:text-faint focus-visible:border-focus focus-visible:outline-offset-0';

type Props = InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  hint?: string;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
};

/** A labelled input; its error stands beneath and is read with it. */
export function TextField({ label, hint, error, className, ...rest }: Props) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        className={clsx(inputStyle, error && 'border-danger-text', className)}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy || undefined}
        {...rest}
      />
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-danger-text">
          {error}
        </p>
      ) : null}
    </div>
  );
}
