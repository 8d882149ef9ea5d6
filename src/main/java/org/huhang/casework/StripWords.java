package org.huhang.casework;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.form.Characters;
import org.huhang.web.Parts;
import org.huhang.web.Words;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the parts of a fact of the strip into words. */
@Component
class StripWords {

    private static final List<String> PARTS = List.of("who", "relation", "why", "at", "by", "where");

    private final Directory directory;
    private final MessageSource words;
    private final Words times;

    StripWords(Directory directory, MessageSource words, Words times) {
        this.directory = directory;
        this.words = words;
        this.times = times;
    }

    /** Codes become words; whatever a person wrote stays as it is. */
    String text(Object value, Locale locale) {
        if (value instanceof List<?> several) {
            var separator = word("casework.strip.separator", locale);
            return several.stream().map(one -> text(one, locale)).collect(Collectors.joining(separator));
        }
        if (value instanceof Map<?, ?> parts) {
            return PARTS.stream()
                    .filter(parts::containsKey)
                    .map(part -> part(part, String.valueOf(parts.get(part)), locale))
                    .filter(part -> !Characters.blank(part))
                    .collect(Parts.joining());
        }
        return words.getMessage("casework.code." + value, null, value.toString(), locale) + "";
    }

    List<String> texts(Object value, Locale locale) {
        return value instanceof List<?> several
                ? several.stream().map(one -> text(one, locale)).toList()
                : List.of(text(value, locale));
    }

    List<String> codes(Object value, Locale locale) {
        return value instanceof List<?> several
                ? several.stream()
                        .map(one -> words.getMessage("casework.code." + one, null, null, locale))
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
    }

    /** Where it is comes first: whoever must go there reads no further. */
    String placed(Map<?, ?> parts, Locale locale) {
        var since = times.at(Instant.parse(String.valueOf(parts.get("at"))), locale);
        return Stream.of(
                        String.valueOf(parts.get("where")),
                        part("by", String.valueOf(parts.get("by")), locale),
                        word("casework.strip.careStatus.since", locale, since))
                .collect(Parts.joining());
    }

    /** The database keeps the parts of a fact in no order of ours. */
    private String part(String key, String value, Locale locale) {
        return switch (key) {
            case "at" -> times.at(Instant.parse(value), locale);
            case "by" -> directory.find(value).map(Person::name).orElse(value);
            default -> value;
        };
    }

    String word(String key, Locale locale, Object... values) {
        return words.getMessage(key, values, locale);
    }
}
