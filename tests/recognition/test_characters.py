from __future__ import annotations

import numpy as np

from reader.recognition.characters import Characters

ALPHABET = ["blank", "山", "水", "、", "田", "白", "：", ":", "。", "”", " "]


def steps(*told: dict[str, float]) -> np.ndarray[tuple[int, int, int], np.dtype[np.float32]]:
    """Return the probabilities of one line, step by step; what is not told is `blank`."""
    made = np.zeros((1, len(told), len(ALPHABET)), np.float32)
    for k, step in enumerate(told):
        for char, probability in step.items():
            made[0, k, ALPHABET.index(char)] = probability
        made[0, k, 0] = 1 - sum(step.values())
    return made


def test_steps_of_one_character_are_one_and_it_is_told_what_else_it_may_be() -> None:
    lines, (word,) = Characters(ALPHABET)(steps({"山": 0.99}, {"山": 0.98}, {}, {"田": 0.6, "白": 0.3}, {}))
    assert lines[0][0] == word.text == "山田"
    assert word.others == ("", "白")
    assert word.sure[1] == np.float32(0.6)
    assert list(word.at) == sorted(word.at)


def test_a_mark_lost_in_a_gap_is_found_again_as_a_doubtful_one() -> None:
    """、 in lines that run down touches a step only a little."""
    one: list[dict[str, float]] = [{"山": 0.99}, {}, {}, {}]
    none: list[dict[str, float]] = [{}, {}, {"、": 0.1}, {}]
    found, (word,) = Characters(ALPHABET)(steps(*one, *one, *one, *none, *one, *one, *one, *one))
    assert found[0][0] == "山山山、山山山山"
    assert word.sure[3] < 0.2


def test_a_gap_with_nothing_in_it_stays_one() -> None:
    one: list[dict[str, float]] = [{"水": 0.99}, {}, {}, {}]
    none: list[dict[str, float]] = [{}, {}, {}, {}]
    assert Characters(ALPHABET)(steps(*one, *one, *one, *none, *one, *one))[0][0][0] == "水水水水水"


def test_a_wide_and_a_narrow_form_are_no_doubt() -> None:
    found, (word,) = Characters(ALPHABET)(steps({"山": 0.99}, {}, {"：": 0.5, ":": 0.48}, {}))
    assert found[0][0] == "山："
    assert word.sure[1] > 0.95
    assert word.others == ("", "")


def test_a_mark_lost_before_another_one_in_the_same_place_is_found_again() -> None:
    """。 and ” share a place where lines run down: between them and the character before is less than two places."""
    one: list[dict[str, float]] = [{"山": 0.99}, {}, {}, {}, {}]
    told = [*one, *one, *one, {"田": 0.99}, {}, {}, {}, {}, {"。": 0.1}, {}, {"”": 0.95}, {}, {}, {}, {}, *one, *one]
    assert Characters(ALPHABET)(steps(*told))[0][0][0] == "山山山田。”山山"
    told[20] = {"山": 0.1}  # a character is none that would be lost there
    assert Characters(ALPHABET)(steps(*told))[0][0][0] == "山山山田”山山"


def test_a_gap_is_filled_with_no_blank() -> None:
    one: list[dict[str, float]] = [{"水": 0.99}, {}, {}, {}]
    told = [*one, *one, *one, {}, {" ": 0.2}, {"。": 0.05}, {}, *one, *one]
    assert Characters(ALPHABET)(steps(*told))[0][0][0] == "水水水。水水"


def test_two_characters_in_one_place_are_the_likelier_of_them() -> None:
    one: list[dict[str, float]] = [{"水": 0.99}, {}, {}, {}]
    told = [*one, *one, {"山": 0.5, "田": 0.1}, {"田": 0.85}, {}, {}, {}, *one, *one]
    assert Characters(ALPHABET)(steps(*told))[0][0][0] == "水水田水水"
