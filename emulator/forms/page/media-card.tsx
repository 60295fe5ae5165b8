import type { Image, Video } from '../model.ts';

/** Shows a picture that is part of the form. A picture hosted elsewhere becomes a link, because a page loads nothing from outside. */
export function Picture({ image: { contentUri = '', altText, properties } }: { image: Image }) {
  if (contentUri.startsWith('data:')) {
    return <img class="picture" src={contentUri} alt={altText ?? ''} width={properties?.width || undefined} />;
  }
  return (
    <p>
      <a href={contentUri} rel="noreferrer" target="_blank">
        {altText ? `Картинка: ${altText}` : 'Открыть картинку'}
      </a>
    </p>
  );
}

export function ImageCard({ image }: { image: Image }) {
  return (
    <figure class="media">
      <Picture image={image} />
    </figure>
  );
}

export function VideoCard({ video, caption }: { video: Video; caption?: string }) {
  return (
    <figure class="media">
      <p>
        <a href={video.youtubeUri} rel="noreferrer" target="_blank">
          Открыть видео на YouTube
        </a>
      </p>
      {caption ? <figcaption class="soft">{caption}</figcaption> : null}
    </figure>
  );
}
