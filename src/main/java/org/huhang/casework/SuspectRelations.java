package org.huhang.casework;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads from what a reporter wrote whose people are suspected. Only a proposal: a person decides. */
@Component
class SuspectRelations {

    private static final Pattern CODE = Pattern.compile("\\w+");

    private final Map<String, String> houses;
    private final SuspectWording wording;

    SuspectRelations() {
        houses = SuspectWording.lines("suspect-relations.txt")
                .collect(Collectors.toMap(SuspectWording.Line::name, SuspectWording.Line::value));
        wording = new SuspectWording(houses.keySet().stream()
                .filter(word -> !CODE.matcher(word).matches())
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    /** To which houses somebody belongs of whom this is said, or whose kind this is. */
    Set<String> house(String relation) {
        var found = new LinkedHashSet<String>();
        houses.forEach((word, house) -> {
            if (relation.contains(word)) {
                found.add(house);
            }
        });
        return found;
    }

    /** To which houses those belong of whom a text says that they did something; whom it only mentions did nothing. */
    Set<String> accused(String text) {
        return wording.accused(text).map(houses::get).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
