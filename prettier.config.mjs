/** @type {import("prettier").Config} */
export default {
    plugins: ["@prettier/plugin-xml"],
    bracketSpacing: false,
    printWidth: 100,
    tabWidth: 4,
    trailingComma: "es5",
    xmlWhitespaceSensitivity: "preserve",
};
