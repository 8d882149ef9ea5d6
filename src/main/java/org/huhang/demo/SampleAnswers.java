package org.huhang.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.document.Documents;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Facts;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * What people usually answer, from {@code demo/answers.json}: one entry per task, more special ones per stage of a feedback or
 * tier of the case. Values that begin with {@code @} stand for something that is known only when the task is done:
 * {@code @now-PT20M} a moment, {@code @day+14} a day, {@code @file name.txt} an uploaded file; an object with the key
 * {@code @each} is laid over every row that the platform has put into the list.
 */
@Component
class SampleAnswers {

    private static final String EACH = "@each";
    private static final String NOW = "@now";
    private static final String DAY = "@day";
    private static final String UPLOAD = "@file ";

    private final Documents documents;
    private final Map<String, Usual> all;

    SampleAnswers(Documents documents, ObjectMapper json) {
        this.documents = documents;
        this.all = SampleFile.read("answers.json", new TypeReference<>() {}, json);
    }

    /** Under which names a task may stand in the file, the most general first. */
    List<String> labels(String elementId, Facts facts) {
        var labels = new ArrayList<String>(List.of(elementId));
        Stream.of(facts.text("riskTier"), facts.text("stage"), facts.text("handOverMessage"))
                .filter(part -> part != null)
                .forEach(part -> labels.add(elementId + " " + part));
        return labels;
    }

    /** How long it usually takes until a task is done. */
    String after(List<String> labels) {
        return labels.stream()
                .map(all::get)
                .filter(usual -> usual != null && usual.after() != null)
                .reduce((general, special) -> special)
                .map(Usual::after)
                .orElse("PT1H");
    }

    /** The usual answers, the more special ones laid over the general ones; marks still stand in them. */
    Map<String, Object> of(List<String> labels) {
        var answers = new LinkedHashMap<String, Object>();
        for (var label : labels) {
            var usual = all.get(label);
            if (usual != null && usual.answers() != null) {
                answers.putAll(usual.answers());
            }
        }
        return answers;
    }

    /** Puts a value into the answers, with its marks replaced. */
    void put(Map<String, Object> answers, String key, @Nullable Object value, Instant now, Person person) {
        if (value == null) {
            answers.remove(key);
        } else if (value instanceof Map<?, ?> each && each.get(EACH) instanceof Map<?, ?> row) {
            answers.put(key, laidOver(answers.get(key), row, now, person));
        } else {
            answers.put(key, said(value, now, person));
        }
    }

    private List<Object> laidOver(@Nullable Object rows, Map<?, ?> over, Instant now, Person person) {
        var filled = new ArrayList<Object>();
        for (var row : rows instanceof List<?> list ? list : List.of()) {
            var whole = new LinkedHashMap<Object, Object>((Map<?, ?>) row);
            over.forEach((key, value) -> whole.put(key, said(value, now, person)));
            filled.add(whole);
        }
        return filled;
    }

    private Object said(Object value, Instant now, Person person) {
        if (value instanceof List<?> list) {
            return list.stream().map(element -> said(element, now, person)).toList();
        }
        if (value instanceof Map<?, ?> row) {
            var whole = new LinkedHashMap<Object, Object>();
            row.forEach((key, part) -> whole.put(key, said(part, now, person)));
            return whole;
        }
        return value instanceof String text && text.startsWith("@") ? meant(text, now, person) : value;
    }

    private String meant(String mark, Instant now, Person person) {
        if (mark.startsWith(NOW)) {
            var away = mark.length() == NOW.length() ? Duration.ZERO : duration(mark.substring(NOW.length()));
            return now.plus(away)
                    .atZone(BusinessClock.CHINA)
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toOffsetDateTime()
                    .toString();
        }
        if (mark.startsWith(DAY)) {
            var away = mark.length() == DAY.length() ? 0 : Integer.parseInt(mark.substring(DAY.length()));
            return LocalDate.ofInstant(now, BusinessClock.CHINA).plusDays(away).toString();
        }
        if (mark.startsWith(UPLOAD)) {
            var name = mark.substring(UPLOAD.length());
            var content = new ByteArrayResource(name.getBytes(StandardCharsets.UTF_8));
            return documents.upload(name, content, person.id()).id();
        }
        throw new IllegalArgumentException("unknown mark " + mark);
    }

    private static Duration duration(String signed) {
        return signed.startsWith("-")
                ? Duration.parse(signed.substring(1)).negated()
                : Duration.parse(signed.substring(1));
    }

    /**
     * One entry of the file.
     *
     * @param after how long after it came in a task is done, see {@link Moments}; null for the same as usual
     * @param answers field keys to JSON values
     */
    record Usual(@Nullable String after, @Nullable Map<String, Object> answers) {}
}
