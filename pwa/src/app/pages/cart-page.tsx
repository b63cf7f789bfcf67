import { ButtonLink } from '@/components/button';
import { Empty } from '@/components/empty';
import { CartLines } from '@/features/cart/cart-lines';
import { cartTotal } from '@/features/cart/rules';
import { useCheckedLines } from '@/features/cart/use-checked-lines';
import { DocumentHead } from '@/lib/document';
import { formatMoney } from '@/lib/money';
import { Page } from '../page';

export function CartPage() {
  const checked = useCheckedLines();
  const blocked = checked.some(({ note }) => note?.kind === 'sold-out');
  const lines = checked.map(({ line }) => line);
  const currency = lines[0]?.currency ?? 'EUR';

  if (lines.length === 0) {
    return (
      <Empty
        level="h1"
        title="Your cart is empty"
        action={
          <ButtonLink to="/products" tone="primary">
            Open the catalog
          </ButtonLink>
        }
      >
        <DocumentHead title="Cart" hidden />
        What you add is kept on this device.
      </Empty>
    );
  }
  return (
    <Page width="middle">
      <DocumentHead title="Cart" hidden />
      <h1 className="mb-6 text-xl">Cart</h1>
      <div className="grid gap-8 lg:grid-cols-[1fr_20rem]">
        <CartLines lines={checked} />
        <div>
          <section
            aria-label="Total"
            className="space-y-4 rounded-lg border border-line bg-raised p-5 lg:sticky lg:top-24"
          >
            <div className="flex items-baseline justify-between">
              <span className="text-muted">Total</span>
              <span className="figures font-display text-xl font-semibold">
                {formatMoney(cartTotal(lines), currency)}
              </span>
            </div>
            {blocked ? (
              <p className="text-sm text-warning-text">Remove what is sold out to go on.</p>
            ) : (
              <ButtonLink to="/checkout" tone="primary" size="large" wide>
                Check out
              </ButtonLink>
            )}
            <p className="text-sm text-muted">You choose the coin in the next step.</p>
          </section>
        </div>
      </div>
    </Page>
  );
}
