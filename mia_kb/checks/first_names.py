"""First names common in Sweden that are not words of the language, for the check of case details."""

from __future__ import annotations

FIRST_NAMES = frozenset(
    """
    Anna Eva Maria Karin Kristina Lena Sara Kerstin Emma Ingrid Marie Malin Jenny Birgitta Annika Susanne Monica
    Monika Linda Johanna Ulla Elin Hanna Inger Elisabeth Ulrika Sofia Marianne Therese Katarina Helena Anita Annelie
    Josefin Camilla Åsa Emelie Carina Louise Margareta Gunilla Charlotte Cecilia Helen Barbro Ann Britt
    Agneta Yvonne Pia Ewa Sandra Ida Julia Matilda Amanda Jessica Frida Rebecca Caroline Moa Lisa Alva Ebba
    Wilma Ellen Agnes Astrid Märta Greta Signe Elsa Stina Fatima Amina Layla Aisha Mariam Zahra Nour Yasmin
    Lars Anders Johan Erik Mikael Karl Peter Thomas Tomas Daniel Fredrik Hans Mats Andreas Stefan Bengt
 Nils Mattias Niklas Martin Patrik Alexander Marcus Jonas David Leif Ulf Henrik Robert Sven
    Håkan Christer Christian Göran Johnny Kjell Joakim Jonathan Oskar Oscar Gustav Gustaf Emil Viktor Victor
    Sebastian Rickard Richard Simon Filip Anton Jimmy Roger Rolf Tommy Kurt Roland Åke Lennart Gunnar
    Ali Mohammed Mohamed Ahmed Hassan Hussein Omar Mustafa Ibrahim Abdi Yusuf Samir Amir Reza Goran Dragan Jesper
    Tobias Linus Lukas Elias Hugo Axel Albin Arvid Isak Jakob Kalle Pelle Olle Lasse Nisse Bosse Janne
    """.split()  # noqa: SIM905 - a block is easier to keep than two hundred quoted words
)
NAMES_THAT_ARE_WORDS = frozenset(["Björn", "Bo", "Gun", "Jan", "Kent", "Klara", "Magnus", "Per", "Rune", "Saga", "Siv"])
"""First names that only a surname after them tells from words and months."""
