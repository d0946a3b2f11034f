"""The classroom page: `chaofuhe serve`.

What it knows stands apart from what it shows, so that all of it can be tested without a browser: `session`
(two worlds on the same random draws), `house` (how many sessions there may be), `state` (links and files),
`weeks` and `places` (numbers to show), `pictures`, `lessons`; `page` has the screens.
"""
