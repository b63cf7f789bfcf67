import { Link } from '@tanstack/react-router';
import { Chip } from '@/components/chip';
import { Cover } from '@/components/cover';
import { PlaceChips } from '@/components/place-chips';
import { Price } from '@/components/price';
import type { ProductCard as Product } from '@/lib/api-types';
import { percentOff } from '@/lib/money';
import { priceOf } from '@/lib/price';
import { DealLine } from './deal-line';
import { stockText } from './names';

interface Props {
  product: Product;
  eager?: boolean;
}

/** A product in a list: the cover carries the color, the rest stays calm. */
export function ProductCard({ product, eager = false }: Props) {
  const { amount, before } = priceOf(product);
  const off = before ? percentOff(amount, before) : 0;
  const stock = stockText(product);
  return (
    <Link
      to="/products/$slug"
      params={{ slug: product.slug }}
      className="group flex h-full flex-col rounded-md border border-line bg-raised transition-[transform,border-color] hover:-translate-y-0.5 hover:border-line-strong"
    >
      <div className="relative">
        <Cover
          url={product.cover_url}
          picture={product.cover}
          title={product.title}
          eager={eager}
          className="rounded-t-[11px]"
        />
        {off > 0 ? (
          <span className="absolute top-2 left-2">
            <Chip tone="loot">−{off} %</Chip>
          </span>
        ) : null}
      </div>
      <div className="flex grow flex-col gap-2 border-t border-line p-3">
        <h3 className="line-clamp-2 font-sans text-sm font-medium tracking-normal">{product.title}</h3>
        <div className="flex flex-wrap gap-1">
          <PlaceChips platform={product.platform} region={product.region} />
        </div>
        {product.group ? (
          <p className="line-clamp-1 text-xs text-muted">
            <span className="sr-only">Comes as </span>
            {product.group.variants.map(({ label }) => label).join(' · ')}
          </p>
        ) : null}
        <div className="mt-auto flex flex-wrap items-baseline justify-between gap-x-2 pt-1">
          <Price amount={amount} currency={product.currency} compareAt={before} />
          {stock ? <span className="text-xs text-muted">{stock}</span> : null}
        </div>
        {product.deal ? <DealLine deal={product.deal} /> : null}
      </div>
    </Link>
  );
}
