/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

/**
 * A small heatmap, and what each of its cells says in each mode: a text, or a kind in brackets.
 * The last column is the overall score. The screen (same_figures.test.js) and the files
 * (tests/report/test_same_figures.py) derive the same from it. What stands between the back quotes
 * is JSON.
 */
export const SAME_FIGURES = JSON.parse(`{
"heatmap": {
  "dimensions": [
    {"id": 11, "name": "Culture", "short": "Culture", "pillar": "people", "is_asked": true},
    {"id": 12, "name": "Knowledge", "short": "Knowledge", "pillar": "people", "is_asked": false},
    {"id": 13, "name": "Decisions", "short": "Decisions", "pillar": "process", "is_asked": true},
    {"id": 14, "name": "Own", "short": "Own", "pillar": "people", "is_asked": true}
  ],
  "targets": [60, 50, 55, null, 58],
  "words": {"overall": "Overall", "percent": "%s%%"},
  "row_fields": ["unit", "parent", "scope", "name", "label", "level", "is_ranked", "invited",
    "respondents", "favourable_respondents", "scores", "favourable", "changes"],
  "rows": [
    [1, null, "subtree", "All", "All", 1, false, 200, 125, 90,
      [50, null, 55, 40, 52], [45, null, 50, 0, null], [2, null, -13, null, 0]],
    [2, 1, "subtree", "North", "North", 2, true, 200, 25, 0,
      [60, null, 0, 100, 30], [null, null, null, null, null], [null, null, null, null, null]],
    [3, 1, "subtree", "South", "South", 2, false, 9, null, null, null, null, null],
    [4, 1, "subtree", "West", "West", 2, true, 24, 23, 23,
      [74, null, 61, null, 68], [83, null, 100, null, null], [0, null, 21, null, -1]],
    [1, 1, "rest", "Other teams in All", "Other teams in All", 2, true, null, 8, 0,
      [49, null, 55, 41, 51], [null, null, null, null, null], [null, null, null, null, null]]
  ]
},
"expected": {
  "1:subtree": {
    "participation": 63,
    "score": ["50", "(unasked)", "55", "40", "52"],
    "favourable": ["45%", "(unasked)", "50%", "0%", "(none)"],
    "gap": ["\u221210", "(unasked)", "0", "(none)", "\u22126"],
    "change": ["+2", "(unasked)", "\u221213", "(none)", "0"],
    "company": ["0", "(unasked)", "0", "0", "0"]
  },
  "2:subtree": {
    "participation": 13,
    "score": ["60", "(unasked)", "0", "100", "30"],
    "favourable": ["(hidden)", "(unasked)", "(hidden)", "(hidden)", "(none)"],
    "gap": ["0", "(unasked)", "\u221255", "(none)", "\u221228"],
    "change": ["(none)", "(unasked)", "(none)", "(none)", "(none)"],
    "company": ["+10", "(unasked)", "\u221255", "+60", "\u221222"]
  },
  "3:subtree": {
    "participation": null,
    "score": ["(hidden)", "(unasked)", "(hidden)", "(hidden)", "(hidden)"],
    "favourable": ["(hidden)", "(unasked)", "(hidden)", "(hidden)", "(hidden)"],
    "gap": ["(hidden)", "(unasked)", "(hidden)", "(hidden)", "(hidden)"],
    "change": ["(hidden)", "(unasked)", "(hidden)", "(hidden)", "(hidden)"],
    "company": ["(hidden)", "(unasked)", "(hidden)", "(hidden)", "(hidden)"]
  },
  "4:subtree": {
    "participation": 96,
    "score": ["74", "(unasked)", "61", "(unasked)", "68"],
    "favourable": ["83%", "(unasked)", "100%", "(unasked)", "(none)"],
    "gap": ["+14", "(unasked)", "+6", "(unasked)", "+10"],
    "change": ["0", "(unasked)", "+21", "(unasked)", "\u22121"],
    "company": ["+24", "(unasked)", "+6", "(unasked)", "+16"]
  },
  "1:rest": {
    "participation": null,
    "score": ["49", "(unasked)", "55", "41", "51"],
    "favourable": ["(hidden)", "(unasked)", "(hidden)", "(hidden)", "(none)"],
    "gap": ["\u221211", "(unasked)", "0", "(none)", "\u22127"],
    "change": ["(none)", "(unasked)", "(none)", "(none)", "(none)"],
    "company": ["\u22121", "(unasked)", "0", "+1", "\u22121"]
  }
}
}`);
