/** How a person answers the questionnaire by clicking, whatever way led to its first page. */

const PAGES = 8;
const ITEMS = 4;

export const answer = {
    content: "Answer the next statement",
    trigger: ".js_question-wrapper:not(:has(input:checked)) label[for$='_4']",
    run: "click",
};

const answerPage = (page) => [
    {
        content: `Page ${page} is shown`,
        trigger: `.o_survey_progress_wrapper:contains(${page} of ${PAGES})`,
    },
    ...Array.from({length: ITEMS}, () => answer),
    {
        content: `Send page ${page}`,
        trigger: ".o_survey_form_content button[type='submit']:not(.disabled):not(.d-none)",
        run: "click",
    },
];

export const begin = {
    content: "Read what is kept, and begin",
    trigger: ".o_readiness_begin",
    run: "click",
    expectUnloadPage: true,
};

export const answerAllPages = [
    ...Array.from({length: PAGES}, (_, index) => answerPage(index + 1)).flat(),
    {
        content: "Asked in the words of the page",
        trigger: ".modal:contains(Send your answers?) .btn-primary:contains(/^Send$/)",
        run: "click",
    },
];
