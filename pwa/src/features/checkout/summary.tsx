import { Cover } from '@/components/cover';
import { formatMoney } from '@/lib/money';

export interface SummaryLine {
  id: string;
  title: string;
  detail: string;
  coverUrl: string | null;
  quantity: number;
  total: string;
}

interface Props {
  lines: readonly SummaryLine[];
  total: string;
  currency: string;
}

/** What is bought and what it costs; always in sight. */
export function Summary({ lines, total, currency }: Props) {
  return (
    <div>
      <ul className="space-y-3">
        {lines.map((line) => (
          <li key={line.id} className="flex items-center gap-3 text-sm">
            <Cover
              url={line.coverUrl}
              title={line.title}
              className="w-10 shrink-0 rounded-[6px] border border-line"
            />
            <span className="min-w-0 grow">
              <span className="line-clamp-2 font-medium">{line.title}</span>
              <span className="block truncate text-xs text-muted">
                {line.quantity > 1 ? `${line.quantity} × ` : ''}
                {line.detail}
              </span>
            </span>
            <span className="figures">{formatMoney(line.total, currency)}</span>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex items-baseline justify-between border-t border-line pt-4">
        <span className="text-sm text-muted">Total</span>
        <span className="figures font-display text-lg font-semibold">{formatMoney(total, currency)}</span>
      </div>
    </div>
  );
}
