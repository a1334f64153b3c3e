"""How far two spellings are from each other."""

from __future__ import annotations


def distance(one: str, other: str, most: int, *, half: bool = False) -> int:
    """Letters added, lost, changed or swapped with their neighbour between two words; `most` + 1 where it is more.

    With `half`, between `one` and the nearest beginning of `other`.
    """
    if len(one) - len(other) > most or (len(other) - len(one) > most and not half):
        return most + 1
    other = other[: len(one) + most]
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, its in enumerate(other, 1):
            cost = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != its))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == its:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        if min(here) > most:
            return most + 1
        before, above = above, here
    return min(min(above) if half else above[-1], most + 1)
