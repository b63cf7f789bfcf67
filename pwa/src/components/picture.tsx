import type { Picture as Source } from '@/lib/api-types';
import { pictureUrl, sourceSet } from '@/lib/pictures';

interface Props {
  picture: Source;
  alt: string;
  /** How wide it is shown, as the `sizes` attribute says it. */
  sizes: string;
  className?: string;
  eager?: boolean;
  onError?: () => void;
}

/** A picture of ours in the size and format that suit the screen; its mean color until it has come. */
export function Picture({ picture, alt, sizes, className, eager = false, onError }: Props) {
  return (
    <picture className="contents">
      <source type="image/avif" srcSet={sourceSet(picture, 'avif')} sizes={sizes} />
      <img
        src={pictureUrl(picture)}
        srcSet={sourceSet(picture, 'webp')}
        sizes={sizes}
        alt={alt}
        width={picture.width}
        height={picture.height}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        className={className}
        style={{ backgroundColor: picture.color }}
        onError={onError}
      />
    </picture>
  );
}
