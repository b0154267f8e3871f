/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import js from "@eslint/js";
import globals from "globals";

export default [
    {ignores: [".local/**", "node_modules/**", "**/static/lib/**"]},
    js.configs.recommended,
    {
        languageOptions: {
            ecmaVersion: 2024,
            sourceType: "module",
            globals: {...globals.browser, luxon: "readonly", odoo: "readonly"},
        },
        linterOptions: {reportUnusedDisableDirectives: "error"},
        rules: {
            complexity: ["error", 10],
            eqeqeq: "error",
            "no-alert": "error",
            "no-console": "error",
            "no-duplicate-imports": "error",
            "no-eval": "error",
            "no-shadow": "error",
            "no-unneeded-ternary": "error",
            "no-unused-vars": ["error", {argsIgnorePattern: "^_"}],
            "no-use-before-define": ["error", {functions: false}],
            "no-var": "error",
            "object-shorthand": "error",
            "prefer-const": "error",
            "prefer-template": "error",
        },
    },
];
