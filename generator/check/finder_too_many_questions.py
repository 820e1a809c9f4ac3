"""最多五问就到一条路

## 检查什么
从开头到任何一条路，最多问五次，最后一问是哪种情况。

## 为什么
问得多，人就走了。

## 错误写法
```yaml
# matters/lamp-1.yaml
title: 第一盏灯
# matters/lamp-2.yaml
title: 第二盏灯
# matters/lamp-3.yaml
title: 第三盏灯
# matters/lamp-4.yaml
title: 第四盏灯
# matters/lamp-5.yaml
title: 第五盏灯
# matters/lamp-6.yaml
title: 第六盏灯
# finder/one.yaml
id: one
of: claim
ask: 是不是第一盏？
answers: [{id: yes, say: 是, matters: [lamp-1]}, {id: no, say: 不是, question: two}]
# finder/two.yaml
id: two
of: one
ask: 是不是第二盏？
answers: [{id: yes, say: 是, matters: [lamp-2]}, {id: no, say: 不是, question: three}]
# finder/three.yaml
id: three
of: two
ask: 是不是第三盏？
answers: [{id: yes, say: 是, matters: [lamp-3]}, {id: no, say: 不是, question: four}]
# finder/four.yaml
id: four
of: three
ask: 是不是第四盏？
answers: [{id: yes, say: 是, matters: [lamp-4]}, {id: no, say: 不是, question: five}]
# finder/five.yaml
id: five
of: four
ask: 是不是第五盏？
answers: [{id: yes, say: 是, matters: [lamp-5]}, {id: no, say: 不是, question: six}]
# finder/six.yaml
id: six
of: five
ask: 是不是第六盏？
answers: [{id: yes, say: 是, matters: [lamp-6]}, {id: no, say: 不是, matters: [street-light]}]
```

## 正确写法
```yaml
# matters/lamp-1.yaml
title: 第一盏灯
# matters/lamp-2.yaml
title: 第二盏灯
# finder/one.yaml
id: one
of: claim
ask: 是不是第一盏？
answers: [{id: yes, say: 是, matters: [lamp-1]}, {id: no, say: 不是, question: two}]
# finder/two.yaml
id: two
of: one
ask: 是不是第二盏？
answers: [{id: yes, say: 是, matters: [lamp-2]}, {id: no, say: 不是, matters: [street-light]}]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "finder-too-many-questions"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Matters behind more questions than five."""
    return context.flawed("too-many-questions")
