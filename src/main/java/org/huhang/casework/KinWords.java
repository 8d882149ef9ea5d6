package org.huhang.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.form.Characters;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Reads whom a text means: by words for kin, of which several mean the same person, and by names beside them. */
@Component
class KinWords {

    private static final String OF = "of";
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\u00b7]+");

    /** What is longer tells a story. */
    private static final int LONGEST_NAME = 4;

    private static final int SHORTEST_NAME = 2;

    /** Words to the persons that they may mean. */
    private final Map<String, Set<String>> persons = new LinkedHashMap<>();

    private final Pattern kin;
    private final Predicate<String> ofAnother;

    KinWords() {
        var possessive = new ArrayList<String>();
        for (var line : lines()) {
            var parts = line.split("=", 2);
            for (var word : parts[1].split(",")) {
                if (parts[0].equals(OF)) {
                    possessive.add(Pattern.quote(word));
                } else {
                    persons.computeIfAbsent(word.toLowerCase(Locale.ROOT), any -> new LinkedHashSet<>())
                            .add(parts[0]);
                }
            }
        }
        var others = String.join("|", possessive);
        // The longest first, for some words begin as another does.
        kin = Pattern.compile(
                persons.keySet().stream()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .map(word -> word.charAt(0) < 128 ? "\\b" + word + "\\b" : Pattern.quote(word))
                        .collect(Collectors.joining("|", "((?>", "))(?!" + others + ")")),
                Pattern.CASE_INSENSITIVE);
        ofAnother = Pattern.compile(others).asPredicate();
    }

    private static List<String> lines() {
        try {
            return new ClassPathResource("reference/kin-words.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a text for a person beside the child, not for somebody of that person’s. */
    private Stream<String> kin(String text) {
        return kin.matcher(Characters.typed(text)).results().map(found -> found.group(1));
    }

    private Set<String> persons(String word) {
        return persons.getOrDefault(word.toLowerCase(Locale.ROOT), Set.of());
    }

    private Set<String> meant(String text) {
        return kin(text).flatMap(word -> persons(word).stream()).collect(Collectors.toSet());
    }

    /**
     * The names in a text that says who somebody is: without a word for kin before it, and without its family’s name.
     *
     * @param who such as “name, father”
     * @return as {@link Characters#key}; none of fewer than two signs; empty where only kin is told
     */
    Set<String> names(String who) {
        var names = new LinkedHashSet<String>();
        for (var part : NOT_A_LETTER.split(Characters.typed(who))) {
            var first = kin.matcher(part);
            var name = Characters.key(first.lookingAt() ? part.substring(first.end()) : part);
            if (name.length() >= SHORTEST_NAME && kin(name).findAny().isEmpty() && !ofAnother.test(name)) {
                named(name, names);
            }
        }
        return names;
    }

    private static void named(String name, Collection<String> names) {
        var chinese = name.codePoints().allMatch(Character::isIdeographic);
        if (!chinese || name.length() <= LONGEST_NAME) {
            names.add(name);
        }
        if (chinese && name.length() > SHORTEST_NAME && name.length() <= LONGEST_NAME) {
            names.add(name.substring(name.length() - SHORTEST_NAME));
        }
    }

    /**
     * By which words a text names somebody.
     *
     * @param text what was written
     * @param who who somebody is, by names, by kin or both
     * @return the words of the text; empty if it does not name that person
     */
    Set<String> naming(String text, Collection<String> who) {
        var told = Characters.key(text);
        var found = who.stream()
                .flatMap(one -> names(one).stream())
                .filter(told::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        found.removeIf(name -> found.stream().anyMatch(other -> !other.equals(name) && other.contains(name)));
        var meant = who.stream().flatMap(one -> meant(one).stream()).collect(Collectors.toSet());
        kin(text)
                .filter(word -> persons(word).stream().anyMatch(meant::contains))
                .forEach(found::add);
        return found;
    }
}
