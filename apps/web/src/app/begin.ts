import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import './component-styles.js';
import './styles/index.css';

const begin = () => void import('./main.js');

// The frame of the page stands in its HTML (static-shell.mts): it is painted first, since evaluating the scripts takes longer.
// A page in the background is not painted.
if (document.hidden) begin();
else requestAnimationFrame(() => setTimeout(begin));
