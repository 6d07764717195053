// Bundles the server into one file and the browser files into build/assets, in well under a second.
// Plain JavaScript: it must run before anything could translate it.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Builds only what changed since the last time; safe when two starts build at once. */
export async function build() {
  const stamp = newest([
    join(root, "src"),
    join(root, "demo"),
    join(root, "bin"),
    join(root, "package.json"),
  ]);
  const stampFile = join(root, "build", "stamp");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;

  const esbuild = await import("esbuild");
  const fresh = join(root, `build-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    await bundleServer(esbuild, fresh);
    await bundleProgramsApart(esbuild, fresh);
    await bundleBrowser(esbuild, fresh);
    writeFileSync(join(fresh, "stamp"), stamp);
    const target = join(root, "build");
    const old = join(root, `build-old-${process.pid}`);
    if (existsSync(target)) renameSync(target, old);
    renameSync(fresh, target);
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    await esbuild.stop();
  }
}

function bundleServer(esbuild, folder) {
  return esbuild.build({
    entryPoints: [join(root, "src", "cli.ts")],
    outfile: join(folder, "sucharit.mjs"),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node24",
    jsx: "automatic",
    jsxImportSource: "preact",
    sourcemap: true,
    logLevel: "error",
  });
}

/** Programs of src/platform/apart/ stand beside the server's; what they need only at times is a file of its own. */
function bundleProgramsApart(esbuild, folder) {
  return esbuild.build({
    entryPoints: {
      "document-worker": join(root, "src", "platform", "documents", "worker.ts"),
      "file-worker": join(root, "src", "platform", "files", "worker.ts"),
      "reading-worker": join(root, "src", "capabilities", "plan", "reading", "worker.ts"),
      "report-reading-worker": join(root, "src", "capabilities", "progress", "reading", "worker.ts"),
    },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    chunkNames: "document-[hash]",
    splitting: true,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node24",
    sourcemap: true,
    logLevel: "error",
  });
}

/** Names carry a hash of the content, so browsers may keep the files for ever. */
async function bundleBrowser(esbuild, folder) {
  const islands = filesBelow(join(root, "src")).filter(
    (file) => /\/islands\/[^/]+\.tsx?$/.test(file) && !/\.test\./.test(file),
  );
  const result = await esbuild.build({
    entryPoints: [
      join(root, "src/platform/ui/styles/app.css"),
      join(root, "src/platform/ui/icon.svg"),
      ...islands,
    ],
    outdir: join(folder, "assets"),
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    publicPath: "/assets",
    bundle: true,
    minify: true,
    metafile: true,
    format: "esm",
    target: ["es2022", "chrome109", "safari16", "firefox115"],
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".svg": "copy", ".woff2": "file" },
    logLevel: "error",
  });
  const names = {};
  for (const [file, output] of Object.entries(result.metafile.outputs)) {
    if (output.entryPoint)
      names[
        output.entryPoint
          .split("/")
          .at(-1)
          .replace(/\.tsx?$/, "")
      ] = file.split("/").at(-1);
  }
  writeFileSync(join(folder, "assets.json"), JSON.stringify(names, null, 1));
}

function newest(places) {
  let latest = 0;
  let count = 0;
  for (const file of places.flatMap(filesBelow)) {
    latest = Math.max(latest, statSync(file).mtimeMs);
    count += 1;
  }
  return `${latest} ${count}`;
}

function filesBelow(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
