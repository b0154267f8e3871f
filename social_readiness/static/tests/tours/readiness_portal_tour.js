import {registry} from "@web/core/registry";

const PAGES = 8;
const ITEMS = 4;

const answerPage = (page) => [
    {
        content: `Page ${page} is shown`,
        trigger: `.o_survey_progress_wrapper:contains(${page} of ${PAGES})`,
    },
    ...Array.from({length: ITEMS}, () => ({
        content: `Answer the next statement of page ${page}`,
        trigger: ".js_question-wrapper:not(:has(input:checked)) label[for$='_4']",
        run: "click",
    })),
    {
        content: `Send page ${page}`,
        trigger: ".o_survey_form_content button[type='submit']:not(.disabled):not(.d-none)",
        run: "click",
    },
];

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
        {
            content: "Read what is kept, and begin",
            trigger: ".o_readiness_begin",
            run: "click",
            expectUnloadPage: true,
        },
        ...Array.from({length: PAGES}, (_, index) => answerPage(index + 1)).flat(),
        {
            content: "Confirm",
            trigger: ".modal .btn-primary",
            run: "click",
        },
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
