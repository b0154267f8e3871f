/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

/**
 * The section of the guide about a screen, by the tag of a client action or by a model. A
 * test checks that each section exists in every language, and that no screen is missing.
 */
export const SECTIONS = {
    "social_readiness.board": "executive#heatmap",
    "social_readiness.my_departments": "manager#read",
    "social_readiness.my_surveys": "employee#answer",
    "social_readiness.start": "hr#overview",
    "social_readiness.trend": "hr#trend",
    "social_readiness.summary": "executive#summary",
    "hr.department": "manager#read",
    "readiness.action": "hr#what-to-do",
    "readiness.ambition.wizard": "hr#goals",
    "readiness.campaign": "hr#plan",
    "readiness.code.wizard": "hr#codes",
    "readiness.dimension": "hr#questionnaire",
    "readiness.email.wizard": "hr#messages",
    "readiness.extend.wizard": "hr#while-open",
    "readiness.launch.wizard": "hr#launch",
    "readiness.measure": "hr#library",
    "readiness.profile": "hr#goals",
    "readiness.score": "hr#scores",
    "res.config.settings": "administrator#settings",
    "survey.question": "hr#questionnaire",
    "survey.survey": "hr#questionnaire",
};

const PAGES = "/social_readiness/static/guide";
const LANGUAGES = ["en", "es"];

/**
 * @param {string} section  page and anchor: "hr#codes"
 * @param {string} lang  of the reader: "es_ES", "es-MX"
 * @returns {string} the address of the page; in English if the guide lacks the language
 */
export function guideUrl(section, lang) {
    const [page, anchor] = section.split("#");
    const language = LANGUAGES.find((one) => lang.startsWith(one)) || LANGUAGES[0];
    return `${PAGES}/${language}/${page}.html${anchor ? `#${anchor}` : ""}`;
}
