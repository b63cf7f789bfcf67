import { ButtonLink } from '@/components/button';
import { Empty } from '@/components/empty';
import { DocumentHead } from '@/lib/document';

export function NotFound() {
  return (
    <Empty
      level="h1"
      title="This drawer is empty"
      action={
        <ButtonLink to="/products" tone="primary">
          See all products
        </ButtonLink>
      }
    >
      <DocumentHead title="Not found" hidden />
      There is no page at this address. It may have moved, or the link was cut short.
    </Empty>
  );
}
