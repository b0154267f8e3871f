import {answerAllPages, begin} from "./answering";
import {registry} from "@web/core/registry";

/** A person with a portal login finds the survey at home, answers it, and sees that it is done. */
registry.category("web_tour.tours").add("readiness_portal_answers", {
    steps: () => [
        {
            content: "Open the surveys from the portal's home",
            trigger: ".o_portal_my_home a[href='/my/surveys']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Open the survey",
            trigger: ".o_readiness_portal_card:contains(Browsing wave) .btn-primary",
            run: "click",
            expectUnloadPage: true,
        },
        begin,
        ...answerAllPages,
        {
            content: "Back to the portal",
            trigger: ".o_readiness_message[data-message='done'] a[href$='/my/surveys']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Only the person sees that it is done",
            trigger: ".o_readiness_portal_card:contains(You have answered):not(:has(.btn))",
        },
    ],
});
