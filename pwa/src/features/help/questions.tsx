import { ChevronDown } from 'lucide-react';

interface Props {
  expiryMinutes: number | undefined;
  policy: string | undefined;
}

interface Question {
  ask: string;
  answer: string;
}

function questions({ expiryMinutes, policy }: Props): Question[] {
  return [
    {
      ask: 'How do I pay?',
      answer:
        'Choose a coin at checkout. The order page then shows an amount and an address: send exactly that amount, on that network, from any wallet or exchange. The page follows the payment by itself.',
    },
    {
      ask: 'How long do I have?',
      answer: `${expiryMinutes === undefined ? 'The order page counts down' : `${expiryMinutes} minutes`}, while the price and the goods are held for you. Coins that are already on their way when the time ends are not lost: we go on watching the address.`,
    },
    {
      ask: 'What if I send too little?',
      answer:
        policy ??
        'A payment below the amount cannot be completed or returned. Exchanges often take their fee out of what you send, so add it on top.',
    },
    {
      ask: 'What if I send too much?',
      answer: 'You get your key all the same. The excess is noted as yours; write to us and we return it.',
    },
    {
      ask: 'When do I get my key?',
      answer:
        'Seconds after the network has confirmed the payment. Some coins confirm in seconds, Bitcoin takes ten minutes and more. You may close the page once it says so; a mail tells you when the key is ready.',
    },
    {
      ask: 'Where is my key kept?',
      answer:
        'Sealed with AES-256 under a key of its own. What is stored opens nothing by itself; it is put together in your browser when you press Open. It is never in a mail and never in a log.',
    },
    {
      ask: 'I closed the page. How do I get back?',
      answer:
        'On the same device: by the receipt sign at the top, “Your orders”. Once its pass has run out, write to us with the order number, from the address you gave.',
    },
    {
      ask: 'The key does not work.',
      answer:
        'Check first that your account belongs to the region of the key and that the platform is the right one. If it does, write to us with the order number and what the platform says.',
    },
  ];
}

export function Questions(props: Props) {
  return (
    <div className="divide-y divide-line border-y border-line">
      {questions(props).map(({ ask, answer }) => (
        <details key={ask} className="group">
          <summary className="flex items-center justify-between gap-4 py-4 font-medium [&::-webkit-details-marker]:hidden">
            {ask}
            <ChevronDown
              aria-hidden="true"
              className="size-4 shrink-0 text-faint transition-transform group-open:rotate-180"
            />
          </summary>
          <p className="pb-5 text-muted">{answer}</p>
        </details>
      ))}
    </div>
  );
}
