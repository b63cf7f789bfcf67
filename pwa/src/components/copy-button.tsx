import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button';

const SHOWN_MS = 2400;

interface Props {
  /** What is copied. */
  text: string;
  /** What it is called: "Copy the {name}", "The {name} was copied". */
  name: string;
  label?: string;
  tone?: 'primary' | 'secondary' | 'quiet';
}

/** Copies a text and says so, on the button and to those who hear the page. */
export function CopyButton({ text, name, label, tone = 'secondary' }: Props) {
  const [result, setResult] = useState<'idle' | 'copied' | 'refused'>('idle');

  useEffect(() => {
    if (result === 'idle') return;
    const timer = setTimeout(() => {
      setResult('idle');
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [result]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setResult('copied');
    } catch {
      setResult('refused');
    }
  };

  const spoken = { idle: '', copied: `The ${name} was copied.`, refused: `The ${name} could not be copied.` };
  const word = { idle: label ?? 'Copy', copied: 'Copied', refused: 'Select it by hand' }[result];
  return (
    <>
      <Button tone={tone} size={label ? 'medium' : 'small'} aria-label={`Copy the ${name}`} onClick={copy}>
        {result === 'copied' ? (
          <Check aria-hidden="true" className="size-4" />
        ) : (
          <Copy aria-hidden="true" className="size-4" />
        )}
        <span>{word}</span>
      </Button>
      <span role="status" aria-live="polite" className="sr-only">
        {spoken[result]}
      </span>
    </>
  );
}
