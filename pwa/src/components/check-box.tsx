import { Check } from 'lucide-react';
import type { InputHTMLAttributes, ReactNode, Ref } from 'react';

type Props = InputHTMLAttributes<HTMLInputElement> & {
  children: ReactNode;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
};

/** A check box with its sentence; the whole line can be pressed. */
export function CheckBox({ children, error, ...rest }: Props) {
  return (
    <div>
      <label className="flex cursor-pointer gap-3 py-1 text-sm">
        <span className="relative mt-0.5 size-5 shrink-0">
          <input
            type="checkbox"
            aria-invalid={error !== undefined}
            className="peer size-5 cursor-pointer appearance-none rounded-[6px] border border-line-strong bg-raised checked:border-loot-line checked:bg-loot"
            {...rest}
          />
          <Check
            aria-hidden="true"
            strokeWidth={3}
            className="pointer-events-none absolute inset-0 m-auto size-3.5 text-on-loot opacity-0 peer-checked:opacity-100"
          />
        </span>
        <span className="min-w-0 grow">{children}</span>
      </label>
      {error ? (
        <p role="alert" className="pl-8 text-sm font-medium text-danger-text">
          {error}
        </p>
      ) : null}
    </div>
  );
}
