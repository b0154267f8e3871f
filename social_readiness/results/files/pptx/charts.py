# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A native bar chart on a slide."""

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.util import Pt

from ... import colors
from ...document import DIFFERENCE
from . import strokes

TOP, HEIGHT = 1.15, 5.5  # inches


class BarChart:
    """Horizontal bars, with the first name at the top.

    :param names: names of the bars
    :param series: {name: values}; if there are two, the first is the one to compare with
    :param ends: lowest and highest number of the axis
    """

    def __init__(self, slide, names, series, ends):
        data = CategoryChartData()
        data.categories = names[::-1]  # a bar chart is drawn from the bottom
        for name, values in series.items():
            data.add_series(name, values[::-1])
        place = strokes.inches(strokes.LEFT, TOP, strokes.WIDTH, HEIGHT)
        self.chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data).chart
        self.chart.has_title = False
        self.chart.font.size = Pt(14)
        self.chart.font.color.rgb = strokes.rgb(colors.TEXT)
        self._set_up_legend(len(series) > 1)
        self._set_up_axes(ends)
        self._set_up_bars()

    def color(self, steps):
        """Give each bar of the last series the color that its number has on the heatmap."""
        *others, series = self.chart.plots[0].series
        for other in others:
            other.format.fill.solid()
            other.format.fill.fore_color.rgb = strokes.rgb(colors.TARGET)
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = strokes.rgb(colors.STEPS[5][0])  # in the chart's legend
        series.invert_if_negative = False
        for index, step in enumerate(steps[::-1]):
            point = series.points[index].format
            point.fill.solid()
            point.fill.fore_color.rgb = strokes.rgb(colors.STEPS[step - 1][0])
            point.line.color.rgb = strokes.rgb(colors.HATCH)

    def sign(self):
        """Write the numbers with a sign."""
        labels = self.chart.plots[0].data_labels
        labels.number_format, labels.number_format_is_linked = DIFFERENCE, False

    def _set_up_legend(self, is_there):
        self.chart.has_legend = is_there
        if is_there:
            self.chart.legend.position = XL_LEGEND_POSITION.BOTTOM
            self.chart.legend.include_in_layout = False

    def _set_up_axes(self, ends):
        values, names = self.chart.value_axis, self.chart.category_axis
        values.minimum_scale, values.maximum_scale = ends
        values.visible, values.has_major_gridlines = False, False
        names.format.line.color.rgb = strokes.rgb(colors.LINE)
        names.has_major_gridlines = False
        # Labels stand beside the bars, also beside those to the left of the axis.
        names.tick_label_position = XL_TICK_LABEL_POSITION.LOW

    def _set_up_bars(self):
        plot = self.chart.plots[0]
        plot.gap_width, plot.overlap = 45, -5
        plot.has_data_labels = True
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
        plot.data_labels.font.size = Pt(14)
