"""Given names that are common in Sweden, and endings of surnames. Tables only; `names` uses them.

Names that are words or places as well (Sol, Sten, Vår, Kim, Björn, Stig, Ort) are left out unless a surname follows them
often enough.
"""

from __future__ import annotations

from typing import Final

from dialogue.safety.spelling import listed

GIVEN_NAMES: Final = listed("""
    Anna Eva Maria Karin Kristina Lena Sara Kerstin Emma Ingrid Marie Malin Jenny Birgitta Annika Inger Ulla Susanne Monica
    Elin Hanna Johanna Carina Sofia Sofie Elisabeth Elisabet Emelie Katarina Linda Margareta Helena Marianne Åsa Camilla
    Anita Anette Julia Siv Barbro Ida Sandra Amanda Gunilla Ulrika Maja Josefin Anneli Moa Cecilia Matilda Therese Berit
    Agneta Alice Jessica Louise Pia Lisa Linnea Lovisa Nathalie Ann Ann-Marie Ebba Ella Astrid Frida Fatima Amina Aisha
    Zahra Maryam Mariam Leila Layla Hawa Khadija Noor Samira Yasmin Sahra Hodan Amal Rania Nadia Zeinab Natalia Olga
    Katarzyna Agnieszka Svetlana Mirela Jasmina Alma Selma Stina Tove Tuva Wilma Vilma Elsa Signe Greta Märta Britta Gun
    Gunnel Maj-Britt Inga-Lill Solveig Vera Viola Yvonne Ylva Ewa Mona Rut Ruth Lotta Charlotta Charlotte Petra Mia
    Lars Mikael Michael Anders Johan Erik Per Peter Karl Carl Thomas Tomas Jan Daniel Fredrik Andreas Hans Mats Stefan
    Mattias Magnus Bengt Bo Nils Niklas Jonas Oskar Oscar Björn Leif Martin Patrik Sven Marcus Markus Alexander Emil
    Joakim Ulf Ulrik Christer Christian Kristian Robert Viktor Victor David Simon Filip Philip Roger Kjell Ingemar
    Göran Gunnar Håkan Rickard Richard Henrik Hampus William Elias Lucas Lukas Hugo Axel Gustav Gustaf Anton Isak Albin
    Rolf Roland Rune Arne Bertil Börje Åke Olle Olof Ola Torbjörn Tommy Tobias Sebastian Samuel Joel Jakob Jacob Jesper
    Jimmy Johnny Kenneth Kent Conny Ronny Sonny Mohamed Mohammed Muhammad Mohammad Ahmed Ahmad Ali Hassan Hussein Omar
    Ibrahim Abdi Abdullahi Yusuf Mustafa Mahmoud Khaled Hamza Bilal Chidi Emeka Tesfaye Dawit Goran Dragan Zoran Milan
    Piotr Krzysztof Marek Tomasz Ivan Sergej Dmitri Carlos José Juan Jorge Luis Kalle Pelle Lasse Janne Nisse Disa Edvin
    Urban Valter Walter Vilhelm Wilhelm Ludvig Ludwig Melvin Liam Noah Theo Alva Agnes Ester Esther Freja Nora Tyra Ingvar
""")

SURNAME: Final = (
    r"(?:[A-ZÅÄÖÉ][a-zåäöéü]{1,}(?:sson|son|berg|borg|ström|gren|qvist|kvist|lund|lind|dahl|dal|stedt|stad|blad|holm|blom"
    r"|vall|wall|ius|élius|man|mark|fors|löv|ler|én|ell|ell|gård|ås|nen|sen|vić|ić|ov|ova|ski|ska|wicz|zadeh|oglu)"
    r"|Ali|Hassan|Hussein|Ahmed|Mohamed|Mohammed|Abdi|Omar|Ibrahim|Khan|Nguyen|Tesfaye|Okafor|Ek|Ask|Ros|Rask|Kvick|Lind"
    r"|Alm|Berg|Holm|Lund|Dahl|Blom|Falk|Hjort|Lilja|Modig|Nord|Palm|Sand|Sjö|Skog|Ståhl|Strand|Ström|Wall|Viklund)"
)
"""A surname by its ending, or one of the short ones."""
