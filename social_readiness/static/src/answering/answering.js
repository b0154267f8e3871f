/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

/**
 * The answering pages. They also work without this script: as one long page with a
 * button.
 *
 * Choices are kept in this tab (`sessionStorage`) until they are sent, under the
 * campaign's link and together with the page's token, which fits one person only. At a
 * kiosk they are kept only in the page.
 */
(() => {
    const HOURS_KEPT = 12;
    const REPLY_AFTER = 30_000; // milliseconds without a reply that count as a lost connection
    const RETRY = [5, 10, 20, 40, 60]; // seconds until each further try
    // Seconds without a sign of use, until a kiosk asks, and until it is cleared; after a wrong
    // code, which stays so that it can be corrected, earlier.
    const IDLE = {warn: 105, wipe: 120, wrong: 45};
    const READ = {done: 15, other: 25}; // seconds for which a last page is shown at a kiosk
    const CODE = /^(.{1,4})(.{1,4})?(.*)$/;

    const root = document.documentElement;
    const kioskUrl = root.dataset.kiosk;
    // Where digits and Enter mean something else.
    const NO_STATEMENT = "input:not([type='radio']), select, textarea, button, a, summary";
    const find = (selector, within = document) => within.querySelector(selector);
    const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];

    // ------------------------------------------------------------
    // WHAT THE TAB KEEPS
    // ------------------------------------------------------------

    /**
     * Keeps choices in this tab; if the browser or a kiosk stores nothing, in the page
     * only.
     */
    class Store {
        constructor(link, token) {
            this.key = link && `readiness:${link}`;
            this.token = token;
        }

        read() {
            const kept = this.parse();
            if (kept && !(this.isFresh && kept.token === this.token)) {
                this.erase();
                return {};
            }
            return kept || {};
        }

        get isFresh() {
            return Date.now() - this.parse()?.at < HOURS_KEPT * 3_600_000;
        }

        /** Whether somebody has begun in this tab and can go on; it does not say who. */
        get hasChoices() {
            return this.isFresh && Object.keys(this.parse().choices).length > 0;
        }

        parse() {
            try {
                return this.key && JSON.parse(sessionStorage.getItem(this.key));
            } catch {
                return null;
            }
        }

        write(choices, step) {
            if (!this.key) {
                return;
            }
            const at = this.parse()?.at || Date.now();
            try {
                const value = {token: this.token, at, choices, step};
                sessionStorage.setItem(this.key, JSON.stringify(value));
            } catch {
                // The browser stores nothing: the page still holds the choices.
            }
        }

        erase() {
            try {
                sessionStorage.removeItem(this.key);
            } catch {
                // Nothing was stored.
            }
        }
    }

    // ------------------------------------------------------------
    // THE QUESTIONNAIRE
    // ------------------------------------------------------------

    class Questionnaire {
        constructor(main) {
            this.main = main;
            this.form = find("#answers", main);
            this.steps = findAll(".step", this.form);
            this.unsent = find(".unsent", this.form);
            this.store = new Store(main.dataset.store, this.form.elements.token.value);
            this.tries = 0;
            this.listening = new AbortController();
        }

        start(kept = this.store.read()) {
            this.form.noValidate = true;
            this.restore(kept.choices || {});
            this.form.addEventListener("change", (ev) => this.onChange(ev));
            this.form.addEventListener("submit", (ev) => this.onSubmit(ev));
            this.form.addEventListener("click", (ev) => this.onClick(ev));
            const {signal} = this.listening;
            document.addEventListener("keydown", (ev) => this.onKey(ev), {signal});
            window.addEventListener("online", () => this.sendAgain(), {signal});
            window.addEventListener("popstate", (ev) => this.onPopState(ev), {signal});
            window.addEventListener("pageshow", (ev) => this.onPageShow(ev));
            const missing = find("#missing", this.form);
            const asked = this.form.elements.step.value || (missing ? this.firstGap() : kept.step);
            missing?.remove();
            this.show(this.steps[asked] ? Number(asked) : 0, {focus: false});
            if (missing) {
                this.reportGaps(this.gaps(this.step));
            }
        }

        restore(choices) {
            for (const [name, level] of Object.entries(choices)) {
                const input = document.getElementById(`${name}-${level}`);
                if (input && !find(`[name="${name}"]:checked`, this.form)) {
                    input.checked = true;
                }
            }
        }

        get choices() {
            const checked = findAll(".scale input:checked", this.form);
            return Object.fromEntries(checked.map((input) => [input.name, input.value]));
        }

        get step() {
            return this.steps[this.shown];
        }

        // -------------------------- one section at a time --------------------------

        show(index, {focus = true, remember = true} = {}) {
            const moved = this.shown !== undefined && index !== this.shown;
            this.shown = index;
            this.steps.forEach((step, other) => (step.hidden = other !== index));
            this.form.elements.step.value = index;
            this.main.classList.toggle("inside", index > 0);
            this.showProgress();
            if (remember && !kioskUrl) {
                const change = moved ? "pushState" : "replaceState";
                history[change]({step: index}, "");
            }
            this.keep();
            if (focus) {
                window.scrollTo(0, 0);
                (find("h2", this.step) || find("h1", this.main)).focus({preventScroll: true});
            }
        }

        showProgress() {
            const bar = find(".progress", this.form);
            const sections = this.steps.length - 2;
            bar.hidden = this.shown === 0 || this.shown > sections;
            find(".now", bar).textContent = this.shown;
            find(".bar > div", bar).style.width = `${(100 * this.shown) / sections}%`;
        }

        keep() {
            this.store.write(this.choices, this.shown);
        }

        next() {
            const gaps = this.gaps(this.step);
            if (gaps.length) {
                this.reportGaps(gaps);
            } else {
                this.clearGaps();
                this.show(this.shown + 1);
            }
        }

        back() {
            this.clearGaps();
            this.show(Math.max(0, this.shown - 1));
        }

        onClick(ev) {
            const action = ev.target.closest("[data-do]")?.dataset.do;
            if (action === "next" || action === "back") {
                this[action]();
            } else if (ev.target.matches(".errors a")) {
                ev.preventDefault();
                this.focusOn(find(ev.target.getAttribute("href")));
            }
        }

        onPopState(ev) {
            if (!kioskUrl && Number.isInteger(ev.state?.step)) {
                this.show(ev.state.step, {remember: false});
            }
        }

        // -------------------------- choosing --------------------------

        onChange(ev) {
            const statement = ev.target.closest(".statement");
            if (statement) {
                this.setWrong(statement, false);
            }
            this.keep();
        }

        /** The keys 1 to 5 choose an answer and go on to the next statement; Enter continues. */
        onKey(ev) {
            if (ev.ctrlKey || ev.altKey || ev.metaKey || ev.target.matches?.(NO_STATEMENT)) {
                return;
            }
            if (ev.key === "Enter" && ev.target.matches?.(".scale input")) {
                ev.preventDefault();
                this.next();
            } else if (/^[1-5]$/.test(ev.key)) {
                this.onDigit(ev);
            }
        }

        onDigit(ev) {
            const statement = this.statementOf(ev.target);
            if (!statement || this.step.hidden || find("dialog[open]")) {
                return;
            }
            ev.preventDefault();
            const input = find(`[value="${ev.key}"]`, statement);
            input.checked = true;
            input.dispatchEvent(new Event("change", {bubbles: true}));
            this.goOn(statement);
        }

        statementOf(target) {
            const statements = findAll(".statement", this.step);
            const own = target.closest?.(".statement");
            return own && this.step.contains(own)
                ? own
                : statements.find((one) => !find(":checked", one));
        }

        goOn(statement) {
            const statements = findAll(".statement", this.step);
            const following = statements[statements.indexOf(statement) + 1];
            if (following) {
                this.focusOn(find(":checked", following) || find("input", following));
            } else {
                find("[data-do='next']", this.step).focus();
            }
        }

        focusOn(input) {
            input.focus({preventScroll: true});
            const statement = input.closest(".statement") || input;
            statement.scrollIntoView({block: "nearest"});
        }

        // -------------------------- what is missing --------------------------

        gaps(step) {
            return findAll(".statement", step).filter((one) => !find(":checked", one));
        }

        firstGap() {
            return this.steps.findIndex((step) => this.gaps(step).length);
        }

        setWrong(statement, wrong) {
            statement.classList.toggle("wrong", wrong);
            find(".error", statement).hidden = !wrong;
            const summary = find(`.errors a[href="#${find("input", statement).id}"]`);
            if (!wrong && summary) {
                summary.closest("li").remove();
                if (!find(".errors li", this.form)) {
                    this.clearGaps();
                }
            }
        }

        clearGaps() {
            findAll(".errors", this.form).forEach((summary) => summary.remove());
            findAll(".wrong", this.form).forEach((statement) => this.setWrong(statement, false));
        }

        /**
         * Say what is missing directly before the first gap, so that both are visible at
         * once.
         */
        reportGaps(gaps) {
            this.clearGaps();
            const summary = find("#gaps", this.form).content.cloneNode(true).firstElementChild;
            for (const gap of gaps) {
                this.setWrong(gap, true);
                const link = document.createElement("a");
                link.href = `#${find("input", gap).id}`;
                link.textContent = find("legend", gap).textContent;
                const line = document.createElement("li");
                line.append(link);
                find("ul", summary).append(line);
            }
            gaps[0].before(summary);
            summary.focus({preventScroll: true});
            summary.scrollIntoView({block: "start"});
        }

        // -------------------------- sending --------------------------

        onSubmit(ev) {
            ev.preventDefault();
            if (ev.submitter?.hasAttribute("formaction")) {
                this.translate(ev.submitter.formAction);
                return;
            }
            const gap = this.firstGap();
            if (gap >= 0) {
                this.show(gap);
                this.reportGaps(this.gaps(this.step));
            } else {
                this.send();
            }
        }

        /**
         * Show the page in another language, with the choices that were made. These are not in the
         * request: before they are sent, they leave this tab for nothing.
         */
        async translate(url) {
            const {choices, shown: step} = this;
            const fields = new FormData(this.form);
            Object.keys(choices).forEach((name) => fields.delete(name));
            const reply = await this.post(url, fields);
            if (reply?.main.dataset.page !== "questions") {
                return; // not reachable: the page stays as it is
            }
            this.listening.abort();
            this.isOver = true;
            const {documentElement: page, body, title} = reply.main.ownerDocument;
            Object.assign(root, {lang: page.lang, dir: page.dir});
            document.title = title;
            document.body.className = body.className;
            document.body.replaceChildren(...body.childNodes);
            if (!window.location.pathname.endsWith("/code")) {
                history.replaceState(history.state, "", reply.url.replace(/\/code$/, ""));
            }
            const translated = new Questionnaire(find("main"));
            translated.start({choices, step});
            find(".languages summary").focus();
        }

        sendAgain() {
            if (this.waiting) {
                this.send();
            }
        }

        async send() {
            if (this.isSending) {
                return;
            }
            this.isSending = true;
            clearTimeout(this.waiting);
            this.waiting = null;
            this.sayUnsent(null);
            find(".sending", this.form).hidden = false;
            const reply = await this.post();
            this.isSending = false;
            find(".sending", this.form).hidden = true;
            this.take(reply);
        }

        /**
         * The page with which the server replied, or null if the reply is not such a
         * page.
         */
        async post(url = this.form.action, fields = new FormData(this.form)) {
            try {
                const response = await fetch(url, {
                    method: "POST",
                    body: new URLSearchParams(fields),
                    credentials: "same-origin",
                    signal: AbortSignal.timeout(REPLY_AFTER),
                });
                const page = new DOMParser().parseFromString(await response.text(), "text/html");
                const main = find("main[data-page]", page);
                return main && {main, title: page.title, url: response.url};
            } catch {
                return null;
            }
        }

        /**
         * Only a page of ours with an explicit mark says that the answers were counted.
         */
        take(reply) {
            const message = reply?.main.dataset.message;
            if (message === "login") {
                this.sayUnsent("login");
            } else if (message && message !== "missing") {
                this.leave(reply);
            } else {
                this.sayUnsent("offline");
                const wait = RETRY[Math.min(this.tries++, RETRY.length - 1)];
                this.waiting = setTimeout(() => this.send(), wait * 1000);
            }
        }

        sayUnsent(why) {
            this.unsent.hidden = !why;
            findAll(".why", this.unsent).forEach(
                (text) => (text.hidden = text.dataset.why !== why)
            );
            find(".again", this.form).hidden = !why;
            find(".again", this.form).previousElementSibling.hidden = Boolean(why);
        }

        /** Erase everything, and show the page that replaces this one. */
        leave({main, title, url}) {
            this.listening.abort(); // "back" and keys would store something again
            this.store.erase();
            this.form.reset();
            this.isOver = true;
            const page = document.adoptNode(main);
            this.main.replaceWith(page);
            find(".languages")?.remove();
            document.title = title;
            history.replaceState(null, "", url);
            window.scrollTo(0, 0);
            (find("h1", page) || page).focus();
        }

        /**
         * A page that the browser restores from its cache must show nothing of another
         * person.
         */
        onPageShow(ev) {
            if (ev.persisted && !this.isOver) {
                this.form.reset();
                findAll(".scale input", this.form).forEach((input) => (input.checked = false));
                this.main.hidden = true;
                window.location.replace(window.location.href);
            }
        }
    }

    // ------------------------------------------------------------
    // CODES
    // ------------------------------------------------------------

    const signsOf = (code) => code.toUpperCase().replace(/[^A-Z0-9]/g, "");

    /** Write a code in groups, as on the paper: K7MQ-2XHD-9P. */
    function grouped(code) {
        const found = signsOf(code).match(CODE);
        return found ? found.slice(1).filter(Boolean).join("-") : "";
    }

    /**
     * The QR code on the paper holds the code after a "#". Browsers do not send this part
     * to a server, so it is in no log. It is read here and removed from the address.
     */
    function codeOfAddress() {
        const [page, rest] = [window.location.href.split("#")[0], window.location.hash.slice(1)];
        if (rest) {
            history.replaceState(history.state, "", page);
        }
        try {
            return decodeURIComponent(rest).slice(0, 24);
        } catch {
            return "";
        }
    }

    function startCode(main) {
        const input = find("#code", main);
        const set = (code) => (input.value = grouped(code));
        // At the cursor, so that a sign in the middle can be corrected.
        const put = (sign) => {
            const {selectionStart: start, selectionEnd: end, value} = input;
            const before = signsOf(value.slice(0, start));
            const kept = sign || start < end ? before : before.slice(0, -1);
            set(kept + sign + value.slice(end));
            const cursor = grouped(kept + sign).length;
            input.setSelectionRange(cursor, cursor);
        };
        const onKey = (ev) => {
            const key = ev.target.closest("[data-key]")?.dataset.key;
            if (key || ev.target.closest("[data-do='erase']")) {
                put(key || "");
            }
        };
        main.addEventListener("click", onKey);
        input.addEventListener("input", () => {
            if (input.selectionStart === input.value.length) {
                set(input.value);
            }
        });
        window.addEventListener("pageshow", (ev) => ev.persisted && set(""));
        const code = codeOfAddress();
        if (code) {
            set(code);
            find("[type='submit']", main).focus();
        } else if (input.value) {
            input.setSelectionRange(input.value.length, input.value.length); // to be corrected
        }
        const kept = find("#kept", main);
        if (kept) {
            kept.hidden = !new Store(main.dataset.store).hasChoices;
        }
    }

    // ------------------------------------------------------------
    // KIOSK
    // ------------------------------------------------------------

    /** Guards a shared tablet: nobody sees what the person before has left. */
    class Kiosk {
        constructor() {
            this.lastSign = Date.now();
        }

        // Another language replaces all of the page.
        get page() {
            return find("main");
        }

        get askIdle() {
            return find("#ask-idle");
        }

        get askStop() {
            return find("#ask-stop");
        }

        get reading() {
            return find("#reading");
        }

        start() {
            for (const sign of ["pointerdown", "keydown", "input", "wheel"]) {
                document.addEventListener(sign, () => this.onSign(), {passive: true});
            }
            document.addEventListener("click", (ev) => this.onClick(ev));
            window.addEventListener("popstate", () => this.wipe());
            window.addEventListener("pageshow", (ev) => ev.persisted && this.wipe());
            try {
                sessionStorage.clear();
            } catch {
                // The browser stores nothing.
            }
            // An entry in the browser's history, so that "back" stays on this page and erases it.
            history.pushState({kiosk: true}, "");
            this.tick();
            setInterval(() => this.tick(), 500);
        }

        tick() {
            const {page, message} = this.page.dataset;
            if (page === "code") {
                this.tickCode();
            } else if (page === "message") {
                this.tickAfter(message);
            } else if (page !== "cleared") {
                this.tickIdle();
            }
            const isAsked = page === "questions" || page === "protection";
            find("[data-do='stop']").hidden = !isAsked;
            find(".kiosk-bar [data-do='wipe']").hidden = page !== "message";
            find("#wiped-in").hidden = page !== "message";
        }

        get secondsIdle() {
            return (Date.now() - this.lastSign) / 1000;
        }

        /** The next person finds an empty field, in the kiosk's first language. */
        tickCode() {
            const isWrong = Boolean(this.page.dataset.message);
            const isChanged = isWrong || Boolean(window.location.search);
            if (this.secondsIdle < (isWrong ? IDLE.wrong : IDLE.wipe)) {
                return;
            }
            if (isChanged) {
                this.wipe();
            } else {
                find("#code").value = "";
            }
        }

        tickAfter(message) {
            this.askIdle.close();
            this.askStop.close();
            this.since ??= Date.now();
            this.countDown((READ[message] || READ.other) - (Date.now() - this.since) / 1000);
        }

        tickIdle() {
            const left = IDLE.wipe - this.secondsIdle;
            this.countDown(left);
            if (left > 0 && this.secondsIdle >= IDLE.warn && !this.askIdle.open) {
                this.askStop.close();
                this.askIdle.showModal();
            }
        }

        countDown(seconds) {
            const left = Math.max(0, Math.ceil(seconds));
            findAll(".seconds").forEach((field) => (field.textContent = left));
            if (!left) {
                this.wipe();
            }
        }

        /**
         * Somebody uses the page. Once it asks whether anybody is there, only its button
         * counts.
         */
        onSign() {
            if (!this.askIdle.open) {
                this.lastSign = Date.now();
            }
        }

        onClick(ev) {
            const action = ev.target.closest("[data-do]")?.dataset.do;
            if (action === "stop") {
                this.askStop.showModal();
            } else if (action === "stay") {
                this.askIdle.close();
                this.askStop.close();
                this.lastSign = Date.now();
            } else if (action === "wipe") {
                this.wipe();
            } else if (action === "read") {
                this.reading.close();
            }
            const link = ev.target.closest("a[href*='/protection']");
            if (link && this.page.dataset.page === "questions") {
                ev.preventDefault();
                this.read(link.href);
            }
        }

        /** Show the page on protection above the questionnaire, which leaving would erase. */
        async read(url) {
            try {
                const page = await (await fetch(url)).text();
                const main = find("main", new DOMParser().parseFromString(page, "text/html"));
                find("h1", main).id = "reading-title";
                find(".buttons", main).remove();
                find(".text", this.reading).replaceChildren(...main.childNodes);
                this.reading.showModal();
                this.reading.scrollTop = 0;
            } catch {
                // Not reachable: the questionnaire stays as it is.
            }
        }

        /**
         * Clear the page at once, and open the next person's page when the server can be
         * reached.
         */
        wipe() {
            if (this.isWiping) {
                return;
            }
            this.isWiping = true;
            findAll("dialog").forEach((dialog) => dialog.close());
            findAll("form").forEach((form) => form.remove());
            this.page.replaceWith(find("#cleared").content.cloneNode(true));
            this.tick();
            this.openNext();
        }

        async openNext() {
            try {
                const response = await fetch(kioskUrl, {cache: "no-store"});
                if (response.ok) {
                    window.location.replace(kioskUrl);
                    return;
                }
            } catch {
                // Not reachable yet: the page stays empty.
            }
            setTimeout(() => this.openNext(), 3000);
        }
    }

    // ------------------------------------------------------------
    // START
    // ------------------------------------------------------------

    root.classList.add("js");
    const main = find("main");
    if (main.dataset.page === "questions") {
        new Questionnaire(main).start();
    } else if (main.dataset.page === "code") {
        startCode(main);
    }
    if (kioskUrl) {
        new Kiosk().start();
    }
})();
