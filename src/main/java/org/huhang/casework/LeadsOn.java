package org.huhang.casework;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huhang.agency.CaseParties;
import org.huhang.agency.Person;
import org.huhang.notification.LeadsTo;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A message of a task leads to the task; to its case, or where that goes on, for whom the task no longer opens. One of a case
 * from which another child's was parted leads to that one, for whom only that one opens.
 */
@Component
class LeadsOn implements LeadsTo {

    private static final Pattern TASK = Pattern.compile("/tasks/([0-9a-f-]{36})");

    private static final Pattern CASE = Pattern.compile("/cases/([0-9-]+)");

    private final Worklist worklist;
    private final CaseCards cards;
    private final Cases cases;
    private final CaseLinks links;
    private final WhoOpens whoOpens;
    private final CaseWords words;

    LeadsOn(Worklist worklist, CaseCards cards, Cases cases, CaseLinks links, WhoOpens whoOpens, CaseWords words) {
        this.worklist = worklist;
        this.cards = cards;
        this.cases = cases;
        this.links = links;
        this.whoOpens = whoOpens;
        this.words = words;
    }

    @Override
    public @Nullable String now(Person reader, String link) {
        var task = TASK.matcher(link);
        if (task.matches()) {
            return now(reader, worklist.item(UUID.fromString(task.group(1))), link);
        }
        var page = CASE.matcher(link);
        return page.matches() ? elsewhere(reader, page.group(1), link) : link;
    }

    @Override
    public @Nullable String instead(Person reader, String caseNo, Locale locale) {
        var secret = cards.parties(caseNo).filter(CaseParties::secret).isPresent();
        if (!secret || cases.mayOpen(reader, caseNo)) {
            return null;
        }
        if (worklist.ofCase(caseNo).stream()
                .anyMatch(item -> item.open() && item.holder() == null && worklist.mayTake(reader, item))) {
            return words.word("casework.secret.take", locale);
        }
        var who = whoOpens.names(caseNo, reader, locale);
        return words.word(
                "casework.secret.ask", locale, who.isEmpty() ? whoOpens.office(cases.file(caseNo), locale) : who);
    }

    /** Where the case of another child went on, for whoever had to do with that one alone. */
    private String elsewhere(Person reader, String caseNo, String link) {
        return cases.mayOpen(reader, caseNo)
                ? link
                : links.of(caseNo).stream()
                        .filter(one -> one.kind().equals(CaseLinks.PARTED) && cases.mayOpen(reader, one.caseNo()))
                        .map(one -> "/cases/" + one.caseNo())
                        .findFirst()
                        .orElse(link);
    }

    private @Nullable String now(Person reader, WorkItem item, String link) {
        if (worklist.mayOpen(reader, item) || worklist.mayTake(reader, item)) {
            return link;
        }
        return cases.mayOpen(reader, item.caseNo())
                ? "/cases/" + item.caseNo()
                : cards.goesOn(reader, item.caseNo())
                        .map(other -> "/cases/" + other)
                        .orElse(null);
    }
}
