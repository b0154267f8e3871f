"""What the benchmarks and the faults share: real servers, small browsers, work inside Odoo."""
