package org.huhang.casework;

import java.util.Locale;
import org.huhang.audit.AuditLine;
import org.huhang.audit.ReasonWords;
import org.huhang.engine.Definitions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How a case ended, in words: those of the end of its last process, or of the end that somebody chose. */
@Component
class CaseEnds implements ReasonWords {

    private final CaseTable cases;
    private final Definitions definitions;
    private final MessageSource words;

    CaseEnds(CaseTable cases, Definitions definitions, MessageSource words) {
        this.cases = cases;
        this.definitions = definitions;
        this.words = words;
    }

    /** Empty while the case is open. */
    String of(CaseFile file, Locale locale) {
        var end = file.endState();
        if (end == null) {
            return "";
        }
        return file.endModel() == null
                ? words.getMessage("casework.end." + end, null, locale)
                : definitions.name(file.endModel(), end, locale);
    }

    @Override
    public @Nullable String of(AuditLine line, Locale locale) {
        return line.subjectKind().equals("case") && line.act().equals("case.closed")
                ? cases.find(line.subjectId()).map(file -> of(file, locale)).orElse(null)
                : null;
    }
}
