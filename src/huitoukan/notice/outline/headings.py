"""What headings say, and first words of paragraphs: themes, the report itself, what is to come."""

from __future__ import annotations

import re

LONGEST_HEADING = 60
"""Characters that a heading without mark, or a title with a full stop in it, has at most."""
STRONG_THEME = re.compile(r"聚焦|方面")
"""Where a heading says so, another that only ends in 情况 is no theme."""
THEME = re.compile(r"聚焦|方面(?:存在的?(?:主要|突出|具体)?问题)?(?:的?整改(?:落实)?(?:情况)?)?$|情况$")
GENERIC = re.compile(
    r"(?:对|关于|针对|本轮|此次)?(?:[省市区县]委|党委)?(?:第?[一二三四五六七八九十]{1,2}轮)?(?:巡[察视]|反馈|指出|意见|具体|主要|重点|突出|个性|共性"
    r"|问题|事项|集中|整改|落实|工作|进展|完成|情况|总体|有关|逐条|逐项|整体|取得|成效|措施|推进|开展|结果|的|和|及|与|、)+"
)
"""A heading of the report itself: it names no theme."""
REPORT_TITLE = re.compile(r".*(?:通报|公示|公告|报告|情况说明)(?:\(.*\))?$")
"""The title of the whole notice."""
ORGANISATION = re.compile(
    r"组织|领导|总体|概况|部署|主体责任|基本情况|主要做法|责任体系|整改工作|压实|机制|整改责任"
)
CLOSING = re.compile(
    r"(?:(?:关于)?下一?步|今后|后续|需要?(?:长期|持续)整改|其他需要|其它需要)|下一阶段|欢迎|公示期|联系(?:电话|方式|人|地址)|监督(?:电话|方式|举报)|特此"
)
OUTLOOK_HEADING = re.compile(r".{0,30}(?:打算|工作计划|工作安排|努力方向)[。:]?$")
"""A heading of what is to come: 巩固整改成果的打算."""
OUTLOOK = re.compile(
    r"(?:接下来|(?:我)?[^,。;:]{0,14}(?:党委|党组|党工委|党支部|党总支|委员会|局|街道|镇|乡|公司|集团|中心|医院|学校|学院))"
    r"[,]?(?:将|要)(?:继续|持续|进一步|以|坚持|把|认真|始终|锚定|聚焦|坚决|牢牢|严格|深入)"
)
"""What is to come, after the last finding: 局党组将继续…"""
DEFICIENT = re.compile(
    r"不(?!断|仅|但|忘|懈|得|变|等|少于|低于|超过|定期|折不扣)|未(?!来)|没有|缺|欠(?!费)|弱|滞后|差距|短板|盲区|形式主义|官僚主义|走过场|偏差"
    r"|偏[低少慢软弱轻高差]|漏洞|宽松|乏力|两张皮|打折扣|存在|违[规反纪]|隐患|流于|淡化|虚化|边缘|松[懈散弛动]|迟缓|缓慢|粗放"
    r"|有限|脱节|缺位|随意|混乱|模糊|泛化|浮于|上热下冷|[重轻].{1,8}[轻重]|较[少低慢弱差]|不高|单一|老化|闲置|浪费|超[标额范期]"
    r"|挪用|拖欠|虚报|侵占|截留|推诿|敷衍|失[管察范真]|瓶颈|梗阻|掉队|失衡|错位|空转|悬空"
)
"""Words that say something is amiss."""
