import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {cellLabel, HIDDEN_SENTENCE, shownValue} from "../board_labels";
import {figureOf, participationOf} from "../board_values";
import {stepOf} from "../color_scale";

const NOTHING = "\u2013";

/** One unit: its name in the tree, and a cell for each column. */
export class BoardRow extends Component {
    static template = "social_readiness.BoardRow";
    static props = {
        board: Object,
        node: Object,
        columns: Array,
        mode: String,
        step: [Number, {value: null}],
        rowIndex: Number,
        isOpen: Boolean,
        isPinned: {type: Boolean, optional: true},
        isFocused: {type: Boolean, optional: true},
        cursorColumn: [Number, {value: null}],
        openedCell: [String, {value: null}],
        onToggle: Function,
        onOpen: Function,
    };
    static defaultProps = {isPinned: false, isFocused: false};

    get indent() {
        return `--readiness-level: ${this.props.node.level - 1}`;
    }

    get toggleLabel() {
        return this.props.isOpen
            ? _t("Close %s", this.props.node.name)
            : _t("Open %s", this.props.node.name);
    }

    get cells() {
        return this.props.columns.map((column, place) => ({
            key: column.key,
            place: place + 1,
            startsPillar: column.startsPillar,
            ...(column.type === "figure" ? this.figureCell(column) : this.countCell(column)),
        }));
    }

    figureCell({key, column}) {
        const {board, node, mode, step, openedCell} = this.props;
        const figure = figureOf(board, node, column, mode);
        const label = cellLabel(board, node, column, mode);
        const cell = {
            label,
            isFigure: true,
            text: "",
            title: label,
            classes: `o_readiness_${figure.kind}`,
        };
        if (figure.kind === "hidden") {
            cell.title = HIDDEN_SENTENCE;
        } else if (figure.kind === "none") {
            cell.text = NOTHING;
        } else if (figure.kind === "value") {
            const own = stepOf(figure.value, mode);
            cell.text = shownValue(figure.value, mode);
            cell.classes = `o_readiness_step_${own}${step !== null && step !== own ? " o_faded" : ""}`;
        }
        cell.classes += openedCell === key ? " o_opened" : "";
        return cell;
    }

    countCell({key, label}) {
        const {node} = this.props;
        const isHidden = !node.scores && (key === "respondents" || key === "participation");
        if (isHidden) {
            return hiddenCell(node, label);
        }
        const text = this.countText(key);
        return {
            text,
            label: `${node.name}, ${label}, ${text || _t("not shown")}`,
            classes: "o_readiness_count",
        };
    }

    countText(key) {
        const {board, node} = this.props;
        if (key === "step") {
            return node.scope === "subtree"
                ? board.participation[node.unit] || _t("counted in the unit above")
                : "";
        }
        if (key === "participation") {
            const share = participationOf(node);
            return share === null ? "" : `${share}\u00a0%`;
        }
        return String(node[key] ?? "");
    }
}

function hiddenCell(node, label) {
    return {
        text: "",
        title: HIDDEN_SENTENCE,
        label: `${node.name}, ${label}, ${HIDDEN_SENTENCE}`,
        classes: "o_readiness_hidden",
    };
}
