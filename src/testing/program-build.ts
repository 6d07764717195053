export { build as default } from "../../bin/build.mjs";
