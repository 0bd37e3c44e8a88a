#!/usr/bin/python3
# viva-case.py: questions for the viva planner, the same for the same numbers
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import random
import sys


def case(learners, examiners, days, seed=1):
    """Half days and whole days, a third of the learners tied to some days, one in ten with extra time."""
    chance = random.Random(seed)
    dates = [f'2025-11-{3 + d + 2 * (d // 5):02d}' for d in range(days)]
    trusts = [f'Trust {i + 1}' for i in range(6)]
    span = {'whole': ('09:00', '17:00'), 'morning': ('09:00', '13:00'), 'afternoon': ('13:00', '17:00')}

    def times(kinds):
        return [{'from': f'{date}T{span[kind][0]}', 'to': f'{date}T{span[kind][1]}'}
                for date in dates for kind in [chance.choice(kinds)] if kind]

    return {
        'slot_minutes': 20, 'marking_minutes': 10, 'break_after': 4, 'break_minutes': 15, 'panel': 2,
        'start_grid_minutes': 5,
        'rooms': [{'name': f'Online {i + 1}'} for i in range(max(4, learners // 12))],
        'examiners': [{'name': f'Dr {i + 1}', 'employer': chance.choice(trusts),
                       'max_per_day': chance.choice([6, 8, 8, 10]),
                       'available': times(['whole', 'whole', 'morning', 'afternoon', None]) or times(['whole'])}
                      for i in range(examiners)],
        'learners': [{'reference': f'R{i + 1:03d}', 'employer': chance.choice(trusts),
                      'extra_percent': chance.choice([0] * 9 + [25, 50][:1 + i % 2][-1:]),
                      **({'available': times(['whole', 'morning', 'afternoon', None]) or times(['whole'])}
                         if chance.random() < 1 / 3 else {}),
                      **({'prefers': times(['morning', 'afternoon'])} if chance.random() < 1 / 2 else {}),
                      'conflicts': [f'Dr {chance.randrange(examiners) + 1}'] if chance.random() < 1 / 5 else []}
                     for i in range(learners)],
    }


if __name__ == '__main__':
    json.dump(case(*map(int, sys.argv[1:])), sys.stdout, indent=1)
