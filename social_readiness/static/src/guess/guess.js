/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillStart, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {useService} from "@web/core/utils/hooks";

/**
 * What do you expect? A voluntary page before a result is opened for the first time.
 *
 * While the campaign runs, it is one line until the reader opens it. Once the result is
 * published, it comes first, and both of its buttons lead to the result.
 */
export class ReadinessGuess extends Component {
    static template = "social_readiness.Guess";
    static props = {
        campaignId: Number,
        isPublished: Boolean,
        onDone: Function,
    };

    setup() {
        this.orm = useService("orm");
        this.notification = useService("notification");
        this.state = useState({
            form: null,
            guesses: {},
            isOpen: this.props.isPublished,
            isKept: false,
            failed: false,
        });
        onWillStart(() => {
            // Not awaited: the page around it is shown meanwhile.
            if (this.props.isPublished) {
                this.load();
            }
        });
    }

    get missing() {
        const {form, guesses} = this.state;
        return form ? form.dimensions.filter(({id}) => guesses[id] === undefined).length : 0;
    }

    get missingText() {
        return _t("Guesses missing: %s", this.missing);
    }

    get promise() {
        return _t(
            "This is voluntary and takes about two minutes. Only you see your guess; HR and other executives do not. Once %s people have guessed, everyone sees the average guess, which then never changes. All guesses are deleted when the next results are published.",
            this.state.form?.minimum ?? "…"
        );
    }

    open() {
        this.state.isOpen = true;
        return this.load();
    }

    async load() {
        const {campaignId} = this.props;
        this.state.form = await this.orm.call("readiness.guess", "get_guess_form", [], {
            campaign_id: campaignId,
        });
    }

    /** An empty field is no guess; numbers out of range become 0 or 100. */
    onGuess(id, text) {
        const number = Math.round(Number(text));
        if (text === "" || Number.isNaN(number)) {
            delete this.state.guesses[id];
        } else {
            this.state.guesses[id] = Math.min(100, Math.max(0, number));
        }
    }

    async keep() {
        if (this.missing) {
            return;
        }
        await this.save(this.state.guesses);
        this.state.isKept = true;
    }

    async save(guesses) {
        const isKept = await this.orm.call("readiness.guess", "save_guess", [], {
            campaign_id: this.props.campaignId,
            guesses,
        });
        if (guesses && !isKept) {
            this.notification.add(
                _t(
                    "Your guess was not saved: you have already seen these results or already saved a guess."
                ),
                {type: "warning"}
            );
        }
        if (this.props.isPublished) {
            await this.props.onDone();
        }
    }
}
