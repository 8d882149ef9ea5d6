package org.huhang.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Reads from what a reporter wrote about a suspect to which house he belongs. Only a proposal: a person decides. */
@Component
class SuspectRelations {

    private final Map<String, String> houses;

    SuspectRelations() {
        try {
            houses = new ClassPathResource("reference/suspect-relations.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(parts -> parts[0].strip(), parts -> parts[1].strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> house(String relation) {
        var found = new LinkedHashSet<String>();
        houses.forEach((word, house) -> {
            if (relation.contains(word)) {
                found.add(house);
            }
        });
        return found;
    }
}
