"""What the matters of the bench are about: the same words again and again, as people write them."""

from random import Random

PLACES = (
    "南门", "北门", "东门入口", "沿街商铺", "地下车库", "物业办公室", "小广场", "菜市场",
    "幼儿园门口", "公交站旁", "",
)  # fmt: skip
_WHO = (
    "楼上住户", "同层邻居", "沿街商户", "物业公司", "几名业主", "两兄弟", "承包人与工人",
    "租客与房东", "一楼住户", "广场舞队",
)  # fmt: skip
_OF = (
    "漏水", "噪音", "停车位", "楼道堆物", "工资拖欠", "赡养", "宠物", "违章搭建", "电动车充电",
    "垃圾清运", "绿化修剪", "电梯停运", "宅基地边界", "合同违约", "物业费", "油烟", "晾晒",
    "围墙倒塌", "下水道堵塞", "路灯不亮",
)  # fmt: skip
_SO = (
    "谈不拢，希望社区出面", "多次发生争吵", "一直没有人处理", "要求赔偿维修费用",
    "希望尽快给一个答复", "双方愿意坐下来谈", "已经影响到正常生活", "担心以后还会发生",
)  # fmt: skip
NOTES = (
    "已上门了解情况", "约好周五下午再谈", "双方各退一步，当面握手言和", "物业三日内修好",
    "已电话回复，来人表示理解", "补充了门牌和时间", "转街道一并协调", "",
)  # fmt: skip


def place(chance: Random) -> str:
    """A building or a corner."""
    if chance.random() < 0.6:
        return f"{int(chance.random() * 30) + 1}号楼"
    return PLACES[int(chance.random() * len(PLACES))]


def sentence(chance: Random) -> str:
    """One of some hundred thousand, the same few words in all of them."""
    # what is complained of most is complained of twenty times as often as what is least
    of = _OF[int(chance.random() ** 2 * len(_OF))]
    who = _WHO[int(chance.random() * len(_WHO))]
    return (
        f"{who}因{of}问题{_SO[int(chance.random() * len(_SO))]}，"
        f"{int(chance.random() * 60) + 1}户受影响"
    )


def note(chance: Random) -> str:
    """What was written beside a step."""
    return NOTES[int(chance.random() * len(NOTES))]
