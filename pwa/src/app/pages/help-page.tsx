import { Questions } from '@/features/help/questions';
import { DocumentHead } from '@/lib/document';
import { useShop } from '@/lib/shop';
import { Page } from '../page';

export function HelpPage() {
  const shop = useShop();
  return (
    <Page width="reading">
      <DocumentHead
        title="Help"
        description="How buying with crypto works here, and what to do when something went wrong."
      />
      <h1 className="mb-6 text-xl">Help</h1>
      <Questions expiryMinutes={shop?.order_expiry_minutes} policy={shop?.underpayment_policy} />
    </Page>
  );
}
