import {registry} from "@web/core/registry";
import {Interaction} from "@web/public/interaction";

const GROUPS = /^(.{1,4})(.{1,4})?(.*)$/;

/** Shows a code in groups, as on the paper: K7MQ-2XHD-9P. */
export function grouped(code) {
    const signs = code.toUpperCase().replace(/[^A-Z0-9]/g, "");
    const found = signs.match(GROUPS);
    return found ? found.slice(1).filter(Boolean).join("-") : "";
}

/**
 * The form that asks for a code. The square on the paper holds the code after a "#": browsers send
 * no such part to a server, so it stands in no log. It is read here and taken out of the address.
 */
export class CodeEntry extends Interaction {
    static selector = ".o_readiness_code_form";
    dynamicContent = {
        "[name='code']": {"t-on-input": this.onInput},
        ".o_readiness_key": {"t-on-click": this.onKey},
        ".o_readiness_erase": {"t-on-click": this.onErase},
        _window: {"t-on-pagehide": this.clear, "t-on-pageshow": this.onPageShow},
    };

    setup() {
        this.input = this.el.querySelector("[name='code']");
    }

    start() {
        const code = decodeURIComponent(window.location.hash.slice(1));
        if (!code) {
            return;
        }
        window.history.replaceState(window.history.state, "", window.location.href.split("#")[0]);
        this.show(code.slice(0, 24));
        this.el.closest(".row > *")?.classList.add("order-first");
        this.el.querySelector("[type='submit']").focus();
    }

    show(code) {
        this.input.value = grouped(code);
    }

    onInput() {
        if (this.input.selectionStart === this.input.value.length) {
            this.show(this.input.value);
        }
    }

    onKey(ev) {
        this.show(this.input.value + ev.currentTarget.dataset.key);
    }

    onErase() {
        this.show(this.input.value.replace(/[^A-Z0-9]/gi, "").slice(0, -1));
    }

    /** A browser that keeps the page, or what was typed, shows nothing of it on "back". */
    clear() {
        this.input.value = "";
    }

    onPageShow(ev) {
        if (ev.persisted) {
            this.clear();
        }
    }
}

registry.category("public.interactions").add("social_readiness.code_entry", CodeEntry);
