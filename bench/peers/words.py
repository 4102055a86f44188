"""What both peers say, so that they send as much as the product does."""

KINDS = (("dispute", "矛盾纠纷"), ("opinion", "社情民意"))
CATEGORIES = (
    "婚姻家庭", "邻里", "房屋宅基地", "合同", "生产经营", "损害赔偿", "山林土地", "征地拆迁",
    "环境污染", "劳动争议", "消费", "医疗", "道路交通事故", "物业", "旅游", "电子商务",
    "校园/安全生产", "其他",
)  # fmt: skip
PLACES = ("本网格",)
PEOPLE = ("1–2人", "3–4人", "5–9人", "10–29人", "30人以上")
SUBMIT = "提交"


def filed(number: int) -> str:
    """The answer to a submitted report."""
    return f"已收到，编号 {number}。调解员会尽快受理。"
