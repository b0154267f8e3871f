/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

/** @type {import("prettier").Config} */
export default {
    plugins: ["@prettier/plugin-xml"],
    bracketSpacing: false,
    printWidth: 100,
    tabWidth: 4,
    trailingComma: "es5",
    xmlWhitespaceSensitivity: "preserve",
};
