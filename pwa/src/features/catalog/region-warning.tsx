import { Notice } from '@/components/notice';
import type { Product } from '@/lib/api-types';
import { platformName } from '@/lib/platform';
import { countryName, limitText } from '@/lib/region';
import { useShop } from '@/lib/shop';

interface Props {
  product: Pick<Product, 'platform' | 'limits'>;
}

/** Said before the button, since a key of the wrong region cannot be taken back. */
export function RegionWarning({ product }: Props) {
  const country = useShop()?.country ?? null;
  if (product.limits === null) return null;
  const { region, excluded } = product.limits;
  const words = limitText(product.limits);
  const platform = platformName(product.platform);
  const account = platform ? `The ${platform} account` : 'The account';
  const here = country !== null && excluded.includes(country) ? countryName(country) : null;
  const title = region === null ? 'Not for every country' : `Only for ${region}`;
  return (
    <Notice tone={here ? 'danger' : 'warning'} title={here ? `It cannot be activated in ${here}` : title}>
      {region === null
        ? `It works ${words}.`
        : `${account} it is used on must belong to this region${excluded.length > 0 ? `: ${words}` : ''}.`}
      {here ? ` You seem to be in ${here}.` : null}
    </Notice>
  );
}
