import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

const MODULES = join(import.meta.dirname, "node_modules");

// The licences of all that goes into the bundle, in one file beside it.
function licences(): Plugin {
  return {
    name: "licences",
    generateBundle() {
      const used = new Set(Object.keys(JSON.parse(readFileSync("package.json", "utf8")).dependencies));
      for (const id of this.getModuleIds()) {
        const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id);
        if (found?.[1]) used.add(found[1]);
      }
      const source = [...used].sort().map(licence).join("\n\n");
      this.emitFile({ type: "asset", fileName: "licences.txt", source });
    },
  };
}

function licence(name: string): string {
  const folder = join(MODULES, name);
  const facts = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : "";
  return `${name} ${facts.version} (${facts.license})\n\n${text}`;
}

// The bundle goes into the package, where pages name it by its manifest. Addresses are those it is served under.
export default defineConfig({
  base: "/static/bundle/",
  plugins: [licences()],
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
