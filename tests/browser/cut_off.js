/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

/**
 * Finds the texts of a page that cannot be read in full: cut by "..." or by what they are in,
 * beyond the edge of the screen, longer than their field, or with a word broken in two.
 */

// Odoo cuts these everywhere: a long record's name in the bar on top, an event in a calendar.
const BY_DESIGN = ".o_navbar_breadcrumbs, .o_breadcrumb, .fc-event, .o_notification_manager";
const UNSEEN =
    ".visually-hidden, .o_readiness_icon_button > span, script, style, noscript, option, textarea";
const BUSY = ".o_loading_indicator, .o_spinner, .placeholder, .fa-spin";
const NEARLY = 1.5; // pixels that are lost in rounding
const LETTERS = 4; // pixels that a line's letters may stick out above and below
const SHORT = 60;
const PATIENCE = 15000; // milliseconds

const pen = document.createElement("canvas").getContext("2d");

function widthOf(text, {fontStyle, fontWeight, fontSize, fontFamily}) {
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    return pen.measureText(text).width;
}

const isSeen = (element) =>
    element.checkVisibility({visibilityProperty: true, opacityProperty: true}) &&
    !element.closest(UNSEEN) &&
    !element.closest(BY_DESIGN);

function blockOf(element) {
    let block = element;
    while (getComputedStyle(block).display === "inline") {
        block = block.parentElement;
    }
    return block;
}

function endsInDots(element, box) {
    const block = blockOf(element);
    const {textOverflow, overflowX, webkitLineClamp} = getComputedStyle(block);
    const isLonger =
        block.scrollWidth > block.clientWidth + 1 ||
        box.right > block.getBoundingClientRect().right + NEARLY;
    return (
        (textOverflow === "ellipsis" && overflowX !== "visible" && isLonger) ||
        (webkitLineClamp !== "none" && block.scrollHeight > block.clientHeight + 2)
    );
}

const scrolls = (overflow) => overflow === "auto" || overflow === "scroll";
const clips = (overflow) => overflow === "hidden" || overflow === "clip";

/** The inside of an element, of which each side has a way to deal with what is too long. */
function frameOf(element) {
    const {display, overflowX, overflowY} = getComputedStyle(element);
    if (display === "inline" || display === "contents") {
        return [];
    }
    const {left, top} = element.getBoundingClientRect();
    const x = left + element.clientLeft;
    const y = top + element.clientTop;
    return [
        {from: "left", to: "right", begin: x, end: x + element.clientWidth, overflow: overflowX},
        {from: "top", to: "bottom", begin: y, end: y + element.clientHeight, overflow: overflowY},
    ];
}

/** What of a line is still there within an element; null if the element cuts it. */
function within(element, line) {
    const rest = {...line};
    for (const {from, to, begin, end, overflow} of frameOf(element)) {
        const tolerance = from === "top" ? LETTERS : NEARLY;
        if (clips(overflow) && (line[from] < begin - tolerance || line[to] > end + tolerance)) {
            return null;
        }
        if (scrolls(overflow)) {
            rest[from] = Math.max(line[from], begin);
            rest[to] = Math.min(line[to], end);
        }
    }
    return rest;
}

/** Whether a line of text can be read, by scrolling if need be. */
function canBeRead(element, {left, right, top, bottom}) {
    let line = {left, right, top, bottom};
    for (let one = element; one && one !== document.documentElement; one = one.parentElement) {
        line = within(one, line);
        if (!line) {
            return false;
        }
        if (line.left >= line.right || line.top >= line.bottom) {
            return true; // it is reached by scrolling
        }
    }
    return line.left > -NEARLY && line.right < window.innerWidth + NEARLY;
}

function brokenWord(node) {
    const range = document.createRange();
    for (const {0: word, index} of node.data.matchAll(/\p{L}{3,}/gu)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const tops = [...range.getClientRects()].map(({top}) => Math.round(top));
        if (new Set(tops).size > 1) {
            return word;
        }
    }
    return null;
}

function wrongWith(node) {
    const element = node.parentElement;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (endsInDots(element, range.getBoundingClientRect())) {
        return "cut by dots";
    }
    const lines = [...range.getClientRects()].filter(({width}) => width > 1);
    if (!lines.every((line) => canBeRead(element, line))) {
        return "cut off";
    }
    return lines.length > 1 && brokenWord(node) ? `broken in "${brokenWord(node)}"` : null;
}

function* texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.data.trim() && isSeen(node.parentElement)) {
            yield node;
        }
    }
}

function shownIn(field) {
    const chosen = field.localName === "select" && field.selectedOptions[0];
    return chosen ? chosen.text : field.value || field.placeholder;
}

function isLongerThanField(field) {
    const style = getComputedStyle(field);
    const room =
        field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) + 1;
    return widthOf(shownIn(field), style) > room;
}

function fields() {
    const all = document.querySelectorAll("select, input:is([type=text], [type=search])");
    return [...all].filter(isSeen);
}

function nameOf(element) {
    const classes = typeof element.className === "string" ? element.className.trim() : "";
    return [element.localName, ...classes.split(/\s+/).filter(Boolean).slice(0, 3)].join(".");
}

function tell(element, text, wrong) {
    const around = element.parentElement;
    return `${text.trim().slice(0, SHORT)}: ${wrong} (${nameOf(around)} > ${nameOf(element)})`;
}

/** Each text that cannot be read in full, once, with what is wrong and where it stands. */
function cutOff() {
    const found = [];
    for (const node of texts()) {
        const wrong = wrongWith(node);
        if (wrong) {
            found.push(tell(node.parentElement, node.data, wrong));
        }
    }
    for (const field of fields().filter(isLongerThanField)) {
        found.push(tell(field, shownIn(field), "longer than its field"));
    }
    const {scrollWidth, clientWidth} = document.documentElement;
    if (scrollWidth > clientWidth + 1) {
        found.push(`the page is wider than the screen: ${scrollWidth} pixels`);
    }
    return [...new Set(found)];
}

const {rpcBus} = odoo.loader.modules.get("@web/core/network/rpc");
const requests = new Set();
rpcBus.addEventListener("RPC:REQUEST", ({detail}) => requests.add(detail.data.id));
rpcBus.addEventListener("RPC:RESPONSE", ({detail}) => requests.delete(detail.data.id));

/** Resolves once nothing has changed for a moment and nothing is being loaded. */
function calm() {
    return new Promise((resolve) => {
        let timer = 0;
        const observer = new MutationObserver(again);
        function look() {
            if (requests.size || document.querySelector(BUSY)) {
                again();
            } else {
                observer.disconnect();
                resolve();
            }
        }
        function again() {
            clearTimeout(timer);
            timer = setTimeout(look, 80);
        }
        observer.observe(document.body, {subtree: true, childList: true, attributes: true});
        again();
    });
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The element, once it is there. */
async function elementAt(selector) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(20)) {
        const element = document.querySelector(selector);
        if (element) {
            return element;
        }
    }
    throw new Error(`There is no ${selector} in: ${document.body.innerText}`);
}

/** Opens a screen of the web client, of which an element shows that it is there. */
async function show(action, options, ready) {
    const {services} = odoo.__WOWL_DEBUG__.root.env;
    await services.action.doAction(action, {clearBreadcrumbs: true, ...options});
    await elementAt(ready);
    await calm();
}

async function press(selector) {
    (await elementAt(selector)).click();
    await calm();
}

Object.assign(globalThis, {cutOff, press, show});
