import { Notice } from '@/components/notice';
import type { Product } from '@/lib/api-types';
import { platformName } from '@/lib/platform';
import { isRegionFree } from '@/lib/region';

/** Said before the button, since a key of the wrong region cannot be taken back. */
export function RegionWarning({ product }: { product: Pick<Product, 'region' | 'platform'> }) {
  if (isRegionFree(product.region)) return null;
  const platform = platformName(product.platform);
  return (
    <Notice tone="warning" title={`Only for ${product.region ?? ''}`}>
      {platform ? `The ${platform} account` : 'The account'} it is used on must belong to this region.
    </Notice>
  );
}
