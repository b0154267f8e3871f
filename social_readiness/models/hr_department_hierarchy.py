from lxml import etree

from odoo import api, models

FIELDS = ("has_readiness_score", "readiness_score", "has_readiness_change", "readiness_change")
# In the line of the number of employees: the boxes have a fixed height.
SCORE = """
    <span t-if="record.has_readiness_score.raw_value" class="o_readiness_hierarchy text-nowrap">
        <span class="text-muted me-1"></span>
        <strong t-out="record.readiness_score.raw_value"/>
        <t t-if="record.has_readiness_change.raw_value">
            <t t-set="change" t-value="record.readiness_change.raw_value"/>
            <i t-if="change &gt; 0" class="fa fa-arrow-up text-success ms-1" aria-hidden="true"/>
            <i t-elif="change" class="fa fa-arrow-down text-danger ms-1" aria-hidden="true"/>
            <i t-else="" class="fa fa-arrow-right ms-1" aria-hidden="true"/>
        </t>
    </span>
"""


class HrDepartment(models.Model):
    """The score in the organisation chart of departments, where ``hr_org_chart`` is installed.

    The chart's view belongs to an addon that ours does not need: what is added is added when the
    view is read, whoever it comes from.
    """

    _inherit = "hr.department"

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        if view_type == "hierarchy":
            self._add_readiness(arch)
        return arch, view

    def _add_readiness(self, arch):
        boxes = arch.xpath("//*[@t-name='hierarchy-box']//*[contains(@class, 'node_body')]")
        if not boxes:
            return
        for name in FIELDS:
            arch.insert(0, etree.Element("field", name=name))
        score = etree.fromstring(SCORE)
        score[0].text = self.env._("Readiness")
        line = boxes[0].find("div[last()]")
        (boxes[0] if line is None else line).append(score)
