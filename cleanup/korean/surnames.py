"""The Latin spellings in use for Korean surnames, with costs and how common each surname is.

Costs are those of `cleanup.korean.spellings`. Sources: National Institute of Korean Language,
study of surname romanization, 2011 (n = 1.09 million passports); for 김 이 박 최 정 the passport
statistics of the Ministry of Foreign Affairs, 31 October 2024; single spellings of well-known
bearers, share 0. The spellings by rule (Revised, McCune-Reischauer, North Korea) are computed.
"""

from __future__ import annotations

from functools import cache

from cleanup.korean.romanization import plain, romanize

__all__ = ["is_listed", "southern", "surname_spellings", "surnames"]

_SURNAMES = """
김 2150 Kim 99 Gim 0 Keem 0 Ghim 0
이 1470 Lee 98 Yi 1 Rhee 0 Ree 0 Li 0 Rhie 0 Yee 0 Rie 0 Leigh 0
박 840 Park 96 Bak 1.6 Pak 1.5 Bark 0 Pack 0 Pahk 0
정 84 Jung 42 Jeong 33 Chung 16 Joung 3.8 Cheong 1.6 Jeung 1 Jeoung 1
최 63 Choi 89 Choe 10 Choy 0 Chey 0 Tsoi 0 Che 0
조 50 Cho 70 Jo 28 Joe 0.9 Joh 0 Chough 0
유 44 Yoo 38 Yu 28 You 18 Ryu 11 Ryoo 1.1 Lyu 0.8 Yuh 0 Rhyu 0 Yew 0
윤 42 Yoon 49 Yun 37 Youn 14 Yune 0
임 40 Lim 62 Im 26 Yim 6.2 Rim 2.1 Leem 1.8 Rhim 0 Ihm 0
강 39 Kang 96 Gang 3.4 Kahng 0
장 36 Jang 75 Chang 24 Jahng 0
신 33 Shin 87 Sin 12 Shinn 0
전 32 Jeon 54 Jun 25 Chun 10 Chon 3 Jeun 1.5 Cheon 1.5 John 0
안 29 An 58 Ahn 40 Ann 1.9
권 29 Kwon 75 Gwon 9.3 Kweon 7.5 Kwun 1.9 Gweon 1.2 Kwan 0.8 Kwen 0.8 Kwoun 0.7
서 27 Seo 77 Suh 17 Su 1.2 So 0 Sur 0
오 26 Oh 97 O 2.1
한 26 Han 99 Hahn 1.3
황 25 Hwang 95 Whang 2.8
송 24 Song 99
고 23 Ko 60 Go 18 Koh 17 Goh 3.4 Kho 0.8
문 21 Moon 70 Mun 29
홍 20 Hong 100
양 20 Yang 99 Ryang 0
손 19 Son 84 Sohn 9.5 Shon 5.8 Sonn 0
백 19 Baek 56 Back 14 Baik 11 Paek 5.8 Paik 4.7 Beak 2.7 Baeg 2 Pack 0.8 Bak 0.7
노 17 Noh 48 Roh 18 No 14 Ro 10 Rho 5.9 Nho 1.8
허 17 Heo 48 Hur 21 Huh 14 Her 11 Hu 2.6 Hoh 0
배 16 Bae 92 Bea 2.5 Bai 2.3 Pae 2.2 Bay 0
심 14 Shim 51 Sim 49
주 12 Joo 49 Ju 46 Chu 3.3 Choo 1.2
구 12 Koo 42 Ku 24 Gu 24 Goo 9.2
남 12 Nam 99
곽 11 Kwak 69 Gwak 15 Kwag 6.5 Kwack 2.6 Gwag 1.1 Koak 0.7
성 11 Sung 64 Seong 33 Soung 1.4 Seoung 0.8 Seung 0.8
하 10 Ha 99 Hah 0.7
류 9.7 Ryu 66 Yoo 8.2 Ryoo 6 Yu 4.2 You 3.7 Lyu 3.1 Ryou 2.4 Ru 0.8 Lyou 0.8
우 9.6 Woo 98 Wu 1
진 9.5 Jin 92 Chin 7.1
차 9.4 Cha 100
나 8.9 Na 81 Ra 9.3 La 3.4 Nah 2.8 Rha 1.6 Rah 0.9
변 8.6 Byun 62 Byeon 27 Byon 2.1 Byoun 1.9 Pyun 1.4 Byen 1.1 Pyon 1
지 8.6 Ji 72 Jee 14 Chi 9.4 Gi 1.8 Gee 0.9 Chee 0.8
엄 8.6 Eom 47 Um 25 Eum 14 Uhm 4.9 Aum 1.5 Om 1.2 Oum 0.9 Ohm 0.7
민 8.5 Min 99
채 7.8 Chae 81 Chai 12 Che 2.6 Chea 2.5
천 7.1 Cheon 47 Chun 44 Chon 4.9 Chen 1.3 Choun 1.1 Cheun 0.9
방 7 Bang 93 Pang 4.1 Bhang 1.1 Bahng 1
원 6.9 Won 92 Weon 6.8
공 5.7 Kong 71 Gong 29
현 5.6 Hyun 81 Hyeon 15 Hyon 1.4 Hyoun 0.8
여 4.9 Yeo 88 Yuh 1.8 Yo 1.4 Yu 1.4 Yea 1.3 Yeu 1.1
염 4.6 Yeom 57 Yum 16 Youm 14 Yeum 5.5 Yom 2.1 Yeoum 1 Yeam 0.8
함 4.6 Ham 92 Hahm 5.8
석 3.9 Seok 59 Suk 33 Seog 2.2 Sok 1.7 Suck 1.3 Seuk 0.8
도 3.8 Do 89 Doh 8.5 To 0.8 Dho 0.7
추 3.8 Chu 52 Choo 47 Chou 0.9
소 3.5 So 89 Soh 9.1 Sho 1.3
설 3 Seol 70 Sul 21 Seul 3.8 Sol 1.1 Sel 0.8
선 2.8 Sun 64 Seon 34
길 2.7 Kil 51 Gil 43 Gill 2 Gihl 0.8 Khil 0.8
마 2.5 Ma 97 Mah 2.9
위 2.5 Wi 52 Wee 22 We 12 Wie 4.1 Wei 2.6 Wui 2.2 Whi 0.8
감 2.5 Kam 96 Gam 3.8
연 2.4 Yeon 72 Youn 11 Yun 4.9 Yon 4.2 Yeun 4 Yeoun 1.5 Yen 0.7
기 2.2 Ki 70 Kee 14 Gi 13 Key 0.9
명 2.1 Myung 53 Myeong 26 Myoung 16 Myong 3.5 Moung 0.9
반 2 Ban 89 Bahn 4.1 Pan 2.9 Van 1.9 Bhan 0.8
라 2 Ra 61 Na 18 La 16 Rha 2.5 Rah 1.9 Nah 0.8
표 2 Pyo 98 Phyo 0.7
왕 1.9 Wang 98
옥 1.9 Ok 69 Ock 20 Og 4.1 Ohk 3 Oak 2.3
금 1.9 Keum 53 Kum 25 Geum 19 Gum 2.4
육 1.7 Yuk 49 Yook 31 Youk 16 Yug 1 Yuck 0.8 Ryuk 0.7
제 1.6 Je 77 Jae 12 Jea 4.2 Che 2.9 Jeh 0.9 Jye 0.9
맹 1.6 Maeng 85 Meang 4.7 Mang 4.5 Maing 2.8 Meng 1.8
국 1.6 Kook 43 Kuk 30 Guk 15 Gook 4.2 Kug 2.7 Cook 1.6 Koog 1.1 Gug 0.9
인 1.5 In 90 Ihn 4 Yin 3 Inn 1.4
탁 1.5 Tak 85 Tark 7.2 Tag 3.3 Tack 2.9 Tahk 1.1
어 1.4 Eo 68 Uh 8.2 Eoh 3.8 Auh 2.9 Eu 2.2 Au 1.5 Ea 1.1 Ur 1 Euh 1
모 1.3 Mo 96 Moh 3.3
남궁 1.3 Namgung 41 Namkung 27 Namkoong 14 Namgoong 14 Namgoung 1.5 Namkoung 1.3
은 1.2 Eun 98 Un 1
편 1.2 Pyun 53 Pyeon 33 Pyon 4.6 Pyoun 3.8 Pyen 1.8 Pyeun 1.3
예 1.1 Ye 70 Yea 16 Yae 5.7 Yeh 3.9 Yee 1.3 Yei 1
용 0.9 Yong 97 Young 1.8
봉 0.9 Bong 98 Pong 1.7
부 0.8 Boo 69 Bu 27 Pu 2.3
가 0.8 Ka 67 Ga 31 Kah 1.3 Kha 0.8
태 0.8 Tae 94 Tai 4.1 Tea 1.7 Thae 0
사 0.7 Sa 96 Sha 2.1 Sah 1.7
목 0.7 Mok 94 Mock 2.5 Mog 1.8
황보 0.7 Hwangbo 95 Whangbo 3
복 0.7 Bok 92 Pok 4 Bog 2.1 Bock 1.3
형 0.6 Hyung 51 Hyeong 29 Hyoung 15 Hyong 1.9
피 0.5 Pi 67 Pee 21 Phee 3.4 Phi 3.4
두 0.5 Doo 75 Du 23 Do 1.2 Tu 0.8
동 0.5 Dong 97 Tong 2.9
온 0.5 On 79 Ohn 20
호 0.5 Ho 99 Hoh 0.9
제갈 0.4 Jegal 54 Jekal 18 Jaegal 9.7 Chegal 4.8 Jaekal 4.2 Jeagal 2.1 Jeakal 1.8
음 0.4 Eum 94 Um 4.6
계 0.6 Kye 0 Gye 0 Kay 0
시 0.3 Si 0 Shi 0
선우 0.3 Sunwoo 0 Seonwoo 0 Sunu 0
사공 0.3 Sakong 0 Sagong 0
독고 0.2 Dokgo 0 Dokko 0
서문 0.2 Seomun 0 Suhmoon 0 Seomoon 0
경 1.2 Kyung 0 Kyeong 0 Kyoung 0
승 0.3 Seung 0
빈 0.5 Bin 0
매 0.1 Mae 0
좌 0.3 Jwa 0 Joa 0
화 0.1 Hwa 0
단 0.1 Dan 0
탄 0.1 Tan 0
만 0.1 Man 0
판 0.1 Pan 0
범 0.3 Bum 0 Beom 0
려 0.1 Ryo 0
렴 0.1 Ryom 0
량 0.1 Ryang 0
림 0.1 Rim 62
리 0.1 Ri 98
로 0.1 Ro 20
"""
"""Surname, thousands of passports, then spellings with their share in percent.

The last rows are rarer surnames without shares and the North Korean forms of 유 이 임 노 양 염 여.
"""
_SOUTH = {
    "리": "이",
    "림": "임",
    "류": "유",
    "로": "노",
    "라": "나",
    "량": "양",
    "렴": "염",
    "려": "여",
    "륙": "육",
    "룡": "용",
}


