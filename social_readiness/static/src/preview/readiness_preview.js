/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillRender, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {KeepLast} from "@web/core/utils/concurrency";
import {useService} from "@web/core/utils/hooks";
import {formatInteger} from "@web/views/fields/formatters";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {oneOrMany} from "../one_or_many";

// In tenths, as from engine/likelihood.py.
const LIKELY = 8;
const UNLIKELY = 2;
// Larger trees show only the departments directly below the root at first.
const LARGE = 40;

/**
 * Who would be invited, as a tree, and how likely it is that each department's result can
 * be shown, so that there are no surprises after the launch.
 *
 * The value is `{headcount, resting, earliest, new, notes, rows}`; a row is `{id, parent,
 * name, depth, direct, managers, headcount, rests_until}`, and parents come before their
 * children. The likelihoods, in tenths, are loaded afterward, so that the form does not
 * wait for them.
 */
export class ReadinessPreview extends Component {
    static template = "social_readiness.ReadinessPreview";
    static props = {...standardFieldProps};

    setup() {
        this.orm = useService("orm");
        this.keepLast = new KeepLast();
        this.state = useState({toggled: new Set(), likelihoods: {}, unlikely: 0});
        onWillRender(() => this.ask());
    }

    /** Load the likelihoods of a tree, once; rows show the previous ones until then. */
    async ask() {
        const tree = this.value.rows.map((row) => [row.id, row.parent, row.direct]);
        const question = JSON.stringify([tree, this.minimum]);
        if (!tree.length || question === this.question) {
            return;
        }
        this.question = question;
        const asking = this.askFor(tree);
        this.state.likelihoods = await this.keepLast.add(asking);
        this.state.unlikely = await this.keepLast.add(this.countMadeUnlikely());
    }

    askFor(tree) {
        const question = [tree, this.minimum];
        return this.orm.silent.call("readiness.preview", "get_likelihoods", question);
    }

    /**
     * Count the departments that would be likelier to be shown if managers answered in
     * their teams.
     */
    async countMadeUnlikely() {
        const moved = this.value.rows.reduce((sum, row) => sum + (row.managers || 0), 0);
        if (!moved) {
            return 0;
        }
        const tree = this.value.rows.map((row) => [
            row.id,
            row.parent,
            row.parent === null ? row.direct - moved : row.direct + (row.managers || 0),
        ]);
        const within = await this.askFor(tree);
        const isUnlikely = (likelihoods, row) => (likelihoods[row.id] || 0) < UNLIKELY;
        return this.value.rows.filter(
            (row) => !isUnlikely(within, row) && isUnlikely(this.state.likelihoods, row)
        ).length;
    }

    get notes() {
        const notes = [...(this.value.notes || []), ...this.newNotes];
        if (!this.state.unlikely) {
            return notes;
        }
        return [
            ...notes,
            _t(
                "Departments that are unlikely to be shown because their managers are counted at the top level: %s.",
                this.state.unlikely
            ),
        ];
    }

    /**
     * After an import, most people are new in Odoo: the number stays exact, and a note
     * says why.
     */
    get newNotes() {
        const {headcount, new: entered} = this.value;
        if (!entered) {
            return [];
        }
        const people = {
            entered: formatInteger(entered),
            headcount: formatInteger(headcount),
        };
        return [
            2 * entered > headcount
                ? _t(
                      "%(entered)s of %(headcount)s people were added to Odoo in the last 30 days. Such a high number probably comes from an import.",
                      people
                  )
                : oneOrMany(
                      entered,
                      _t("1 of %s people was added to Odoo in the last 30 days.", people.headcount),
                      _t(
                          "%(entered)s of %(headcount)s people were added to Odoo in the last 30 days.",
                          people
                      )
                  ),
        ];
    }

    likelihood(row) {
        return this.state.likelihoods[row.id];
    }

    isKnown(row) {
        return row.headcount < this.minimum || this.likelihood(row) !== undefined;
    }

    get value() {
        return this.props.record.data[this.props.name] || {rows: [], headcount: 0, resting: 0};
    }

    get minimum() {
        return this.props.record.data.minimum;
    }

    get isEnough() {
        return this.value.headcount >= this.minimum;
    }

    get headline() {
        const departments = this.value.rows.length - 1;
        if (this.value.headcount === 1) {
            return _t("1 person");
        }
        if (departments < 1) {
            return _t("%(people)s people", {people: formatInteger(this.value.headcount)});
        }
        if (departments === 1) {
            return _t("%(people)s people, 1 department", {
                people: formatInteger(this.value.headcount),
            });
        }
        return _t("%(people)s people, %(departments)s departments", {
            people: formatInteger(this.value.headcount),
            departments: formatInteger(departments),
        });
    }

