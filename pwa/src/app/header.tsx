import { Link } from '@tanstack/react-router';
import { ReceiptText, ShoppingBag } from 'lucide-react';
import { ButtonLink } from '@/components/button';
import { Wordmark } from '@/components/logo';
import { ThemeToggle } from '@/components/theme-toggle';
import { countItems } from '@/features/cart/rules';
import { useCart } from '@/features/cart/store';
import { SearchBox } from '@/features/catalog/search-box';

function CartLink() {
  const count = useCart((cart) => countItems(cart.lines));
  return (
    <ButtonLink to="/cart" tone="quiet" size="icon" className="relative" aria-label={`Cart, ${count} items`}>
      <ShoppingBag aria-hidden="true" className="size-5" />
      {count > 0 ? (
        <span className="figures absolute top-1 right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-loot px-1 text-[0.6875rem] leading-none font-semibold text-on-loot">
          {count}
        </span>
      ) : null}
    </ButtonLink>
  );
}

export function Header() {
  return (
    <header className="z-30 border-b border-line bg-ground max-md:relative md:sticky md:top-0">
      <div className="mx-auto flex max-w-[90rem] flex-wrap items-center gap-x-2 px-4 max-md:pb-3 sm:gap-x-4 sm:px-6 md:h-16 md:flex-nowrap">
        <Link to="/" aria-label="BitLoot, home" className="flex h-16 shrink-0 items-center">
          <Wordmark />
        </Link>
        <nav aria-label="Shop" className="ml-4 hidden items-center gap-1 md:flex">
          <ButtonLink to="/products" tone="quiet" size="small" activeProps={{ className: 'text-ink' }}>
            Catalog
          </ButtonLink>
          <ButtonLink to="/deals" tone="quiet" size="small" activeProps={{ className: 'text-ink' }}>
            Deals
          </ButtonLink>
          <ButtonLink to="/help" tone="quiet" size="small" activeProps={{ className: 'text-ink' }}>
            Help
          </ButtonLink>
        </nav>
        <div className="w-full max-md:order-last md:mx-auto md:max-w-md">
          <SearchBox testId="search-input" />
        </div>
        <div className="ml-auto flex items-center">
          <ThemeToggle />
          <ButtonLink to="/orders" tone="quiet" size="icon" aria-label="Your orders" title="Your orders">
            <ReceiptText aria-hidden="true" className="size-5" />
          </ButtonLink>
          <CartLink />
        </div>
      </div>
    </header>
  );
}
