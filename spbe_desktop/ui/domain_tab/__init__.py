"""The tab in which an officer answers the indicators of one top group."""
