package org.huhang.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.form.Characters;
import org.springframework.core.io.ClassPathResource;

/**
 * Finds in a text what leads to a person, whoever it is: numbers of telephones and identity papers, and house numbers. Lines for
 * everybody, dates and the numbers of cases and papers lead to nobody.
 */
final class Reachable {

    /** Between the digits of a number that was typed in groups. */
    private static final String GAP = "[ -]?";

    private static final List<Pattern> NUMBERS = Stream.of(
                    // A mobile telephone.
                    "1[3-9]\\d(?:" + GAP + "\\d){8}",
                    // A telephone with the area before it.
                    "0\\d{2,3}\\)?" + GAP + "[2-9]\\d{2}(?:" + GAP + "\\d){4,5}",
                    // A telephone of the same place. Eight digits may be a date; after the number of a paper stands
                    // hao, after a
                    // sum yuan.
                    "(?!20\\d{6})[2-9]\\d{2,3}" + GAP + "\\d{4}(?![\\d\\u53f7\\u5143])",
                    // Identity numbers, new and old.
                    "\\d{6}" + GAP + "(?:19|20)\\d{2}" + GAP + "\\d{4}" + GAP + "\\d{3}[\\dX]",
                    "\\d{15}")
            .map(Reachable::whole)
            .toList();

    /** Where a street, a village or a building is told to the house. */
    private static final Pattern HOUSE = Pattern.compile(houses());

    private Reachable() {}

    private static String houses() {
        try {
            return new ClassPathResource("reference/house-numbers.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining("|"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No part of a longer number, such as that of a case; that of its country may stand before it. */
    private static Pattern whole(String number) {
        return Pattern.compile("(?:(?<![\\dA-Z]|\\d[ -])|(?<=\\+86|0086)[ -]?)" + number + "(?![\\dA-Z]|[ -]\\d)");
    }

    /**
     * What of a text leads to somebody.
     *
     * @param text what was written
     * @return each without its gaps, with plain digits; empty if there is nothing
     */
    static List<String> in(String text) {
        var typed = Characters.typed(text).toUpperCase(Locale.ROOT);
        var numbers = NUMBERS.stream()
                .flatMap(number -> number.matcher(typed).results())
                .map(number -> number.group().replaceAll("[^\\dX]", ""));
        var houses = HOUSE.matcher(typed.replace(" ", "")).results().map(MatchResult::group);
        return Stream.concat(numbers, houses).distinct().toList();
    }
}
