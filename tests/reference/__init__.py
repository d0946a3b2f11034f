"""The model a second time, plainly: the text of `docs/model.md` as Python, for checking the fast model.

One Mesa agent for each county, department, township, community, cadre and resident; one object for each
matter; one file for each rule, in the order of the page. Nothing here is meant to be fast. In common with the
fast model are only the random-number functions (`sim.streams`), the values of the parameters, and the region.
"""
