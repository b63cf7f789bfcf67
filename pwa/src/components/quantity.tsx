import { Minus, Plus } from 'lucide-react';

interface Props {
  value: number;
  max: number;
  onChange: (value: number) => void;
  label: string;
}

const step = 'grid size-11 place-items-center rounded-sm text-ink hover:bg-sunken disabled:text-line-strong';

/** How many, between one and what may be bought at once. */
export function Quantity({ value, max, onChange, label }: Props) {
  return (
    <div
      role="group"
      aria-label={label}
      className="inline-flex items-center rounded-sm border border-line bg-raised"
    >
      <button
        type="button"
        className={step}
        aria-label="One less"
        disabled={value <= 1}
        onClick={() => {
          onChange(value - 1);
        }}
      >
        <Minus aria-hidden="true" className="size-4" />
      </button>
      <output className="figures w-8 text-center font-medium" aria-live="polite">
        {value}
      </output>
      <button
        type="button"
        className={step}
        aria-label="One more"
        disabled={value >= max}
        onClick={() => {
          onChange(value + 1);
        }}
      >
        <Plus aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
