"""The faces of Chinese print, 宋 黑 楷 仿宋, by the families that have them: one table for screen and paper."""

from __future__ import annotations

from reader.model.door import door

SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun")
SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei UI")
KAI = ("LXGW WenKai", "LXGW WenKai GB", "Kaiti SC", "STKaiti", "KaiTi", "KaiTi_GB2312", "FZKai-Z03", "AR PL UKai CN")
FANGSONG = ("STFangsong", "FangSong", "FangSong_GB2312", "FZFangSong-Z02", "Zhuque Fangsong (technical preview)")
FACES = {"song": SERIF, "hei": SANS, "kai": KAI, "fangsong": FANGSONG}


@door
def families(face: str) -> tuple[str, ...]:
    """Return the families of a face (`song` `hei` `kai` `fangsong`, or one of the computer's own by its name); what it
    lacks is taken from 宋.
    """
    return (*FACES.get(face, (face,)), *(() if face in {"song", "hei"} else SERIF))