    /** The departments in the headline; only if there are no others, the root. */
    get departments() {
        const {rows} = this.value;
        return rows.length > 1 ? rows.slice(1) : rows;
    }

    /** How many departments have each outlook, in the order of the outlooks. */
    get summary() {
        if (!this.isEnough) {
            return [];
        }
        const counts = {likely: 0, uncertain: 0, unlikely: 0, together: 0, empty: 0};
        for (const row of this.departments) {
            if (!row.headcount) {
                counts.empty++;
            } else if (this.isKnown(row)) {
                counts[this.outlook(row)]++;
            }
        }
        const labels = {
            likely: oneOrMany(
                counts.likely,
                _t("1 likely to be shown"),
                _t("%s likely to be shown", counts.likely)
            ),
            uncertain: oneOrMany(
                counts.uncertain,
                _t("1 may be shown"),
                _t("%s may be shown", counts.uncertain)
            ),
            unlikely: oneOrMany(
                counts.unlikely,
                _t("1 unlikely to be shown"),
                _t("%s unlikely to be shown", counts.unlikely)
            ),
            together: oneOrMany(
                counts.together,
                _t("1 too small to show separately"),
                _t("%s too small to show separately", counts.together)
            ),
            empty: _t("%s with nobody to invite", counts.empty),
        };
        return Object.keys(counts)
            .filter((outlook) => counts[outlook])
            .map((outlook) => ({outlook, label: labels[outlook]}));
    }

    /** The visible rows: those below a closed row are left out. */
    get visibleRows() {
        const closed = new Set();
        const rows = [];
        for (const row of this.value.rows) {
            if (closed.has(row.parent)) {
                closed.add(row.id);
                continue;
            }
            if (!this.isOpen(row)) {
                closed.add(row.id);
            }
            rows.push(row);
        }
        return rows;
    }

    get parents() {
        return new Set(this.value.rows.map((row) => row.parent));
    }

    isOpen(row) {
        const opensAtFirst = this.value.rows.length <= LARGE || row.depth === 0;
        return opensAtFirst !== this.state.toggled.has(row.id);
    }

    toggle(row) {
        if (!this.state.toggled.delete(row.id)) {
            this.state.toggled.add(row.id);
        }
    }

    outlook(row) {
        if (row.headcount < this.minimum) {
            return "together";
        }
        if (!this.isKnown(row)) {
            return "unknown";
        }
        if (this.likelihood(row) >= LIKELY) {
            return "likely";
        }
        return this.likelihood(row) < UNLIKELY ? "unlikely" : "uncertain";
    }

    people(row) {
        return formatInteger(row.headcount);
    }

    /**
     * In a few words, why the rows below do not add up to this one, and who is missing in
     * it.
     */
    explanation(row) {
        const explained = [];
        if (row.direct && row.id && this.parents.has(row.id)) {
            explained.push(_t("%s directly in this department", formatInteger(row.direct)));
        }
        if (row.managers) {
            explained.push(
                oneOrMany(
                    row.managers,
                    _t("+ 1 manager (top level)"),
                    _t("+ %s managers (top level)", formatInteger(row.managers))
                )
            );
        }
        if (row.parent === null && row.direct && this.value.rows.length > 1) {
            explained.push(_t("%s at the top level", formatInteger(row.direct)));
        }
        return explained.join(" · ");
    }

    words(row) {
        if (row.rests_until) {
            return _t("Nobody can be invited until %s", row.rests_until);
        }
        if (!row.headcount) {
            return _t("Nobody to invite");
        }
        if (row.headcount < this.minimum) {
            return _t("Too small to show separately");
        }
        if (!this.isKnown(row)) {
            return "…";
        }
        const likelihood = this.likelihood(row);
        if (likelihood === 10) {
            return _t("Almost always shown");
        }
        return likelihood
            ? _t("Shown in %s of 10 cases", likelihood)
            : _t("Rarely shown separately");
    }

    get restingText() {
        const leftOut = oneOrMany(
            this.value.resting,
            _t(
                "1 person is not invited: another campaign includes them less than 30 days before or after this one."
            ),
            _t(
                "%s people are not invited: another campaign includes them less than 30 days before or after this one.",
                this.value.resting
            )
        );
        return this.value.earliest ? `${leftOut} ${this.tooSoonText}` : leftOut;
    }

    get tooSoonText() {
        return _t(
            "That is more than one in twenty, so this campaign cannot be launched yet. The earliest possible opening is %s.",
            this.value.earliest
        );
    }

    toggleLabel(row) {
        return this.isOpen(row) ? _t("Collapse %s", row.name) : _t("Expand %s", row.name);
    }
}

export const readinessPreview = {
    component: ReadinessPreview,
    displayName: _t("Campaign preview"),
    supportedTypes: ["json"],
    additionalClasses: ["w-100"],
};

registry.category("fields").add("readiness_preview", readinessPreview);
