"""Development: branch, firm, cooperative, household; jobs, incomes, insurance (Zhang2026)."""

import math

from sim import streams
from sim.agents.economy import ELSEWHERE, FIRMS, OUT, RELIEF
from sim.agents.names import OUTREACH, RENEWAL
from sim.compiled import compiled, inlined
from sim.rules.chance import happens
from sim.rules.technology import toward


@compiled
def start_economy(s, i):
    """Firms, jobs and income of community `i` when the run begins; entrepreneurs are a draw that lasts."""
    x, p, c = s.economy[i], s.p[0], s.communities[i]
    place = 1 - c.urban
    u = streams.uniform(s.run[0].seed, streams.ENTREPRENEURS, c.code, 0, 0, 0)
    x.entrepreneurs = 2.0 * u
    x.plain_jobs = p.development_firms[place] * p.development_firm_jobs[place] * c.residents / 1000.0
    x.usual_jobs = x.plain_jobs
    if x.said_firms >= 0.0 or x.said_firm_jobs >= 0.0:
        firms = x.said_firms if x.said_firms >= 0.0 else p.development_firms[place] * c.residents / 1000.0
        each = x.said_firm_jobs if x.said_firm_jobs >= 0.0 else p.development_firm_jobs[place]
        x.usual_jobs = firms * each
    x.jobs = x.usual_jobs
    x.investment = 1.0
    x.insured = p.development_insurance[place]
    follow(c, x, p)


@inlined
def develop(s, i, t):
    """The step of the economy of community `i`, from the hours of the last step."""
    c, x, p, lever, dt = s.communities[i], s.economy[i], s.p[0], s.levers[i], s.run[0].dt
    year = dt / 52.0
    outlook = math.exp(-p.development_churn * c.churn)
    x.investment = toward(x.investment, outlook, p.development_investment_rate * year)
    x.link = linked(c, lever, p, dt)
    carried = x.adults * x.link * x.entrepreneurs * (p.development_branch + lever.collective)
    x.jobs = toward(x.jobs, (x.usual_jobs + carried) * x.investment, p.development_job_rate * year)
    relief = x.adults * x.link * lever.relief_work
    x.relief_jobs = toward(x.relief_jobs, relief, p.development_job_rate * year)
    u = streams.uniform(s.run[0].seed, streams.MARKET, c.code, 0, t, 0)
    x.shock = 1.0 if happens(u, p.development_market_rate * year) else 0.0
    if x.shock > 0.0:
        x.jobs *= 1.0 - p.development_market_loss
        x.relief_jobs *= 1.0 - p.development_market_loss
    insure(c, x, follow(c, x, p), p, year)
    earn(c, x, p)


@inlined
def follow(c, x, p):
    """Employment and collective income as they follow from jobs; returns the income of a usual place, or what
    the user says it was with the firms there are.
    """
    added = x.jobs - x.plain_jobs
    x.employed = x.usually_employed + p.development_local * added + x.relief_jobs
    x.employed = min(x.adults, max(0.0, x.employed))
    usual = p.development_collective[1 - c.urban] * c.residents / 1000.0
    if x.said_income >= 0.0:
        usual = x.said_income
        added = x.jobs - x.usual_jobs
    x.collective = max(0.0, usual * x.investment + p.development_rent * added)
    return usual


@inlined
def linked(c, lever, p, dt):
    """How well branch, firm, cooperative and household are linked, by the hours given to it."""
    renewal = p.agenda_renewal_hours * c.scale * dt
    outreach = p.agenda_outreach_hours * c.scale * dt
    given = c.hours[RENEWAL] / renewal if renewal > 0.0 else 0.0
    if outreach > 0.0:
        given += min(1.0, p.development_attention + lever.attention) * c.hours[OUTREACH] / outreach
    return 1.0 - math.exp(-p.development_link_gain * given)


@inlined
def insure(c, x, usual, p, year):
    """Work and collective income beyond the usual fill gaps in insurance, or open them."""
    residents = max(1.0, 1.0 * c.residents)
    filled = p.development_insurance_gain * (x.collective - usual) / residents / 1000.0
    if x.adults > 0.0:
        filled += p.development_insurance_work * (x.employed - x.usually_employed) / x.adults
    target = 1.0 - (1.0 - p.development_insurance[1 - c.urban]) * math.exp(-filled)
    x.insured = toward(x.insured, min(1.0, max(0.0, target)), p.development_insurance_rate * year)


@inlined
def earn(c, x, p):
    """Adults by where their income comes from, and what each has in a year."""
    wage = p.development_wage[1 - c.urban]
    share = p.development_dividend * x.collective / x.adults if x.adults > 0.0 else 0.0
    out = p.development_pension * x.insured + p.development_assistance * (1.0 - x.insured)
    relief = min(x.relief_jobs, x.employed)
    local = min(x.jobs, x.employed - relief)
    x.earners[OUT] = x.adults - x.employed
    x.earners[ELSEWHERE] = x.employed - relief - local
    x.earners[FIRMS] = local
    x.earners[RELIEF] = relief
    x.earnings[OUT] = wage * out + share
    x.earnings[ELSEWHERE] = wage + share
    x.earnings[FIRMS] = wage * p.development_local_wage + share
    x.earnings[RELIEF] = wage * p.development_relief_wage + share


@inlined
def tally_development(x, tally, dt):
    """Add a step of a community's economy to a tally."""
    tally.adults += x.adults * dt
    tally.employed += x.employed * dt
    tally.insured += x.insured * x.adults * dt
    tally.jobs += x.jobs * dt
    tally.collective += x.collective * dt
    for n in range(4):
        tally.earners[n] += x.earners[n] * dt
        tally.earnings[n] += x.earners[n] * x.earnings[n] * dt
    tally.shocks += x.shock
