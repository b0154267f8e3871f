/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {normalize} from "@web/core/l10n/utils";
import {user} from "@web/core/user";

/**
 * @typedef {Object} Node  a row of the board
 * @property {string} key  unit id and scope, unique
 * @property {number} unit
 * @property {"subtree"|"rest"} scope
 * @property {string} name
 * @property {string} label  the name for places without the tree around it: with the parent's name
 *   where several departments share a name
 * @property {?number} invited
 * @property {?number} respondents  null for a hidden unit
 * @property {?Array<?number>} scores  null for a hidden unit; the overall score last
 * @property {?Array<?number>} favourable
 * @property {?number} favourable_respondents  responses behind the shares: larger groups only
 * @property {?Array<?number>} changes
 * @property {?string} parent  key of the row above
 * @property {string[]} children  keys, "other teams" last
 * @property {number} level  1 for a root
 * @property {boolean} is_ranked  whether lists that rank departments include it
 */

export const OVERALL = "overall";

export const keyOf = (unit, scope = "subtree") => `${unit}:${scope}`;

/** The columns, as they come; `index` is the position of a dimension's figures in the lists of a row. */
export function buildColumns(dimensions) {
    return dimensions.map((dimension, index) => ({...dimension, index}));
}

/** Runs of neighbouring columns of the same pillar. */
export function pillarsOf(columns) {
    const pillars = [];
    for (const column of columns) {
        if (pillars.at(-1)?.code !== column.pillar) {
            pillars.push({code: column.pillar, name: column.pillar_name, columns: []});
        }
        pillars.at(-1).columns.push(column);
    }
    return pillars;
}

/** @returns {{nodes: Map<string, Node>, roots: string[], company: ?Node}} in the rows' order */
export function buildTree(heatmap) {
    const nodes = new Map();
    const roots = [];
    for (const row of heatmap.rows) {
        const node = makeNode(heatmap.row_fields, row);
        nodes.set(node.key, node);
        const above = node.parent && nodes.get(node.parent);
        (above ? above.children : roots).push(node.key);
    }
    return {nodes, roots, company: nodes.get(roots[0]) || null};
}

/** Compare names as the reader's language does, and numbers in them by value. */
export function byName() {
    const {compare} = new Intl.Collator(user.lang, {numeric: true});
    return (one, other) => compare(one.name, other.name);
}

function makeNode(fields, row) {
    const record = Object.fromEntries(fields.map((name, index) => [name, row[index]]));
    const {unit, scope, parent} = record;
    return {
        ...record,
        key: keyOf(unit, scope),
        parent: parent ? keyOf(parent) : null,
        children: [],
    };
}

/** Keys of the rows above, the nearest first. */
export function ancestorsOf(nodes, key) {
    const above = [];
    for (let node = nodes.get(key); node?.parent; node = nodes.get(node.parent)) {
        above.push(node.parent);
    }
    return above;
}

export function depthOf(nodes) {
    let depth = 1;
    for (const {level} of nodes.values()) {
        depth = Math.max(depth, level);
    }
    return depth;
}

/**
 * Whether a row is open. Rows above `level` are, and `toggled` holds the exceptions (unit ids), so
 * that the link stays short even if the whole tree is open.
 */
export function isOpen(node, {level, toggled}) {
    return node.children.length > 0 && node.level < level !== toggled.has(node.unit);
}

/**
 * The rows to show, in order.
 *
 * @param {{nodes: Map<string, Node>, roots: string[]}} tree
 * @param {{level: number, toggled: Set<number>, search: string, flat: boolean,
 *   compare: ?(one: Node, other: Node) => number}} view
 * @returns {Node[]}
 */
export function visibleRows(tree, view) {
    if (view.search.trim()) {
        return searchedRows(tree, view);
    }
    return view.flat ? flatRows(tree, view) : openRows(tree, view);
}

function openRows({nodes, roots}, view) {
    const rows = [];
    const visit = (keys) => {
        for (const node of sorted(nodes, keys, view.compare)) {
            rows.push(node);
            if (isOpen(node, view)) {
                visit(node.children);
            }
        }
    };
    visit(roots);
    return rows;
}

/** The company first, then the rows that are ranked, and those that are hidden. */
function flatRows({nodes, roots}, view) {
    const compareNames = byName();
    const byLevel = (one, other) => one.level - other.level || compareNames(one, other);
    const others = [...nodes.values()]
        .filter(({key, scores, is_ranked}) => key !== roots[0] && (is_ranked || !scores))
        .map(({key}) => key);
    return [nodes.get(roots[0]), ...sorted(nodes, others, view.compare || byLevel)].filter(Boolean);
}

function searchedRows(tree, view) {
    const wanted = normalize(view.search.trim());
    const kept = new Set(tree.roots.slice(0, 1));
    for (const node of tree.nodes.values()) {
        if (normalize(node.name).includes(wanted)) {
            kept.add(node.key);
            ancestorsOf(tree.nodes, node.key).forEach((key) => kept.add(key));
        }
    }
    const rows = view.flat
        ? flatRows(tree, view)
        : openRows(tree, {...view, level: Infinity, toggled: new Set()});
    return rows.filter((node) => kept.has(node.key));
}

function sorted(nodes, keys, compare) {
    const rows = keys.map((key) => nodes.get(key));
    return compare ? rows.sort(compare) : rows;
}
