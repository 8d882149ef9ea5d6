package org.huhang.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads what leaves the house before it is sent: whether a text for a reporter names the child, somebody of the case, a
 * telephone, an address or the school. A report may come from whoever did it, and a receipt may lie open on a table.
 *
 * <p>Reporters are not looked for: whoever writes the text need not know them, and must not learn them by trying names.
 */
@Component
class Leaks {

    private static final Pattern NUMBER = Pattern.compile("\\d{17}[\\dx]");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    /** White space, what is not seen, and the points between the parts of a name. */
    private static final Pattern LOOSE = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{P}\\u2219]+");

    private static final int SHORTEST_NAME = 2;
    private static final int GIVEN_NAME = 2;
    private static final int SHORTEST_PLACE = 4;
    private static final int END_OF_PLACE = 5;
    private static final int SHORTEST_PHONE = 7;

    private final ReportTable reports;
    private final ObjectProvider<NamedInCase> others;

    Leaks(ReportTable reports, ObjectProvider<NamedInCase> others) {
        this.reports = reports;
        this.others = others;
    }

    /**
     * What of a case stands in a text.
     *
     * @return the words as the case knows them, without repeats; empty if there are none
     */
    Set<String> found(String caseNo, String text) {
        var folded = folded(text);
        var digits = NO_DIGIT.matcher(folded).replaceAll("");
        var found = new LinkedHashSet<String>();
        for (var child : children(caseNo)) {
            found.addAll(named(List.of(or(child.name()), or(child.guardianName())), folded));
            found.addAll(placed(Stream.of(or(child.address()), or(child.school())), folded));
            found.addAll(numbered(Stream.of(or(child.guardianPhone()), or(child.idNo())), digits));
        }
        others.stream().forEach(other -> found.addAll(named(other.names(caseNo), folded)));
        NUMBER.matcher(folded).results().forEach(number -> found.add(number.group()));
        return found;
    }

    private List<ReportedChild> children(String caseNo) {
        return reports.ofCase(caseNo).stream()
                .flatMap(report -> report.children().stream())
                .toList();
    }

    private static List<String> named(Collection<String> names, String text) {
        var found = new ArrayList<String>();
        for (var name : names) {
            var folded = folded(name);
            if (folded.length() >= SHORTEST_NAME && (text.contains(folded) || text.contains(given(folded)))) {
                found.add(name.strip());
            }
        }
        return found;
    }

    /** The given name of a Chinese name of three characters or more, without the family's; else all of it. */
    private static String given(String name) {
        var chinese = name.codePoints().allMatch(Character::isIdeographic);
        return chinese && name.length() > GIVEN_NAME ? name.substring(name.length() - GIVEN_NAME) : name;
    }

    /** An address and a school are found by their ends: the county before them the reporter may know. */
    private static List<String> placed(Stream<String> places, String text) {
        return places.filter(place -> {
                    var folded = folded(place);
                    var end = folded.substring(Math.max(0, folded.length() - END_OF_PLACE));
                    return folded.length() >= SHORTEST_PLACE && text.contains(end);
                })
                .map(String::strip)
                .toList();
    }

    private static List<String> numbered(Stream<String> numbers, String digits) {
        return numbers.filter(number -> {
                    var plain = NO_DIGIT.matcher(folded(number)).replaceAll("");
                    return plain.length() >= SHORTEST_PHONE && digits.contains(plain);
                })
                .toList();
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String folded(String text) {
        return LOOSE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