def southern(surname: str) -> str:
    """Write a surname the southern way, 리 as 이, so that both Korean spellings meet."""
    return _SOUTH.get(surname, surname)


def _cost(percent: float) -> int:
    """Turn a share of bearers in percent into a cost."""
    return 0 if percent >= 20 else 1 if percent >= 5 else 2 if percent >= 1 else 3


def _rarity(thousands: float) -> int:
    """Turn the bearers of a surname in the study, in thousands, into a cost."""
    return 0 if thousands >= 5 else 1 if thousands >= 1 else 2


@cache
def _surnames() -> dict[str, tuple[int, dict[str, int]]]:
    """Give surname (southern) -> (rarity, {Latin lower case: cost})."""
    table: dict[str, tuple[int, dict[str, int]]] = {}
    for row in _SURNAMES.strip().splitlines():
        hangul, bearers, *cells = row.split()
        rarity, spelled = table.get(southern(hangul), (2, {}))
        shares = {
            latin.lower(): _cost(float(share))
            for latin, share in zip(cells[::2], cells[1::2], strict=True)
        }
        marked = romanize(hangul, "mr")
        by_rule = [
            (romanize(hangul, "rr"), 0),
            (marked, 1),
            (plain(marked), 2),
            (romanize(hangul, "dprk"), 2),
        ]
        for latin, cost in [*shares.items(), *by_rule]:
            spelled[latin] = min(cost, spelled.get(latin, 3))
        table[southern(hangul)] = min(rarity, _rarity(float(bearers))), spelled
    return table


@cache
def surnames() -> dict[str, tuple[tuple[str, int, int], ...]]:
    """Give for each Latin surname, lower case, its (southern surname, cost, rarity) readings.

    Rarity is 0 for a surname of 5,000 or more passports in the study, 1 from 1,000, else 2.
    """
    turned: dict[str, list[tuple[str, int, int]]] = {}
    for hangul, (rarity, spelled) in _surnames().items():
        for latin, cost in spelled.items():
            turned.setdefault(latin, []).append((hangul, cost, rarity))
    return {latin: tuple(found) for latin, found in turned.items()}


def is_listed(surname: str) -> bool:
    """Say whether the table has a surname."""
    return southern(surname) in _surnames()


def surname_spellings(surname: str) -> dict[str, int]:
    """Give the Latin spellings, lower case, of a surname with costs.

    A surname outside the table has those of the three romanization systems.
    """
    found = _surnames().get(southern(surname))
    if found is not None:
        return found[1]
    rules = [romanize(surname, "rr"), romanize(surname, "mr"), romanize(surname, "dprk")]
    return {**dict.fromkeys([plain(rules[1]), *rules], 2), rules[0]: 0}
