import type { HtmlTagDescriptor, Plugin } from 'vite';

/** The faces of running text, which the first picture of every page needs. */
const textFonts = /ibm-plex-sans-latin-\d+-normal-.*\.woff2$/;

/** The tag of the page's script, as Vite writes it. */
const pageScript = /<script type="module" crossorigin src="([^"]+)"><\/script>/;

/**
 * Fetches at once what is only asked for later: fonts, so that no text is set twice, and the page's script, which begin.js
 * runs when the frame of the page has been painted.
 */
export function preload(): Plugin {
  return {
    name: 'preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const [tag = '', page = ''] = pageScript.exec(html) ?? [];
        if (page === '') throw new Error('index.html: expected the script of the page, found none');
        const fonts = Object.keys(bundle).filter((file) => textFonts.test(file));
        return {
          html: html.replace(tag, `<script defer src="/begin.js" data-page="${page}"></script>`),
          tags: [
            ...fonts.map((file) =>
              link({ rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}` }),
            ),
            link({ rel: 'modulepreload', href: page }),
          ],
        };
      },
    },
  };
}

function link(attrs: Readonly<Record<string, string>>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attrs, crossorigin: '' }, injectTo: 'head' };
}
