"""The tab of the team, who does which indicator, and the calendar."""
