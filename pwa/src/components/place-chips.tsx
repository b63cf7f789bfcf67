import { platformName } from '@/lib/platform';
import { regionName } from '@/lib/region';
import { Chip } from './chip';

interface Props {
  platform: string | null;
  region: string | null;
}

/** Where a product is used: its platform and region. */
export function PlaceChips({ platform, region }: Props) {
  const name = platformName(platform);
  return (
    <>
      {name === null ? null : <Chip>{name}</Chip>}
      {region === null ? null : <Chip>{regionName(region)}</Chip>}
    </>
  );
}
