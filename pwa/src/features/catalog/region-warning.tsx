import { Notice } from '@/components/notice';
import type { Product } from '@/lib/api-types';
import { platformName } from '@/lib/platform';
import { countryName, isRegionFree, limitText } from '@/lib/region';
import { useShop } from '@/lib/shop';

interface Props {
  product: Pick<Product, 'region' | 'platform' | 'excluded_countries'>;
}

/** Said before the button, since a key of the wrong region cannot be taken back. */
export function RegionWarning({ product }: Props) {
  const country = useShop()?.country ?? null;
  const { region, excluded_countries: excluded } = product;
  const limits = limitText(region, excluded);
  if (limits === null) return null;
  const platform = platformName(product.platform);
  const account = platform ? `The ${platform} account` : 'The account';
  const here = country !== null && excluded.includes(country) ? countryName(country) : null;
  const title = isRegionFree(region) ? 'Not for every country' : `Only for ${region ?? ''}`;
  return (
    <Notice tone={here ? 'danger' : 'warning'} title={here ? `It cannot be activated in ${here}` : title}>
      {isRegionFree(region)
        ? `It works ${limits}.`
        : `${account} it is used on must belong to this region${excluded.length > 0 ? `: ${limits}` : ''}.`}
      {here ? ` You seem to be in ${here}.` : null}
    </Notice>
  );
}
