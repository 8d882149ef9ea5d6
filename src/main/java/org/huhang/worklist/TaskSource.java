package org.huhang.worklist;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.huhang.agency.Person;
import org.huhang.engine.BusinessClock;
import org.huhang.form.Field;
import org.huhang.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Gathers what the form of an open task shows: its questions, what was typed, and what may be taken over. */
@Component
class TaskSource {

    private final Drafts drafts;
    private final AnswerCheck check;
    private final AnsweredBefore answeredBefore;
    private final TaskForms forms;
    private final Proposed proposed;
    private final Words times;
    private final MessageSource words;
    private final ObjectMapper json;

    TaskSource(
            Drafts drafts,
            AnswerCheck check,
            AnsweredBefore answeredBefore,
            TaskForms forms,
            Proposed proposed,
            Words times,
            MessageSource words,
            ObjectMapper json) {
        this.drafts = drafts;
        this.check = check;
        this.answeredBefore = answeredBefore;
        this.forms = forms;
        this.proposed = proposed;
        this.times = times;
        this.words = words;
        this.json = json;
    }

    /** As the page of the task reads it; whoever does not hold the task only reads. */
    Map<String, Object> of(WorkItem item, Person person, boolean mine, Locale locale) {
        var draft = drafts.of(person, item.id());
        var typed = draft.map(Draft::answers).orElse(Map.of());
        var values = forms.values(item, person, typed);
        var source = new LinkedHashMap<String, Object>();
        var schema = new PossibleOptions(check.impossible(item), check.needless(item), check.demanded(item))
                .of(json.readTree(forms.schema(item, locale)));
        source.put("schema", mine ? schema : toRead(values, locale).of(schema));
        source.put("values", values);
        source.put("typed", typed.keySet());
        source.put("files", forms.named(item, values, person));
        source.put("version", item.version());
        if (mine) {
            source.put("proposals", proposed.words(item, person, values, locale));
            source.put("confirmed", check.read(item, draft.orElse(null)));
            source.put("earlier", earlier(item, person, locale));
            draft.ifPresent(saved -> {
                source.put("savedAt", saved.savedAt().toString());
                source.put("draft", saved.seen().version());
            });
        }
        return source;
    }

    private ToRead toRead(Map<String, Object> values, Locale locale) {
        return new ToRead(
                values,
                (asked, left) -> ticks(asked, left, locale),
                asked -> sentence(
                        "worklist.writes", locale, String.join(sentence("worklist.separator.words", locale), asked)));
    }

    /** What whoever holds the task may tick. */
    private String ticks(@Nullable String asked, List<String> left, Locale locale) {
        var options = String.join(sentence("worklist.separator.words", locale), left);
        return asked == null
                ? sentence("worklist.ticks", locale, options)
                : sentence("worklist.ticks.of", locale, asked, options);
    }

    private Map<String, Object> earlier(WorkItem item, Person person, Locale locale) {
        var form = forms.of(item);
        var earlier = answeredBefore.of(person, item);
        var keys = earlier.keySet().stream().map(Field::key).collect(Collectors.toSet());
        var known = form.offers(keys) ? forms.known(item, person) : Map.<String, Object>of();
        var offered = new LinkedHashMap<String, Object>();
        earlier.forEach((field, before) -> {
            var text = form.readable(Map.of(field.key(), before.value()), known, locale);
            if (!text.isEmpty()) {
                offered.put(
                        field.key(),
                        Map.of(
                                "value",
                                dated(field, before, locale),
                                "outcome",
                                before.outcome(),
                                "sibling",
                                before.sibling(),
                                "at",
                                times.at(before.at(), locale),
                                "text",
                                text.get(0).text()));
            }
        });
        return offered;
    }

    /** What somebody wrote or a child said then is not said today: whoever takes it over takes its day with it, written out. */
    private Object dated(Field field, AnsweredBefore.Earlier before, Locale locale) {
        if (!field.type().equals("textarea") || field.grounds()) {
            return before.value();
        }
        var day = LocalDate.ofInstant(before.at(), BusinessClock.CHINA);
        return sentence("worklist.earlier.dated", locale, day.toString(), before.value());
    }

    private String sentence(String key, Locale locale, Object... values) {
        return words.getMessage(key, values, locale);
    }
}
