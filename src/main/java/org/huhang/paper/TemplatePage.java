package org.huhang.paper;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.huhang.agency.Person;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts templates and what is wrong with them into words. */
@Component
class TemplatePage {

    private static final int MOST_DEVIATIONS = 12;

    private final Templates templates;
    private final PaperWords words;
    private final LayoutCheck layout;
    private final MessageSource texts;

    TemplatePage(Templates templates, PaperWords words, LayoutCheck layout, MessageSource texts) {
        this.templates = templates;
        this.words = words;
        this.layout = layout;
        this.texts = texts;
    }

    /**
     * A kind of paper with the agency's own versions.
     *
     * @param required words that a template of it must hold, as they stand there
     * @param own the newest first; empty where the agency uses that of the platform
     * @param current whether the newest of these is in use
     */
    record Kind(String kind, String title, String law, String required, List<Template> own, boolean current) {}

    /** A word that may stand in a template, what it means and how it may look. */
    record Word(String word, String meaning, String sample) {}

    List<Kind> kinds(Person person, Locale locale) {
        var own = templates.ownOf(person).stream().collect(Collectors.groupingBy(Template::kind));
        return templates.kindsOf(person).stream()
                .map(kind -> {
                    var versions = own.getOrDefault(kind.key(), List.of());
                    return new Kind(
                            kind.key(),
                            kind.title(locale),
                            kind.law(locale),
                            kind.required().stream()
                                    .map(TemplatePage::bracketed)
                                    .collect(Collectors.joining(" ")),
                            versions,
                            !versions.isEmpty() && versions.get(0).retiredAt() == null);
                })
                .toList();
    }

    List<Word> words(Locale locale) {
        return words.all().stream()
                .map(word -> new Word(bracketed(word.word()), word.name(locale), word.sample()))
                .toList();
    }

    /** The marks of parts; what each means is a key of texts. */
    List<Word> marks() {
        var marks = words.marks();
        return List.of(
                new Word(bracketed(marks.ifThere() + "\u2026"), "if", ""),
                new Word(bracketed(marks.unless() + "\u2026"), "unless", ""),
                new Word(bracketed(marks.each() + "\u2026"), "each", ""),
                new Word(bracketed(marks.end()), "end", ""));
    }

    private static String bracketed(String word) {
        return Marks.OPEN + word + Marks.CLOSE;
    }

    /** What is wrong, and where, in one sentence. */
    String said(Fault fault, Locale locale) {
        var what = say("paper.fault." + fault.code(), locale, fault.word().isEmpty() ? "" : bracketed(fault.word()));
        var place = fault.place();
        if (place == null) {
            return what;
        }
        var where = place.table() == 0
                ? say(
                        "paper.place.paragraph",
                        locale,
                        number(place.page()),
                        region(place, locale),
                        number(place.paragraph()))
                : say(
                        "paper.place.cell",
                        locale,
                        number(place.page()),
                        region(place, locale),
                        number(place.table()),
                        number(place.row()),
                        number(place.cell()));
        return say("paper.fault", locale, where, what, place.text());
    }

    private String region(Fault.Place place, Locale locale) {
        return say("paper.region." + place.region(), locale);
    }

    private static String number(int number) {
        return String.valueOf(number);
    }

    /** In what a template differs from the form of official papers: said, not refused. */
    List<String> deviations(byte[] template, Locale locale) {
        return layout.deviations(template).stream()
                .map(odd -> say("paper.odd." + odd.what(), locale, cut(odd.where()), odd.found()))
                .distinct()
                .limit(MOST_DEVIATIONS)
                .toList();
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) > 20 ? text.substring(0, text.offsetByCodePoints(0, 20)) : text;
    }

    private String say(String key, Locale locale, Object... values) {
        return Objects.requireNonNull(texts.getMessage(key, values, locale));
    }
}
