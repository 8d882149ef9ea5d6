package org.huhang.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Region;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads what leaves the house before it is sent: whether a text for a reporter names the child, somebody of the case, a
 * telephone, an address or the school, or anything by which somebody can be found. A report may come from whoever did it, and a receipt may lie open on a table.
 *
 * <p>Reporters are not looked for here: whoever writes the text need not know them, and must not learn them by trying names. Whoever
 * may know them is asked by {@link TellsTheReporter}.
 */
@Component
class Leaks {

    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    /** White space, what is not seen, and the points between the parts of a name. */
    private static final Pattern LOOSE = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{P}\\u2219]+");

    private static final int SHORTEST_NAME = 2;
    private static final int GIVEN_NAME = 2;
    private static final int SHORTEST_PLACE = 4;
    private static final int RUN_OF_PLACE = 5;
    private static final int SHORTEST_PHONE = 7;

    private final ReportTable reports;
    private final Directory directory;
    private final ObjectProvider<NamedInCase> others;

    Leaks(ReportTable reports, Directory directory, ObjectProvider<NamedInCase> others) {
        this.reports = reports;
        this.directory = directory;
        this.others = others;
    }

    /**
     * What of a case stands in a text.
     *
     * @return the words as they stand in the text, without blanks and repeats; empty if there are none. What the text has not
     *     said nobody learns from them
     */
    Set<String> found(String caseNo, String text) {
        var folded = folded(text);
        var digits = NO_DIGIT.matcher(folded).replaceAll("");
        var found = new LinkedHashSet<String>();
        var told = reports.ofCase(caseNo);
        var regions = regions(told);
        for (var child : children(told)) {
            found.addAll(named(List.of(or(child.name()), or(child.guardianName())), folded));
            found.addAll(placed(List.of(or(child.address()), or(child.school())), regions, folded));
            found.addAll(numbered(List.of(or(child.guardianPhone()), or(child.idNo())), digits));
        }
        others.stream().map(other -> other.of(caseNo)).forEach(said -> {
            found.addAll(named(said.names(), folded));
            found.addAll(placed(said.places(), regions, folded));
            found.addAll(numbered(said.phones(), digits));
        });
        found.addAll(Reachable.in(text).stream()
                .filter(one -> found.stream().noneMatch(named -> one.contains(named) || named.contains(one)))
                .toList());
        return found;
    }

    private static List<ReportedChild> children(List<Report> told) {
        return told.stream().flatMap(report -> report.children().stream()).toList();
    }

    /** What lies around the places of a case, and its townships: those the reporter may know, and agencies are called so. */
    private Set<String> regions(List<Report> told) {
        return told.stream()
                .map(report -> report.incident().regionCode())
                .filter(code -> directory.findRegion(code).isPresent())
                .flatMap(code -> Stream.concat(
                        directory.upward(code).stream(),
                        directory.findCounty(code).stream().flatMap(county -> directory.children(county).stream())))
                .map(Region::name)
                .map(Leaks::folded)
                .collect(Collectors.toSet());
    }

    private static List<String> named(Collection<String> names, String text) {
        var found = new ArrayList<String>();
        for (var name : names) {
            var folded = folded(name);
            if (folded.length() >= SHORTEST_NAME && text.contains(folded)) {
                found.add(folded);
            } else if (folded.length() >= SHORTEST_NAME && text.contains(given(folded))) {
                found.add(given(folded));
            }
        }
        return found;
    }

    /** The given name of a Chinese name of three characters or more, without the family's; else all of it. */
    private static String given(String name) {
        var chinese = name.codePoints().allMatch(Character::isIdeographic);
        return chinese && name.length() > GIVEN_NAME ? name.substring(name.length() - GIVEN_NAME) : name;
    }

    /** Any run of an address or a school counts that is no region, and its end. */
    private static List<String> placed(Collection<String> places, Set<String> regions, String text) {
        var found = new ArrayList<String>();
        for (var place : places) {
            var folded = folded(place);
            var end = folded.substring(Math.max(0, folded.length() - RUN_OF_PLACE));
            var run = run(within(folded, regions), text);
            if (!run.isEmpty()) {
                found.add(run);
            } else if (folded.length() >= SHORTEST_PLACE && text.contains(end)) {
                found.add(end);
            }
        }
        return found;
    }

    /** A place without the regions around it. */
    private static String within(String place, Set<String> regions) {
        var start = regions.stream()
                .filter(place::contains)
                .mapToInt(region -> place.indexOf(region) + region.length())
                .max()
                .orElse(0);
        return place.substring(start);
    }

    /** The longest run of a place that stands in a text, empty where that is too short to tell the place. */
    private static String run(String place, String text) {
        var longest = "";
        var least = Math.max(SHORTEST_PLACE, Math.min(RUN_OF_PLACE, place.length()));
        for (var from = 0; from + least <= place.length(); from++) {
            var to = from + Math.max(least, longest.length() + 1);
            while (to <= place.length() && text.contains(place.substring(from, to))) {
                longest = place.substring(from, to++);
            }
        }
        return longest;
    }

    static List<String> numbered(Collection<String> numbers, String digits) {
        return numbers.stream()
                .map(number -> NO_DIGIT.matcher(folded(number)).replaceAll(""))
                .filter(plain -> plain.length() >= SHORTEST_PHONE && digits.contains(plain))
                .toList();
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    static String folded(String text) {
        return LOOSE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
