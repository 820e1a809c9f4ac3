"""Words speak for the entries of which they are said."""

from generator.render.search.weights import BUDGET, NAMES, Weights, room, weigh

LAMP = [(1.0, "路灯不亮"), (1.0, "门口的路灯坏了"), (1.0, "灯坏了没人修")]
DOG = [(1.0, "狗叫扰民"), (1.0, "邻居的狗整夜叫")]


def test_what_is_said_often_of_one_and_never_of_others_speaks_most() -> None:
    lamp, dog = weigh([LAMP, DOG])
    assert lamp["灯"] > lamp["门"]
    assert dog["狗"] > dog["夜"]
    assert "狗" not in lamp
    assert lamp["的"] < lamp["坏"]  # said of both


def test_an_entry_of_which_little_is_said_is_not_louder_than_one_of_which_much_is() -> None:
    short, long = weigh([[(1.0, "狗叫")], [(1.0, "猫叫"), (1.0, "鸟鸣"), (1.0, "蛙声一片")]])
    assert sum(value * value for value in long.values()) < 3 * sum(value * value for value in short.values())


def test_a_pair_by_chance_is_dropped_and_a_word_is_kept() -> None:
    common = [(1.0, text) for text in ("他把门关了", "我把灯开了", "你把窗关了", "他网购了", "我网购的", "网上的事")] * 3
    _, found = weigh([common, [(1.0, "他把网贷逾期了")]])
    assert "逾期" in found
    assert "把网" not in found


def test_the_entries_of_a_word_are_those_for_which_it_speaks() -> None:
    strengths = list(weigh([LAMP, DOG]))
    weights = Weights(strengths, 1000)
    assert {word: weights[word] for word in weights} == {
        word: {number: strength[word] for number, strength in enumerate(strengths) if word in strength}
        for word in dict.fromkeys(word for strength in strengths for word in strength)
    }
    assert list(Weights([], 1000)) == []


def test_what_says_least_is_given_up_first() -> None:
    strengths = list(weigh([LAMP, DOG]))
    values = sorted((value for strength in strengths for value in strength.values()), reverse=True)
    for most in (0, 1, 7, len(values)):
        kept = Weights(strengths, most)
        found = [value for word in kept for value in kept[word].values()]
        assert len(found) == most
        assert all(kept[word] for word in kept)
        assert min(found, default=values[0]) >= max(values[most:], default=0.0)


def test_of_two_weights_nearly_alike_the_one_whose_word_comes_more_often_is_kept() -> None:
    strengths = [{"甲": 1.0, "共": 0.9}, {"共": 0.9, "乙": 1.0}]
    assert list(Weights(strengths, 2)) == ["共"]
    assert set(Weights([{"甲": 1.0, "共": 0.5}, {"共": 0.5, "乙": 1.0}], 2)) == {"甲", "乙"}


def test_a_guide_of_any_size_keeps_words() -> None:
    """Also where all weights are the same."""
    alike = [[(1.0, chr(0x4E00 + at % 20_000))] for at in range(BUDGET // NAMES + 1)]
    most = room(len(alike)) // 10
    assert all(weigh(alike))
    assert sum(len(weights[word]) for weights in [Weights(weigh(alike), most)] for word in weights) == most
    assert room(0) == BUDGET
    assert room(100) == BUDGET - 100 * NAMES
    assert room(10 * BUDGET) == BUDGET // 4
