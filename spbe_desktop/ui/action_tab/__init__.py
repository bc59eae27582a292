"""The tab of what is done: actions, and the recommendations that they answer."""
