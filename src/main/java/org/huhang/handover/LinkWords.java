package org.huhang.handover;

import java.util.Comparator;
import java.util.Locale;
import org.huhang.audit.AuditLine;
import org.huhang.audit.ReasonWords;
import org.huhang.engine.Definitions;
import org.huhang.engine.Sends;
import org.huhang.engine.Starts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a fact that one process hands to another is called, and that other process: as their models say. */
@Component
class LinkWords implements ReasonWords {

    private final Starts starts;
    private final Sends sends;
    private final LinkMatrix matrix;
    private final Definitions definitions;

    LinkWords(Starts starts, Sends sends, LinkMatrix matrix, Definitions definitions) {
        this.starts = starts;
        this.sends = sends;
        this.matrix = matrix;
        this.definitions = definitions;
    }

    /**
     * A fact: the start that waits for it, else what hands it over, in the process that does before others; else its message.
     */
    String fact(String message, String fromProcess, Locale locale) {
        return starts.taking(message)
                .map(start -> definitions.name(start.definitionId(), start.elementId(), locale))
                .or(() -> sends.of(message).stream()
                        .min(Comparator.comparing(send -> !send.processKey().equals(fromProcess)))
                        .map(send -> definitions.name(send.definitionId(), send.elementId(), locale)))
                .orElse(message);
    }

    String fact(HandOver row, Locale locale) {
        return fact(row.message(), row.fromProcess(), locale);
    }

    /** A process: as its model says, or as the matrix does while there is no such model. */
    String process(String key, Locale locale) {
        return starts.all().stream()
                .filter(start -> start.processKey().equals(key))
                .findFirst()
                .map(start -> definitions.processName(start.definitionId(), locale))
                .orElseGet(() -> matrix.process(key, locale));
    }

    @Override
    public @Nullable String of(AuditLine line, Locale locale) {
        var message = line.reason();
        return line.act().equals("handOver.made") && message != null ? fact(message, "", locale) : null;
    }
}
