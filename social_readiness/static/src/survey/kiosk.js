import {registry} from "@web/core/registry";
import {Interaction} from "@web/public/interaction";

/**
 * Watches over a shared tablet: nobody sees what the person before has left on the screen.
 *
 * Wiping means going back to the page that asks for a code: the server deletes the draft and the
 * cookie whenever it shows that page. The times are in seconds, in the attributes of the frame.
 */
export class Kiosk extends Interaction {
    static selector = ".o_readiness_kiosk";
    dynamicContent = {
        _document: {
            "t-on-pointerdown": this.onSign,
            "t-on-keydown": this.onSign,
            "t-on-input": this.onSign,
            "t-on-wheel": this.onSign,
            "t-on-visibilitychange": this.tick,
        },
        _window: {"t-on-pageshow": this.onPageShow, "t-on-popstate": this.wipe},
        ".o_readiness_stop": {
            "t-on-click": this.onStop,
            "t-att-class": () => ({"d-none": this.isStart || this.messageSince}),
        },
        ".o_readiness_after": {"t-att-class": () => ({"d-none": !this.messageSince})},
        ".o_readiness_stay": {"t-on-click": this.onStay},
        ".o_readiness_wipe": {"t-on-click": this.wipe},
        ".o_readiness_seconds": {"t-out": () => String(this.secondsLeft)},
    };

    setup() {
        this.isStart = Boolean(document.querySelector(".o_readiness_keypad"));
        this.lastSign = Date.now();
        this.messageSince = null;
        this.secondsLeft = 0;
        this.isWiping = false;
        this.askIdle = this.el.querySelector(".o_readiness_ask_idle");
        this.askStop = this.el.querySelector(".o_readiness_ask_stop");
    }

    start() {
        // A step of its own in the browser's history, so that "back" stays here and wipes.
        window.history.pushState({kiosk: true}, "");
        const interval = setInterval(() => this.protectSyncAfterAsync(() => this.tick())(), 500);
        this.registerCleanup(() => clearInterval(interval));
        this.tick();
    }

    tick() {
        const message = document.querySelector(".o_readiness_message");
        if (message) {
            this.tickAfter(message);
        } else if (!this.isStart) {
            this.tickIdle();
        } else if (this.secondsIdle >= this.time("idle")) {
            this.clearCode();
        }
        this.updateContent();
    }

    /** Nothing is left to do on this page: it goes by itself. */
    tickAfter(message) {
        this.messageSince ??= Date.now();
        const time = this.time(message.dataset.message === "done" ? "after" : "reading");
        this.secondsLeft = Math.max(0, Math.ceil(time - (Date.now() - this.messageSince) / 1000));
        if (!this.secondsLeft) {
            this.wipe();
        }
    }

    tickIdle() {
        this.secondsLeft = Math.max(0, Math.ceil(this.time("idle") - this.secondsIdle));
        if (!this.secondsLeft) {
            this.wipe();
        } else if (this.secondsIdle >= this.time("warning") && !this.askIdle.open) {
            this.askStop.close();
            this.askIdle.showModal();
        }
    }

    get secondsIdle() {
        return (Date.now() - this.lastSign) / 1000;
    }

    time(name) {
        return Number(this.el.dataset[name]);
    }

    clearCode() {
        document.querySelector("[name='code']").value = "";
        this.lastSign = Date.now();
    }

    /** Somebody is there. Once the question is asked, only its button answers it. */
    onSign() {
        if (!this.askIdle.open) {
            this.lastSign = Date.now();
        }
    }

    onStop() {
        this.askStop.showModal();
    }

    onStay() {
        this.askIdle.close();
        this.askStop.close();
        this.lastSign = Date.now();
    }

    onPageShow(ev) {
        if (ev.persisted) {
            this.wipe();
        }
    }

    wipe() {
        if (this.isWiping) {
            return;
        }
        this.isWiping = true;
        document.querySelector(".o_survey_wrap")?.replaceChildren();
        window.sessionStorage.clear();
        window.location.replace(this.el.dataset.url);
    }
}

registry.category("public.interactions").add("social_readiness.kiosk", Kiosk);
