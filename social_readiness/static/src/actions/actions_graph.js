import {registry} from "@web/core/registry";
import {GraphRenderer} from "@web/views/graph/graph_renderer";
import {graphView} from "@web/views/graph/graph_view";

/** Actions are counted, so that the axis has whole numbers only. */
export class ActionsGraphRenderer extends GraphRenderer {
    getScaleOptions() {
        const scales = super.getScaleOptions();
        if (scales.y) {
            const callback = (value) => this.formatValue(value);
            Object.assign(scales.y.ticks, {precision: 0, callback});
        }
        return scales;
    }
}

registry.category("views").add("readiness_actions_graph", {
    ...graphView,
    Renderer: ActionsGraphRenderer,
});
