import { BadgeCheck, Clock, Globe, KeyRound, MonitorPlay } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/button';
import { Chip } from '@/components/chip';
import { Price } from '@/components/price';
import { Quantity } from '@/components/quantity';
import type { Product } from '@/lib/api-types';
import { dayText } from '@/lib/countdown';
import { platformName } from '@/lib/platform';
import { percentOff } from '@/lib/money';
import { priceOf } from '@/lib/price';
import { countryName } from '@/lib/region';
import { DealLine } from './deal-line';
import { deliveryName, stockText } from './names';
import { RegionWarning } from './region-warning';
import { VariantChooser } from './variant-chooser';

interface Props {
  product: Product;
  onBuy: (quantity: number) => void;
  onAdd: (quantity: number) => void;
}

function Fact({ icon: Icon, label, children }: { icon: typeof Clock; label: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 py-2.5">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-faint" />
      <dt className="w-24 shrink-0 text-muted">{label}</dt>
      <dd className="min-w-0 font-medium">{children}</dd>
    </div>
  );
}

function deliveryTime({ is_preorder: preorder, release_date: day }: Product): string {
  if (!preorder) return 'Seconds after payment';
  return day === null ? 'When it is released' : `When it is released, ${dayText(day)}`;
}

function Facts({ product }: { product: Product }) {
  const platform = platformName(product.platform);
  const excluded = product.excluded_countries.map(countryName);
  return (
    <dl className="divide-y divide-line text-sm">
      <Fact icon={KeyRound} label="You get">
        {deliveryName(product.delivery_type)}
      </Fact>
      {platform ? (
        <Fact icon={MonitorPlay} label="Activates on">
          {platform}
        </Fact>
      ) : null}
      <Fact icon={Globe} label="Region">
        {product.limits?.region ?? 'Works everywhere'}
        {excluded.length > 0 && excluded.length <= 4 ? `, not in ${excluded.join(', ')}` : null}
        {excluded.length > 4 ? `, not in ${excluded.length} countries (below)` : null}
      </Fact>
      <Fact icon={Clock} label="Delivery">
        {deliveryTime(product)}
      </Fact>
    </dl>
  );
}

/** How many merchants stand behind the price. */
function OffersNote({ merchants }: { merchants: number }) {
  const several = `Offered by ${merchants} merchants; you get the cheapest.`;
  return <p className="text-sm text-muted">{merchants === 1 ? 'Offered by one merchant.' : several}</p>;
}

/** Everything needed to decide, and one button. */
export function BuyPanel({ product, onBuy, onAdd }: Props) {
  const [quantity, setQuantity] = useState(1);
  const max = Math.min(product.max_quantity, product.stock >= 10 ? product.max_quantity : product.stock);
  const stock = stockText(product);
  const { amount, before } = priceOf(product, quantity);
  const off = before ? percentOff(amount, before) : 0;
  return (
    <section aria-label="Buy" className="space-y-5 rounded-lg border border-line bg-raised p-5 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Price
          amount={amount}
          currency={product.currency}
          compareAt={before}
          className="font-display text-xl"
        />
        {off > 0 ? <Chip tone="loot">−{off} %</Chip> : null}
      </div>
      {product.deal ? <DealLine deal={product.deal} /> : null}
      {product.deal && quantity > product.deal.left ? (
        <p role="status" className="text-sm text-warning-text">
          Only {product.deal.left} at the deal&apos;s price: more than that cost the usual price each.
        </p>
      ) : null}
      <VariantChooser product={product} />
      <Facts product={product} />
      {product.offers ? <OffersNote merchants={product.offers.merchants} /> : null}
      <RegionWarning product={product} />
      {product.in_stock ? (
        <div className="space-y-3">
          <div className="flex items-center justify-between gap-3">
            {max > 1 ? (
              <Quantity value={quantity} max={max} onChange={setQuantity} label="Quantity" />
            ) : (
              <span />
            )}
            {stock ? <span className="text-sm font-medium text-warning-text">{stock}</span> : null}
          </div>
          <Button
            tone="primary"
            size="large"
            wide
            data-testid="buy-button"
            onClick={() => {
              onBuy(quantity);
            }}
          >
            {product.is_preorder ? 'Pre-order' : 'Buy now'}
          </Button>
          <Button
            wide
            data-testid="add-to-cart"
            onClick={() => {
              onAdd(quantity);
            }}
          >
            Add to cart
          </Button>
        </div>
      ) : (
        <p className="rounded-sm bg-sunken p-4 text-center text-sm text-muted">Sold out for now.</p>
      )}
      <p className="flex gap-2 text-xs text-muted">
        <BadgeCheck aria-hidden="true" className="size-4 shrink-0 text-faint" />
        Your key is sealed before it is stored, and opened only in your browser.
      </p>
    </section>
  );
}
