import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** The faces of running text, which the first picture of every page needs. */
const textFonts = /ibm-plex-sans-latin-\d+-normal-.*\.woff2$/;

/** The module that the entry imports when the frame of the page has been painted. */
const pageModule = /\/src\/app\/main\.tsx$/;

/** Fetches at once what is only asked for later: fonts, so that no text is set twice, and the scripts of the page. */
export function preload(): Plugin {
  return {
    name: 'preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => [
        ...Object.keys(bundle)
          .filter((file) => textFonts.test(file))
          .map((file) => link({ rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}` })),
        ...scriptsOf(bundle).map((file) => link({ rel: 'modulepreload', href: `/${file}` })),
      ],
    },
  };
}

function link(attrs: Readonly<Record<string, string>>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attrs, crossorigin: '' }, injectTo: 'head' };
}

/** The page's script and all that it imports. */
function scriptsOf(bundle: Rolldown.OutputBundle): readonly string[] {
  const chunks = Object.values(bundle).filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
  const found = new Set<string>();
  const add = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (chunk === undefined || found.has(chunk.fileName)) return;
    found.add(chunk.fileName);
    for (const imported of chunk.imports) add(chunks.find(({ fileName }) => fileName === imported));
  };
  add(chunks.find(({ facadeModuleId }) => pageModule.test(facadeModuleId ?? '')));
  return [...found];
}
