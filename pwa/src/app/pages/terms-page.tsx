import { Terms } from '@/features/help/terms';
import { DocumentHead } from '@/lib/document';
import { useShop } from '@/lib/shop';
import { Page } from '../page';

export function TermsPage() {
  const shop = useShop();
  return (
    <Page width="reading">
      <DocumentHead title="Terms" description="What you and the shop agree on when you buy." />
      <h1 className="text-xl">Terms</h1>
      {shop ? <p className="mt-1 text-sm text-muted">Version {shop.terms_version}</p> : null}
      <Terms policy={shop?.underpayment_policy} />
    </Page>
  );
}
