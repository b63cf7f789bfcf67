interface Props {
  policy: string | undefined;
}

/** The agreement in plain words; its version is stored with every order. */
export function Terms({ policy }: Props) {
  const parts: [string, string][] = [
    [
      'What you buy',
      'A key, code, license or account for digital goods of other makers. Its use follows the maker’s own terms.',
    ],
    [
      'Price and payment',
      'Prices are in euro. The amount in your coin is fixed when the order is placed and holds until the order page’s countdown ends. Network fees are yours.',
    ],
    [
      'Too little, too much, too late',
      `${policy ?? 'A payment below the amount cannot be completed or returned.'} What is paid above the amount stays yours. A payment that comes late is fulfilled if the goods are still there at that price, and returned otherwise.`,
    ],
    [
      'Delivery',
      'Delivery is the moment the key is ready on your order page. By opening it you ask for delivery at once and give up the right to withdraw from the purchase.',
    ],
    [
      'Region',
      'Where a product is limited to a region, the shop says so before you order. A key of the wrong region cannot be exchanged.',
    ],
    [
      'Keys that do not work',
      'Tell us with the order number. We check it with the supplier, and replace the key or refund it.',
    ],
    [
      'Your data',
      'We keep your e-mail address, what you ordered, and when and from where a key was opened, to prove delivery. We do not sell it.',
    ],
  ];
  return (
    <ol className="mt-6 space-y-6">
      {parts.map(([title, text]) => (
        <li key={title} className="border-t border-line pt-6">
          <h2 className="mb-2 text-lg">{title}</h2>
          <p className="text-muted">{text}</p>
        </li>
      ))}
    </ol>
  );
}
