package org.huhang.correction;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.casework.Given;
import org.huhang.correction.LookAgainTable.Row;
import org.huhang.model.Work;
import org.huhang.web.Parts;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** What those answered who look at the same correction. */
@Component
class OthersLooked {

    private final LookAgainTable table;
    private final Worklist worklist;
    private final Directory directory;

    OthersLooked(LookAgainTable table, Worklist worklist, Directory directory) {
        this.table = table;
        this.worklist = worklist;
        this.directory = directory;
    }

    /** Each with its agency; empty while nobody did. */
    String said(String caseNo, Row row, Locale locale) {
        var asked = table.instances(row.itemId(), row.number());
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.work() == Work.LOOK_AGAIN)
                .filter(answer -> {
                    var item = worklist.item(answer.taskId());
                    return asked.contains(item.instanceId())
                            && !item.agencyCode().equals(row.agency());
                })
                .map(answer -> Stream.of(
                                directory
                                        .agency(worklist.item(answer.taskId()).agencyCode())
                                        .name(locale),
                                new Given(answer.answers()).text("childStays"),
                                new Given(answer.answers()).text("arrangement"))
                        .filter(Objects::nonNull)
                        .collect(Parts.joining()))
                .collect(Collectors.joining("\n"));
    }
}
