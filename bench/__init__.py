"""``make bench``: this product and plain Odoo on the same work. See README.md."""
