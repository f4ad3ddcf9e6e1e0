// Package calendar turns days of the calendars that news is dated by into one
// another: Gregorian, Hijri (Umm al-Qura's table and the arithmetic civil
// one), Jalali and Hebrew. It knows no names and no languages; whoever reads
// or writes dates has those.
//
// A day is counted from 1970-01-01, which is day 0. Days begin at midnight:
// evening, when a Hijri or Hebrew day begins, still is the day before, as in
// printed papers.
//
// Rules and where they come from:
//
//   - Hebrew: N. Dershowitz and E. M. Reingold, Calendrical Calculations, ch.
//     8; exact.
//   - Jalali: the cycle of 33 years, which has the leap years that Iran's
//     calendar has by its law (the spring equinox before or after noon at
//     52.5° east) in all years from 1206 to 1501; the test calculates the
//     equinoxes. The cycle of 2820 years does not: it makes 1404 a leap year
//     in place of 1403.
//   - Hijri: the civil (tabular) calendar, leap years 2, 5, 7, 10, 13, 16, 18,
//     21, 24, 26 and 29 of 30, from 16 July 622 (Julian).
//   - Umm al-Qura: Saudi Arabia's calendar as printed, 1356 to 1500, by R. H. van
//     Gent, https://webspace.science.uu.nl/~gent0113/islam/ummalqura.htm; the
//     civil calendar outside these years.
package calendar
