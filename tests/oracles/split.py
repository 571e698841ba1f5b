"""Solves splits over coaches with scipy's own solver of mixed integer problems.

Reads a list of problems as JSON, writes per problem how many students get a coach and what that
costs at least:

    {"students": [{"start": 0, "hours": 30}], "pairs": [[student, coach, cost]],
     "coaches": [{"load": [1, 3], "windows": [{"until": 0, "places": 2, "hours": 60}]}]}

A window counts the students who start up to then; null is no limit. `load[n]` is what a coach's n+1'th
student costs beside the pair itself; it never falls, and no coach takes more than it is long.
"""

import json
import sys

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix


def solve(problem):
    pairs = problem["pairs"]
    students = problem["students"]
    coaches = problem["coaches"]
    steps = [(coach, cost) for coach, of in enumerate(coaches) for cost in of["load"]]
    width = len(pairs) + len(steps)
    if not pairs:
        return {"placed": 0, "cost": 0}

    rows, columns, values, lower, upper = [], [], [], [], []

    def row(entries, least, most):
        for column, value in entries:
            rows.append(len(lower))
            columns.append(column)
            values.append(value)
        lower.append(least)
        upper.append(most)

    for student in range(len(students)):
        row([(at, 1) for at, pair in enumerate(pairs) if pair[0] == student], 0, 1)
    for coach, of in enumerate(coaches):
        own = [(at, pair[0]) for at, pair in enumerate(pairs) if pair[1] == coach]
        for window in of["windows"]:
            counted = [(at, who) for at, who in own if students[who]["start"] <= window["until"]]
            if window["places"] is not None:
                row([(at, 1) for at, _ in counted], 0, window["places"])
            if window["hours"] is not None:
                row([(at, students[who]["hours"]) for at, who in counted], 0, window["hours"])
        filled = [(len(pairs) + at, -1) for at, step in enumerate(steps) if step[0] == coach]
        row([(at, 1) for at, _ in own] + filled, 0, 0)

    placed = numpy.array([1.0] * len(pairs) + [0.0] * len(steps))
    cost = numpy.array([float(pair[2]) for pair in pairs] + [float(step[1]) for step in steps])
    exact = {"mip_rel_gap": 0.0}
    whole = numpy.array([1] * len(pairs) + [0] * len(steps))

    def best(objective, extra):
        limits = coo_matrix((values, (rows, columns)), shape=(len(lower), width))
        answer = milp(
            objective,
            integrality=whole,
            bounds=Bounds(0, 1),
            constraints=[LinearConstraint(limits, lower, upper)] + extra,
            options=exact,
        )
        if answer.status != 0:
            raise RuntimeError(answer.message)
        return answer

    most = round(-best(-placed, []).fun)
    least = best(cost, [LinearConstraint(placed, most, most)])
    return {"placed": most, "cost": round(least.fun)}


json.dump([solve(problem) for problem in json.load(sys.stdin)], sys.stdout)
