"""Which figures count what was promised."""

import pytest

import saydo
from saydo.audit.counts import counts_nothing
from saydo.audit.told import tell

FIGURES = (
    ("The army took over the Leopard 2 tanks in May.", set()),
    ("Crews trained on the F-16 for a year.", set()),
    ("The first Boeing 737 landed at dawn.", set()),
    ("The gates opened at 7 and the buses left.", set()),
    ("The convoy set out at 6 a.m. and was not seen again.", set()),
    ("In 2024 the builders finished 900 homes.", {900.0}),
    ("About 40 of the guns were handed over.", {40.0}),
)


@pytest.mark.parametrize(("text", "counted"), FIGURES)
def test_digits_of_names_hours_and_years_count_nothing(text: str, counted: set[float]) -> None:
    """What is left after names, hours and years is what the sentence counts."""
    (reading,) = saydo.analyse_many([saydo.Article(text=text)])
    (one,) = tell([reading])
    assert {f.low for f in one.figures if not counts_nothing(f, one)} == counted
