import { Download } from 'lucide-react';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import { saveImage, saveText } from './download';
import { FieldList } from './field-list';
import { groupKey, isSingleKey } from './grouping';
import { fieldsAsText, type Opened } from './open-sealed';

interface Props {
  content: Opened;
  /** What the key is for, as the download is named. */
  title: string;
  heading: string | null;
}

function KeyText({ text }: { text: string }) {
  if (!isSingleKey(text)) {
    return (
      <pre
        data-testid="key-text"
        className="overflow-x-auto text-left font-mono text-base leading-7 whitespace-pre-wrap"
      >
        {text}
      </pre>
    );
  }
  return (
    <p data-testid="key-text" className="font-mono text-lg font-semibold sm:text-xl">
      {groupKey(text.trim()).map((piece, index) => (
        <span key={index} className={piece.startsWith('-') ? 'text-faint' : 'mx-1 inline-block'}>
          {piece}
        </span>
      ))}
    </p>
  );
}

/** One opened key: to read, to copy, to keep. */
export function OpenedKey({ content, title, heading }: Props) {
  return (
    <div className="animate-rise space-y-6 rounded-md border border-loot-line bg-ground p-5 text-center sm:p-8">
      {heading ? <p className="text-sm text-muted">{heading}</p> : null}
      {content.kind === 'fields' ? (
        <FieldList fields={content.fields} />
      ) : content.kind === 'text' ? (
        <KeyText text={content.text} />
      ) : (
        <img
          data-testid="key-image"
          src={content.source}
          alt={`The key of ${title}, as a picture`}
          className="mx-auto max-h-96 max-w-full rounded-sm border border-line bg-[#fff]"
        />
      )}
      <div className="flex flex-wrap justify-center gap-3">
        {content.kind === 'fields' ? (
          <Button
            onClick={() => {
              saveText(title, fieldsAsText(content.fields));
            }}
          >
            <Download aria-hidden="true" className="size-4" />
            Save as text
          </Button>
        ) : content.kind === 'text' ? (
          <>
            <CopyButton
              text={content.text.trim()}
              name="key"
              label="Copy the key"
              tone={heading === null ? 'primary' : 'secondary'}
            />
            <Button
              onClick={() => {
                saveText(title, content.text);
              }}
            >
              <Download aria-hidden="true" className="size-4" />
              Save as text
            </Button>
          </>
        ) : (
          <Button
            tone="primary"
            onClick={() => {
              saveImage(title, content);
            }}
          >
            <Download aria-hidden="true" className="size-4" />
            Save the picture
          </Button>
        )}
      </div>
    </div>
  );
}
