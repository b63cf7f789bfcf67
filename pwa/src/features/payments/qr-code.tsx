import { create } from 'qrcode';
import { useMemo } from 'react';
import { qrPath } from './qr-path';

interface Props {
  text: string;
  label: string;
  mark: string;
}

/** The payment as a QR code with the coin's mark; always dark on white, since cameras want that. */
export default function QrCode({ text, label, mark }: Props) {
  const { size, path } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'Q' });
    return {
      size: modules.size,
      path: qrPath(modules.size, (row, column) => modules.get(row, column) === 1),
    };
  }, [text]);
  const middle = size / 2;
  const radius = size * 0.115;
  return (
    <svg
      viewBox={`-2 -2 ${size + 4} ${size + 4}`}
      role="img"
      aria-label={label}
      className="w-full rounded-sm border border-line bg-[#fff]"
    >
      <path d={path} fill="#0d0f14" shapeRendering="crispEdges" />
      <circle cx={middle} cy={middle} r={radius + 0.8} fill="#fff" />
      <circle cx={middle} cy={middle} r={radius} fill="#0d0f14" />
      <text
        x={middle}
        y={middle}
        dy="0.36em"
        textAnchor="middle"
        fill="#fff"
        fontSize={(radius * 2.1) / Math.max(mark.length, 2.2)}
        fontWeight="700"
        className="font-mono"
      >
        {mark}
      </text>
    </svg>
  );
}
