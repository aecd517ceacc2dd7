import { defineConfig } from "vite";

// The bundle goes into the package, where pages name it by its manifest. Addresses are those it is served under.
export default defineConfig({
  base: "/static/bundle/",
  build: {
    outDir: "../src/saydo/show/web/static/bundle",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsDir: "",
    assetsInlineLimit: 0, // the policy of the pages takes nothing inline
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: "src/desk.ts",
      output: {
        entryFileNames: "[name].[hash:10].js",
        chunkFileNames: "[name].[hash:10].js",
        assetFileNames: "[name].[hash:10][extname]",
        hashCharacters: "hex",
      },
    },
  },
});
