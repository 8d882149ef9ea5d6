package org.huhang.form;

import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Reads form files. */
@Service
public class Forms {

    private final MessageSource messages;
    private final CodeNames names;
    private final Clock clock;
    private final ShippedForms files = new ShippedForms();
    private final Map<String, Form> shipped = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> toldSince = new ConcurrentHashMap<>();
    private final Map<String, Form> read = Collections.synchronizedMap(new Latest());

    Forms(MessageSource messages, CodeNames names, Clock clock) {
        this.messages = messages;
        this.names = names;
        this.clock = clock;
    }

    /**
     * Reads a form whose shared parts and words came with the platform, or one that was written out by {@link Form#schema}.
     *
     * @param schema a form-js schema as JSON
     * @return the form; the forms last asked for are remembered, so asking again for the same text costs nothing
     * @throws BadForm if it holds anything that no form may hold
     */
    public Form parse(String schema) {
        var known = read.get(schema);
        if (known != null) {
            return known;
        }
        var form = parse(schema, files::byId, files);
        read.put(schema, form);
        return form;
    }

    /**
     * Reads a form.
     *
     * @param schema a form-js schema as JSON
     * @param shared the schema of a shared form by its id, null if there is none
     * @param texts its words in other languages
     * @return the form; reading costs some milliseconds, so keep it as long as its file stays the same
     * @throws BadForm if it holds anything that no form may hold
     */
    public Form parse(String schema, Function<String, @Nullable String> shared, FormTexts texts) {
        return new Form(new SchemaReader(shared).read(schema), texts, messages, names, clock);
    }

    /**
     * What an answer says of the child, the place, the danger and the harm, as its form marks it; a form of before that marks nothing
     * is read as the one of the same id that came with the platform since. What calls for others is told whatever the form marks.
     *
     * @param form the form as it was filled in
     * @param answers as they were stored
     * @param calling those of them that call for others; of several choices those that do
     * @param locale the language of whatever is not free text
     * @return one text for each field, in the order of the form; what is not free text with its label
     */
    public List<String> told(Form form, Map<String, ?> answers, Map<String, ?> calling, Locale locale) {
        var own = form.told();
        var marked = own.isEmpty() ? toldSince.computeIfAbsent(form.id(), this::marked) : own;
        var told = new HashMap<String, Object>(calling);
        marked.stream()
                .filter(key -> answers.get(key) != null && !told.containsKey(key))
                .forEach(key -> told.put(key, answers.get(key)));
        return form.written(told, locale);
    }

    private Set<String> marked(String id) {
        var since = files.byId(id);
        return since == null ? Set.of() : parse(since).told();
    }

    /**
     * A form that came with the platform.
     *
     * @param path folder and file without ending, such as {@code mandatory-report/submit-report}
     * @return the form; read once
     * @throws NoSuchForm if there is none
     */
    public Form shipped(String path) {
        return shipped.computeIfAbsent(path, name -> {
            var schema = files.file(name);
            if (schema == null) {
                throw new NoSuchForm(name);
            }
            return parse(schema);
        });
    }

    /** The forms last asked for: every answer is kept with its form, and most of them with one of a few. */
    private static final class Latest extends LinkedHashMap<String, Form> {

        private static final int KEPT = 100;

        Latest() {
            super(KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Form> eldest) {
            return size() > KEPT;
        }
    }
}
