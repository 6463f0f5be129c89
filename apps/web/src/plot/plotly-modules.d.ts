declare module 'plotly.js/lib/core' {
  const core: typeof import('plotly.js') & { register(modules: readonly unknown[]): void };
  export default core;
}
