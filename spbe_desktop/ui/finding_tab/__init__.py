"""The tab of what falls short: shortcomings, checklists, and what to keep an eye on."""
