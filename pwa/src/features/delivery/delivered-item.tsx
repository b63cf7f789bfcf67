import { Cover } from '@/components/cover';
import { Notice } from '@/components/notice';
import { StateWord } from '@/components/state-word';
import type { OrderItem } from '@/lib/api-types';
import { activationTitle, platformName } from '@/lib/platform';
import { itemStates } from '@/lib/states';
import { OpenedKey } from './opened-key';
import { QuietCard } from './quiet-card';
import { SealedCard } from './sealed-card';
import { useReveal } from './use-reveal';

interface Props {
  orderId: string;
  token: string;
  item: OrderItem;
  onRevealed: () => void;
}

function Instructions({ item }: { item: OrderItem }) {
  if (item.activation_instructions === null) return null;
  return (
    <div className="rounded-md border border-line p-4 text-sm">
      <h3 className="mb-2 text-sm">{activationTitle(item.platform)}</h3>
      <div className="max-w-[70ch] space-y-2 whitespace-pre-line text-muted">
        {item.activation_instructions}
      </div>
    </div>
  );
}

/** An item and its keys, from sealed to open. */
export function DeliveredItem({ orderId, token, item, onRevealed }: Props) {
  const { state, open } = useReveal(orderId, item.id, token, onRevealed);
  const start = () => void open();
  const busy = state.step === 'opening' || state.step === 'breaking';
  const missing = item.quantity - item.delivered_count;
  const shown = state.step === 'open' ? state.deliveries.length : 0;

  return (
    <section aria-label={item.title} className="space-y-4 rounded-lg border border-line bg-raised p-4 sm:p-6">
      <div className="flex items-center gap-4">
        <Cover
          url={item.cover_url}
          title={item.title}
          className="w-12 shrink-0 rounded-sm border border-line"
        />
        <div className="min-w-0">
          <h2 className="text-lg leading-6">{item.title}</h2>
          <p className="text-sm text-muted">
            {missing > 0 ? (
              <StateWord tone={itemStates[item.status].tone}>{item.status_text}</StateWord>
            ) : (
              platformName(item.platform)
            )}
          </p>
        </div>
      </div>
      {item.delivered_count > shown ? (
        item.revealed_at === null ? (
          <SealedCard item={item} step={state.step} onOpen={start} />
        ) : (
          <QuietCard item={item} revealedAt={item.revealed_at} busy={busy} onOpen={start} />
        )
      ) : null}
      {state.step === 'failed' ? (
        <Notice tone="danger" role="alert" title="The key was not opened">
          {state.reason} Nothing is lost: it stays sealed.
        </Notice>
      ) : null}
      {state.step === 'open' ? (
        <>
          {state.deliveries.map(({ id, content }, index) => (
            <OpenedKey
              key={id}
              content={content}
              title={item.title}
              heading={state.deliveries.length > 1 ? `Key ${index + 1} of ${item.quantity}` : null}
            />
          ))}
          <Instructions item={item} />
        </>
      ) : null}
    </section>
  );
}
