package org.huhang.casework;

import java.util.Locale;
import java.util.Optional;
import org.huhang.audit.AuditLine;
import org.huhang.audit.ReasonWords;
import org.huhang.engine.Definitions;
import org.huhang.engine.Starts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a fact that one process hands to another is called, and that other process: as its model says, or as the platform does
 * while no such model is there.
 */
@Component
public class LinkWords implements ReasonWords {

    private final Starts starts;
    private final Definitions definitions;
    private final MessageSource words;

    LinkWords(Starts starts, Definitions definitions, MessageSource words) {
        this.starts = starts;
        this.definitions = definitions;
        this.words = words;
    }

    /**
     * A fact.
     *
     * @param message its message
     * @param locale the reader's language
     * @return the name of the start event that waits for it
     */
    public String fact(String message, Locale locale) {
        return starts.taking(message)
                .map(start -> definitions.name(start.definitionId(), start.elementId(), locale))
                .orElseGet(() -> known("casework.message." + message, message, locale));
    }

    /**
     * A process.
     *
     * @param key its id
     * @param locale the reader's language
     * @return its name
     */
    public String process(String key, Locale locale) {
        return starts.all().stream()
                .filter(start -> start.processKey().equals(key))
                .findFirst()
                .map(start -> definitions.processName(start.definitionId(), locale))
                .orElseGet(() -> known("casework.process." + key, key, locale));
    }

    private String known(String key, String otherwise, Locale locale) {
        return Optional.ofNullable(words.getMessage(key, null, null, locale)).orElse(otherwise);
    }

    @Override
    public @Nullable String of(AuditLine line, Locale locale) {
        var message = line.reason();
        return line.act().equals("handOver.made") && message != null ? fact(message, locale) : null;
    }
}
