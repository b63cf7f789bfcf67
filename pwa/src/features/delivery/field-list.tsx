import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import type { SealedField } from './open-sealed';

function Field({ field }: { field: SealedField }) {
  const [covered, setCovered] = useState(field.secret);
  const name = field.label.toLowerCase();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3 last:border-0">
      <dt className="w-full text-sm text-muted sm:w-40">{field.label}</dt>
      <dd
        data-testid="key-field"
        className="min-w-0 flex-1 font-mono text-base break-all whitespace-pre-wrap"
      >
        {covered ? <span aria-label="covered">••••••••</span> : field.value}
      </dd>
      {field.secret ? (
        <Button
          tone="quiet"
          aria-label={covered ? `Show the ${name}` : `Cover the ${name}`}
          onClick={() => {
            setCovered(!covered);
          }}
        >
          {covered ? (
            <Eye aria-hidden="true" className="size-4" />
          ) : (
            <EyeOff aria-hidden="true" className="size-4" />
          )}
        </Button>
      ) : null}
      <CopyButton text={field.value} name={name} tone="quiet" />
    </div>
  );
}

/** An item with several fields, each to be copied by itself; secret ones are covered at first. */
export function FieldList({ fields }: { fields: SealedField[] }) {
  return (
    <dl className="text-left">
      {fields.map((field) => (
        <Field key={field.label} field={field} />
      ))}
    </dl>
  );
}
