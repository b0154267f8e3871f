import {answer, answerAllPages, begin} from "./answering";
import {registry} from "@web/core/registry";

const frame = () => document.querySelector(".o_readiness_kiosk");

/** The address holds a code after its "#", which the page types in: each tour begins with it. */
const enterCode = [
    {
        content: "The code is in the field and no longer in the address",
        trigger: ".o_readiness_code:value(-)",
        run() {
            if (window.location.hash) {
                throw new Error("The address still holds the code");
            }
        },
    },
    {
        content: "Continue",
        trigger: ".o_readiness_continue",
        run: "click",
        expectUnloadPage: true,
    },
    begin,
];

const wiped = {
    content: "The next person finds an empty field",
    trigger: ".o_readiness_keypad",
    run() {
        if (document.querySelector("[name='code']").value) {
            throw new Error("A code was left in the field");
        }
    },
};

/** A worker answers at the tablet; after the last page it wipes itself. */
registry.category("web_tour.tours").add("readiness_kiosk_answers", {
    steps: () => [
        {
            content: "Erase the last sign and type it on the page's own keys",
            trigger: ".o_readiness_code:value(-)",
            async run({click}) {
                const field = document.querySelector("[name='code']");
                const whole = field.value;
                await click(".o_readiness_erase");
                if (field.value !== whole.slice(0, -1)) {
                    throw new Error("The last sign was not erased");
                }
                await click(`.o_readiness_key[data-key='${whole.slice(-1)}']`);
                if (field.value !== whole) {
                    throw new Error("The sign was not typed");
                }
            },
        },
        ...enterCode,
        ...answerAllPages,
        {
            content: "Thanks, and how long until it is wiped",
            trigger: ".o_readiness_message[data-message='done']",
        },
        {
            content: "It wipes itself",
            trigger: ".o_readiness_after:visible .o_readiness_seconds:contains(/[1-8]/)",
            run() {
                frame().dataset.after = "1";
            },
            expectUnloadPage: true,
        },
        wiped,
    ],
});

/** A worker walks away: a question, and then nothing is left. */
registry.category("web_tour.tours").add("readiness_kiosk_idle", {
    steps: () => [
        ...enterCode,
        answer,
        {
            content: "Nobody touches it for a while",
            trigger: ".js_question-wrapper:has(input:checked)",
            run() {
                frame().dataset.warning = "0";
            },
        },
        {
            content: "Still there",
            trigger: ".o_readiness_ask_idle[open] .o_readiness_stay",
            run() {
                frame().dataset.warning = "105";
                document.querySelector(".o_readiness_ask_idle .o_readiness_stay").click();
            },
        },
        {
            content: "The answers are still there",
            trigger: "body:not(:has(dialog[open])) .js_question-wrapper:has(input:checked)",
        },
        {
            content: "Nobody touches it for two minutes",
            trigger: ".o_readiness_stop",
            run() {
                frame().dataset.idle = "1";
            },
            expectUnloadPage: true,
        },
        wiped,
    ],
});

/** "Back" shows nothing of the person before. */
registry.category("web_tour.tours").add("readiness_kiosk_back", {
    steps: () => [
        ...enterCode,
        answer,
        {
            content: "Back",
            trigger: ".js_question-wrapper:has(input:checked)",
            run() {
                window.history.back();
            },
            expectUnloadPage: true,
        },
        wiped,
    ],
});

/** Somebody stops half-way, after a question. */
registry.category("web_tour.tours").add("readiness_kiosk_stop", {
    steps: () => [
        ...enterCode,
        answer,
        {
            content: "Stop",
            trigger: ".o_readiness_stop",
            run: "click",
        },
        {
            content: "Yes, stop",
            trigger: ".o_readiness_ask_stop[open] .o_readiness_wipe",
            run: "click",
            expectUnloadPage: true,
        },
        wiped,
    ],
});
