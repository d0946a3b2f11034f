"""SolaraViz shows a model, steps it, and makes a new one; only where the extra `viz` is installed."""

from __future__ import annotations

import functools

import pytest

solara = pytest.importorskip("solara", reason="needs the extra viz")
pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

import sim  # noqa: E402


@pytest.fixture
def page(scenario, monkeypatch):
    """A page on a model, and what looks things up in it."""
    import ipyvuetify as v
    from mesa.visualization import SolaraViz, make_plot_component
    from mesa.visualization.components import AgentPortrayalStyle
    from mesa.visualization.components.matplotlib_components import make_mpl_space_component

    made = []

    plain = sim.Model.__init__

    @functools.wraps(plain)  # the page looks at the arguments
    def kept(model, *args, **kwargs):
        plain(model, *args, **kwargs)
        made.append(model)

    monkeypatch.setattr(sim.Model, "__init__", kept)

    def portrayal(community):
        return AgentPortrayalStyle(color="red" if community.overloaded else "blue", size=30)

    tournament = {
        "type": "SliderFloat",
        "label": "tournament",
        "value": 0.5,
        "min": 0.0,
        "max": 1.0,
        "step": 0.1,
    }

    @solara.component
    def Page():
        with solara.AppLayout():
            SolaraViz(
                made[0],
                components=[
                    make_plot_component("load"),
                    make_plot_component(["satisfaction", "trust"]),
                    make_mpl_space_component(portrayal),
                ],
                model_params={"scenario": scenario, "seed": 1, "assessment__tournament": tournament},
            )

    sim.Model(scenario, seed=1)
    _, context = solara.render(Page(), handle_error=False)

    def button(label):
        return next(widget for widget in context.find(v.Btn).widgets if label in widget.children)

    def slider(label):
        return next(widget for widget in context.find(v.Slider).widgets if widget.label == label)

    yield made, button, slider, context.find(v.Alert)
    context.close()


def test_page_steps_and_resets(page):
    made, button, slider, alerts = page
    button("Step").click()
    button("Step").click()
    assert made[0].steps == 2
    slider("tournament").v_model = 0.9
    button("Reset").click()
    assert len(made) >= 2
    assert made[-1].parameter("assessment.tournament") == 0.9
    assert made[-1].plan.region == made[0].plan.region
    button("Step").click()
    assert made[-1].steps == 1
    assert not alerts.widgets
