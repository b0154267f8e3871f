"""The board on paper and in a slide. Plain Python: what is written comes from a ``Document``,
which ``models/campaign/export.py`` makes from the payload of the board and nothing else."""
