"""Which words are looked for, and which message is words."""

from domain.search.model import looks_like_words, sought


def test_words_are_compared_alike_however_they_are_typed() -> None:
    assert sought("漏水，３号楼、 漏水") == ("漏水", "3号楼")
    assert sought("ＷＩＦＩ WiFi") == ("wifi",)
    assert sought("漏\u200b水\x00 \ud800") == ("漏水",)
    assert sought(" ，、 ") == ()
    assert len(sought(" ".join("一二三四五六七八九十"))) == 6
    assert sought("字" * 500) == ("字" * 60,)


def test_a_sentence_is_no_search() -> None:
    for words in ("漏水", "3号楼 漏水", "水", "gdsq", "漏水、3号楼"):
        assert looks_like_words(words), words
    for words in (
        "", "  ", "？", "👍", "...", "楼上漏水了！", "怎么办?", "三楼漏水，两家吵起来了。",
        "字" * 21, "好的。", "您好，",
    ):  # fmt: skip
        assert not looks_like_words(words), words
